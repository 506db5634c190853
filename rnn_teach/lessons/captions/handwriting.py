"""Boards with handwritten digits in place of shapes: "a red three left of a blue
seven".

1,797 digits of 8 by 8 pixels, just one place of a board, from the UCI Machine Learning
Repository (CC BY 4.0); WRITTEN_DIGITS.txt says more.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from rnn_teach.core.arguments import as_choice, as_rng, as_size
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.scenes import COLORS, PIXELS, RELATIONS, Scenes, as_scenes, draw_scene, placed

FILE = Path(__file__).with_name("written_digits.npz")
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
DIGIT_WORDS = ("<end>", "a", *COLORS, *DIGITS, *RELATIONS)
"""What a caption of such boards is made of."""
DARKEST = 15


@cache
def written_digits(writers):
    """The ink of some writers' digits, by digit.

    Parameters
    ----------
    writers : "known writers" or "new writers"
        Those whose digits are on the boards of the training, or the others.

    Returns
    -------
    dict of str to array (n, 8, 8)
        0 to 1.
    """
    with np.load(FILE) as stored:
        pairs, digit, sheet = stored["ink"], stored["digit"], stored["sheet"]
    ink = np.stack([pairs >> 4, pairs & DARKEST], axis=-1).reshape(-1, PIXELS, PIXELS) / DARKEST
    wanted = np.isin(sheet, NEW_SHEETS) == (writers == say.NEW_WRITERS)
    return {name: ink[wanted & (digit == number)] for number, name in enumerate(DIGITS)}


NEW_SHEETS = (10, 11, 12, 13)
"""Of the 14 sheets that 13 people filled; no board of the training has a digit of
these."""


def make_written_scenes(B: int, rng: np.random.Generator, *, writers: str = say.KNOWN_WRITERS) -> Scenes:
    """Boards with two handwritten digits in one row or in one column.

    Parameters
    ----------
    B : int
        How many.
    rng : numpy.random.Generator
        Where the random numbers come from.
    writers : "known writers" or "new writers"
        Who wrote the digits: those of the training of `trained_captioner("digits")`, or
        four others.

    Returns
    -------
    Scenes

    Raises
    ------
    ValueError
        If B is no size, rng no generator, or there are no such writers.
    """
    rng, writers = as_rng(rng), as_choice("writers", writers, (say.KNOWN_WRITERS, say.NEW_WRITERS))
    things = [placed(_two_kinds(rng), rng) for _ in range(as_size("B", B))]

    def ink(thing, rng):
        return rng.choice(written_digits(writers)[thing.shape])

    return as_scenes(things, rng, words=DIGIT_WORDS, ink=ink)


def _two_kinds(rng):
    while True:
        kinds = [(list(COLORS)[rng.integers(len(COLORS))], DIGITS[rng.integers(len(DIGITS))]) for _ in range(2)]
        if kinds[0] != kinds[1]:
            return kinds


def draw_written(things):
    """The picture of a board with digits by new writers, (3, 32, 32); the same digit at
    another place is written by another hand."""

    def ink(thing, rng):
        all_of_it = written_digits(say.NEW_WRITERS)[thing.shape]
        return all_of_it[7 * thing.place % len(all_of_it)]

    return draw_scene(things, ink=ink)
