"""How wrong a numerical gradient is, step size by step size."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array
from rnn_teach.kit.picture import as_curves, as_written, axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bptt import words as say

LINES = (COLORS["gradient"], COLORS["o"], COLORS["x"], COLORS["h"])
MARKERS = ("o", "s", "^", "v")


def plot_step_sizes(steps: ArrayLike, errors: Any, ax: Axes | None = None) -> Axes:
    """The relative error of numerical gradients against the step size, both
    logarithmic.

    Parameters
    ----------
    steps : array (n,)
        The step sizes, above 0.
    errors : dict of str to array (n,)
        For each way of computing the gradient, by its name, the relative error at each
        step size; at most four ways. An error of exactly zero cannot stand on a
        logarithmic axis: it is drawn at the lower edge, as a hollow mark.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a step is not above 0, there are not as many errors as steps, or an error is
        below 0 or NaN: a NaN is no small error.
    """
    steps = as_array("steps", steps, ("n",), real=True)
    if np.any(steps <= 0):
        raise ValueError(f"steps must be above 0, to stand on a logarithmic axis; got {steps.min():g}")
    errors = as_curves("errors", errors, len(LINES), len(steps))
    for name, values in errors.items():
        if np.isnan(values).any():
            raise ValueError(f"an error of {name!r} is NaN, at step size {steps[np.isnan(values)][0]:g}")
        if np.any(values < 0):
            raise ValueError(f"an error of {name!r} is below 0, at step size {steps[values < 0][0]:g}")
    ax = axes_or_new(ax, 7.2, 3.4)
    floor = min(values[values > 0].min(initial=1e-16) for values in errors.values()) / 3
    said = []
    for (name, values), color, marker in zip(errors.items(), LINES, MARKERS, strict=False):
        ax.plot(steps, np.maximum(values, floor), color=color, marker=marker, markersize=4, label=name)
        ax.plot(
            steps[values == 0], np.full(np.sum(values == 0), floor), marker, color="white", mec=color, markersize=6
        )
        best = int(np.argmin(values))
        said.append(say.smallest_error(name, steps[best], values[best]))
    ax.set(xscale="log", yscale="log")
    ax.set_xlabel(say.STEP_SIZE, size=TITLE_PT)
    ax.set_ylabel(say.RELATIVE_ERROR, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.grid(color=FAINT, alpha=0.2)
    ax.spines[["top", "right"]].set_visible(False)
    as_written(ax.legend(fontsize=TEXT_PT, frameon=False).get_texts())
    describe(ax, say.step_sizes(said))
    return ax
