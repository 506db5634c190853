"""An error with a cliff."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, in_short
from rnn_teach.kit.picture import axes_or_new, describe
from rnn_teach.kit.picture_style import INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.exploding import words as say

HIGHEST = 0.55


def plot_cliff(b: ArrayLike, L: ArrayLike, ax: Axes | None = None) -> Axes:
    """The error over the bias.

    Parameters
    ----------
    b, L : arrays (n,)
        Biases in rising order, two at least, and the errors there.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If b is no list of rising numbers, or L not as many numbers.
    """
    b = as_array("b", b, ("n",), real=True)
    L = as_array("L", L, (len(b),), real=True)
    if len(b) < 2 or np.any(np.diff(b) <= 0):
        raise ValueError(f"b must be two numbers or more, each larger than the one before; got {in_short(b)}")
    ax = axes_or_new(ax, 8.2, 2.8)
    ax.plot(b, L, color=INK, linewidth=1.8)
    ax.set(xlim=(b[0], b[-1]), ylim=(0, HIGHEST), yticks=np.arange(6) / 10)
    ax.set_xlabel(say.BIAS_AXIS, size=TITLE_PT)
    ax.set_ylabel(say.ERROR_AXIS, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.ticklabel_format(axis="x", useOffset=False)
    ax.spines[["top", "right"]].set_visible(False)
    steepest = int(np.argmax(np.abs(np.diff(L) / np.diff(b))))
    decimals = 2 - int(np.floor(np.log10(b[-1] - b[0])))
    places = slice(steepest, steepest + 2)
    describe(ax, say.cliff((b[0], b[-1]), decimals, b[places], L[places]))
    return ax
