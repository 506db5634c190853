"""Sequences from and to Keras and PyTorch. Ours are (T, n, B): time first, batch last.

The states of a trace have a row for t = 0 as well: hand on `trace.h[1:]`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_flag
from rnn_teach.core.types import Array

TURNED = {"T B n": (0, 2, 1), "B T n": (1, 2, 0)}
"""Where our axes T, n, B stand in theirs."""


def sequence_from_torch(x: ArrayLike, *, batch_first: bool = False) -> Array:
    """A batch of sequences of PyTorch, (T, B, n), as ours, (T, n, B).

    Parameters
    ----------
    x : array (T, B, n), or (B, T, n) if batch_first
        Inputs or states. (T, n) is one sequence, and becomes (T, n, 1).
    batch_first : bool
        That of the module.

    Raises
    ------
    ValueError
        If x has another number of axes, is empty, or holds NaN or infinity.
    """
    return _ours(x, "B T n" if as_flag("batch_first", batch_first) else "T B n")


def sequence_to_torch(x: ArrayLike, *, batch_first: bool = False) -> Array:
    """Our sequences (T, n, B) as PyTorch has them, (T, B, n) or batch_first (B, T, n).

    Raises
    ------
    ValueError
        As for `sequence_from_torch`.
    """
    return _theirs(x, "B T n" if as_flag("batch_first", batch_first) else "T B n")


def sequence_from_keras(x: ArrayLike) -> Array:
    """Sequences of Keras, (B, T, n), as ours, (T, n, B); (T, n) is one sequence.

    Raises
    ------
    ValueError
        As for `sequence_from_torch`.
    """
    return _ours(x, "B T n")


def sequence_to_keras(x: ArrayLike) -> Array:
    """Our batch of sequences (T, n, B) as Keras takes it, (B, T, n).

    Raises
    ------
    ValueError
        As for `sequence_from_torch`.
    """
    return _theirs(x, "B T n")


def _ours(x, axes):
    array = as_array("x", x)
    if array.ndim == 2:
        array = array[:, np.newaxis] if axes == "T B n" else array[np.newaxis]
    array = as_array("x", array, tuple(axes.split()))
    return np.ascontiguousarray(array.transpose(TURNED[axes]))


def _theirs(x, axes):
    array = as_array("x", x)
    array = array[:, :, np.newaxis] if array.ndim == 2 else array
    return np.ascontiguousarray(as_array("x", array, ("T", "n", "B")).transpose(np.argsort(TURNED[axes])))
