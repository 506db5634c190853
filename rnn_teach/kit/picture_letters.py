"""Lines of text put together from letters: a font is asked once for each letter and for
each pair of neighbours, which may stand closer together than others.

A whole line, which a move may make new, takes a font half a millisecond.
"""

from itertools import repeat

from matplotlib.backends.backend_agg import get_hinting_flag

SIMPLE = range(0x20, 0x300), range(0x391, 0x3CA), range(0x2010, 0x2028), range(0x2030, 0x2C00)
"""Letters and signs of which each pair stands as it would alone, but that a sign after
a Greek letter is a Greek one."""
GREEK = range(0x391, 0x3CA)
PIXEL = 64
"""A font counts in such parts of a pixel."""


class Letters:
    """The letters of a font at a size.

    Parameters
    ----------
    font : matplotlib.ft2font.FT2Font
        May be used for other sizes in between.
    points, dpi : float
        Its size, and pixels of the screen that make an inch.
    """

    def __init__(self, font, points, dpi):
        self._font, self._size = font, (points, dpi)
        self._letters, self._steps = {}, {}

    def line(self, text):
        """The number of each letter's glyph, how far along the line each is, and the
        line's width, height and descent, in pixels; None where letters join."""
        letters = [self._letters.get(char) or self._letter(char) for char in text]
        along, here = [0], 0
        for pair in zip(_scripts(text), text, text[1:], strict=False):
            step = self._steps[pair] if pair in self._steps else self._step(*pair)
            if step is None:
                return None
            here += step
            along.append(here)
        glyphs, widths, heights, descents = zip(*letters, strict=True)
        descent = max(descents)
        height = max(height - below for height, below in zip(heights, descents, strict=True)) + descent
        size = here + widths[-1], height, descent
        return glyphs, [x / PIXEL for x in along], tuple(length / PIXEL for length in size)

    def _letter(self, char):
        self._places(char)
        measures = *self._font.get_width_height(), self._font.get_descent()
        self._letters[char] = self._font.get_char_index(ord(char)), *measures
        return self._letters[char]

    def _step(self, before, one, other):
        """From a letter to the next, after a letter of the script that they are in."""
        text = before + one + other
        places = self._places(text) if all(any(ord(char) in some for some in SIMPLE) for char in text) else ()
        step = float(places[-1][0] - places[-2][0]) if len(places) == len(text) else None
        self._steps[before, one, other] = step
        return step

    def _places(self, text):
        self._font.set_size(*self._size)
        return self._font.set_text(text, 0.0, flags=get_hinting_flag())


def _scripts(text):
    """For each letter one of the script that it is in, where there are several: signs
    are in that of the letter before, or of the first."""
    if not any(ord(char) in GREEK for char in text):
        return repeat("")
    letters = ["σ" if ord(char) in GREEK else "h" if char.isalpha() else "" for char in text]
    now, scripts = next(filter(None, letters)), []
    for letter in letters:
        now = letter or now
        scripts.append(now)
    return scripts
