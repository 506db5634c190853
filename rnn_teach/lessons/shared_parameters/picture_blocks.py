"""A row of small maps, one a time step."""

import numpy as np
from matplotlib.collections import PolyCollection

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture_style import DIVERGING, INK, TEXT_PT


class Blocks:
    """Matrices (or columns) side by side, each centred on its place of the axis, blue
    below zero and orange above.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Its y axis is set to the rows of a matrix, 0 above.
    places : array (N,)
        Where on the x axis each matrix is centred.
    shape : (rows, columns)
        Of each matrix.
    width : float
        Of each matrix, on the x axis.
    numbers : bool
        Whether each cell shows its number.
    """

    def __init__(self, ax, places, shape, *, width, numbers=False):
        rows, columns = shape
        self.places, self.rows, self.cell_width, self.width = np.asarray(places), rows, width / columns, width
        corners = [
            self.corners(place, row, column) for place in places for row in range(rows) for column in range(columns)
        ]
        self._cells = ax.add_collection(PolyCollection(corners, cmap=DIVERGING, edgecolors="white", linewidths=1))
        self._numbers = []
        if numbers:
            middles = [np.mean(corner, axis=0) for corner in corners]
            self._numbers = [
                ax.text(x, y, "", ha="center", va="center", size=TEXT_PT, color=INK) for x, y in middles
            ]
        ax.set_ylim(rows - 0.5, -0.5)
        self.changing = [self._cells, *self._numbers]

    def set_matrices(self, matrices, least=0.0):
        """Show other numbers (N, rows, columns).

        The colours reach from -m to m, m the largest in sight, at least `least`.
        """
        values = np.asarray(matrices).ravel()
        limit = max(least, np.abs(values).max()) or 1.0
        self._cells.set_array(values)
        self._cells.set_clim(-limit, limit)
        for text, value in zip(self._numbers, values, strict=False):
            text.set_text(number(value))

    def corners(self, place, row, column):
        """The four corners of a cell of the matrix at `place`."""
        left, top = place - self.width / 2 + column * self.cell_width, row - 0.5
        right, bottom = left + self.cell_width, top + 1
        return [(left, top), (right, top), (right, bottom), (left, bottom)]
