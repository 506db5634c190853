"""A cell whose steps do not share their parameters: what an unrolled net would be if it
were a deep one."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np

from rnn_teach.core.arguments import as_index, as_size
from rnn_teach.core.cell import Cell, as_cell
from rnn_teach.core.networks import in_brief
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Arrays, Factors


class UntiedCell:
    """T copies of a cell, one for each step. `unroll` and `bptt` take it like any cell.

        h[t] = f(U[t] x[t] + W[t] h[t-1] + b[t])        (for the plain cell)

    Equal copies compute what the shared cell computes. After `bptt`, `terms["W"][t]` is
    the gradient of copy t, and `total["W"]`, their sum, is the gradient that a shared W
    would have.

    Parameters
    ----------
    cell : RNNCell, LSTMCell or GRUCell
        The cell to copy.
    T : int
        How many copies: also the longest sequence that it can read.

    Raises
    ------
    ValueError
        If `cell` is no cell or T no whole number of at least 1; in `unroll`, if the
        sequence has more steps than there are copies.
    """

    def __init__(self, cell: Cell, T: int) -> None:
        as_cell(cell)
        self.copies = [copy.deepcopy(cell) for _ in range(as_size("T", T))]
        self.n_x, self.n_h = cell.n_x, cell.n_h
        self.records, self.names, self.carries = cell.records, cell.names, cell.carries

    def __repr__(self) -> str:
        return f"UntiedCell({in_brief(self.copies[0])}, T={len(self.copies)})"

    def __getitem__(self, t: int) -> Cell:
        """The copy that step t uses, t = 1 ... T: `untied[3].W`."""
        return self.copies[as_index("the step of a copy", t, 1, len(self.copies)) - 1]

    @property
    def parameters(self) -> Arrays:
        """The parameters of every copy, by names like "W[3]": the very arrays."""
        return {
            f"{name}[{t}]": array
            for t, one in enumerate(self.copies, start=1)
            for name, array in one.parameters.items()
        }

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of number the cell computes with."""
        return np.result_type(*(one.dtype for one in self.copies))

    def read_inputs(self, trace: Trace) -> None:
        """What each copy does with its own input. It sees only the two rows of its
        step."""
        if len(self.copies) < trace.T:
            raise ValueError(
                f"an untied cell has parameters for {len(self.copies)} steps, and the sequence has {trace.T}: "
                f"nothing says what to do at step {len(self.copies) + 1}"
            )
        for t in range(1, trace.T + 1):
            self[t].read_inputs(trace.between(t - 1, t))

    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of the trace from row t-1, with copy t."""
        self[t].step(trace, t)

    def slopes(self, trace: Trace) -> Arrays:
        """The slopes at each step, those of its copy, which sees only the two rows of
        its step."""
        each = [self[t].slopes(trace.between(t - 1, t)) for t in range(1, trace.T + 1)]
        return {name: np.stack([each[0][name][0], *(one[name][1] for one in each)]) for name in each[0]}

    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """The reverse of step t, with copy t."""
        self[t].step_backward(trace, d, t)

    def read_inputs_backward(self, trace: Trace, d: Trace) -> None:
        """∂L/∂x[t], with copy t."""
        for t in range(1, trace.T + 1):
            self[t].read_inputs_backward(trace.between(t - 1, t), d.between(t - 1, t))

    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's gradient: as for a shared cell, they come from
        trace and d alone."""
        return self[1].gradient_factors(trace, d)
