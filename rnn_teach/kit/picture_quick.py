"""Plain texts and shapes, written down without matplotlib's own drawing of them.

What is set on them is read, and where axes stand is computed once a frame. Of a move
that changes every number it saves two thirds of the time.
"""

from math import isfinite

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patches import Patch, Rectangle

from rnn_teach.kit import picture_paths as path_of
from rnn_teach.kit.picture_commands import How, color_of
from rnn_teach.kit.picture_texts import is_one_line

SOLID = ("-", "solid")


class Quick:
    """Writes down what it can.

    Parameters
    ----------
    writer : rnn_teach.kit.picture_commands.Writer
        What it writes with.
    texts : rnn_teach.kit.picture_texts.Texts
        Lays texts out.
    width, height : int
        Of the figure, in pixels of the screen.
    dpi : float
        Pixels of the screen that make an inch.
    """

    def __init__(self, writer, texts, width, height, dpi):
        self._write, self._texts = writer, texts
        self._size, self._pixels_a_point = (width, height), dpi / 72
        self.forget_places()

    def forget_places(self):
        """Ask anew where axes stand."""
        self._matrices, self._boxes = {}, {}

    def draw(self, artist):
        """Write an artist down; whether that was possible."""
        if is_one_line(artist):
            self._draw_line(artist)
        elif is_plain_shape(artist) and self._matrix(artist.get_data_transform()) is not None:
            self._draw_shape(artist)
        else:
            return False
        artist.stale = False
        return True

    def clip_to(self, box):
        """Draw only in a box, of whole pixels of the screen as Agg has it; everywhere
        for None."""
        if box is not None and id(box) not in self._boxes:
            self._boxes[id(box)] = box, path_of.whole_pixels(box, self._size[1])  # it is kept, and so is its id
        self._write.clip(None if box is None else self._boxes[id(box)][1])

    def _draw_line(self, text):
        """As `Text.draw`, without laying it out."""
        if text.get_visible() and text.get_text():
            line = self._texts.line(text.get_text(), text.get_fontproperties(), False)
            start = self._texts.start(text, line.size, self._place(text))
            if line.rows and isfinite(sum(start)):
                self.clip_to(text.get_clip_box() if text.get_clip_on() else None)
                color = color_of(to_rgba(text.get_color(), text.get_alpha()))
                self._write.text(line.rows, color, start, text.get_rotation())

    def _draw_shape(self, patch):
        """As `Patch.draw`."""
        how = How(None, patch.get_facecolor(), patch.get_edgecolor(), patch.get_linewidth() * self._pixels_a_point)
        if patch.get_visible() and (how.filled or how.stroked):
            self.clip_to(patch.get_clip_box() if patch.get_clip_on() else None)
            self._write.style(how, (), patch.get_capstyle(), patch.get_joinstyle())
            path, of_patch = _path_of(patch)
            matrix = self._matrix(patch.get_data_transform()) @ of_patch
            look = {"snap": patch.get_snap(), "stroke": how.width, "filled": how.filled}
            path = path_of.cleaned_by(matrix, path, *self._size, **look)
            if how.filled:
                path = path_of.nearer(path, *self._size, self._write.farthest)
            self._write.path(path.vertices, path.codes)

    def _place(self, text):
        """Where a text stands, in pixels of the screen, y upwards."""
        x, y = text.get_position()
        matrix = self._matrix(text.get_transform())
        if matrix is None or not (isinstance(x, (float, int)) and isinstance(y, (float, int))):  # dates, say
            return text.get_transform().transform(text.get_unitless_position()).tolist()
        (a, c, e), (b, d, f), _ = matrix.tolist()
        return a * x + c * y + e, b * x + d * y + f

    def _matrix(self, transform):
        """Of a transform; None where it has none."""
        known = self._matrices.get(id(transform))
        if known is None:
            matrix = transform.get_affine().get_matrix() if transform.is_affine else None
            known = self._matrices[id(transform)] = transform, matrix  # it is kept, and so is its id
        return known[1]


def _path_of(patch):
    """The path of a shape, and the matrix that brings it to its axes' numbers."""
    if type(patch) is Rectangle and not patch.get_angle():  # of which matplotlib computes each corner
        x, y, width, height = patch.get_x(), patch.get_y(), patch.get_width(), patch.get_height()
        return patch.get_path(), np.array([[width, 0, x], [0, height, y], [0, 0, 1]], float)
    transform = patch.get_patch_transform()
    return transform.transform_path_non_affine(patch.get_path()), transform.get_affine().get_matrix()


def is_plain_shape(artist):
    """Whether an artist is a smooth shape and draws nothing else."""
    return (
        isinstance(artist, Patch)
        and type(artist).draw is Patch.draw
        and artist.get_linestyle() in SOLID
        and artist.get_antialiased()
        and not (
            artist.get_hatch()
            or artist.get_path_effects()
            or artist.get_sketch_params()
            or artist.get_clip_path()
            or artist.get_agg_filter()
        )
    )
