"""Cells that read from the right, and from both sides."""

from __future__ import annotations

import numpy as np

from rnn_teach.core.bptt import bptt
from rnn_teach.core.cell import as_cell
from rnn_teach.core.gradients import like
from rnn_teach.core.ledger import Ledger
from rnn_teach.core.networks import Net, ledger_of_part, said_of_part
from rnn_teach.core.trace import Trace, turn_round
from rnn_teach.core.types import AnyCell
from rnn_teach.core.unroll import unroll_masked


class _Directions(Net):
    """Parts that read the same inputs, each from its side, their states joined."""

    @property
    def n_x(self) -> int:
        """The size of an input x[t]."""
        return next(iter(self.parts.values())).n_x

    @property
    def n_h(self) -> int:
        """The size of h[t]: of all states together."""
        return sum(part.n_h for part in self.parts.values())

    def _unroll(self, x, mask, initial):
        traces = {}
        for name, part in self.parts.items():
            from_left = name == "forward"
            its_x, its_mask = (x, mask) if from_left else (x[::-1], None if mask is None else turn_round(mask))
            traces[name] = unroll_masked(part, its_x, its_mask, initial.get(name, {}))
        return traces, np.concatenate([_states_in_time(name, trace.h) for name, trace in traces.items()], axis=1)

    def _bptt(self, trace, said_of_h, said_of_parts, *, chunk, **flags):
        if chunk is not None:
            raise ValueError("what reads from the right cannot be cut in chunks: it begins with the last step")
        parts = {}
        for (name, part), h in zip(self.parts.items(), self._apart(said_of_h), strict=True):
            direct = said_of_part(trace.parts[name], h, said_of_parts.get(name))
            parts[name] = bptt(part, trace.parts[name], direct, **flags)
        return parts, self._joined({name: one.d for name, one in parts.items()})

    def _ledger(self, trace, losses):
        parts = {
            name: ledger_of_part(part, trace.parts[name], one)
            for (name, part), one in zip(self.parts.items(), self._apart(losses), strict=True)
        }
        d = self._joined({name: one.d for name, one in parts.items()})
        return {name: one if name == "forward" else _turned(one) for name, one in parts.items()}, d

    def _apart(self, direct):
        """What is said of each part's states, in the order in which it reads."""
        sizes = [part.n_h for part in self.parts.values()]
        for name, one in zip(self.parts, np.split(direct, np.cumsum(sizes)[:-1], axis=1), strict=True):
            if name == "backward":
                one = turn_round(one)
                one[0] = 0  # the state before its first step is h[T+1], of which nothing is said
            yield one

    def _joined(self, d):
        """∂L/∂x[t], summed over the parts, and ∂L/∂h[t] of all states together."""
        x = sum(one.x if name == "forward" else turn_round(one.x) for name, one in d.items())
        return Trace(x=x, h=np.concatenate([_states_in_time(name, one.h) for name, one in d.items()], axis=1))

    def _in_time(self, name, terms):
        return terms if name == "forward" else {key: turn_round(array) for key, array in terms.items()}


class Reversed(_Directions):
    """A cell that reads from the right: at step t its state has seen x[T] ... x[t].

        h[t] = f(U x[t] + W h[t+1] + b),   t = T ... 1        (for the plain cell)

    In the trace `h` is in the order of time, and row 0 is NaN: the initial state is
    h[T+1]. What the cell itself recorded is in `trace.parts["backward"]`, in the order
    in which it read: row 1 belongs to x[T].

    Parameters
    ----------
    backward : RNNCell, LSTMCell or GRUCell
        The cell.

    Raises
    ------
    ValueError
        If it is no cell.
    """

    def __init__(self, backward: AnyCell) -> None:
        super().__init__({"backward": as_cell(backward)})


class Bidirectional(_Directions):
    """Two cells, one reading from the left, one from the right, side by side (Schuster
    and Paliwal 1997, Bidirectional recurrent neural networks, section II).

        h[t]  = [→h[t]; ←h[t]]
        →h[t] = f(U x[t] + W →h[t-1] + b)
        ←h[t] = f(U' x[t] + W' ←h[t+1] + b')

    At each step the state has seen the whole sequence: →h[t] what is left of it, ←h[t]
    what is right, both x[t]. Neither reads the other. In the trace `h` is in the order
    of time; row 0 holds →h[0], and NaN for ←h, whose initial state is ←h[T+1].
    `trace.parts` holds what "forward" and "backward" recorded, each in the order in
    which it read.

    Parameters
    ----------
    forward, backward : RNNCell, LSTMCell or GRUCell
        The cells, for inputs of the same size.

    Raises
    ------
    ValueError
        If one is no cell, both are the same object, or they read inputs of different
        sizes.
    """

    def __init__(self, forward: AnyCell, backward: AnyCell) -> None:
        super().__init__({"forward": as_cell(forward), "backward": as_cell(backward)})
        if forward is backward:
            raise ValueError("forward and backward must be two cells: one and the same would be trained twice")
        if forward.n_x != backward.n_x:
            raise ValueError(
                f"both cells must read the same inputs; forward has n_x = {forward.n_x}, backward {backward.n_x}"
            )


def _states_in_time(name, h):
    """A part's states in the order of time; ←h has none at t = 0."""
    if name == "forward":
        return h
    h = turn_round(h)
    h[0] = np.nan
    return h


def _turned(ledger):
    """The ledger of what reads from the right, its steps in the order of time."""
    norms = {}
    for name, array in ledger.norms.items():
        norms[name] = array[:, [0, *range(len(array) - 1, 0, -1)]]
        norms[name][:, 0] = np.nan
    factors = {name: like(pair, pair[0][::-1], pair[1][::-1]) for name, pair in ledger.factors.items()}
    return Ledger(ledger.trace.turned_round(), ledger.d.turned_round(), norms, factors)
