"""What clipping does to the direction of a gradient of two numbers."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_positive
from rnn_teach.kit.picture import axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.exploding import words as say


def plot_clipping(
    gradient: ArrayLike, by_norm: ArrayLike, by_value: ArrayLike, threshold: float, ax: Axes | None = None
) -> Axes:
    """A gradient as an arrow, and what is left of it after clipping its norm and after
    clipping each number.

    Parameters
    ----------
    gradient, by_norm, by_value : arrays (2,)
        The gradient, and the two clipped ones; none of them zero, which has no
        direction.
    threshold : float
        Above 0. The circle of this radius is what clipping by norm leaves; the square
        around it what clipping each number leaves.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If one is no pair of numbers, or is zero, or the threshold is not above 0.
    """
    gradient, threshold = _as_arrow("gradient", gradient), as_positive("threshold", threshold)
    by_norm, by_value = _as_arrow("by_norm", by_norm), _as_arrow("by_value", by_value)
    ax = axes_or_new(ax, 8.2, 3.4)
    ax.add_patch(Circle((0, 0), threshold, fill=False, edgecolor=COLORS["clipped"], linewidth=1.2))
    ax.add_patch(
        Rectangle((-threshold, -threshold), 2 * threshold, 2 * threshold, fill=False, edgecolor=INK, linestyle=":")
    )
    told = []
    for name, vector, color, width in (
        (say.GRADIENT, gradient, COLORS["gradient"], 2.0),
        (say.BY_NORM, by_norm, COLORS["clipped"], 3.2),
        (say.EACH_NUMBER, by_value, INK, 2.4),
    ):
        label = name if vector is gradient else say.turned(name, _turn(vector, gradient))
        ax.annotate(
            "",
            vector,
            xytext=(0, 0),
            arrowprops={"arrowstyle": "-|>", "color": color, "linewidth": width, "shrinkA": 0, "shrinkB": 0},
        )
        ax.plot([], [], color=color, linewidth=width, label=label)
        told.append((label, vector))
    ax.axhline(0, color=FAINT, linewidth=0.6)
    ax.axvline(0, color=FAINT, linewidth=0.6)
    margin = 1.6 * threshold
    low, high = np.minimum(gradient, 0) - margin, np.maximum(gradient, 0) + margin
    aside = max(0, 0.9 * (high[1] - low[1]) - (high[0] - low[0])) / 2  # so that the picture is no narrow column
    ax.set(xlim=(low[0] - aside, high[0] + aside), ylim=(low[1], high[1]), aspect="equal")
    ax.set_xlabel("∂L/∂w", size=TITLE_PT)
    ax.set_ylabel("∂L/∂b", size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1), fontsize=TEXT_PT, frameon=False)
    describe(ax, say.arrows(told, threshold))
    return ax


def _as_arrow(name, value):
    """`value` as two numbers, not both zero."""
    vector = as_array(name, value, (2,), real=True)
    if not np.any(vector):
        raise ValueError(f"{name} is zero, which has no direction: give one that is not")
    return vector


def _turn(vector, gradient):
    """The angle between a vector and the gradient, in degrees."""
    turned = abs(np.arctan2(*vector) - np.arctan2(*gradient))
    return np.degrees(min(turned, 2 * np.pi - turned))
