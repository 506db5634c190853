"""Results of several seeds: a row for each kind of net, a dot for each run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rnn_teach.core.arguments import as_arrays, as_positive, as_text, in_short
from rnn_teach.kit import words as say
from rnn_teach.kit.picture import as_written, axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, NOTHING, TEXT_PT, TITLE_PT

MOST_ROWS = 9


def plot_strips(
    rows: Mapping[str, Any], label: str, ax: Axes | None = None, *, log: bool = False, goal: float | None = None
) -> Axes:
    """Dots of several runs, in a row for each kind, the median as a line: so one sees
    how far seeds lie apart.

    Parameters
    ----------
    rows : dict of str to vectors
        By the name of a row the number of each of its runs.
    label : str
        What the numbers are.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.
    log : bool
        Whether the axis is logarithmic: then all numbers must be above 0.
    goal : float
        Above 0; drawn as a line, where given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there is no row, more than 9, one that is empty, or what is no number; or a
        number that a logarithmic axis cannot show.
    """
    rows, goal = _as_rows(rows, log), None if goal is None else as_positive("goal", goal)
    label = as_text("label", label)
    ax = axes_or_new(ax, 8.2, 0.7 + 0.36 * len(rows))
    for place, values in enumerate(rows.values()):
        ax.axhspan(place - 0.38, place + 0.38, color=NOTHING, linewidth=0, zorder=0)
        ax.plot([np.median(values)] * 2, [place - 0.36, place + 0.36], color=INK, linewidth=2.2)
        ax.plot(values, _spread(place, values), "o", color=COLORS["x"], markersize=6, alpha=0.75)
    if goal is not None:
        ax.axvline(goal, color=FAINT, linewidth=1.2, linestyle=(0, (5, 3)))
    ax.set_yticks(range(len(rows)), rows)
    as_written(ax.get_yticklabels())
    ax.set(ylim=(len(rows) - 0.5, -0.5), xscale="log" if log else "linear")
    if not log and all((values % 1 == 0).all() for values in rows.values()):
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))  # counts
    ax.set_xlabel(label, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.minorticks_off()
    ax.spines[["top", "right", "left"]].set_visible(False)
    told = [say.strip(name, values, np.median(values)) for name, values in rows.items()]
    describe(ax, say.strips(told, label))
    return ax


def _as_rows(rows, log):
    rows = as_arrays("rows", rows)
    if not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError(f"rows must be 1 to {MOST_ROWS}, to fit a picture; got {len(rows)}")
    if not isinstance(log, bool):
        raise ValueError(f"log must be True or False; got {in_short(log)}")
    for name, values in rows.items():
        numbers = values.dtype.kind in "biuf" and values.ndim == 1 and values.size > 0
        if not numbers or not np.isfinite(values).all():
            raise ValueError(f"rows[{name!r}] must be finite numbers, one a run; got {in_short(values)}")
        if log and not (values > 0).all():
            raise ValueError(f"rows[{name!r}] must be above 0 on a logarithmic axis; got {in_short(values)}")
    return {str(name): values.astype(float) for name, values in rows.items()}


def _spread(place, values):
    """Dots that would cover each other a little apart, always in the same way; equal
    ones one below the other, so that they can be counted."""
    apart = 0.12 * (np.arange(len(values)) % 3 - 1)
    for value in np.unique(values):
        (equal,) = np.nonzero(values == value)
        if len(equal) > 1:
            apart[equal] = min(0.16, 0.64 / (len(equal) - 1)) * (np.arange(len(equal)) - (len(equal) - 1) / 2)
    return place + apart
