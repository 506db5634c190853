"""What a net answers along a text."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from rnn_teach.kit import words as common
from rnn_teach.kit.own_net.picture_text import ColoredText, count_steps
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.own_network import words as say

WIDTH, HEIGHT = 8.2, 3.9
MOST_TEXT = 210
BARS = 6
LONGEST = 12

SHADES = LinearSegmentedColormap.from_list("course_outputs", ["#f3f5f4", "#5fb8a5"])
"""For probabilities: light enough for black letters on top."""


class AnswersPicture(Picture):
    """Above the text, colored by one answer; below the largest answers after the word
    at t, and the one answer over time."""

    def __init__(self):
        super().__init__(WIDTH, HEIGHT)
        self._shown = None

    def show(self, words, y_hat, names, watched, t):
        """Show the answers (T+1, n_y), the one that is watched, and step t."""
        n, shares = min(BARS, y_hat.shape[1]), y_hat[1:, watched]
        ends = _ends(shares)
        if (tuple(words), n, ends) != self._shown:
            self._lay_out(words, n, ends)
            self._shown = tuple(words), n, ends
        self._text.set_shares(shares / ends[1], SHADES)
        self._text.set_frame(t)
        best = np.argsort(-y_hat[t], kind="stable")[:n]
        for bar, text, other in zip(self._bars, self._names, best, strict=True):
            value = y_hat[t, other]
            bar.set_width(min(abs(value), 1))
            bar.set_facecolor(COLORS["o"] if other == watched else FAINT)
            name = names[other] if len(names[other]) <= LONGEST else names[other][: LONGEST - 1] + "…"
            text.set_text(drawable(say.answer_bar(name, value)))
            text.set_x(min(abs(value), 1) + 0.02)
        self._curve.set_data(np.arange(1, len(words) + 1), shares)
        self._curve.set_marker("o" if len(words) == 1 else "")  # a line of one point is none
        self._now.set_xdata([t, t])
        self._title.set_text(drawable(say.after(t, words[t - 1])))
        self._watched.set_text(drawable(say.watched(names[watched])))
        if self._told[0] is not y_hat or self._told[1] != watched:
            self._told = y_hat, watched
            self.places = self._places(words, names[watched], shares)

    def _places(self, words, name, shares):
        """Each word with the answer after it: a click goes there."""
        steps = range(1, len(words) + 1)
        texts = [say.answer_at(step, words[step - 1], name, shares[step - 1]) for step in steps]
        return self._text.places(texts, [{"t": step} for step in steps])

    def _lay_out(self, words, n, ends):
        self.start_afresh()
        self._told = None, None
        self._text = ColoredText(self, words, MOST_TEXT)
        bottom = 0.125
        tall = self._text.bottom - 0.1 - bottom
        left = self.add_axes((0.022, bottom, 0.33, tall))
        left.set(xlim=(0, 1.5), ylim=(n - 0.5, -0.5), xticks=(0, 0.5, 1), yticks=[])
        left.tick_params(labelsize=TEXT_PT)
        left.spines[["top", "right"]].set_visible(False)
        left.set_xlabel(say.PROBABILITY, size=TITLE_PT, labelpad=1)
        written = {"size": TEXT_PT, "family": fonts(), "parse_math": False}
        self._bars = [left.barh(row, 0, 0.66)[0] for row in range(n)]
        self._names = [left.text(0, row, "", va="center", color=INK, **written) for row in range(n)]
        right = self.add_axes((0.45, bottom, 0.54, tall))
        right.set(
            xlim=(0.5, len(words) + 0.5),
            ylim=(ends[0] - 0.03 * ends[1], 1.03 * ends[1]),
            yticks=(0, ends[1] / 2, ends[1]),
        )
        right.tick_params(labelsize=TEXT_PT)
        right.spines[["top", "right"]].set_visible(False)
        count_steps(right)
        right.set_xlabel(common.TIME_STEP, size=TITLE_PT, labelpad=1)
        self._curve = right.plot([], [], color=COLORS["o"], linewidth=1.8)[0]
        self._now = right.axvline(1, color=INK, linewidth=1.2)
        self._title = self.text(0.022, bottom + tall + 0.015, "", color=INK, **written)
        self._watched = self.text(0.45, bottom + tall + 0.015, "", color=COLORS["o"], **written)
        self.let_change(
            self._text.patches,
            *self._text.texts,
            self._text.frame,
            *self._bars,
            *self._names,
            self._curve,
            self._now,
            self._title,
            self._watched,
        )


def _ends(values):
    """Where the axis of some answers begins and ends: of probabilities at 0.25, 0.5 or
    1."""
    largest = float(np.abs(values).max())
    top = next((end for end in (0.25, 0.5, 1.0) if largest <= end), float(np.ceil(largest)))
    return (0.0 if values.min() >= 0 else -top), top
