"""Where recurrence stands today: the layers of a current language model."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from rnn_teach.kit.picture import Picture, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.start_here import words as say

LAYERS = 12
EVERY = 4
"""Each fourth layer is attention."""


def plot_today() -> Axes:
    """Twelve layers in a row, of which three of every four carry a recurrent state.

    Returns
    -------
    matplotlib.axes.Axes
    """
    picture = Picture(8.2, 1.25)
    ax = picture.add_axes((0, 0, 1, 1))
    ax.set(xlim=(-0.2, LAYERS + 0.2), ylim=(-0.62, 1.45))
    ax.axis("off")
    for layer in range(LAYERS):
        attends = layer % EVERY == EVERY - 1
        color = FAINT if attends else COLORS["h"]
        ax.add_patch(Rectangle((layer + 0.06, 0), 0.88, 0.85, color=color, alpha=0.16 if attends else 0.9))
        name = say.ATTENTION if attends else say.RECURRENT
        ax.text(layer + 0.5, 0.42, name, ha="center", va="center", size=TEXT_PT, color=INK if attends else "white")
    ax.text(0.06, 1.2, say.LAYERS_TODAY, va="center", size=TITLE_PT, color=INK)
    ax.text(0.06, -0.36, say.EACH_STATE, va="center", size=TEXT_PT, color=FAINT)
    describe(ax, say.layers_today(LAYERS, LAYERS // EVERY))
    return ax
