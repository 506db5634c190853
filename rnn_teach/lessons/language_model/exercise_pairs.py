"""Cut a text into pieces, with the next symbol as the target of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.language_model import words


def check_pairs(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(numbers, B)` → (x, y), inputs and targets of a text
    in B pieces.

        column b of x: piece b of the text, L = (len(numbers) - 1) // B symbols
        y[t, b]: the symbol that comes after x[t, b] in the text

    Parameters
    ----------
    function : callable
        Gets the text as whole numbers (N,) and the number of pieces; returns x and y,
        (L, B) each. What is left over at the end is not used.
    rng : numpy.random.Generator
        Draws what it is tried with; other texts at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """The usual case with something left over; nothing left over; one piece; pieces of
    one symbol; many of many."""
    B = whole(rng, 3, 4)
    L = whole(rng, 5, 7)
    sizes = [(L * B + 2, B), (whole(rng, 3, 5) * 2 + 1, 2), (whole(rng, 4, 8), 1), (B + 2, B), (12 * 11 + 7, 12)]
    return [{"numbers": 1 + rng.permutation(N), "B": B} for N, B in sizes]


def pairs(numbers, B):
    """x and y, (L, B)."""
    L = (len(numbers) - 1) // B
    return numbers[: L * B].reshape(B, L).T, numbers[1 : L * B + 1].reshape(B, L).T


def _shifted(shift):
    def with_shift(numbers, B):
        x, _ = pairs(numbers, B)
        return x, np.roll(numbers, -shift)[: x.size].reshape(B, -1).T

    return with_shift


def _wrapped(numbers, B):
    x, _ = pairs(numbers, B)
    return x, np.roll(x, -1, axis=0)


def _across(numbers, B):
    L = (len(numbers) - 1) // B
    return numbers[: L * B].reshape(L, B), numbers[1 : L * B + 1].reshape(L, B)


def _down(numbers, B):
    x, _ = _across(numbers, B)
    return x, np.roll(x, -1, axis=0)


MISTAKES = {
    "not_shifted": _shifted(0),
    "backwards": _shifted(-1),
    "two_on": _shifted(2),
    "wrapped": _wrapped,
    "across": _across,
    "across_and_wrapped": _down,
    "swapped": lambda numbers, B: pairs(numbers, B)[::-1],
}


def _case(numbers, B):
    return words.pairs_case(len(numbers), B)


def _first_wrong(name, off, answer, right, inputs):
    t, b = (int(place) for place in np.argwhere(off)[0])
    return words.pair_wrong(name, t, b, int(answer[t, b]), int(right[t, b]))


def _hints(right, numbers, B):
    L = len(right)
    return {
        (B, L): words.PAIRS_TURNED,
        (len(numbers),): words.PAIRS_NOT_CUT,
        (len(numbers) - 1,): words.PAIRS_NOT_CUT,
        (L - 1, B): words.PAIRS_SHORT,
        (L + 1, B): words.PAIRS_LONG,
    }


EXERCISE = Exercise(
    draw=_draw,
    right=pairs,
    returns={"x": _hints, "y": _hints},
    mistakes=Mistakes(MISTAKES),
    named=words.PAIRS_MISTAKES,
    case=_case,
    first_wrong=_first_wrong,
    correct=lambda trials: words.pairs_correct(len(trials)),
    advice=words.PAIRS_ADVICE,
)
