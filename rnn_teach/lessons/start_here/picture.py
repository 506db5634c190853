"""How one input echoes in a net of one unit."""

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, FAINT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.start_here import words as say


class EchoPicture(Picture):
    """The states h[1] ... h[T] of one unit, as bars from zero."""

    def __init__(self, T):
        super().__init__(8.2, 2.6)
        ax = self.add_axes((0.09, 0.19, 0.89, 0.7))
        steps = np.arange(1, T + 1)
        self._bars = ax.vlines(steps, 0, 0, color=COLORS["h"], linewidth=14)
        self._numbers = [ax.text(t, 0, "", ha="center", size=TEXT_PT, color=COLORS["h"]) for t in steps]
        ax.axhline(0, color=FAINT, linewidth=1)
        ax.set(xlim=(0.4, T + 0.6), ylim=(-1.3, 1.5), xticks=steps, yticks=(-1, 0, 1))
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_xlabel(common.TIME_STEP, size=TITLE_PT)
        ax.set_ylabel("h[t]", size=TITLE_PT, color=COLORS["h"])
        ax.spines[["top", "right"]].set_visible(False)
        ax.annotate(
            say.ONLY_INPUT,
            (1.02, 1.08),  # above the first bar's number, and the text above all numbers
            xytext=(1.5, 1.36),
            va="center",
            size=TEXT_PT,
            color=COLORS["x"],
            arrowprops={"arrowstyle": "-|>", "color": COLORS["x"]},
        )
        self.let_change(self._bars, *self._numbers)

    def show(self, trace):
        """Show the states of a trace of one unit."""
        h = trace.h[1:, 0, 0]
        self._bars.set_segments([[(t, 0), (t, value)] for t, value in enumerate(h, start=1)])
        for t, (text, value) in enumerate(zip(self._numbers, h, strict=True), start=1):
            text.set_text(number(value))
            text.set_position((t, value + np.copysign(0.06, value)))
            text.set_verticalalignment("bottom" if value >= 0 else "top")
