"""A text, and below it a map for each part of a net, a column for each of its words."""

from typing import NamedTuple

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.own_net import words as say
from rnn_teach.kit.own_net.picture_text import ColoredText
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import place, window
from rnn_teach.kit.picture_style import COLORS, DIVERGING, DPI, INK, NOTHING, SIZES, TEXT_PT, TITLE_PT

WIDTH, HEIGHT = 8.2, 4.2
MOST_TEXT, MOST_ROWS = 210, 60
LEFT, RIGHT, BOTTOM, GAP = 0.165, 0.99, 0.11, 0.022
DECADES = 6
"""So many powers of ten the colors of sizes reach down from the largest."""


class Block(NamedTuple):
    """A map.

    Attributes
    ----------
    name : str
        Beside it.
    rows : array (rows, T)
        NaN where there is nothing.
    units : list of int
        Which unit each row is, counted from 0; empty where a row is no unit.
    t : int
        The step that is framed.
    color : str
        The color of its name.
    """

    name: str
    rows: np.ndarray
    units: list
    t: int
    color: str = COLORS["h"]


class BlocksPicture(Picture):
    """Above the text, below the maps, from the top.

    Parameters
    ----------
    control : str
        What a click on a word sets.
    """

    def __init__(self, control="t"):
        super().__init__(WIDTH, HEIGHT)
        self._control, self._layout, self._told = control, None, None

    def show(self, words, blocks, t, *, read=(), sizes=False):
        """Show maps over a text.

        Parameters
        ----------
        words : list of str
        blocks : list of Block
        t : int
            The word that is framed.
        read : truth values
            Which words are underlined.
        sizes : bool
            Whether the numbers are sizes, on a scale of powers of ten; else they have a
            sign.
        """
        layout = tuple(words), tuple((block.name, len(block.rows)) for block in blocks), sizes
        if layout != self._layout:
            self._lay_out(words, blocks, sizes)
            self._layout, self._told = layout, None
        largest = max((np.nanmax(block.rows, initial=0) for block in blocks), default=1) or 1.0
        for block, image, line in zip(blocks, self._maps, self._lines, strict=True):
            if sizes:
                image.set_data(np.log10(np.where(block.rows > 0, block.rows, np.nan) / largest))
            else:
                limit = max(1e-9, np.nanmax(np.abs(block.rows), initial=0))
                image.set_data(block.rows)
                image.set_clim(-limit, limit)
            line.set_xdata([block.t, block.t])
        self._text.set_frame(t)
        self._text.set_marks(read if len(read) else [False] * len(words))
        self._set_places(words, blocks)

    def _set_places(self, words, blocks):
        told = tuple(tuple(block.units) for block in blocks)
        if told == self._told:
            return
        texts = [say.step_of_word(step, word) for step, word in enumerate(words, 1)]
        self.places = self._text.places(texts, [{self._control: step} for step in range(1, len(words) + 1)])
        for block, image in zip(blocks, self._maps, strict=True):
            on = window(image.axes)
            self.places += [
                place(on, on.x, (row - 0.5, row + 0.5), say.row_of_block(block.name, unit))
                for row, unit in enumerate(block.units)
            ]
        self._told = told

    def _lay_out(self, words, blocks, sizes):
        self.start_afresh()
        self._text = ColoredText(self, words, MOST_TEXT)
        self._text.patches.set_color(NOTHING)
        self._maps, self._lines = [], []
        room = (self._text.bottom - 0.03 - BOTTOM - GAP * (len(blocks) - 1)) / len(blocks)
        for number, block in enumerate(reversed(blocks)):
            self._add_map(block, len(words), BOTTOM + number * (room + GAP), room, sizes, lowest=number == 0)
        self._maps.reverse()
        self._lines.reverse()
        self.let_change(*self._maps, *self._lines, self._text.frame, self._text.marks)

    def _add_map(self, block, T, bottom, room, sizes, *, lowest):
        n, pixel = len(block.rows), 1 / (HEIGHT * DPI)
        row = max(int(room / n / pixel), 1) * pixel  # whole pixels: all rows are as high
        ax = self.add_axes((LEFT, bottom, RIGHT - LEFT, min(n * row, room)))
        look = {"cmap": SIZES if sizes else DIVERGING, "aspect": "auto", "interpolation": "none"}
        image = ax.imshow(np.full((n, T), np.nan), extent=(0.5, T + 0.5, n - 0.5, -0.5), **look)
        image.set_clim(-DECADES if sizes else -1, 0 if sizes else 1)
        ax.set_facecolor(NOTHING)
        ax.set_yticks([])
        ax.spines[:].set_visible(False)
        ax.tick_params(labelsize=TEXT_PT, labelbottom=lowest)
        if lowest:
            ax.set_xlabel(common.TIME_STEP, size=TITLE_PT, labelpad=1)
        middle = bottom + min(n * row, room) / 2
        self.text(LEFT - 0.01, middle, block.name, size=TEXT_PT, ha="right", va="center", color=block.color)
        self._maps.append(image)
        self._lines.append(ax.axvline(1, color=INK, linewidth=1.2))


def largest_first(values, most):
    """The units of states (T, n), counted from 0, that move most: at most so many."""
    return np.argsort(-np.ptp(values, axis=0), kind="stable")[:most]
