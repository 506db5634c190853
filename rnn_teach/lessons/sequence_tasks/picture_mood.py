"""What three nets say of a sentence, word after word: three curves between unfriendly
and friendly."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import cell, place
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.sequence_tasks import words as say
from rnn_teach.lessons.sequence_tasks.picture_request import in_short

MOST_WORDS, LONGEST_WORD = 14, 11
LINES = (("x", "o", "-"), ("h", "s", "--"), ("f", "^", ":"))
"""Color, mark and line of each net."""


class MoodPicture(Picture):
    """A column a word, the probability of friendly as height."""

    def __init__(self):
        super().__init__(8.2, 3.3)
        self._columns = None

    def show(self, words, known, shares, t):
        """Show three nets.

        Parameters
        ----------
        words : list of str
        known : list of bool
            Of each word, whether the nets know it.
        shares : array (3, T)
            The probability of friendly after each word.
        t : int
            How many words are read.
        """
        first = max(0, t - MOST_WORDS)
        shown = words[first : first + MOST_WORDS]
        if len(shown) != self._columns:
            self._lay_out(len(shown))
            self._columns = len(shown)
        for line, share in zip(self._lines, shares, strict=True):
            line.set_data(np.arange(1, t - first + 1), share[first:t])
        for column, (text, word) in enumerate(zip(self._words, shown, strict=True), start=first):
            text.set_text(drawable(in_short(word, LONGEST_WORD)))
            text.set_color(FAINT if column >= t else COLORS["x"] if known[column] else INK)
            text.set_style("normal" if known[column] else "italic")
        self._front.set_x(t - first - 0.45)
        self._set_places(words, shares, t, first)

    def _set_places(self, words, shares, t, first):
        self.places_now = []
        for column in range(1, self._columns + 1):
            at, word = first + column, in_short(words[first + column - 1], LONGEST_WORD)
            sides = (column - 0.5, column + 0.5)
            self.places_now.append(place(self._ax, sides, (-0.5, -0.02), say.typed(at, word), {"t": at}))
        column, word = t - first, in_short(words[t - 1], LONGEST_WORD)
        for number, share in enumerate(shares[:, t - 1], start=1):
            text = say.friendly_after(number, word, share)
            self.places_now.append(cell(self._ax, column, share, text, width=0.4, height=0.1))

    def _lay_out(self, n):
        self.start_afresh()
        self._ax = ax = self.add_axes((0.11, 0.3, 0.875, 0.6))
        ax.set(xlim=(0.4, n + 0.6), ylim=(-0.03, 1.03), xticks=[], yticks=(0, 0.5, 1))
        ax.set_yticklabels([say.UNFRIENDLY, "½", say.FRIENDLY], size=TEXT_PT)
        ax.axhspan(0.5, 1.03, color=NOTHING, linewidth=0, zorder=0)
        ax.spines[["top", "right", "bottom"]].set_visible(False)
        self._front = ax.add_patch(Rectangle((0, -0.03), 0.9, 1.06, facecolor=LIT, alpha=0.35, linewidth=0))
        self._lines = [
            ax.plot([], [], linestyle=style, marker=mark, markersize=7, linewidth=1.8, color=COLORS[color])[0]
            for color, mark, style in LINES
        ]
        for number, (line, name) in enumerate(zip(self._lines, say.NET_NUMBER, strict=True)):
            x = 0.3 + 0.15 * number
            self.text(x, 0.955, f"{'●■▲'[number]} {name}", size=TITLE_PT, va="center", color=line.get_color())
        slanted = n > 8
        turned = {"rotation": 36, "rotation_mode": "anchor", "ha": "right"} if slanted else {"ha": "center"}
        at = {"va": "top", "size": TITLE_PT, "family": fonts(), "parse_math": False, "clip_on": False}
        self._words = [ax.text(k, -0.09, "", **turned, **at) for k in range(1, n + 1)]
        self.let_change(self._front, *self._lines, *self._words)
