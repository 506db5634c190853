"""A deep net as a drawing, and beside it the arrays that a library hands out: one
number lit in both."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit.numbers import below, number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import place
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.deep import words as say

WIDTH, HEIGHT = 820, 430
CELL_W, CELL_H = 44, 17
NET_LEFT, NET_BOTTOM, NET_GAP = 62, 40, 12
ARRAYS_LEFT = 300


class ShapesPicture(Picture):
    """The states of each layer and direction at the left, the arrays at the right."""

    def __init__(self):
        super().__init__(8.2, 4.3)
        self._ax = self._layout = None

    def show(self, blocks, arrays, chosen, lit):
        """Show a net and what is handed out of it.

        Parameters
        ----------
        blocks : dict of (layer, direction) to arrays (T, n_h)
            The states, from the first layer upwards; direction 0 reads →, 1 reads ←.
        arrays : list of (title, names of rows, names of columns, array)
            What is handed out, of the first sequence.
        chosen : (int, int, int)
            Which number is lit: array, row, column.
        lit : list of (layer, direction, t, unit)
            The same number in the net, t and unit from 1.
        """
        layout = (tuple(blocks), tuple((title, *array.shape) for title, _, _, array in arrays), _key(arrays))
        if layout != self._layout:
            self._lay_out(blocks, arrays)
            self.places = self._places(arrays)
            self._layout = layout
        which, row, column = chosen
        self._lit.set_xy(self._corners[which][row, column])
        for (layer, direction, t, unit), frame in zip(lit, self._frames, strict=False):
            frame.set_xy(self._corner_in_net(layer, direction, t, unit))
        for count, frame in enumerate(self._frames):
            frame.set_visible(count < len(lit))

    def _places(self, arrays):
        """Each number that is handed out: a click lights it."""
        corners = [corner for every in self._corners for corner in every.reshape(-1, 2)]
        values = np.concatenate([array.ravel() for *_, array in arrays])
        return [
            place(self._ax, (x, x + CELL_W), (y, y + CELL_H), say.light(number(value)), {"number": count})
            for count, ((x, y), value) in enumerate(zip(corners, values, strict=True))
        ]

    def _lay_out(self, blocks, arrays):
        self.start_afresh()
        ax = self._ax = self.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
        ax.axis("off")
        self._n_h = next(iter(blocks.values())).shape[1]
        self._bottoms = {}
        bottom = NET_BOTTOM
        for (layer, direction), h in blocks.items():
            self._bottoms[layer, direction] = bottom
            self._draw_block(layer, direction, h, bottom)
            bottom += self._n_h * CELL_H + NET_GAP
        for t in range(1, len(h) + 1):
            x = NET_LEFT + (t - 0.5) * CELL_W
            ax.text(x, NET_BOTTOM - 8, f"t = {t}", ha="center", va="top", size=TEXT_PT, color=FAINT)
        self._draw_arrays(arrays)
        look = {"fill": False, "edgecolor": LIT, "linewidth": 3.2}
        self._lit = ax.add_patch(Rectangle((0, 0), CELL_W, CELL_H, **look))
        self._frames = [ax.add_patch(Rectangle((0, 0), CELL_W, CELL_H, **look)) for _ in range(1)]
        self.let_change(self._lit, *self._frames)

    def _draw_block(self, layer, direction, h, bottom):
        arrow, color = ("→", COLORS["h"]) if direction == 0 else ("←", COLORS["f"])
        middle = bottom + self._n_h * CELL_H / 2
        self._ax.text(6, middle, f"{arrow}h{below(layer)}", size=TITLE_PT, color=color, va="center")
        for t, row in enumerate(h, start=1):
            for unit, value in enumerate(row, start=1):
                self._cell(*self._corner_in_net(layer, direction, t, unit), value, color)

    def _draw_arrays(self, arrays):
        self._corners, top = [], HEIGHT - 6
        for title, rows, columns, array in arrays:
            self._ax.text(ARRAYS_LEFT, top, title, size=TITLE_PT, color=INK, va="top")
            top -= 22
            for column, name in enumerate(columns):
                x = ARRAYS_LEFT + 74 + (column + 0.5) * CELL_W
                self._ax.text(x, top, name, size=TEXT_PT, color=FAINT, ha="center", va="top")
            top -= 17
            corners = np.zeros((*array.shape, 2))
            for row, values in enumerate(array):
                bottom = top - (row + 1) * CELL_H
                self._ax.text(
                    ARRAYS_LEFT + 68,
                    bottom + CELL_H / 2,
                    rows[row],
                    size=TEXT_PT,
                    color=FAINT,
                    ha="right",
                    va="center",
                )
                for column, value in enumerate(values):
                    corners[row, column] = ARRAYS_LEFT + 74 + column * CELL_W, bottom
                    self._cell(*corners[row, column], value, INK)
            self._corners.append(corners)
            top -= len(array) * CELL_H + 12

    def _cell(self, x, y, value, color):
        self._ax.add_patch(Rectangle((x + 1, y + 1), CELL_W - 2, CELL_H - 2, facecolor=NOTHING, linewidth=0))
        self._ax.text(
            x + CELL_W / 2, y + CELL_H / 2, number(value), size=TEXT_PT, color=color, ha="center", va="center"
        )

    def _corner_in_net(self, layer, direction, t, unit):
        bottom = self._bottoms[layer, direction]
        return NET_LEFT + (t - 1) * CELL_W, bottom + (self._n_h - unit) * CELL_H


def _key(arrays):
    return tuple(name for _, rows, columns, _ in arrays for name in (*rows, *columns))
