"""What an exercise is tried on: other numbers at each call, unless a generator is
passed."""

import secrets
from dataclasses import dataclass

import numpy as np

from rnn_teach.kit import words
from rnn_teach.kit.verdict import wrong


@dataclass(frozen=True)
class Trial:
    """What a function was called with, what is right, and what it gave back: arrays,
    one for each name."""

    inputs: dict
    right: list
    answer: list | None = None


def generator(rng):
    """`rng` itself, or where it is None a fresh generator: then no two calls try the
    same numbers.

    An answer that was copied from an earlier verdict, or written down number by number,
    is therefore never right. Whoever wants the same verdict twice passes the generator.

    Returns
    -------
    (generator, verdict)
        The verdict is None where there is a generator.
    """
    if rng is None:
        return np.random.default_rng(secrets.randbits(128)), None
    if isinstance(rng, np.random.Generator):
        return rng, None
    return None, wrong(words.no_generator(type(rng).__name__), "rng")


def clear(draw, right, least=0.05):
    """The inputs that `draw()` gives, drawn until no right array is near zero in all
    its numbers.

    What nearly cancels has few right digits in single precision, and no answer in
    float32 would be right.
    """
    while True:
        inputs = draw()
        answer = right(**inputs)
        if all(np.abs(part).max() > least for part in (answer if isinstance(answer, tuple) else [answer])):
            return inputs


def whole(rng, low, high):
    """A whole number from low to high, both among them."""
    return int(rng.integers(low, high + 1))
