"""A net that learns the adding problem."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from rnn_teach.core import (
    GRUCell,
    LSTMCell,
    Readout,
    RNNCell,
    Training,
    bptt,
    joined,
    orthogonal,
    squared_error,
    unroll,
)
from rnn_teach.core.arguments import as_array, as_choice, as_rng, as_size, in_short
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.moving import Optimizer
from rnn_teach.core.trace import Trace
from rnn_teach.kit.adding.task import make_adding
from rnn_teach.kit.run import Run

N_H, B = 32, 32


def _plain(activation):
    def new(rng):
        return RNNCell(rng.normal(0, 1 / np.sqrt(2), (N_H, 2)), orthogonal(N_H, rng), activation=activation)

    return new


ADDING_CELLS = {
    "tanh RNN": _plain("tanh"),
    "ReLU RNN": _plain("relu"),
    "LSTM": lambda rng: LSTMCell.random(2, N_H, rng),
    "GRU": lambda rng: GRUCell.random(2, N_H, rng),
}
"""New cells of 32 units by name: W orthogonal for the plain ones, normal for the
others, forget bias 1."""


def count_of(name):
    """How many parameters a net of that kind has, with its read-out."""
    cell = ADDING_CELLS[name](np.random.default_rng(0))
    return sum(parameter.size for parameter in cell.parameters.values()) + N_H + 1


class AddingRun(Run):
    """A new net with what trains it on the adding problem.

        L = mean over a batch of 32 of (V h[T] + c - sum of the two marked numbers)²

    A cell of 32 units and a linear read-out; every update draws new sequences.

    Parameters
    ----------
    cell : "tanh RNN", "ReLU RNN", "LSTM" or "GRU"
        Which cell. The gated ones begin as `random` makes them.
    T : int
        The length of the sequences.
    optimizer : SGD, RMSprop, Adagrad or Adam
        A new one: it remembers what it has trained.
    rng : numpy.random.Generator
        Draws the weights, then the sequences.
    clip_norm : float
        Where gradients are clipped; not clipped where not given.
    dtype : type
        np.float32 trains quicker, np.float64 is exact.

    Raises
    ------
    ValueError
        If there is no such cell, or an argument is none of those told.
    """

    def __init__(
        self,
        cell: str,
        T: int,
        optimizer: Optimizer,
        rng: np.random.Generator,
        *,
        clip_norm: float | None = None,
        dtype: DTypeLike = np.float64,
    ) -> None:
        as_choice("cell", cell, ADDING_CELLS)
        if not isinstance(dtype, type) or dtype not in (np.float32, np.float64):
            raise ValueError(f"dtype must be np.float32 or np.float64; got {in_short(dtype)}")
        self._T, self._rng = as_size("T", T), as_rng(rng)
        self._cell = ADDING_CELLS[cell](rng)
        self._readout = Readout.random(N_H, 1, rng, answer="linear")
        for part in (self._cell, self._readout):
            for name, parameter in part.parameters.items():
                setattr(part, name, parameter.astype(dtype))
        self.training = Training(
            joined(cell=self._cell, readout=self._readout),
            self._loss_and_gradients,
            optimizer,
            clip_norm=clip_norm,
            rng=rng,
        )

    def look_back(self, rng: np.random.Generator) -> tuple[Trace, Gradients]:
        """What the loss of 32 new sequences hands back to every state, and those
        states; nothing is learned.

        Returns
        -------
        (Trace, Gradients)
            Of the cell: `gradients.d.h[t]` is ∂L/∂h[t].
        """
        batch = make_adding(self._T, B, as_rng(rng))
        return self._traced(batch)[1:]

    def answer(self, x: ArrayLike) -> float:
        """What the net says of one sequence (T, 2, 1).

        Raises
        ------
        ValueError
            If x has another shape, or holds NaN, infinity or complex numbers.
        """
        x = as_array("x", x, real=True)
        with np.errstate(all="ignore"):  # a net whose parameters have run away answers too, with inf or nan
            return float(self._readout.read(unroll(self._cell, x)).readout.o[-1, 0, 0])

    def _loss_and_gradients(self):
        loss, _, of_cell, of_readout = self._traced(make_adding(self._T, B, self._rng), readout=True)
        return loss, joined(cell=of_cell, readout=of_readout)

    def _traced(self, batch, readout=False):
        """The loss of a batch, the trace, the gradients of the cell, and if asked those
        of the read-out."""
        trace = self._readout.read(unroll(self._cell, batch.x))
        loss = squared_error(trace.readout, batch.targets, batch.weights, average=True)
        of_readout = self._readout.read_backward(trace, loss.d_o, terms=False)
        of_cell = bptt(self._cell, trace, of_readout.d.h, terms=False, inputs=False)
        return (loss.value, trace, of_cell, of_readout) if readout else (loss.value, trace, of_cell)
