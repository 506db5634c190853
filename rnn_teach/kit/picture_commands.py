"""Drawing commands: what a picture is written down in, for the page to paint it.

Commands are a row of int16, little-endian. Places and sizes are in 1/32 of a pixel of
the page, y downwards; widths of lines and dashes in 1/512. A color is two numbers: red
and green, blue and alpha, a byte each, the first one low. A command is its number and
what belongs to it:

    1 STYLE    fill (2), stroke (2), width, how, n, dashes (n)
               how: cap + 16 join + 256 if filled + 512 if stroked; cap butt, round,
               square; join miter, round, bevel; n dashes: the offset and then lengths
    2 CLIP     x, y, width, height: draw only there; a width of -1: everywhere
    3 PATH     n, codes (n bytes, padded to an even number), points (2n)
               codes as matplotlib's: 1 move, 2 line, 3 and 4 curves, 79 close
    4 LINES    n, points (2n): a line through all
    5 TEXT     n, x, y, then n times: glyph, dx, dy
    6 IMAGE    rows, columns, colors, x, y, width, height, palette (4 bytes a color),
               cells: a byte each, padded; over 256 colors 2 bytes each; colors 0: no
               palette, each cell its own 4 bytes
    7 MARKERS  m, n, codes, points (2n), places (2m): a path at each place
    8 INK      color (2), degrees / 64: of the texts that follow
    256 + n    x, y, then n letters of a text on one base line: the glyph in the low
               byte, in the high one how far it is from the letter before, in 1/16 of a
               pixel

PATH, LINES and MARKERS are filled and stroked as the last STYLE says.
"""

from functools import lru_cache, partial
from itertools import pairwise
from struct import pack
from typing import NamedTuple

import numpy as np
from matplotlib.path import Path

from rnn_teach.kit.picture_glyphs import I16, padded

UNIT, FINE_UNIT = 32, 512
UNITS_A_STEP, BYTE = 2, 256
"""A letter's step from the one before counts in so many units, and in a byte."""
STYLE, CLIP, PATH, LINES, TEXT, IMAGE, MARKERS, INK, LETTERS = 1, 2, 3, 4, 5, 6, 7, 8, 256
CAPS = {"butt": 0, "round": 1, "projecting": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}
EVERYWHERE = (0, 0, -1, 0)
FARTHEST = 32767


class CannotRecord(NotImplementedError):
    """An artist draws something that has no command."""


class Piece(NamedTuple):
    """Commands that stand alone."""

    commands: bytes
    ink: bytes = b""
    """The first of them, where it says the ink of all texts and nothing else is drawn.
    """

    def after(self, ink):
        """The commands that are left where texts are written in this ink already."""
        return self.commands[len(ink) :] if ink and ink == self.ink else self.commands


def joined(pieces):
    """The commands of pieces, one after the other."""
    parts, ink = [], b""
    for piece in pieces:
        if piece.commands:
            parts.append(piece.after(ink))
            ink = piece.ink
    return b"".join(parts)


