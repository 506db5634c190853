"""When there is an input and when an output: four forms of the same loop."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from rnn_teach.kit.picture import Picture, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.unrolling import words as say

STEPS = np.arange(1, 6)
INPUTS: tuple[ArrayLike, ...] = ((1,), STEPS, STEPS, (1, 2, 3))
OUTPUTS: tuple[ArrayLike, ...] = (STEPS, (5,), STEPS, (4, 5))
"""At which steps something goes in and comes out, form by form."""


def plot_forms() -> Axes:
    """One to many, many to one, many to many at each step, many to many after the whole
    input.

    Returns
    -------
    matplotlib.axes.Axes
        Of the first of the four.
    """
    picture = Picture(8.2, 2.3)
    axes = []
    for place, (form, inputs, outputs) in enumerate(zip(say.FORMS, INPUTS, OUTPUTS, strict=True)):
        ax = picture.add_axes((0.005 + 0.25 * place, 0.02, 0.235, 0.96))
        axes.append(ax)
        ax.set(xlim=(0.3, 5.7), ylim=(-1.2, 3.2))
        ax.axis("off")
        _arrows(ax, STEPS[:-1] + 0.25, np.ones(4), 0.5, 0, "W")
        _arrows(ax, np.array(inputs), np.full(np.size(inputs), 0.25), 0, 0.5, "U")
        _arrows(ax, np.array(outputs), np.full(np.size(outputs), 1.25), 0, 0.5, "V")
        for name, steps, row in (("x", inputs, 0), ("h", STEPS, 1), ("o", outputs, 2)):
            ax.scatter(steps, np.full(np.size(steps), row), s=70, color=COLORS[name], zorder=3)
        name, _, when = form.partition(", ")
        ax.text(3, 3.1, name, ha="center", va="top", size=TITLE_PT, color=INK)
        ax.text(3, 2.68, when, ha="center", va="top", size=TEXT_PT, color=INK)
        ax.text(3, -0.7, say.FORMS[form].replace(", ", ",\n"), ha="center", va="center", size=TEXT_PT, color=FAINT)
    describe(axes[0], say.forms())
    return axes[0]


def _arrows(ax, xs, ys, dx, dy, parameter):
    ax.quiver(
        xs,
        ys,
        np.full(len(xs), dx),
        np.full(len(xs), dy),
        angles="xy",
        scale_units="xy",
        scale=1,
        units="inches",
        width=0.015,
        headwidth=5,
        headlength=5,
        headaxislength=5,
        color=COLORS[parameter],
    )
