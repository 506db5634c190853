"""What the signatures of the package name: arrays, dicts of them, cells and nets.

Shapes are no part of a type: they stand in the docstrings, and what does not fit is
refused with a sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from rnn_teach.core.cell import Cell, NetOfCells

Array: TypeAlias = NDArray[Any]
"""Of numbers; float64 unless asked otherwise."""

Arrays: TypeAlias = dict[str, Array]
"""By name, such as parameters or gradients."""

AnyCell: TypeAlias = Cell | NetOfCells
"""What `unroll` runs: a cell, or a net of cells."""

Factors: TypeAlias = dict[str, tuple[Array, Array]]
"""For each parameter the two factors of each step's term of its gradient."""

Choose: TypeAlias = "Callable[[Array, np.random.Generator | None], Array]"
"""Picks a symbol for each sequence from its scores: `greedy`, or a `Sampler`. A text,
for asking for np.random loads it, which takes as long as all the rest."""

Progress: TypeAlias = Callable[[Iterable[int]], Iterable[int]]
"""Wraps the loop of a training and shows how far it is."""

File: TypeAlias = str | Path | IO[bytes]
"""The name of a file, or an open one."""

Named: TypeAlias = Mapping[str, Any]
"""By name, with more than arrays in it: the states of a net's parts."""
