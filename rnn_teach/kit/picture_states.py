"""The hidden states of a trace, a column a time step."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from rnn_teach.core.arguments import in_short
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.kit import words as say
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import as_words, axes_or_new, describe
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, DIVERGING, INK, TEXT_PT

MOST_NUMBERS = 120
"""Up to so many cells each shows its number."""
MOST_LABELS = 12
"""So many columns have room for a number and a label; of more, some are labeled."""
MOST_ROWS = 30


def plot_states(
    trace: Trace, ax: Axes | None = None, *, units: Sequence[int] | None = None, words: Sequence[str] | None = None
) -> Axes:
    """A map of h[t]: a column for each t = 0 ... T, a row for each unit, blue below
    zero and orange above.

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

    Raises
    ------
    ValueError
        If there is no such unit, there are more than the map has room for, or not as
        many words as steps.
    """
    units = _as_units(units, as_trace(trace).h.shape[1])
    h = trace.h[:, units, 0].real.T
    n, columns = h.shape
    ax = axes_or_new(ax, min(8.2, 1.6 + 0.6 * columns), 0.9 + 0.28 * n)
    StatesMap(ax, h, names=[say.unit(unit) for unit in units])
    _label_columns(ax, columns, words)
    unit, t = np.unravel_index(np.argmax(np.abs(h)), h.shape)
    describe(ax, say.map_of_states(n, columns - 1, h[unit, t], units[unit], t))
    return ax


def _as_units(units, n_h):
    if units is None:
        units = range(n_h)
    chosen = list(units) if np.iterable(units) else []
    whole = all(isinstance(unit, (int, np.integer)) and not isinstance(unit, bool) for unit in chosen)
    if not chosen or not whole or min(chosen) < 0 or max(chosen) >= n_h:
        raise ValueError(f"units must be a list of whole numbers from 0 to {n_h - 1}; got {in_short(units)}")
    if len(chosen) > MOST_ROWS:
        raise ValueError(
            f"the map has room for {MOST_ROWS} units; here are {len(chosen)}: choose some, as with units=[0, 1]"
        )
    return chosen


def _label_columns(ax, columns, words):
    labels = [f"h[{t}]" for t in range(columns)]
    if words is not None:
        words = as_words(words)
        if len(words) != columns - 1:
            raise ValueError(f"words must be one for each of the {columns - 1} steps; got {len(words)}")
        labels[1:] = [f"{label}\n{drawable(word)}" for label, word in zip(labels[1:], words, strict=True)]
    labeled = range(0, columns, -(-columns // MOST_LABELS))
    ax.set_xticks(labeled, [labels[t] for t in labeled], size=TEXT_PT, family=fonts(), parse_math=False)


class StatesMap:
    """The map's artists, kept so that new states of the same shape can be set into
    them. `names` are the rows' labels, "unit 1" and so on where not given."""

    def __init__(self, ax, h, *, names=None):
        n, columns = h.shape
        names = [say.unit(unit) for unit in range(n)] if names is None else names
        numbered = h.size <= MOST_NUMBERS and columns <= MOST_LABELS
        extent = (-0.5, columns - 0.5, n - 0.5, -0.5)
        self._image = ax.imshow(h, cmap=DIVERGING, aspect="auto", interpolation="none", extent=extent)
        self._numbers = [
            [ax.text(t, unit, "", ha="center", va="center", size=TEXT_PT, color=INK) for t in range(columns)]
            for unit in range(n if numbered else 0)
        ]
        ax.set_yticks(range(len(names)), names, size=TEXT_PT)
        ax.tick_params(length=0)
        between = [[(t + 0.5, -0.5), (t + 0.5, n - 0.5)] for t in range(columns - 1)]  # a grid's ticks cost more
        lines = LineCollection(between, colors="white", linewidths=2, capstyle="butt", zorder=1.5)
        ax.add_collection(lines, autolim=False)
        for spine in ax.spines.values():
            spine.set_color(COLORS["h"])
        self.set_states(h)

    def set_states(self, h):
        """Show other states (n, T+1); where one is NaN there is none. The colours reach
        from -m to m, m the largest value in sight, at least 1."""
        limit = max(1.0, np.nanmax(np.abs(h)))
        self._image.set_data(h)
        self._image.set_clim(-limit, limit)
        for texts, values in zip(self._numbers, h, strict=False):
            for text, value in zip(texts, values, strict=True):
                text.set_text("" if np.isnan(value) else number(value))