class Writer:
    """Writes commands. All lengths that it is given are pixels of the screen, y
    downwards.

    Parameters
    ----------
    ratio : float
        Pixels of the screen that make one of the page.
    """

    def __init__(self, ratio):
        self._scale, self._fine = UNIT / ratio, FINE_UNIT / ratio
        self.farthest = FARTHEST / self._scale
        self.begin()

    def begin(self):
        """Forget what was written; what comes stands alone."""
        self._parts, self._style, self._ink, self._clip = [], None, b"", EVERYWHERE

    def end(self):
        """What was written since `begin`."""
        self.clip(None)
        of_one_ink = self._ink and self._style is None and self._parts[0] is self._ink
        return Piece(b"".join(self._parts), self._ink if of_one_ink else b"")

    def apart(self, draw):
        """What `draw()` writes, as a piece; it is written too."""
        self.clip(None)
        outer, ink = self._parts, self._ink
        self.begin()
        try:
            draw()
            inner = self.end()
        finally:
            self._parts, self._style, self._ink = outer, None, ink
        self.write(inner)
        return inner

    def write(self, piece):
        """Write a piece."""
        self.clip(None)
        if piece.commands:
            self._parts.append(piece.after(self._ink))
            self._style, self._ink = None, piece.ink

    def put(self, head, body=b""):
        """A command: its numbers, and bytes that follow."""
        self._parts.append(pack(f"<{len(head)}h", *head) + body)

    def units(self, *pixels):
        """Lengths as whole numbers."""
        return [_within(round(pixel * self._scale)) for pixel in pixels]

    def points(self, vertices):
        """Points as bytes; those too far away are moved to where they can be said."""
        near = np.maximum(np.minimum(vertices * self._scale, FARTHEST), -FARTHEST)  # quicker than np.clip
        return np.rint(near).astype(I16).tobytes()

    def clip(self, box):
        """Draw only in a box of x, y, width and height, or everywhere where it is
        None."""
        clip = EVERYWHERE if box is None else tuple(self.units(*box))
        if clip != self._clip:
            self._clip = clip
            self.put((CLIP, *clip))

    def style(self, how, dashes, cap, join):
        """How what follows is drawn; `dashes` are their offset and their lengths."""
        drawn = CAPS[cap] + 16 * JOINS[join] + 256 * how.filled + 512 * how.stroked
        width, *dashes = (_within(round(length * self._fine)) for length in (how.width, *dashes))
        style = (*how.fill, *how.stroke, width, drawn, max(len(dashes) - 1, 0), *dashes)
        if style != self._style:
            self._style = style
            self.put((STYLE, *style))

    def path(self, vertices, codes):
        """A shape, or a line."""
        n = len(codes)
        if n and codes[0] == Path.MOVETO and (codes[1:] == Path.LINETO).all():
            self.put((LINES, n), self.points(vertices))
        elif n:
            self.put((PATH, n), self._path(vertices, codes))

    def paths(self, path, begins):
        """Writers of many shapes or lines, which a path holds one after the other."""
        codes, points = (path.codes & 0x4F).astype(np.uint8).tobytes(), self.points(path.vertices)
        for begin, end in pairwise([*begins, len(codes)]):
            yield partial(self._one_of_paths, codes[begin:end], points[4 * begin : 4 * end])

    def _one_of_paths(self, codes, points):
        n = len(codes)
        if codes[1:] == bytes([Path.LINETO]) * (n - 1):
            self.put((LINES, n), points)
        else:
            self.put((PATH, n), codes + b"\0" * (n % 2) + points)

    def markers(self, path, places):
        """The same shape at many places."""
        if len(places):
            body = self._path(path.vertices, path.codes) + self.points(places)
            self.put((MARKERS, len(places), len(path.codes)), body)

    def rows(self, numbers, places):
        """Glyphs by their numbers, at places relative to where their line starts, as
        `text` takes them."""
        if not numbers:
            return None
        numbers, places = np.asarray(numbers), np.asarray(places) * self._scale
        steps = np.diff(np.rint(places[:, 0] / UNITS_A_STEP), prepend=0)
        small = np.concatenate([numbers, steps])
        if places[:, 1].any() or small.min() < 0 or small.max() >= BYTE:
            return (TEXT, len(numbers)), np.column_stack([numbers, np.rint(places)]).astype(I16).tobytes()
        return (LETTERS + len(numbers),), (numbers + BYTE * steps).astype("<u2").tobytes()

    def text(self, rows, color, start, degrees):
        """A line of text."""
        ink = pack("<4h", INK, *color, round(degrees * 64))
        if ink != self._ink:
            self._ink = ink
            self._parts.append(ink)
        head, letters = rows
        self.put((*head, *self.units(*start)), letters)

    def image(self, place, cells):
        """Cells (rows, columns, 4) of bytes at x, y, width and height."""
        rows, columns = cells.shape[:2]
        flat = np.ascontiguousarray(cells).view("<u4").reshape(rows * columns)
        colors, numbers = np.unique(flat, return_inverse=True)
        if len(colors) <= 256:
            body = colors.tobytes() + padded(numbers)
        elif len(colors) <= FARTHEST and 2 * len(colors) < len(flat):
            body = colors.tobytes() + numbers.astype(I16).tobytes()
        else:
            colors, body = (), flat.tobytes()
        self.put((IMAGE, rows, columns, len(colors), *self.units(*place)), body)

    def _path(self, vertices, codes):
        return padded(codes & 0x4F) + self.points(vertices)


class How:
    """How a shape is drawn: filled or stroked or both, in which colors."""

    def __init__(self, gc, face, edge, width):
        self.filled = face is not None and alpha_of(face, gc) > 0
        self.stroked = width > 0 and edge[3] > 0
        self.width = width if self.stroked else 0
        self.fill = color_of(face, gc) if self.filled else (0, 0)
        self.stroke = color_of(edge) if self.stroked else (0, 0)


def alpha_of(color, gc):
    """How much a color covers, 0 to 1."""
    return gc.get_alpha() if gc and (len(color) == 3 or gc.get_forced_alpha()) else color[3]


def color_of(color, gc=None):
    """Two numbers of a color; its alpha may be the graphics context's."""
    return _packed(*color[:3], color[3] if gc is None else alpha_of(color, gc))


@lru_cache(maxsize=4096)
def _packed(*rgba):
    r, g, b, a = (round(255 * part) for part in rgba)
    return _signed(r | g << 8), _signed(b | a << 8)


def _signed(value):
    return value - 65536 if value > 32767 else value


def _within(value):
    if abs(value) > FARTHEST:
        raise CannotRecord(f"a place or size of {value} units, which is too far or too large")
    return value
