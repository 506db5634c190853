"""Scenes: two colored shapes on a board of 4 by 4 places, and the sentence that tells
them.

The sentences are of a grammar of our own, and since it places the shapes itself, it
knows where each word should look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_flag, as_rng, as_size, in_short
from rnn_teach.core.losses import NO_TARGET

COLORS = {
    "red": (0.86, 0.15, 0.15),
    "green": (0.10, 0.60, 0.25),
    "blue": (0.15, 0.30, 0.85),
    "yellow": (0.95, 0.80, 0.15),
}
SHAPES = ("circle", "square", "triangle", "cross")
RELATIONS = ("left", "of", "above")
WORDS = ("<end>", "a", *COLORS, *SHAPES, *RELATIONS)
"""What a caption is made of; the number of a word is its place here."""
END, START = 0, len(WORDS)
"""The number of the word that ends a caption, and of the one before the first, which is
never said."""
SIDE, PIXELS = 4, 8
"""A board has SIDE by SIDE places of PIXELS by PIXELS."""
MOST_STEPS = 9
"""Words of the longest caption, its end among them."""
HELD_OUT = (("red", "square"), ("blue", "circle"), ("green", "cross"), ("yellow", "triangle"))
"""Pairs that no training scene has."""
PAPER = 0.93
"""How light the board is."""


class Thing(NamedTuple):
    """A shape on the board. Its place counts 0 ... 15, row by row from the upper
    left."""

    color: str
    shape: str
    place: int

    @property
    def row(self):
        """0 is the upper one."""
        return self.place // SIDE

    @property
    def column(self):
        """0 is the left one."""
        return self.place % SIDE


@dataclass(frozen=True)
class Scenes:
    """Pictures, their captions, and where each word belongs.

    Attributes
    ----------
    pictures : array (3, 32, 32, B)
        Red, green and blue, 0 to 1, in single precision.
    targets : array (9, B)
        The number of the word at each step, NO_TARGET after the end.
    things : list of tuples of Thing
        What is on each board, in the order of the caption.
    words : tuple of str
        What the numbers in targets stand for.
    """

    pictures: np.ndarray
    targets: np.ndarray
    things: list
    words: tuple = WORDS

    def __len__(self):
        return len(self.things)

    def chosen(self, numbers):
        """Those of these numbers, as a batch.

        Raises
        ------
        ValueError
            If they are no whole numbers, or there are not as many scenes.
        """
        numbers = np.asarray(numbers)
        if numbers.ndim != 1 or numbers.dtype.kind not in "iu" or np.any((numbers < 0) | (numbers >= len(self))):
            raise ValueError(
                f"numbers must be an array of whole numbers from 0 to {len(self) - 1}; got {in_short(numbers)}"
            )
        return Scenes(
            np.ascontiguousarray(self.pictures[..., numbers]),
            self.targets[:, numbers],
            [self.things[number] for number in numbers],
            self.words,
        )

    def __repr__(self):
        return f"Scenes({len(self)}: pictures {self.pictures.shape}, targets {self.targets.shape})"


def make_scenes(B: int, rng: np.random.Generator, *, held_out: bool = False) -> Scenes:
    """Scenes at random: two different things in one row or in one column.

    Parameters
    ----------
    B : int
        How many.
    rng : numpy.random.Generator
        Where the random numbers come from.
    held_out : bool
        Whether each scene has one of the pairs of color and shape that no other scene
        has: a red square, a blue circle, a green cross, a yellow triangle.

    Returns
    -------
    Scenes

    Raises
    ------
    ValueError
        If B is no size, or rng no generator.
    """
    rng, held_out = as_rng(rng), as_flag("held_out", held_out)
    return as_scenes([_two_shapes(rng, held_out) for _ in range(as_size("B", B))], rng)


def _two_shapes(rng, held_out):
    while True:
        kinds = [(list(COLORS)[color], SHAPES[shape]) for color, shape in rng.integers(4, size=(2, 2))]
        if kinds[0] != kinds[1] and held_out == bool(set(kinds) & set(HELD_OUT)):
            return placed(kinds, rng)


def placed(kinds, rng):
    """Two kinds of things in one row or in one column, in the order of reading."""
    line, along = rng.integers(SIDE), sorted(rng.choice(SIDE, 2, replace=False))
    in_a_row = rng.random() < 0.5
    places = [int(SIDE * line + one if in_a_row else SIDE * one + line) for one in along]
    return tuple(Thing(*kind, place) for kind, place in zip(kinds, places, strict=True))


def as_scenes(things, rng, *, words=WORDS, ink=None):
    """Boards with these things as `Scenes`; `ink` as for `draw_scene`."""
    targets = np.full((MOST_STEPS, len(things)), NO_TARGET)
    for number, pair in enumerate(things):
        numbers = [words.index(word) for word in caption_of(pair)]
        targets[: len(numbers), number] = numbers
    pictures = np.stack([draw_scene(pair, rng, ink=ink) for pair in things], axis=-1)
    return Scenes(pictures, targets, things, words)


def caption_of(things):
    """The words for two things in one row or column, in the order of reading.

    >>> " ".join(caption_of((Thing("red", "circle", 4), Thing("blue", "square", 6))))
    'a red circle left of a blue square <end>'
    """
    first, second = things
    relation = ["left", "of"] if first.row == second.row else ["above"]
    return ["a", first.color, first.shape, *relation, "a", second.color, second.shape, "<end>"]


def words_before(targets, start=START):
    """What the decoder reads at each step, (T, B): the word before the one it is to
    say."""
    first = np.full((1, targets.shape[1]), start)
    return np.concatenate([first, np.maximum(targets[:-1], 0)])


def is_true(words, things):
    """Whether a caption is a whole sentence and true of what is on the board.

    Of two things that share neither row nor column both relations may be told.
    """
    told = [word for word in words if word not in ("a", "of", "<end>")]
    if len(told) != 5:
        return False
    *first, relation, color, shape = told
    whole = ["a", *first, relation, *(["of"] if relation == "left" else []), "a", color, shape]
    if [word for word in words if word != "<end>"] != whole:
        return False
    pairs = [(one, other) for one in things for other in things if one is not other]
    return any(
        [one.color, one.shape] == first
        and [other.color, other.shape] == [color, shape]
        and (one.column < other.column if relation == "left" else relation == "above" and one.row < other.row)
        for one, other in pairs
    )


def draw_scene(things, rng=None, *, ink=None):
    """The picture of a board, (3, 32, 32).

    With a generator the color of each thing and the board are a little lighter or
    darker each time, so that no two pictures are alike. `ink(thing, rng)` says how much
    color each pixel of a place gets, (8, 8), 0 to 1: that of the shapes where it is not
    given.
    """
    side, ink = SIDE * PIXELS, ink or _ink_of_shape
    noise = np.zeros((3, side, side)) if rng is None else rng.normal(0, 0.02, (3, side, side))
    picture = PAPER + noise
    for thing in things:
        covered = ink(thing, rng)
        light = 1.0 if rng is None else rng.uniform(0.85, 1.1)
        rows, columns = (slice(PIXELS * at, PIXELS * (at + 1)) for at in (thing.row, thing.column))
        color = np.array(COLORS[thing.color])[:, np.newaxis, np.newaxis] * light
        picture[:, rows, columns] = picture[:, rows, columns] * (1 - covered) + color * covered
    return picture.astype(np.float32)


def _ink_of_shape(thing, rng):
    """All or nothing; with a generator the shape is moved by up to one pixel."""
    mask = MASKS[thing.shape]
    return mask * 1.0 if rng is None else np.roll(mask, rng.integers(-1, 2, 2), (0, 1)) * 1.0


def _masks():
    """Which pixels of a place each shape covers."""
    y, x = (np.mgrid[:PIXELS, :PIXELS] + 0.5) / PIXELS * 2 - 1
    bars = (np.minimum(abs(x), abs(y)) < 0.28) & (np.maximum(abs(x), abs(y)) < 0.85)
    return {
        "circle": x**2 + y**2 < 0.75,
        "square": np.maximum(abs(x), abs(y)) < 0.72,
        "triangle": (y > -0.8) & (y < 0.7) & (abs(x) < 0.55 * (y + 0.8)),
        "cross": bars,
    }


MASKS = _masks()
