"""Text in which each character has a color: rows of cells of one width."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from rnn_teach.kit.picture_style import DPI, INK

MONO, CELL_PX, ADVANCE = "DejaVu Sans Mono", 9, 0.60205
"""Each letter of this font is so wide, as a share of its size. Cells are whole pixels
wide, for so are letters where they are hinted."""
SIZE_PT = CELL_PX / ADVANCE * 72 / DPI
ROW_PX = 21
SURPRISE = LinearSegmentedColormap.from_list("course_surprise", ["#ffffff", "#f0945a"])
"""From what was sure to what nobody expected; light enough for black letters."""
SEEN = {"\n": "↵"}


def as_seen(text):
    """A text in which a line's end can be seen, and takes one cell."""
    return "".join(SEEN.get(symbol, symbol) for symbol in text)


class ColoredText:
    """Some rows of text on a picture. A color behind each letter, a frame around one.

    Parameters
    ----------
    picture : Picture
        It lets what is shown here change.
    left, top : float
        Of the first row, in fractions of the picture.
    columns, rows : int
    cmap, ends
        How a number becomes a color.
    """

    def __init__(self, picture, left, top, columns, rows, *, cmap=SURPRISE, ends=(0, 8)):
        width, height = picture.bbox.width / CELL_PX, picture.bbox.height / ROW_PX
        self.columns, self.rows = columns, rows
        self.ax = ax = picture.add_axes((left, top - rows / height, columns / width, rows / height))
        ax.set(xlim=(0, columns), ylim=(rows, 0))
        ax.axis("off")
        self._cells = ax.imshow(
            np.zeros((rows, columns)),
            cmap=cmap,
            vmin=ends[0],
            vmax=ends[1],
            aspect="auto",
            extent=(0, columns, rows, 0),
            interpolation="none",
        )
        look = {"family": MONO, "size": SIZE_PT, "color": INK, "va": "center", "parse_math": False}
        self._texts = [ax.text(0, row + 0.5, "", **look) for row in range(rows)]
        self._frame = ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, edgecolor=INK, linewidth=1.6))
        picture.let_change(self._cells, self._frame, *self._texts)

    @property
    def room(self):
        """How many characters there is room for."""
        return self.columns * self.rows

    def show(self, text, values, framed=None):
        """Show a text that has room, a number for each character, which is NaN where
        there is no color, and a frame around one place."""
        cells = np.full(self.room, np.nan)
        cells[: len(values)] = values
        self._cells.set_data(np.ma.masked_invalid(cells.reshape(self.rows, self.columns)))
        seen = as_seen(text)
        for row, line in enumerate(self._texts):
            line.set_text(seen[row * self.columns : (row + 1) * self.columns])
        self._frame.set_visible(framed is not None)
        if framed is not None:
            row, column = divmod(framed, self.columns)
            self._frame.set_xy((column, row))

    def place_of(self, number):
        """From where to where the character of that number stands: (x, x), (y, y)."""
        row, column = divmod(number, self.columns)
        return (column, column + 1), (row, row + 1)
