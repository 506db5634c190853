"""What a forget gate at rest leaves of the cell state, step after step: σ(b) to the
power k."""

import numpy as np

from rnn_teach.kit.numbers import digits, number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.lstm_gates import words as say

REFERENCES = (0, 1, 2, 5)
"""Forget biases that are always drawn, to compare with."""
LOWEST = 1e-9
"""The lower end of the log axis; it never moves."""


class ForgetPicture(Picture):
    """σ(b)^k over k on a log scale, for one b in colour and for a few
    others in grey."""

    def __init__(self, T):
        super().__init__(8.2, 3.6)
        ax = self.add_axes((0.085, 0.15, 0.63, 0.8))
        ax.set_yscale("log", nonpositive="clip")
        ax.set(xlim=(0, T), ylim=(LOWEST, 2), xticks=range(0, T + 1, 10), yticks=10.0 ** np.arange(-9, 1, 3))
        ax.minorticks_off()
        ax.axhline(0.5, color=FAINT, linewidth=0.8, linestyle=":")
        ax.text(0.6 * T, 0.42, say.HALF, size=TEXT_PT, color=FAINT, va="top")
        self._k = np.arange(T + 1)
        for b in REFERENCES:
            self._draw_reference(ax, b, T)
        (self._line,) = ax.plot(self._k, np.ones(T + 1), color=COLORS["f"], linewidth=2.4)
        (self._mark,) = ax.plot([], [], "o", color=COLORS["f"], markersize=8, clip_on=False)
        (self._down,) = ax.plot([], [], color=COLORS["f"], linewidth=1)
        beside = {"transform": ax.transAxes, "size": TITLE_PT, "va": "top"}
        ax.text(1.03, 0.86, say.ONE_STEP_KEEPS, color=INK, **beside)
        self._gate = ax.text(1.03, 0.79, "", color=COLORS["f"], **beside)
        self._after = ax.text(1.03, 0.67, "", color=INK, **beside)
        self._left = ax.text(1.03, 0.60, "", color=COLORS["f"], **beside)
        ax.set_xlabel(say.STEPS, size=TITLE_PT)
        ax.set_ylabel(say.LEFT_OF_C, size=TITLE_PT, color=COLORS["f"])
        ax.tick_params(labelsize=TEXT_PT)
        ax.spines[["top", "right"]].set_visible(False)
        self.let_change(self._line, self._down, self._mark, self._gate, self._after, self._left)

    def _draw_reference(self, ax, b, T):
        left = forget(b) ** self._k
        ax.plot(self._k, left, color=FAINT, linewidth=1)
        end = np.flatnonzero(left >= LOWEST)[-1]
        inside = end < T  # it leaves the axes through the floor: written above that place, else at the right end
        place = {"xytext": (6, 2), "ha": "left", "va": "bottom"} if inside else {"xytext": (5, 0), "va": "center"}
        ax.annotate(f"b = {b}", (end, left[end]), textcoords="offset points", size=TEXT_PT, color=FAINT, **place)

    def show(self, b, k):
        """Show the curve of a forget bias, and its point at k steps."""
        left = forget(b) ** self._k
        self._line.set_ydata(left)
        self._mark.set_data([k], [left[k]] if left[k] >= LOWEST else [np.nan])  # below the floor it is not drawn
        self._down.set_data([k, k], [LOWEST, left[k]])
        self._gate.set_text(f"σ({number(b, 1)}) = {number(forget(b), 4)}")
        self._after.set_text(say.steps_keep(k))
        self._left.set_text(f"σ({number(b, 1)})^{k} = {digits(left[k])}")


def forget(b):
    """The forget gate when its bias is all it gets, σ(b)."""
    return 1 / (1 + np.exp(-b))
