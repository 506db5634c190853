"""Marks that a learner makes in a text, and the units that follow them."""

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import number
from rnn_teach.kit.own_net.picture_text import ColoredText, count_steps
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import place, window
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.own_network import words as say

WIDTH, HEIGHT = 8.2, 3.9
MOST_TEXT = 210
BARS = 6


class TrackPicture(Picture):
    """Above the text with its marks, colored by a unit; below the units that follow
    best, and the unit's state over time."""

    def __init__(self):
        super().__init__(WIDTH, HEIGHT)
        self._shown = self._sets = None

    def show(self, words, marks, values, best, r, rank, sets):
        """Show the unit of that rank among `best`, whose correlations are r; `sets` is
        what a click on each word sets."""
        layout = tuple(words), len(best)
        if layout != self._shown:
            self._lay_out(words, len(best))
            self._shown = layout
        unit = best[rank]
        limit = max(1e-9, np.nanmax(np.abs(values[1:, unit])))
        self._text.set_values(values[1:, unit], limit)
        self._text.set_marks(marks)
        for bar, text, other in zip(self._bars, self._names, best, strict=True):
            bar.set_width(abs(r[other]))
            bar.set_facecolor(COLORS["h"] if other == unit else FAINT)
            text.set_text(say.follows(other, r[other]))
            text.set_x(abs(r[other]) + 0.02)
        steps = np.arange(1, len(words) + 1)
        self._curve.set_data(steps, values[1:, unit] / limit)
        self._track.set_data(steps, np.where(marks, 1.0, -1.0))
        self._scale.set_text(say.scaled(unit, limit))
        if sets is not self._sets:
            self._sets, self.places = sets, self._places(words, marks, best, r, sets)

    def _places(self, words, marks, best, r, sets):
        """A click marks a word, or shows the unit of a bar."""
        texts = [
            say.word_to_mark(t, word, mark) for t, (word, mark) in enumerate(zip(words, marks, strict=True), 1)
        ]
        on = window(self._left)
        bars = [
            place(on, (0, 1.4), (row - 0.5, row + 0.5), say.bar(other, number(r[other])), {"rank": row + 1})
            for row, other in enumerate(best)
        ]
        return [*self._text.places(texts, sets), *bars]

    def _lay_out(self, words, n):
        self.start_afresh()
        self._text = ColoredText(self, words, MOST_TEXT)
        bottom = 0.13
        tall = self._text.bottom - 0.1 - bottom
        self._left = left = self.add_axes((0.022, bottom, 0.33, tall))
        left.set(xlim=(0, 1.4), ylim=(n - 0.5, -0.5), xticks=(0, 0.5, 1), yticks=[])
        left.tick_params(labelsize=TEXT_PT)
        left.spines[["top", "right"]].set_visible(False)
        left.set_xlabel(say.SIZE_OF_R, size=TITLE_PT, labelpad=1)
        self._bars = [left.barh(row, 0, 0.66)[0] for row in range(n)]
        self._names = [left.text(0, row, "", va="center", size=TEXT_PT, color=INK) for row in range(n)]
        right = self.add_axes((0.45, bottom, 0.54, tall))
        right.set(xlim=(0.5, len(words) + 0.5), ylim=(-1.15, 1.15), yticks=(-1, 0, 1))
        right.tick_params(labelsize=TEXT_PT)
        right.spines[["top", "right"]].set_visible(False)
        count_steps(right)
        right.set_xlabel(common.TIME_STEP, size=TITLE_PT, labelpad=1)
        self._track = right.plot([], [], color=LIT, linewidth=3, drawstyle="steps-mid")[0]
        self._curve = right.plot([], [], color=COLORS["h"], linewidth=1.8)[0]
        self._scale = self.text(0.45, bottom + tall + 0.015, "", size=TEXT_PT, color=COLORS["h"])
        self.let_change(
            self._text.patches,
            *self._text.texts,
            self._text.marks,
            *self._bars,
            *self._names,
            self._track,
            self._curve,
            self._scale,
        )
