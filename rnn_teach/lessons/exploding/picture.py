"""An error with a cliff, and where two descents go: one with its gradient clipped, one
as it is."""

import numpy as np

from rnn_teach.core.arguments import as_array, in_short
from rnn_teach.kit.picture import Picture, axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.exploding import words as say

VIEW = (-4.0, -1.0)
"""The biases in sight. Of a descent that leaves them it is said where it went."""
SIZES = (1e-3, 1e4)
"""The ends of the log axis of gradients; they never move."""
HIGHEST = 0.55
LOOKS = {
    say.AS_IT_IS: {"color": COLORS["gradient"], "marker": "o", "linestyle": "-"},
    say.CLIPPED: {"color": COLORS["clipped"], "marker": "s", "linestyle": "--"},
}


def plot_cliff(b, L, ax=None):
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


class CliffPicture(Picture):
    """The error over b with both descents on it; beside it the size of the gradient
    that each step met."""

    def __init__(self, b, L, most_steps):
        super().__init__(8.2, 4.0)
        curve = plot_cliff(b, L, self.add_axes((0.075, 0.13, 0.46, 0.8)))
        curve.set(xlim=VIEW, xticks=np.arange(VIEW[0], VIEW[1] + 0.25, 0.5))
        sizes = self.add_axes((0.63, 0.13, 0.355, 0.8))
        sizes.set_yscale("log")
        sizes.set(xlim=(0, most_steps), ylim=SIZES)
        sizes.set_yticks(10.0 ** np.arange(-3, 5))
        sizes.minorticks_off()
        sizes.set_xlabel(say.STEP_AXIS, size=TITLE_PT)
        sizes.set_ylabel("|dL/db|", size=TITLE_PT, color=COLORS["gradient"])
        sizes.tick_params(labelsize=TEXT_PT)
        sizes.spines[["top", "right"]].set_visible(False)
        self._threshold = sizes.axhline(1, color=COLORS["clipped"], linewidth=1)
        sizes.text(
            1,
            1.01,
            say.LINE_IS_THRESHOLD,
            transform=sizes.transAxes,
            ha="right",
            va="bottom",
            color=COLORS["clipped"],
            size=TEXT_PT,
        )
        self._on_curve = {
            name: curve.plot([], [], markersize=4, linewidth=1, **look)[0] for name, look in LOOKS.items()
        }
        self._now = {name: curve.plot([], [], markersize=10, **look)[0] for name, look in LOOKS.items()}
        self._met = {
            name: sizes.plot([], [], markersize=4, linewidth=1.2, **look)[0] for name, look in LOOKS.items()
        }
        self._away = [
            curve.text(0.02, y, "", transform=curve.transAxes, size=TEXT_PT, color=look["color"])
            for y, look in zip((0.55, 0.48), LOOKS.values(), strict=True)
        ]
        names = [say.descent(name) for name in LOOKS]
        curve.legend(self._now.values(), names, loc="upper right", fontsize=TEXT_PT, frameon=False)
        moving = (*self._on_curve.values(), *self._now.values(), *self._met.values())
        self.let_change(self._threshold, *moving, *self._away)

    def show(self, paths, threshold):
        """Show descents, a CliffPath for each name of LOOKS, and the threshold."""
        self._threshold.set_ydata([threshold, threshold])
        for (name, path), away in zip(paths.items(), self._away, strict=True):
            self._on_curve[name].set_data(path.b, path.L)
            self._now[name].set_data(path.b[-1:], path.L[-1:])
            self._met[name].set_data(np.arange(len(path.b)), np.abs(path.slope))
            in_sight = VIEW[0] <= path.b[-1] <= VIEW[1]
            away.set_text("" if in_sight else say.out_of_sight(name, path.b[-1]))
