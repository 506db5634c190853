"""Where the gradient enters the encoder: the rows of its states that were handed
over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.translation import words


def check_encoder_direct(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(d_h, S, both)` → direct of the encoder.

    Parameters
    ----------
    function : callable
        Gets ∂L/∂h[0] of the decoder (n, B), the number S of steps of the encoder, and
        whether it reads both ways: then the first half of d_h belongs to →h[S], the
        second to ←h[1], and all states stand in the order of time. Returns (S+1, n, B).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """One direction and both; one sequence; two units; one step; more than ten of
    all."""
    many = whole(rng, 11, 13)
    sizes = [(4, 3, 5), (6, 1, whole(rng, 3, 6)), (2, 2, 4), (4, 3, 1), (2 * many, many, many + 1)]
    return [{"d_h": rng.normal(size=(n, B)), "S": S, "both": both} for n, B, S in sizes for both in (True, False)]


def _rows(d_h, S, first, second):
    """Both halves, each in its row."""
    direct = np.zeros((S + 1, *d_h.shape))
    half = len(d_h) // 2
    direct[first, :half] = d_h[:half]
    direct[second, half:] = d_h[half:]
    return direct


def encoder_direct(d_h, S, both):
    """The right direct."""
    return _rows(d_h, S, S, 1 if both else S)


def _in_all(d_h, S, both):
    return np.concatenate([np.zeros((1, *d_h.shape)), np.repeat(d_h[np.newaxis], S, axis=0)])


def _halves_exchanged(d_h, S, both):
    half = len(d_h) // 2
    return encoder_direct(np.concatenate([d_h[half:], d_h[:half]]) if both else d_h, S, both)


MISTAKES = {
    "forgotten": lambda d_h, S, both: np.zeros((S + 1, *d_h.shape)),
    "in_all_steps": _in_all,
    "at_the_start": lambda d_h, S, both: _rows(d_h, S, 0, 0),
    "both_at_the_end": lambda d_h, S, both: _rows(d_h, S, S, S),
    "always_both": lambda d_h, S, both: _rows(d_h, S, S, 1),
    "exchanged": lambda d_h, S, both: _rows(d_h, S, 1, S) if both else _rows(d_h, S, S, S),
    "halves_exchanged": _halves_exchanged,
    "backward_at_0": lambda d_h, S, both: _rows(d_h, S, S, 0) if both else _rows(d_h, S, S, S),
    "one_row_early": lambda d_h, S, both: _rows(d_h, S, S - 1, 0 if both else S - 1),
    "sign": lambda d_h, S, both: -encoder_direct(d_h, S, both),
    "averaged": lambda d_h, S, both: encoder_direct(d_h, S, both) / S,
}
"""What comes out when it enters in a usual wrong way, by key."""


def _hints(right, d_h, **_):
    rows, n, B = right.shape
    return {(rows - 1, n, B): words.DIRECT_T_ROWS, d_h.shape: words.DIRECT_ONE_ROW}


EXERCISE = Exercise(
    draw=_draw,
    right=encoder_direct,
    returns={"direct": _hints},
    mistakes=Mistakes(MISTAKES),
    named=words.DIRECT_MISTAKES,
    case=lambda d_h, S, both: words.direct_case(both, S, *d_h.shape),
    always_case=True,
    correct=lambda trials: words.direct_correct(len(trials)),
    advice=words.DIRECT_ADVICE,
    no_number=words.DIRECT_NO_NUMBER,
)
