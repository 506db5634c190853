"""How one input echoes in a net of one unit."""

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.start_here import words as say

LOWEST, HIGHEST = -1.6, 1.75
LEAST_PT, LARGEST_PT = 3.0, 23.0
"""Diameter of the disc of a state of 0, and of 1."""


class EchoPicture(Picture):
    """The states h[1] ... h[T] of one unit as discs, the larger the farther from zero;
    beside them, as rings, what they would be without tanh."""

    def __init__(self, T):
        super().__init__(8.2, 2.9)
        self._ax = ax = self.add_axes((0.075, 0.17, 0.915, 0.81))
        steps = np.arange(1, T + 1)
        ax.axhline(0, color=FAINT, linewidth=0.8)
        (self._way,) = ax.plot(steps, 0 * steps, color=COLORS["W"], linewidth=1.4)
        (self._rings,) = ax.plot(steps, 0 * steps, "o", color=FAINT, markerfacecolor="none", markersize=7)
        self._discs = [ax.plot([t], [0], "o", color=COLORS["h"], zorder=3)[0] for t in steps]
        self._numbers = [ax.text(t, 0, "", ha="center", size=TEXT_PT, color=COLORS["h"]) for t in steps]
        ax.set(xlim=(0.4, T + 0.6), ylim=(LOWEST, HIGHEST), xticks=steps, yticks=(-1, 0, 1))
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_xlabel(common.TIME_STEP, size=TITLE_PT, labelpad=1)
        ax.set_ylabel("h[t]", size=TITLE_PT, color=COLORS["h"], labelpad=0)
        ax.spines[["top", "right"]].set_visible(False)
        ax.annotate(
            say.ONLY_INPUT,
            (1, 1.32),  # above the first disc's number, which never moves
            xytext=(1.4, 1.6),
            va="center",
            size=TEXT_PT,
            color=COLORS["x"],
            arrowprops={"arrowstyle": "-|>", "color": COLORS["x"]},
        )
        self._said = ax.text(T + 0.5, 1.6, "", ha="right", va="center", size=TEXT_PT, color=FAINT)
        self.let_change(self._way, self._rings, *self._discs, *self._numbers, self._said)

    def show(self, trace, w):
        """Show the states of a trace of one unit, whose weight is w."""
        h = trace.h[1:, 0, 0]
        without = h[0] * w ** np.arange(len(h))
        within = (without > LOWEST) & (without < 1.45)
        self._rings.set_ydata(np.where(within, without, np.nan))
        self._said.set_text(say.rings(not within.all()))
        self._way.set_ydata(h)
        for t, (disc, text, value) in enumerate(zip(self._discs, self._numbers, h, strict=True), start=1):
            size = max(LEAST_PT, LARGEST_PT * np.sqrt(abs(value)))
            disc.set_ydata([value])
            disc.set_markersize(size)
            disc.set_markerfacecolor(DIVERGING((1 + value) / 2))
            text.set_text(number(value))
            text.set_position((t, value + np.copysign(self._above(size), value)))
            text.set_verticalalignment("bottom" if value >= 0 else "top")

    def _above(self, size):
        """How far from its middle a disc's number stands, in the axis' own units."""
        inches = self._ax.get_position().height * self.get_figheight() / (HIGHEST - LOWEST)
        return (size / 2 + 2) / 72 / inches
