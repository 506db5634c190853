"""A request that is read word by word: the states, and what the net takes each word
for."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit import words as common
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_answers import AnswerBars
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import columns, place
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.kit.picture_style import COLORS, FAINT, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.start_here import words as say

MOST_WORDS = 11
LONGEST_WORD = 9
"""Of a longer word so many letters are drawn."""
LEFT, RIGHT = 0.115, 0.995


class ReaderPicture(Picture):
    """From below, as a net is drawn: the words, the state after each, the answers."""

    def __init__(self, n_h):
        super().__init__(8.2, 3.0)
        self._n_h, self._layout = n_h, None

    def show(self, trace, words, known, t):
        """Show what was computed of `words`, up to step t. `known` says of each whether
        the net has a place for it."""
        if len(words) != self._layout:
            self._lay_out(len(words))
            self._layout = len(words)
        self._states.set_states(trace.h[:, :, 0].T)
        self._answers.set_answers(trace.readout.y_hat[1:, :, 0].T)
        for text, word, is_known in zip(self._words, words, known, strict=True):
            text.set_text(drawable(in_short(word)))
            text.set_color(COLORS["x"] if is_known else FAINT)
            text.set_style("normal" if is_known else "italic")
        self.background_changed()
        for frame in self._frames:
            frame.set_x(t - 0.48)
        for cover in self._covers:
            cover.set_x(t + 0.5)
            cover.set_width(len(words) - t)
        self._set_places(words, trace.readout.y_hat[:, :, 0], t)

    def _set_places(self, words, y_hat, t):
        """A column for each step, and what the net answers in it."""
        texts = [say.column(step, word) for step, word in enumerate(words, start=1)]
        answers = [say.answers(word, common.READER_SLOTS, y_hat[step]) for step, word in enumerate(words, start=1)]
        self.places = columns(self._states_ax, texts, "t")
        self.places += [
            place(self._answers_ax, (step - 0.5, step + 0.5), (0, 1), text, since=step)
            for step, text in enumerate(answers, start=1)
        ]
        self.places_at = t

    def _lay_out(self, T):
        self.start_afresh()
        width = RIGHT - LEFT
        above, middle = self.add_axes((LEFT, 0.64, width, 0.35)), self.add_axes((LEFT, 0.15, width, 0.47))
        below = self.add_axes((LEFT, 0, width, 0.14))
        for ax in (above, below):
            ax.axis("off")
        self._states_ax, self._answers_ax = middle, above
        self._answers = AnswerBars(above, T, common.READER_SLOTS)
        self._states = StatesMap(middle, np.zeros((self._n_h, T + 1)))
        middle.set_xticks([])
        below.set(xlim=(-0.5, T + 0.5), ylim=(0, 1))
        place = {"ha": "center", "va": "center", "size": TITLE_PT}
        self._words = [below.text(t, 0.55, "", family=fonts(), parse_math=False, **place) for t in range(1, T + 1)]
        below.text(0, 0.55, "h[0]", color=COLORS["h"], **place)
        self.text(0.005, 0.77, say.ANSWERS, size=TEXT_PT, color=COLORS["o"])
        self.text(0.005, 0.05, say.WORDS_READ, size=TEXT_PT, color=COLORS["x"])
        frame = {"fill": False, "edgecolor": LIT, "linewidth": 3}
        self._frames = [middle.add_patch(Rectangle((0, -0.47), 0.96, self._n_h - 0.06, **frame))]
        self._covers = [
            ax.add_patch(Rectangle((0, bottom), 0, height, facecolor="#f4f5f7", linewidth=0))
            for ax, bottom, height in ((above, 0, 1.42), (middle, -0.5, self._n_h))
        ]
        self.let_change(*self._covers, *self._frames)


def in_short(word):
    """A word as long as a column is wide."""
    return word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + "…"
