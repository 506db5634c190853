"""Two sentences, symbol by symbol, as bars of their surprise."""

import numpy as np

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import cell
from rnn_teach.kit.picture_style import COLORS, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.language_model import words as say
from rnn_teach.lessons.language_model.picture_text import MONO

ROOM, MOST_BITS = 60, 12
BITS = "#c25d1e"


class ScorePicture(Picture):
    """Above the sentence as it was typed, below the same symbols in another order; each
    symbol under a bar of its surprise."""

    def __init__(self):
        super().__init__(8.2, 3.8)
        self._rows = [_Row(self, bottom) for bottom in (0.6, 0.115)]
        for row in self._rows:
            self.let_change(*row.changing)

    def show(self, texts, bits, titles):
        """Show two texts, with the bits of each of their symbols and a title each."""
        for row, *one in zip(self._rows, texts, bits, titles, strict=True):
            row.show(*one)
        self.places = [one for row in self._rows for one in row.places]


class _Row:
    def __init__(self, picture, bottom):
        ax = self._ax = picture.add_axes((0.065, bottom, 0.925, 0.3))
        ax.set(xlim=(-0.7, ROOM - 0.3), ylim=(0, MOST_BITS), xticks=[])
        ax.set_yticks((0, 4, 8, MOST_BITS), ("0", "4", "8", f"{MOST_BITS}+"))  # a longer bar ends there
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_ylabel(say.BITS, size=TITLE_PT, labelpad=1)
        ax.spines[["top", "right"]].set_visible(False)
        self._bars = ax.vlines(np.arange(ROOM), 0, 0, color=BITS, linewidth=8)
        look = {"ha": "center", "va": "top", "size": TITLE_PT, "family": MONO, "color": INK, "parse_math": False}
        self._names = [ax.text(k, -0.4, "", **look) for k in range(ROOM)]
        title = {"size": TITLE_PT, "color": COLORS["o"], "ha": "left", "va": "bottom", "transform": ax.transAxes}
        self._title = ax.text(0, 1.03, "", **title)
        self.changing = [self._bars, *self._names, self._title]
        self.places = ()

    def show(self, text, bits, title):
        self._bars.set_segments([[(k, 0), (k, min(value, MOST_BITS))] for k, value in enumerate(bits)])
        for k, name in enumerate(self._names):
            name.set_text(say.name_of(text[k]) if k < len(text) else "")
        self._title.set_text(title)
        self.places = [cell(self._ax, k, 5, say.symbol(text[k], value), height=10) for k, value in enumerate(bits)]
