"""Which words an answer depends on, and how the gradient goes on its way back through
each layer."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from rnn_teach.kit import words as common
from rnn_teach.kit.own_net.picture_text import ColoredText, count_steps
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.own_network import words as say

WIDTH, HEIGHT, MOST_TEXT = 8.2, 3.9, 210
BOTTOM = 0.13
SHADES = LinearSegmentedColormap.from_list("course_gradients", ["#f7f2f6", "#cf8fc5"])
LINES = ("-", "--", "-.", ":")
LEAST = 1e-12
"""What is smaller is drawn as if it were that."""


class WayBackPicture(Picture):
    """Above the text, colored by the gradient of each word; below its size in each
    layer."""

    def __init__(self):
        super().__init__(WIDTH, HEIGHT)
        self._shown = None

    def show(self, words, of_x, of_layers, t):
        """Show the sizes at all steps, for the answer at t."""
        sizes = [size for one in of_layers.values() for size in one if size > LEAST]
        ends = _ends(min(sizes, default=1), max(sizes, default=1))
        layout = tuple(words), tuple(of_layers), ends
        if layout != self._shown:
            self._lay_out(words, list(of_layers), ends)
            self._shown = layout
        self._text.set_shares(of_x / max(of_x.max(), 1e-300), SHADES)
        self._text.set_frame(t)
        steps = np.arange(1, len(words) + 1)
        for line, one in zip(self._lines, of_layers.values(), strict=True):
            line.set_data(steps, np.where(one > LEAST, one, np.nan))
            line.set_marker("o" if t == 1 else "")  # a line of one point is none
        self._now.set_xdata([t, t])

    def _lay_out(self, words, names, ends):
        self.start_afresh()
        self._text = ColoredText(self, words, MOST_TEXT)
        texts = [say.word_to_ask(step, word) for step, word in enumerate(words, 1)]
        self.places = self._text.places(texts, [{"t": step} for step in range(1, len(words) + 1)])
        ax = self.add_axes((0.1, BOTTOM, 0.74, self._text.bottom - 0.05 - BOTTOM))
        ax.set(xlim=(0.5, len(words) + 0.5), yscale="log", ylim=(10.0 ** ends[0], 10.0 ** ends[1]))
        ticks = range(ends[0], ends[1] + 1, max(1, (ends[1] - ends[0]) // 4))
        ax.set_yticks([10.0**tick for tick in ticks], [say.power(tick) for tick in ticks])
        ax.minorticks_off()
        ax.tick_params(labelsize=TEXT_PT)
        ax.grid(axis="y", color=FAINT, alpha=0.25)
        ax.spines[["top", "right"]].set_visible(False)
        count_steps(ax)
        ax.set_xlabel(common.STEP_K, size=TITLE_PT, labelpad=1)
        ax.set_ylabel(say.SIZE_OF_GRADIENT, size=TITLE_PT)
        styles = [LINES[place % len(LINES)] for place in range(len(names))]
        self._lines = [
            ax.plot([], [], style, color=COLORS["gradient"], linewidth=2, label=name)[0]
            for style, name in zip(styles, names, strict=True)
        ]
        for place, line in enumerate(self._lines[:6]):
            y = 0.95 - 0.12 * place
            ax.plot([1.02, 1.08], [y, y], transform=ax.transAxes, clip_on=False, color=COLORS["gradient"],
                    linestyle=line.get_linestyle(), linewidth=2)  # fmt: skip
            ax.text(1.09, y, names[place], transform=ax.transAxes, size=TEXT_PT, va="center", color=INK)
        self._now = ax.axvline(1, color=INK, linewidth=1.2)
        self.let_change(self._text.patches, *self._text.texts, self._text.frame, *self._lines, self._now)


def _ends(least, most):
    """The powers of ten at which the axis begins and ends: few of them, so that it
    seldom moves."""
    low = -8 if least >= 1e-8 else -12
    return low, next((high for high in (1, 3, 6) if most <= 10.0**high), 12)
