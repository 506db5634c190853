"""Texts as numbered outlines at places: what a page needs to draw matplotlib's letters.

A page has other fonts than matplotlib, so it gets the outlines: each glyph once, hinted
at its size, as `Glyphs` lists them. A line of text is then numbers and places.

The table is a row of int16, little-endian, one glyph after the other:

    n                 how many points its outline has
    n bytes           matplotlib's path codes, padded to an even number
    2n int16          x and y of each, in 1/128 of a page's pixel, y downwards

All is asked of matplotlib's public methods, which differ a little from version to
version.
"""

from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, repeat
from typing import NamedTuple

import numpy as np
from matplotlib import font_manager
from matplotlib.backends.backend_agg import get_hinting_flag
from matplotlib.ft2font import FT2Font
from matplotlib.mathtext import MathTextParser

from rnn_teach.kit.picture_letters import Letters

OUTLINE_UNIT = 128
"""So many units of an outline make a pixel of the page."""
I16 = np.dtype("<i2")
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
"""Letters that fonts join into one glyph, longest first."""
OFTEN = "0123456789.−"
"""What is sure to come in moves after the first picture, where a text has digits."""


class Placed(NamedTuple):
    """A glyph in a line of text."""

    path: str
    """The font's file."""
    index: int  # type: ignore[assignment] # hides the method of tuples
    """Which glyph of the font."""
    points: float
    """Its size."""
    x: float
    """From the line's start, in pixels of the screen."""
    y: float
    """Above the base line."""


class Line(NamedTuple):
    """A line of text, laid out."""

    glyphs: list
    bars: list
    """Of fractions and roots: x, y, width and height, upwards."""
    size: tuple | None = None
    """Its width, height and descent, where one font draws it all."""


class Glyphs:
    """The outlines of a picture's texts, by number. The table only grows.

    Parameters
    ----------
    dpi : float
        Pixels of the screen that make an inch.
    ratio : float
        Pixels of the screen that make one of the page.
    """

    def __init__(self, dpi, ratio):
        self._dpi, self._ratio = dpi, ratio
        self._fonts, self._count = {}, 0
        self._parts, self._whole = [], b""

    def numbers(self, line):
        """The numbers of a line's glyphs; those that are new join the table."""
        return [self._number(of_font, index) for of_font, indices in self._by_font(line) for index in indices]

    def whole(self):
        """The table."""
        if self._parts:
            self._whole, self._parts = b"".join([self._whole, *self._parts]), []
        return self._whole

    def expect_digits(self, line):
        """Let the digits of a line's fonts join the table at its sizes, before they are
        needed."""
        for of_font, _ in self._by_font(line):
            if not of_font.has_digits:
                of_font.has_digits = True
                font = open_font(of_font.path)
                for index in filter(None, (font.get_char_index(ord(char)) for char in OFTEN)):
                    self._number(of_font, index)

    def _by_font(self, line):
        """The glyphs of a line that have a font and a size in common: what is known of
        those, and their indices."""
        for font, glyphs in groupby(line.glyphs, key=lambda glyph: (glyph.path, glyph.points)):
            if font not in self._fonts:  # which takes matplotlib's fonts a while to say
                self._fonts[font] = _OfFont(*font)
            yield self._fonts[font], [glyph.index for glyph in glyphs]

    def _number(self, of_font, index):
        if index not in of_font.numbers:
            of_font.numbers[index] = self._count
            self._count += 1
            self._parts.append(self._outline(of_font.path, index, of_font.points))
        return of_font.numbers[index]

    def _outline(self, path, index, points):
        font = open_font(path)
        font.set_size(points, self._dpi)
        font.load_glyph(index, flags=get_hinting_flag())
        vertices, codes = font.get_path()
        places = np.asarray(vertices, float).reshape(-1, 2) * (
            OUTLINE_UNIT / self._ratio,
            -OUTLINE_UNIT / self._ratio,
        )
        return I16.type(len(codes)).tobytes() + padded(codes) + np.rint(places).astype(I16).tobytes()


