"""What the gates and states of one LSTM unit were at every step, as bars with their
numbers."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from rnn_teach.core.arguments import as_flag
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.kit.numbers import number, short
from rnn_teach.kit.picture import axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, INK, NOTHING, TEXT_PT, TITLE_PT, pale
from rnn_teach.lessons.lstm_gates import words as say

ROWS = say.ROWS
"""Gates and states in the order of their equations, with the colour of each in COLORS.
"""
GATES = ("i", "f", "o")
WIDTH = 0.86
"""Of a field, where 1 is the distance between two steps."""
MOST_STEPS = 10
"""So many steps can be drawn beside each other with their numbers still readable."""


def color_of(name):
    """The colour of a row. The output gate's `o` is not the output o of a read-out, and
    has another."""
    return COLORS["output gate" if name == "o" else name]


def series(trace, name):
    """One quantity of the first unit in the first sequence, (T+1,)."""
    return getattr(trace, name)[:, 0, 0]


def plot_gates(trace: Trace, ax: Axes | None = None, *, inputs: bool = True) -> Axes:
    """Gates and states of an LSTM of one unit: a column for each step, a row for each
    quantity.

    A gate's bar fills its field at 1. The bars of g, c and h share a scale; below zero
    they are hollow.

    Parameters
    ----------
    trace : Trace
        Of an LSTM with one unit, at most 10 steps; the first sequence of a batch is
        shown.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.
    inputs : bool
        Whether the inputs are told, above the gates.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If the trace is of another cell, or longer.
    """
    refuse_undrawable(trace)
    ax = axes_or_new(ax, 8.2, 2.5)
    GateBars(ax, trace.T).set_trace(trace, inputs=as_flag("inputs", inputs))
    describe(ax, say.gates(trace.T, {name: series(trace, name)[1:] for name in ("i", "f", "o", "c", "h")}))
    return ax


def refuse_undrawable(trace):
    """Refuse what cannot be drawn readably.

    Raises
    ------
    ValueError
        If it is no trace of an LSTM with one unit, or has too many steps.
    """
    if not all(hasattr(as_trace(trace), name) for name in ROWS) or trace.h.shape[1] != 1:
        raise ValueError(f"the drawing is of an LSTM with one unit, traced by unroll; got {trace}")
    if trace.T > MOST_STEPS:
        raise ValueError(f"the drawing has room for {MOST_STEPS} steps; this trace has {trace.T}")


class GateBars:
    """The bars of T steps on given axes: x is the time step, a row of height 1 for the
    inputs and each quantity."""

    def __init__(self, ax, T):
        ax.set(xlim=(0.5, T + 0.5), ylim=(len(ROWS) + 0.5, -0.5))
        ax.axis("off")
        steps = range(1, T + 1)
        self._inputs = _texts(ax, steps, 0, COLORS["x"])
        _label(ax, 0, "x", say.INPUT, COLORS["x"])
        self._rows, self._shares = {}, {}
        for row, (name, words) in enumerate(ROWS.items(), start=1):
            color = color_of(name)
            _label(ax, row, name, words, color)
            ax.add_collection(PolyCollection([_bar(t, row, 1) for t in steps], facecolors=NOTHING, linewidths=0))
            bars = PolyCollection([_bar(t, row, 1) for t in steps], linewidths=1)
            self._rows[name] = row, ax.add_collection(bars), _texts(ax, steps, row, INK)

    def set_trace(self, trace, *, inputs=True):
        """Show another trace of as many steps."""
        for text, x in zip(self._inputs, trace.x[1:, :, 0], strict=True):
            text.set_text(", ".join(short(value) for value in x) if inputs else say.HIDDEN)
        largest = largest_flow(trace)
        for name, (row, bars, texts) in self._rows.items():
            values = series(trace, name)[1:]
            shares = (values / (1.0 if name in GATES else largest)).tolist()
            if shares != self._shares.get(name):  # what is set is drawn anew
                self._shares[name] = shares
                self._set_bars(name, row, bars, shares)
            for text, value in zip(texts, values, strict=True):
                text.set_text(number(value))

    def _set_bars(self, name, row, bars, shares):
        bars.set_verts([_bar(t, row, abs(share)) for t, share in enumerate(shares, start=1)])
        filled, edge = pale(color_of(name)), color_of(name)
        bars.set_facecolors([filled if share >= 0 else "white" for share in shares])
        bars.set_edgecolors([filled if share >= 0 else edge for share in shares])


def largest_flow(trace):
    """The largest size of c, h and g in a trace: they share a scale."""
    return max(np.abs(getattr(trace, name)[1:]).max() for name in ("c", "h", "g")) or 1.0


def _bar(t, row, share):
    """The corners of a bar that fills this share of its field."""
    left, right = t - WIDTH / 2, t - WIDTH / 2 + WIDTH * min(share, 1)
    return [(left, row - 0.4), (right, row - 0.4), (right, row + 0.4), (left, row + 0.4)]


def _texts(ax, steps, row, color):
    style = {"ha": "center", "va": "center", "size": TEXT_PT, "color": color}
    return [ax.text(t, row, "", **style) for t in steps]


def _label(ax, row, name, words, color):
    at_left = {"transform": ax.get_yaxis_transform(), "ha": "right", "va": "center", "color": color}
    ax.text(-0.03, row, words, size=TITLE_PT, **at_left)
    ax.text(-0.008, row, name, size=TITLE_PT, weight="bold", **at_left)
