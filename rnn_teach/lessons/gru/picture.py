"""An LSTM and a GRU on the same input: gates and states step by step, and what is kept
and what is new."""

import numpy as np

from rnn_teach.kit.numbers import added, bracketed, number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import columns
from rnn_teach.lessons.gru import words as say
from rnn_teach.lessons.gru.picture_cell import CellSide

ROOMS = (1, 3, 6, 12)
"""The axis of the states reaches to one of these, so that it moves seldom."""


class SideBySidePicture(Picture):
    """One unit of an LSTM on the left and of a GRU on the right, in rows that play the
    same part.

    Above the inputs, the gates and the states as fields that fill up, a column a time
    step; below what of each
    new state is kept and what is new; at the bottom the present step as its equations,
    with their numbers.
    """

    def __init__(self, T, inputs):
        super().__init__(8.2, 4.4)
        self._lstm = CellSide(self, 0.085, T, inputs, LSTM_ROWS)
        self._gru = CellSide(self, 0.59, T, inputs, GRU_ROWS)
        self._gru.mark_bound()
        self._shown = None
        self.let_change(*self._lstm.changing, *self._gru.changing)

    def show(self, names, lstm, gru, traces, t, lstm_held=(), gru_held=()):
        """Show step t of two traces of one sequence each, unit 1 of both.

        Parameters
        ----------
        names : list of str
            What the inputs are called.
        lstm, gru : LSTMCell, GRUCell
            The cells that computed the traces; their candidates are without bias.
        traces : pair of Traces
            Of the LSTM and of the GRU.
        t : int
            The present step.
        lstm_held, gru_held : names of gates
            Those that are held.
        """
        shown = (traces, lstm_held, gru_held)
        if shown != self._shown:
            both = [_lstm_values(traces[0]), _gru_values(traces[1])]
            room = _room_for(*(values["parts"] for values in both))
            full = max(np.abs(values["flows"]).max() for values in both) or 1.0
            titles = (say.LSTM, say.gru(gru.reset))
            holds = (lstm_held, (*gru_held, "1−z") if "z" in gru_held else gru_held)
            for side, title, values, held in zip((self._lstm, self._gru), titles, both, holds, strict=True):
                side.set_values(say.unit_1(title, lstm.n_h), names, values, held, room, full)
            self.background_changed()
            self._shown = shown
            texts = [say.column(t, names, x) for t, x in enumerate(traces[0].x[1:, :, 0], start=1)]
            self.places = [one for side in (self._lstm, self._gru) for one in columns(side.ax, texts, "t")]
        self._lstm.set_step(t, _lstm_equations(traces[0], t))
        self._gru.set_step(t, _gru_equations(gru, traces[1], t))


LSTM_ROWS = (("i", "i"), ("f", "f"), ("g", "g"), ("o", "output gate"), ("c", "c"), ("h", "h"))
GRU_ROWS = (("1−z", "z"), ("z", "z"), ("n", "n"), ("r", "r"), (say.NO_C, None), ("h", "h"))
"""The name of each row and of its color; rows that play the same part stand beside each
other."""


def _lstm_values(trace):
    i, f, g, o = trace.gates[1:, :, 0, 0].T
    c, h = trace.c[:, 0, 0], trace.h[1:, 0, 0]
    parts = np.array([f * c[:-1], i * g, c[1:]])
    legend = tuple(zip(say.LSTM_LEGEND, ("f", "g", "c"), strict=True))
    rows = np.array([i, f, g, o, c[1:], h])
    return {"x": trace.x[1:, :, 0].T, "rows": rows, "flows": rows[[2, 4, 5]], "parts": parts, "legend": legend}


def _gru_values(trace):
    r, z, n = trace.gates[1:, :, 0, 0].T
    h = trace.h[:, 0, 0]
    parts = np.array([z * h[:-1], (1 - z) * n, h[1:]])
    legend = tuple(zip(say.GRU_LEGEND, ("z", "n", "h"), strict=True))
    rows = np.array([1 - z, z, n, r, np.full(len(r), np.nan), h[1:]])
    return {"x": trace.x[1:, :, 0].T, "rows": rows, "flows": rows[[2, 5]], "parts": parts, "legend": legend}


def _lstm_equations(trace, t):
    i, f, g, o = (bracketed(value) for value in trace.gates[t, :, 0, 0])
    before, squashed = bracketed(trace.c[t - 1, 0, 0]), bracketed(np.tanh(trace.c[t, 0, 0]))
    c, h = number(trace.c[t, 0, 0]), number(trace.h[t, 0, 0])
    return (
        f"c[{t}] = f c[{t - 1}] + i g = {f}·{before} + {i}·{g} = {c}",
        f"h[{t}] = o tanh(c[{t}]) = {o}·{squashed} = {h}",
    )


def _gru_equations(cell, trace, t):
    _, z, n = trace.gates[t, :, 0, 0]
    before, h = trace.h[t - 1, 0, 0], trace.h[t, 0, 0]
    from_input = (cell.U_n @ trace.x[t])[0, 0]
    past = trace.a[t, 2, 0, 0] - from_input
    from_past = f"W (r h[{t - 1}])" if cell.reset == "before" else f"r (W h[{t - 1}])"
    return (
        f"n = tanh(U x + {from_past}) = tanh({added([from_input, past])}) = {number(n)}",
        f"h[{t}] = z h[{t - 1}] + (1−z) n = {number(z)}·{bracketed(before)} + {number(1 - z)}·{bracketed(n)} "
        f"= {number(h)}",
    )


def _room_for(*parts):
    """The ends of the axis of the states: below zero only where something is."""
    largest = max(np.abs(part).max() for part in parts)
    high = next((room for room in ROOMS if room >= largest), largest)
    low = min(part.min() for part in parts)
    return (-1.1 * high if low < -0.05 * high else -0.06 * high), 1.1 * high
