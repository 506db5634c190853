"""How often a value is found again, against the number of pairs that were written."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, in_short
from rnn_teach.kit.picture import as_curves, as_written, axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.what_came_after import words as say

CURVES = (COLORS["o"], COLORS["x"], COLORS["h"], COLORS["gradient"])
MARKERS = "osD^"


def plot_recall(pairs: ArrayLike, hits: Any, ax: Axes | None = None) -> Axes:
    """The share of values found again, a curve for each that recalls.

    Parameters
    ----------
    pairs : vector
        Numbers of pairs, rising, two at least and above 0.
    hits : dict of str to vectors
        By the name of what recalls, at most 4, its share for each number of pairs.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If pairs are no rising numbers above 0, or the shares are not as many numbers.
    """
    pairs = as_array("pairs", pairs, ("n",), real=True)
    if len(pairs) < 2 or pairs[0] <= 0 or np.any(np.diff(pairs) <= 0):
        raise ValueError(f"pairs must be two numbers or more above 0, in rising order; got {in_short(pairs)}")
    curves = as_curves("hits", hits, len(CURVES), len(pairs))
    ax = axes_or_new(ax, 8.2, 2.9)
    for (name, shares), color, marker in zip(curves.items(), CURVES, MARKERS, strict=False):
        ax.plot(pairs, shares, marker=marker, color=color, linewidth=2, label=str(name))
    ax.set_xscale("log", base=2)
    ax.set_xticks(pairs, [f"{count:g}" for count in pairs])
    ax.minorticks_off()
    ax.set(ylim=(-0.03, 1.05))
    ax.set_xlabel(say.PAIRS_WRITTEN, size=TITLE_PT, color=INK)
    ax.set_ylabel(say.FOUND_AGAIN, size=TITLE_PT, color=INK)
    ax.tick_params(labelsize=TEXT_PT, color=FAINT)
    as_written(ax.legend(loc="lower left", fontsize=TEXT_PT, frameon=False).get_texts())
    ax.spines[["top", "right"]].set_visible(False)
    describe(ax, say.recalled(pairs, curves))
    return ax
