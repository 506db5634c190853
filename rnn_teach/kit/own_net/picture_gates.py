"""The gates of one unit around a step, and how often the gate of every unit is shut and
open."""

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.transforms import ScaledTranslation

from rnn_teach.kit.own_net import words as say
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import cell, place
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT

WIDTH, HEIGHT = 8.2, 3.6
STEPS = 8
"""So many columns have room for words."""
LONGEST = 7
LINE_PT = 1.4 * TEXT_PT
"""How far a word stands below the number of its step."""


class GatesPicture(Picture):
    """On the left a unit over a few steps, on the right all units of its layer."""

    def __init__(self):
        super().__init__(WIDTH, HEIGHT)
        self._shown = None

    def show(self, names, window, numbers, words, t, shares, unit):
        """Show the quantities `window` (rows, steps) of a unit at steps `numbers`, the
        one at t framed, and the shares (n_h, 2) of all units."""
        layout = (tuple(names), window.shape[1], len(shares[0]))
        if layout != self._shown:
            self._lay_out(names, window.shape[1], len(shares[0]))
            self._shown = layout
        self._map.set_states(window)
        for above, below, number, word in zip(self._numbers, self._words, numbers, words, strict=True):
            above.set_text(str(number))
            below.set_text(drawable(word if len(word) <= LONGEST else word[: LONGEST - 1] + "…"))
        self._frame.set_x(t - numbers[0] - 0.48)
        low, high, gate = shares
        self._dot.set_data([low[unit]], [high[unit]])
        self._across.set_text(say.share_below(gate))
        self._up.set_text(say.share_above(gate))
        texts = [say.column(number, word) for number, word in zip(numbers, words, strict=True)]
        self.places_now = self._columns(texts, numbers)
        told = gate, low.tobytes(), high.tobytes()
        if told != self._told:
            self._told, self.places = told, self._dot_places(low, high)
            self._dots.set_offsets(np.column_stack([low, high]))

    def _columns(self, texts, numbers):
        """A place for each column: a click goes to its step."""
        ends = self._ax.get_ylim()
        return [
            place(self._ax, (at - 0.5, at + 0.5), ends, text, {"t": int(number)})
            for at, (text, number) in enumerate(zip(texts, numbers, strict=True))
        ]

    def _dot_places(self, low, high):
        """A place for each dot; of those at the same place the first is clicked."""
        seen = {}
        for unit, spot in enumerate(zip(np.round(low, 2), np.round(high, 2), strict=True)):
            seen.setdefault(spot, []).append(unit)
        return [
            cell(
                self._right,
                *map(float, spot),
                say.dot([unit + 1 for unit in units], *spot),
                {"unit": units[0] + 1},
                width=0.05,
                height=0.05,
            )
            for spot, units in seen.items()
        ]

    def _lay_out(self, names, steps, n):
        self.start_afresh()
        self._told = None
        self._ax = ax = self.add_axes((0.085, 0.15, 0.5, 0.78))
        self._map = StatesMap(ax, np.zeros((len(names), steps)), names=names)
        ax.set_xticks([])
        look = {"ha": "center", "va": "top", "size": TEXT_PT, "family": fonts(), "parse_math": False}
        look |= {"color": COLORS["x"], "y": len(names) - 0.4, "s": ""}
        lower = ax.transData + ScaledTranslation(0, -LINE_PT / 72, self.dpi_scale_trans)
        self._numbers = [ax.text(x=at, **look) for at in range(steps)]
        self._words = [ax.text(x=at, **look, transform=lower) for at in range(steps)]
        frame = Rectangle((0, -0.47), 0.96, len(names) - 0.06, fill=False, edgecolor=LIT, linewidth=3)
        self._frame = ax.add_patch(frame)
        self._right = right = self.add_axes((0.69, 0.17, 0.3, 0.76))
        right.set(xlim=(-0.04, 1.04), ylim=(-0.04, 1.04), xticks=(0, 0.5, 1), yticks=(0, 0.5, 1))
        right.tick_params(labelsize=TEXT_PT)
        right.spines[["top", "right"]].set_visible(False)
        right.plot([0, 1], [1, 0], color=FAINT, linewidth=1)
        self._dots = right.scatter([0] * n, [0] * n, s=26, color=COLORS["h"], alpha=0.6, linewidths=0)
        self._dot = right.plot([0], [0], "o", markersize=10, fillstyle="none", color=INK, markeredgewidth=1.8)[0]
        self._across = self.text(0.84, 0.015, "", size=TITLE_PT, ha="center", va="bottom", color=INK)
        self._up = self.text(0.625, 0.55, "", size=TITLE_PT, ha="center", va="center", rotation=90, color=INK)
        self.let_change(
            *self._map_artists(),
            self._frame,
            *self._numbers,
            *self._words,
            self._dots,
            self._dot,
            self._across,
            self._up,
        )

    def _map_artists(self):
        return [self._map._image, *(text for row in self._map._numbers for text in row)]
