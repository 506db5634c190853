"""Wire a linear recurrence by hand whose state is the parity of the bits so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.what_came_after import words


def check_parity(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(bits)` → (a, b), so that h[t] = a[t] h[t-1] + b[t] is
    1 where the number of ones so far is odd, else 0.

        from h[0] = 0:   a[t] = 1 - 2 bits[t],   b[t] = bits[t]

    Parameters
    ----------
    function : callable
        Gets T zeros and ones, a bit a step; returns a and b, each (T,), where those of
        a step come from its own bit.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Some bits; one of each alone; ones alone; many."""
    some = np.array([1, 0, 1, 1, 0, 0, 1, *rng.integers(0, 2, whole(rng, 0, 3))])
    lists = (some, np.array([1]), np.array([0, 1]), np.ones(whole(rng, 3, 5), int), rng.integers(0, 2, 30))
    return [{"bits": bits.astype(float)} for bits in lists]


def wired(pieces, bits):
    """a and b, piece by piece."""
    return pieces["a"](bits), pieces["b"](bits)


TRUTH = {"a": lambda bits: 1 - 2 * bits, "b": lambda bits: bits.copy()}
CHANGES = {
    "a_upside_down": {"a": lambda bits: 2 * bits - 1},
    "a_always_turns": {"a": lambda bits: -np.ones_like(bits)},
    "a_always_keeps": {"a": np.ones_like},
    "a_forgets": {"a": lambda bits: 1 - bits},
    "a_is_the_bit": {"a": lambda bits: bits.copy()},
    "a_minus_the_bit": {"a": lambda bits: -bits},
    "b_nothing": {"b": np.zeros_like},
    "b_always_one": {"b": np.ones_like},
    "b_upside_down": {"b": lambda bits: 1 - bits},
    "b_minus": {"b": lambda bits: -bits},
    "b_with_sign": {"b": lambda bits: 2 * bits - 1},
    "b_is_the_parity": {"b": lambda bits: np.cumsum(bits) % 2},
}
"""By key of the mistake the piece that is another."""

EXERCISE = Exercise(
    draw=_draw,
    right=lambda bits: wired(TRUTH, bits),
    returns={"a": lambda right, **_: {}, "b": lambda right, **_: {}},
    mistakes=Pieces(wired, TRUTH, CHANGES),
    named=words.PARITY_MISTAKES,
    case=lambda bits: words.parity_case(bits),
    correct=lambda trials: words.parity_correct(len(trials)),
    advice=words.PARITY_ADVICE,
)
