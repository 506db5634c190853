"""A unit of a net that reads quotes: the text in its color, as it was and with the unit
overwritten once."""

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import cell, place
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.language_model import words as say
from rnn_teach.lessons.language_model.picture_text import CELL_PX, MONO, ColoredText

COLUMNS, LEFT = 74, 0.135
ENDS = 10
WAYS = (FAINT, COLORS["h"])
"""The colors of what was left alone and of what was overwritten."""


class InsidePicture(Picture):
    """Two rows of text, colored by tanh c of the unit; below them c itself; and what
    comes after the typed text, either way."""

    def __init__(self):
        super().__init__(8.2, 4.2)
        self._rows = [ColoredText(self, LEFT, top, COLUMNS, 1, cmap=DIVERGING, ends=(-1, 1)) for top in (0.98, 0.9)]
        for row, name, color in zip(self._rows, say.WAYS, WAYS, strict=True):
            box = row.ax.get_position()
            middle = (box.y0 + box.y1) / 2
            self.text(LEFT - 0.012, middle, name, color=color, size=TEXT_PT, ha="right", va="center")
        self._make_states()
        self._make_bars()

    def _make_states(self):
        width = COLUMNS * CELL_PX / self.bbox.width
        ax = self._states = self.add_axes((LEFT, 0.5, width, 0.29))
        ax.set(xlim=(0, COLUMNS), ylim=(-ENDS, ENDS), xticks=[])
        ax.yaxis.set_major_locator(FixedLocator((-5, 0, 5)))
        ax.tick_params(labelsize=TEXT_PT)
        ax.axhline(0, color=FAINT, linewidth=0.8)
        ax.spines[["top", "right", "bottom"]].set_visible(False)
        self._label = self.text(0.02, 0.645, "", size=TITLE_PT, color=COLORS["c"], va="center")
        look = {"color": LIT, "alpha": 0.25, "linewidth": 0}
        self._typed = ax.add_patch(Rectangle((0, -ENDS), 0, 2 * ENDS, **look))
        self._lines = [ax.plot([], [], color=color, linewidth=2, marker=".")[0] for color in WAYS]
        self._set = ax.plot([], [], color=COLORS["h"], marker="o", markersize=9, linestyle="none")[0]
        self.let_change(self._typed, *self._lines, self._set, self._label)

    def _make_bars(self):
        ax = self._bar_axes = self.add_axes((LEFT, 0.1, 0.845, 0.28))
        places = np.arange(len(say.NEXT))
        ax.set(xlim=(-0.6, len(places) - 0.4), ylim=(0, 1.05), xticks=[])
        ax.set_yticks((0, 0.5, 1), ("0", "0.5", "1"))
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_title(say.WHAT_COMES, size=TITLE_PT, loc="left")
        ax.spines[["top", "right"]].set_visible(False)
        self._bars, self._shares = [], []
        for shift, color in zip((-0.2, 0.2), WAYS, strict=True):
            self._bars.append(ax.bar(places + shift, 0, 0.38, color=color))
            look = {"ha": "center", "va": "bottom", "size": TEXT_PT, "color": color}
            self._shares.append([ax.text(k + shift, 0, "", **look) for k in places])
        for k, name in enumerate(say.NEXT):
            ax.text(k, -0.05, name, ha="center", va="top", size=TITLE_PT, family=MONO, color=INK)
        self.let_change(
            *(bar for bars in self._bars for bar in bars), *(text for way in self._shares for text in way)
        )

    def show(self, typed, written, c, shares, unit, set_at, value):
        """Show both ways.

        Parameters
        ----------
        typed : str
        written : pair of str
            What the net wrote after it.
        c : pair of arrays
            The unit after each character that was read.
        shares : pair of arrays
            The probability of each kind of symbol after the typed text.
        unit : int
            Counted from 1.
        set_at, value : int, float
            After which character it was set to what; 0 is nowhere.
        """
        self._typed.set_width(len(typed))
        self._label.set_text(say.c_of(unit))
        for way in range(2):
            text = (typed + written[way])[:COLUMNS]
            states = c[way][: len(text)]
            self._rows[way].show(text, np.tanh(states), set_at - 1 if set_at else None)
            self._lines[way].set_data(np.arange(len(states)) + 0.5, np.clip(states, -ENDS, ENDS))
            self._show_bars(way, shares[way])
        self._set.set_data([set_at - 0.5] if set_at else [], [value] if set_at else [])
        self.places = [
            place(self._rows[0].ax, *self._rows[0].place_of(k), say.character(k + 1, symbol), {"t": k + 1})
            for k, symbol in enumerate(typed[:-1])
        ]
        self.places_now = [
            cell(self._bar_axes, k, 0.5, say.next_bar(name, shares[0][k], shares[1][k]))
            for k, name in enumerate(say.NEXT)
        ]

    def _show_bars(self, way, shares):
        for bar, text, share in zip(self._bars[way], self._shares[way], shares, strict=True):
            bar.set_height(share)
            text.set_y(share + 0.01)
            text.set_text(number(share))
