"""What a cell is: the members that `unroll`, `bptt` and `make_ledger` ask for.

A cell knows one step and the reverse of it. It inherits nothing: whatever has these
members is a cell. A net is made of cells and has no step of its own.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_flag, in_short

if TYPE_CHECKING:
    from rnn_teach.core.gradients import Gradients
    from rnn_teach.core.ledger import Ledger
    from rnn_teach.core.trace import Trace
    from rnn_teach.core.types import Array, Arrays, Factors


class Cell(Protocol):
    """The contract of a cell. Arrays over time have their rows t = 0 ... T first."""

    @property
    def carries(self) -> tuple[str, ...]:
        """The states that a step reads from the step before, h first: ("h", "c")."""

    @property
    def names(self) -> dict[str, tuple[str, int]]:
        """Names for slices of what is recorded. With {"f": ("gates", 1)} there are
        `trace.f` and `d.f`, views of `trace.gates[:, 1]` and `d.gates[:, 1]`."""

    @property
    def n_x(self) -> int:
        """The size of an input x[t]."""

    @property
    def n_h(self) -> int:
        """The size of each state."""

    @property
    def records(self) -> dict[str, tuple[int, ...]]:
        """What a step computes, by name, with the shape of one step of one sequence."""

    @property
    def parameters(self) -> dict[str, np.ndarray]:
        """The very arrays by name: what changes them in place trains the cell."""

    @property
    def dtype(self) -> np.dtype:
        """The type of number that the cell computes with."""

    def read_inputs(self, trace: Trace) -> None:
        """Compute what waits for no state, as U x[t] + b, for all t at once."""

    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of what is recorded from row t-1: the equations, line by line."""

    def slopes(self, trace: Trace) -> Arrays:
        """What every `step_backward` needs and none waits for, for all t at once.

        Arrays by name, which `step_backward` finds in its trace.
        """

    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """The reverse of `step`, from ∂L/∂(the states at t) to ∂L/∂ of all else.

        It fills row t of `d` and adds to row t-1 of the states in `d` what reaches them
        through this step.
        """

    def read_inputs_backward(self, trace: Trace, d: Trace) -> None:
        """The reverse of `read_inputs`: fill d.x, for all t at once."""

    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """For each parameter the two factors of each step's term, t = 1 ... T.

        With (da, x) the term of step t is da[t] x[t]ᵀ, summed over the batch.
        """


METHODS = ("read_inputs", "step", "slopes", "step_backward", "read_inputs_backward", "gradient_factors")


class NetOfCells(ABC):
    """What is made of cells and used like one. `networks.Net` is the one there is."""

    @abstractmethod
    def unroll_parts(self, x: Array, mask: Array | None, initial: Mapping[str, Any]) -> Trace:
        """The trace of the net, with those of its parts."""

    @abstractmethod
    def bptt_parts(
        self,
        trace: Trace,
        direct: ArrayLike | Mapping[str, Any],
        *,
        terms: bool,
        inputs: bool,
        totals: bool,
        window: int | None,
        chunk: int | None,
    ) -> Gradients:
        """The gradients of the net, with those of its parts."""

    @abstractmethod
    def ledger_parts(self, trace: Trace, losses: Any) -> Ledger:
        """The ledger of the net, with those of its parts."""


def is_net(cell):
    """Whether it is made of cells, and not a cell itself."""
    return _is_made_of_cells(type(cell))


@cache  # asked several times at each unroll, and slow to find out for an abstract class
def _is_made_of_cells(kind):
    return issubclass(kind, NetOfCells)


def as_cell(value):
    """`value` itself where it is a cell, or a ValueError: a net has no own states."""
    if is_net(value):
        raise ValueError(
            f"cell must be one cell, and a {type(value).__name__} is made of several: give one of its cells, with "
            "that cell's part of the trace, trace.parts[...]"
        )
    return as_net(value)


def as_net(value):
    """`value` itself where it is a cell or a net of cells, or a ValueError."""
    if is_net(value):
        return value
    kind = type(value)
    if isinstance(value, type) or not hasattr(value, "carries"):
        raise ValueError(f"cell must be a cell, as RNNCell(U, W) makes one; got {kind.__name__}")
    missing = _missing(kind)
    if missing:
        raise ValueError(
            f"cell must have the members of rnn_teach.core.cell.Cell; a {kind.__name__} lacks {', '.join(missing)}"
        )
    return value


@cache  # asked at each unroll
def _missing(kind):
    return [method for method in METHODS if not hasattr(kind, method)]


def as_bias(cell, name, shape, *, axes, copy):
    """The bias of that name, zero where none was given; None with `bias=False`."""
    value = getattr(cell, name)
    if not as_flag("bias", cell.bias):
        if value is not None:
            raise ValueError(f"a cell with bias=False has no {name}: leave out one of the two")
        return None
    if value is None:
        return np.zeros(shape, cell.U.dtype)
    return as_array(name, value, shape, axes=axes, copy=copy)


def refit_parameters(net):
    """Bring parameters that were set since into shape, or refuse them.

    Numbers that became NaN or infinite are refused too. `unroll` asks it once, and no
    step does.
    """
    if is_net(net):
        for part in net.parts.values():
            refit_parameters(part)
    elif hasattr(net, "fit_parameters") and not _fits(net):
        net.fit_parameters()


def _fits(cell):
    """Whether shapes fit and numbers are finite, as far as a quick look tells."""
    U = cell.U
    n_h, n_x = U.shape[-2:] if isinstance(U, np.ndarray) and U.ndim > 1 else (0, 0)
    for name, array in cell.parameters.items():
        columns = n_x if name == "U" else n_h if name == "W" else 1
        if not isinstance(array, np.ndarray) or array.shape[-2:] != (n_h, columns):
            return False
    return seem_finite(cell.parameters.values())


def seem_finite(arrays):
    """Whether a quick look tells that no number is NaN or infinite."""
    # The sum of squares is NaN if one is; infinite at times without, and without a
    # warning from vdot.
    return all(math.isfinite(np.vdot(array, array).real) for array in arrays)


def cell_in_short(cell):
    """A cell on one line: sizes, arrays, and options that are not the usual ones."""
    arrays = cell.parameters
    held = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
    options = {option.name: option.default for option in fields(cell) if option.kw_only}
    said = [
        f"{name}={in_short(getattr(cell, name))}"
        for name, usual in options.items()
        if name not in (*arrays, "bias") and getattr(cell, name) not in (usual, {})
    ]
    if cell.dtype != np.float64:
        said.append(f"{cell.dtype}")
    after = f"; {', '.join(said)}" if said else ""
    return f"{type(cell).__name__}(n_x={cell.n_x}, n_h={cell.n_h}: {held}{after})"
