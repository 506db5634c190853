"""What clipping does to the direction of a gradient of two numbers."""

import numpy as np
from matplotlib.patches import Circle, Rectangle

from rnn_teach.figures.picture import axes_or_new, describe
from rnn_teach.figures.style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT, number


def plot_clipping(gradient, by_norm, by_value, threshold, ax=None):
    """A gradient as an arrow, and what is left of it after clipping its norm and after clipping each number.

    Parameters
    ----------
    gradient, by_norm, by_value : arrays (2,)
        The gradient, and the two clipped ones.
    threshold : float
        The circle of this radius is what clipping by norm leaves; the square around it what clipping each number
        leaves.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = axes_or_new(ax, 5.0, 4.0)
    reach = 1.15 * max(np.abs(gradient).max(), 1.3 * threshold)
    ax.add_patch(Circle((0, 0), threshold, fill=False, edgecolor=COLORS["clipped"], linewidth=1.2))
    ax.add_patch(
        Rectangle((-threshold, -threshold), 2 * threshold, 2 * threshold, fill=False, edgecolor=INK, linestyle=":")
    )
    told = []
    for name, vector, color, width in (
        ("gradient", gradient, COLORS["gradient"], 2.0),
        ("clipped by norm", by_norm, COLORS["clipped"], 3.2),
        ("each number clipped", by_value, INK, 2.4),
    ):
        ax.annotate(
            "",
            vector,
            xytext=(0, 0),
            arrowprops={"arrowstyle": "-|>", "color": color, "linewidth": width, "shrinkA": 0, "shrinkB": 0},
        )
        ax.plot([], [], color=color, linewidth=width, label=f"{name}: {_angle(vector):.0f}°")
        told.append(f"{name} ({number(vector[0])}, {number(vector[1])}) at {_angle(vector):.0f}°")
    ax.axhline(0, color=FAINT, linewidth=0.6)
    ax.axvline(0, color=FAINT, linewidth=0.6)
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    ax.set_xlabel("∂L/∂w", size=TITLE_PT)
    ax.set_ylabel("∂L/∂b", size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.legend(loc="center left", bbox_to_anchor=(1.02, 0.5), fontsize=TEXT_PT, frameon=False)
    describe(ax, f"Three arrows. {'; '.join(told)}. The threshold is {number(threshold)}.")
    return ax


def _angle(vector):
    """The direction in degrees from the axis to the right."""
    return np.degrees(np.arctan2(vector[1], vector[0]))
