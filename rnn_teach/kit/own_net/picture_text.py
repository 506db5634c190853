"""A text whose words are colored by what a unit does at them."""

import re

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.ticker import MaxNLocator

from rnn_teach.kit.own_net import words as say
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import place, window
from rnn_teach.kit.picture_style import DIVERGING, INK, TEXT_PT

LETTER, WIDE, GAP, LINE = 7.6, 14.0, 8.0, 23.0
"""In pixels: a letter, a Chinese one, what stands around a word, and a line of text."""
FILL_PT = 13.5
CHINESE = re.compile(r"[\u2e80-\uffee]")
MARGIN, SHARE = 0.012, 0.978
"""What is left free at its left, and how wide it is, as shares of the picture."""
LONGEST = 18
"""Of a longer word so many letters are drawn."""


def count_steps(ax):
    """Write at its time axis whole numbers alone, also where a text has one step."""
    ax.xaxis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10], integer=True, min_n_ticks=1))


class ColoredText:
    """Words in lines, each on a patch of color, at the upper end of a picture.

    Parameters
    ----------
    picture : Picture
    words : list of str
    most : float
        So many pixels it may be high.

    Attributes
    ----------
    bottom : float
        Where it ends, as a fraction of the picture from below.

    Raises
    ------
    ValueError
        If the words take more room.
    """

    def __init__(self, picture, words, most):
        high, width = picture.bbox.height, SHARE * picture.bbox.width
        texts = [drawable(word if len(word) <= LONGEST else word[: LONGEST - 1] + "…") for word in words]
        self.spots = _spots(texts, width)
        lines = round(self.spots[-1][2] / LINE + 0.5)
        if lines * LINE > most:
            raise ValueError(say.too_many_lines(lines, int(most / LINE)))
        self.bottom = 1 - lines * LINE / high
        self._ax = ax = picture.add_axes((MARGIN, self.bottom, SHARE, lines * LINE / high))
        ax.set(xlim=(0, width), ylim=(lines * LINE, 0))
        ax.axis("off")
        self._colors = np.empty((0, 4))
        segments = [[(left, y), (right, y)] for left, right, y in self.spots]
        self.patches = ax.add_collection(LineCollection(segments, linewidths=FILL_PT, capstyle="butt"))
        self.marks = ax.add_collection(LineCollection([], linewidths=2.5, colors=INK, capstyle="butt"))
        self.frame = ax.add_collection(LineCollection([], linewidths=1.6, colors=INK))
        self.texts = ax.texts
        for text, (left, right, y) in zip(texts, self.spots, strict=True):
            ax.text(
                (left + right) / 2,
                y,
                text,
                ha="center",
                va="center_baseline",
                size=TEXT_PT,
                color=INK,
                family=fonts(),
                parse_math=False,
            )

    def set_values(self, values, limit, colors=DIVERGING):
        """Color each word by its number, from -limit to limit."""
        self._set_colors(colors(0.5 + 0.5 * np.clip(values / limit, -1, 1)))

    def set_shares(self, values, colors):
        """Color each word by its number, from 0 to 1."""
        self._set_colors(colors(np.clip(values, 0, 1)))

    def _set_colors(self, colors):
        """Where they are others: what is set is drawn anew."""
        if not np.array_equal(colors, self._colors):
            self.patches.set_color(colors)
            self._colors = colors

    def set_frame(self, t):
        """Frame the word of step t."""
        left, right, y = self.spots[t - 1]
        up, down = y - LINE / 2 + 2, y + LINE / 2 - 2
        self.frame.set_segments([[(left, up), (right, up), (right, down), (left, down), (left, up)]])

    def set_marks(self, marks):
        """A line below each word that is marked."""
        self.marks.set_segments(
            [
                [(left, y + 10.5), (right, y + 10.5)]
                for (left, right, y), mark in zip(self.spots, marks, strict=True)
                if mark
            ]
        )

    def places(self, texts, sets):
        """A place for each word: what it says, and what a click sets."""
        on, half = window(self._ax), LINE / 2
        return [
            place(on, (left, right), (y - half, y + half), text, one)
            for (left, right, y), text, one in zip(self.spots, texts, sets, strict=True)
        ]


def _spots(texts, width):
    """Left, right and the middle line of each word, in pixels from the upper left."""
    spots, x, y = [], 2.0, LINE / 2
    for text in texts:
        chinese = len(CHINESE.findall(text))
        wide = GAP + WIDE * chinese + LETTER * max(len(text) - chinese, 1)
        if x + wide > width and x > 2:
            x, y = 2.0, y + LINE
        spots.append((x, min(x + wide, width), y))
        x += wide + 2
    return spots
