"""Write one step of a GRU, with its reset in either place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import GRUCell, unroll
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import clear, whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.gru import gated_step, words


def check_gru_step(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, W, b, x, h, reset_after)` → h, one step of a GRU.

        r, z = σ(U x + W h + b),   each with its slices
        n = tanh(U x + W (r h) + b)   or, with reset_after,   tanh(U x + r (W h) + b)
        h ← z h + (1 - z) n

    Parameters
    ----------
    function : callable
        Gets U (3, n_h, n_x), W (3, n_h, n_h) and b (3, n_h, 1), stacked in the order r,
        z, n, x (n_x, B), h (n_h, B), the state before, and reset_after, True or False;
        returns the new state (n_h, B).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_step(rng, reset_after, n_x=3, n_h=4, B=2):
    """Weights and a state whose numbers hide no mistake."""
    return {
        "U": rng.normal(size=(3, n_h, n_x)) / np.sqrt(n_x),
        "W": 1.5 * rng.normal(size=(3, n_h, n_h)) / np.sqrt(n_h),
        "b": rng.normal(size=(3, n_h, 1)),
        "x": rng.normal(size=(n_x, B)),
        "h": rng.normal(size=(n_h, B)),
        "reset_after": reset_after,
    }


def _draw(rng):
    """Both places of the reset: the usual case; one sequence; one unit that reads one
    number; more than ten of all."""
    many = whole(rng, 11, 13)
    sizes = (
        (3, whole(rng, 4, 5), 2),
        (whole(rng, 1, 2), whole(rng, 3, 5), 1),
        (1, 1, whole(rng, 2, 4)),
        (many, many, many),
    )
    return [
        clear(lambda size=size, after=after: random_step(rng, after, *size), right_step)
        for size in sizes
        for after in (False, True)
    ]


def right_step(U, W, b, x, h, reset_after):
    """h after the step, by the package."""
    return unroll(GRUCell(U, W, b, reset="after" if reset_after else "before"), x[np.newaxis], h=h).h[1]


def _case(x, h, reset_after, **_):
    return words.step_case(reset_after, len(x), len(h), h.shape[1])


def _shape_hints(right, x, **_):
    n_h, B = right.shape
    return {
        (3, n_h, B): words.STEP_ALL_THREE,
        (n_h,): words.STEP_COLUMNS,
        (n_h, 1): words.STEP_COLUMNS,
        (B, n_h): said.BATCH_LAST,
        x.shape: words.STEP_SHAPE_OF_X,
    }


EXERCISE = Exercise(
    draw=_draw,
    right=right_step,
    returns={"h": _shape_hints},
    mistakes=Pieces(gated_step.gru_step, gated_step.TRUTH, gated_step.MISTAKES),
    named=words.STEP_MISTAKES,
    case=_case,
    always_case=True,
    correct=lambda trials: words.step_correct(len(trials)),
    advice=words.STEP_ADVICE,
    no_number=words.STEP_NO_NUMBER,
    at_work="rnn_teach.lessons.gru.picture_at_work:step",
)
