"""The hidden states of a trace, a column a time step."""

import numpy as np

from rnn_teach.figures.picture import axes_or_new, describe
from rnn_teach.figures.style import COLORS, DIVERGING, INK, TEXT_PT, drawable, fonts, number

MOST_NUMBERS = 120
"""Up to so many cells each shows its number."""


def plot_states(trace, ax=None, *, units=None, words=None):
    """A map of h[t]: a column for each t = 0 ... T, a row for each unit, blue below zero and orange above.

    Parameters
    ----------
    trace : Trace
        Of one sequence (of a batch the first is shown).
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.
    units : list of int
        Which units to show, counted from 0. All where not given.
    words : list of str
        The word read at each step, as labels.

    Returns
    -------
    matplotlib.axes.Axes
        Its figure shows itself in a notebook: `plot_states(trace).figure`.
    """
    h = trace.h[:, :, 0].real.T if units is None else trace.h[:, units, 0].real.T
    n, columns = h.shape
    ax = axes_or_new(ax, min(8.2, 1.6 + 0.6 * columns), 0.9 + 0.28 * n)
    StatesMap(ax, h, units=units)
    labels = [f"h[{t}]" for t in range(columns)]
    if words is not None:
        labels = ["h[0]", *(f"{label}\n{drawable(word)}" for label, word in zip(labels[1:], words, strict=True))]
    ax.set_xticks(range(columns), labels, size=TEXT_PT, family=fonts())
    unit, t = np.unravel_index(np.argmax(np.abs(h)), h.shape)
    describe(
        ax,
        f"A map of the hidden state: {n} units over t = 0 to {columns - 1}. "
        f"The largest value is {number(h[unit, t])}, in {unit_name(unit, units)} at t = {t}.",
    )
    return ax


def unit_name(row, units=None):
    """What a row of the map is called. Units are counted from 1 where people read."""
    return f"unit {(row if units is None else units[row]) + 1}"


class StatesMap:
    """The map's artists, kept so that new states of the same shape can be set into them."""

    def __init__(self, ax, h, *, units=None):
        n, columns = h.shape
        self._image = ax.imshow(h, cmap=DIVERGING, aspect="auto", extent=(-0.5, columns - 0.5, n - 0.5, -0.5))
        self._numbers = [
            [ax.text(t, unit, "", ha="center", va="center", size=TEXT_PT, color=INK) for t in range(columns)]
            for unit in range(n if h.size <= MOST_NUMBERS else 0)
        ]
        ax.set_yticks(range(n), [unit_name(row, units) for row in range(n)], size=TEXT_PT)
        ax.tick_params(length=0)
        ax.set_xticks(np.arange(columns - 1) + 0.5, minor=True)
        ax.grid(which="minor", axis="x", color="white", linewidth=2)
        ax.tick_params(which="minor", length=0)
        for spine in ax.spines.values():
            spine.set_color(COLORS["h"])
        self.set_states(h)

    def set_states(self, h):
        """Show other states (n, T+1). The colours reach from -m to m, m the largest value in sight, at least 1."""
        limit = max(1.0, np.abs(h).max())
        self._image.set_data(h)
        self._image.set_clim(-limit, limit)
        for texts, values in zip(self._numbers, h, strict=False):
            for text, value in zip(texts, values, strict=True):
                text.set_text(number(value))
