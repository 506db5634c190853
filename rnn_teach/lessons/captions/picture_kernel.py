"""A kernel that slides over a small picture: the patch, the kernel, the result."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit.numbers import short
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import cell
from rnn_teach.kit.picture_style import COLORS, DIVERGING, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.kernels import SIDE_OUT, K
from rnn_teach.lessons.captions.scenes import PIXELS


class KernelPicture(Picture):
    """From left to right: the picture with the patch framed, the kernel, the result
    with the number of this patch framed."""

    def __init__(self):
        super().__init__(8.2, 3.1)
        self._x = _Numbers(self, (0.01, 0.03, 0.36, 0.86), PIXELS, say.PICTURE_X, COLORS["x"])
        self._kernel = _Numbers(self, (0.43, 0.28, 0.135, 0.36), K, say.KERNEL_K, INK)
        self._y = _Numbers(self, (0.63, 0.03, 0.36, 0.86), SIDE_OUT, say.RESULT_Y, COLORS["o"])
        self.text(0.399, 0.46, "∗", size=16, ha="center", va="center", color=INK)
        self.text(0.598, 0.46, "=", size=16, ha="center", va="center", color=INK)
        look = {"fill": False, "edgecolor": LIT, "linewidth": 3.5}
        self._patch = self._x.ax.add_patch(Rectangle((0, 0), K, K, **look))
        self._lit = self._y.ax.add_patch(Rectangle((0, 0), 1, 1, **look))
        self.let_change(*self._x.artists, *self._kernel.artists, *self._y.artists, self._patch, self._lit)

    def show(self, x, kernel, y, row, column, numbers):
        """Show the patch that begins in this row and column. `numbers` has for each
        number of the result what it says, and what a click on it sets."""
        for drawn, values in ((self._x, x), (self._kernel, kernel), (self._y, y)):
            drawn.set_values(values)
        self._patch.set_xy((column - 0.5, row - 0.5))
        self._lit.set_xy((column - 0.5, row - 0.5))
        self.places = [
            cell(self._y.ax, number % SIDE_OUT, number // SIDE_OUT, text, sets)
            for number, (text, sets) in enumerate(numbers)
        ]


class _Numbers:
    """A square of numbers, colored by their size."""

    def __init__(self, picture, box, side, title, color):
        self.ax = ax = picture.add_axes(box)
        ax.set(xticks=[], yticks=[])
        ax.set_title(title, size=TITLE_PT, color=color, pad=4)
        self._image = ax.imshow(
            np.zeros((side, side)), cmap=DIVERGING, vmin=-1, vmax=1, interpolation="none", aspect="auto"
        )
        write = {"ha": "center", "va": "center", "size": TEXT_PT, "color": INK}
        self._texts = [ax.text(at % side, at // side, "", **write) for at in range(side * side)]

    @property
    def artists(self):
        return [self._image, *self._texts]

    def set_values(self, values):
        self._image.set_data(values)
        self._image.set_clim(-max(1, abs(values).max()), max(1, abs(values).max()))
        for text, value in zip(self._texts, values.ravel(), strict=True):
            text.set_text(short(value))
