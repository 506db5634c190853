"""Lines of text: their glyphs and where they begin, asked of matplotlib once.

To lay a text out takes matplotlib half a millisecond, and a map of numbers holds a
hundred of them. But how far above or below its place a line begins depends on its
look and its height alone, and most numbers are as high as others; how far to the left,
on its width. Of a line that is turned it is asked for each size.
"""

from math import isfinite
from typing import NamedTuple

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text

from rnn_teach.kit.picture_glyphs import lay_out, lay_out_mathematics

KEPT = 4096
SIDES = {"left": 0, "center": 0.5, "right": 1}
"""How much of a line stands to the left of its place."""


class Known(NamedTuple):
    """A line of text, laid out."""

    rows: tuple | None
    """Its glyphs, as `Writer.text` takes them; None where there are none."""
    bars: list
    """Of fractions and roots."""
    size: tuple
    """Its width, height and descent, as Agg measures it."""


class Texts(RendererBase):
    """What is known of the texts of a figure.

    Parameters
    ----------
    width, height : int
        Of the figure, in pixels of the screen.
    dpi : float
        Pixels of the screen that make an inch.
    glyphs : rnn_teach.kit.picture_glyphs.Glyphs
        Where the outlines are kept.
    as_rows : callable
        `as_rows(numbers, places)` is the glyphs as `Writer.text` takes them.
    """

    def __init__(self, width, height, dpi, glyphs, as_rows):
        super().__init__()
        self.width, self.height, self.dpi = width, height, dpi
        self._glyphs, self._as_rows, self._lines, self._starts = glyphs, as_rows, {}, {}
        self._measure = RendererAgg(1, 1, dpi)

    def line(self, text, prop, ismath):
        """A line of text in a font."""
        key = text, hash(prop), ismath  # a font is as mutable as its hash
        if key not in self._lines:
            line = (lay_out_mathematics if ismath else lay_out)(text, prop, self.dpi)
            if any(char.isdigit() for char in text):
                self._glyphs.expect_digits(line)
            places = [(glyph.x, -glyph.y) for glyph in line.glyphs]
            size = line.size or self.get_text_width_height_descent(text, prop, ismath)
            self._lines[key] = Known(self._as_rows(self._glyphs.numbers(line), places), line.bars, size)
            if len(self._lines) > KEPT:
                del self._lines[next(iter(self._lines))]
        return self._lines[key]

    def start(self, text, size, place):
        """Where a text of one line begins that is so wide, high and deep, y downwards,
        by the place where it stands; not finite where it is at none."""
        width, *heights = size
        side, angle = SIDES[text.get_horizontalalignment()], text.get_rotation()
        to_the_left, turned = (side * width, ()) if angle == 0 else (0, (side, width))
        look = (
            *heights,
            turned,
            hash(text.get_fontproperties()),
            text.get_verticalalignment(),
            angle,
            text.get_rotation_mode(),
            getattr(text, "_linespacing", None),  # of one line too; nothing public tells it
        )
        x, y = place
        if look not in self._starts:
            if not isfinite(x + y):
                return x, y
            Text.draw(text, self)
            dx, dy = self._heard[0] + to_the_left - x, self._heard[1] + y - self.height
            self._starts[look] = round(dx, 6), round(dy, 6)  # the same from wherever it was asked
        dx, dy = self._starts[look]
        return x + dx - to_the_left, self.height - y + dy

    # What matplotlib asks and tells while it draws a text

    def get_canvas_width_height(self):
        """The figure's size in pixels of the screen."""
        return self.width, self.height

    def get_text_width_height_descent(self, s, prop, ismath):
        """As Agg measures a text, so that it stands where Agg puts it."""
        return self._measure.get_text_width_height_descent(s, prop, ismath)

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """Where it begins."""
        self._heard = x, y


def is_one_line(artist):
    """Whether an artist is one line of text and draws nothing else."""
    return (
        type(artist) is Text
        and not set("\n$").intersection(artist.get_text())
        and not (
            artist.get_usetex()
            or artist.get_wrap()
            or artist.get_bbox_patch()
            or artist.get_path_effects()
            or artist.get_clip_path()
            or artist.get_agg_filter()
        )
    )