@dataclass
class _OfFont:
    """What the table has of a font at a size."""

    path: str
    points: float
    numbers: dict = field(default_factory=dict)
    """By the index of a glyph."""
    has_digits: bool = False


def padded(bytes_):
    """An array of small numbers as bytes, an even number of them."""
    packed = np.asarray(bytes_).astype(np.uint8).tobytes()
    return packed + b"\0" * (len(packed) % 2)


def lay_out(text, prop, dpi):
    """Where the glyphs of a line of text stand, without mathematics in it."""
    paths, points = font_paths(prop), prop.get_size_in_points()
    glyphs, x = [], 0.0
    parts = _by_font(text, paths)
    if len(parts) == 1 and (line := _letters(parts[0][0], points, dpi).line(text)):
        indices, along, size = line
        return Line([Placed(parts[0][0], *one, 0.0) for one in zip(indices, repeat(points), along)], [], size)
    for path, part in parts:
        font = open_font(path)
        font.set_size(points, dpi)
        places = font.set_text(part, 0.0, flags=get_hinting_flag()) / 64
        indices = [font.get_char_index(ord(char)) for char in _as_joined(part, font, len(places))]
        glyphs += [Placed(path, index, points, x + dx, dy) for index, (dx, dy) in zip(indices, places, strict=True)]
        if len(parts) == 1:
            size = *font.get_width_height(), font.get_descent()
            return Line(glyphs, [], tuple(length / 64 for length in size))
        x += places[-1][0] + font.load_glyph(indices[-1], flags=get_hinting_flag()).horiAdvance / 64
    return Line(glyphs, [])


def lay_out_mathematics(text, prop, dpi):
    """The same of a line with mathematics between dollar signs."""
    parsed = _PARSER.parse(text, dpi, prop)
    glyphs = []
    for font, points, *which, x, y in parsed.glyphs:
        index = (
            which[-1] if len(which) > 1 else font.get_char_index(which[0])
        )  # matplotlib 3.10 tells the character
        glyphs.append(Placed(font.fname, index, points, x, y))
    return Line(glyphs, parsed.rects)


@cache
def _letters(path, points, dpi):
    return Letters(open_font(path), points, dpi)


_PARSER = MathTextParser("path")


@cache
def open_font(path):
    """A font of our own: one that Agg uses too may be left rotated."""
    face = getattr(path, "face_index", 0)
    return FT2Font(path, face_index=face) if face else FT2Font(path)


def font_paths(prop):
    """The files of a font's families, in order."""
    names = ("style", "variant", "weight", "stretch")
    return _font_paths(tuple(prop.get_family()), tuple((name, getattr(prop, f"get_{name}")()) for name in names))


@cache
def _font_paths(families, properties):
    paths = []
    for family in families:
        one = font_manager.FontProperties(family=family, **dict(properties))
        try:
            paths.append(font_manager.fontManager.findfont(one, fallback_to_default=False))
        except ValueError:  # this family is not installed
            continue
    return paths or [font_manager.findfont(font_manager.FontProperties())]


@cache
def _characters(path):
    return frozenset(open_font(path).get_charmap())


def _by_font(text, paths):
    """The text in parts that one font draws: for each character the first that has
    it."""
    if _characters(paths[0]).issuperset(map(ord, text)):
        return [(paths[0], text)]
    parts = []
    for char in text:
        path = next((path for path in paths if ord(char) in _characters(path)), paths[0])
        if parts and parts[-1][0] == path:
            parts[-1][1] += char
        else:
            parts.append([path, char])
    return parts


def _as_joined(text, font, n):
    """The text with joined letters as the font joins them, if that makes n glyphs."""
    if len(text) == n:
        return text
    joined = "".join(char for char in text if font.get_char_index(ord(char)))  # none is drawn for what no font has
    for letters, one in LIGATURES.items():
        if len(joined) != n and font.get_char_index(ord(one)):
            joined = joined.replace(letters, one)
    if len(joined) != n:
        raise NotImplementedError(f"the letters of {text!r} make {n} glyphs that nothing public tells apart")
    return joined
