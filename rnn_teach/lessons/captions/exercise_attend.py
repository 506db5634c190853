"""Write one step of attention: where to look, and what is seen there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import clear, whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.captions import words


def check_attend(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(places, h, A, M, v)` → (alpha, ctx), one step of
    attention.

        e_p = v · tanh(A a_p + M h),   α = softmax(e),   ctx = Σ_p α_p a_p

    Parameters
    ----------
    function : callable
        Gets places (P, F), a row for each, h (n_h,), A (n_a, F), M (n_a, n_h) and v
        (n_a,); returns alpha (P,) and ctx (F,).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_step(rng, P=5, F=3, n_h=4, n_a=6):
    """Places and weights whose numbers hide no mistake."""
    return {
        "places": rng.normal(size=(P, F)),
        "h": rng.normal(size=n_h),
        "A": rng.normal(size=(n_a, F)),
        "M": rng.normal(size=(n_a, n_h)),
        "v": 1.5 * rng.normal(size=n_a),
    }


def _draw(rng):
    """The usual case; one place; one number a place; as many places as numbers; more
    than ten of all."""
    many = whole(rng, 11, 13)
    sizes = (
        (whole(rng, 5, 6), 3, 4, 7),
        (1, 3, 2, 4),
        (4, 1, 3, 2),
        (4, 4, 4, 4),
        (many, many, many, many),
    )
    return [clear(lambda size=size: random_step(rng, *size), right_step) for size in sizes]


def softmax(e):
    """exp(e) / Σ exp(e)."""
    e = np.exp(e - e.max())
    return e / e.sum()


TRUTH = {
    "see": lambda A, places: places @ A.T,
    "past": lambda M, h: M @ h,
    "squash": np.tanh,
    "score": lambda u, v: u @ v,
    "weigh": softmax,
    "mix": lambda alpha, places: alpha @ places,
}
"""Each piece as it should be."""


def attend(pieces, places, h, A, M, v):
    """α and what is seen, computed with these pieces."""
    u = pieces["squash"](pieces["see"](A, places) + pieces["past"](M, h))
    alpha = pieces["weigh"](pieces["score"](u, v))
    return alpha, pieces["mix"](alpha, places)


def right_step(**inputs):
    """α and what is seen."""
    return attend(TRUTH, **inputs)


def _one_hot(e):
    return np.eye(len(e))[e.argmax()]


MISTAKES = {
    "h_left_out": {"past": lambda M, h: 0.0},
    "places_left_out": {"see": lambda A, places: np.zeros((len(places), len(A)))},
    "no_tanh": {"squash": lambda a: a},
    "v_left_out": {"score": lambda u, v: u.sum(axis=-1)},
    "exp_alone": {"weigh": np.exp},
    "scores_for_alpha": {"weigh": lambda e: e},
    "divided_by_the_sum": {"weigh": lambda e: e / e.sum()},
    "only_the_best": {"weigh": _one_hot},
    "softmin": {"weigh": lambda e: softmax(-e)},
    "mean_of_places": {"mix": lambda alpha, places: places.mean(axis=0)},
    "sum_of_places": {"mix": lambda alpha, places: places.sum(axis=0)},
    "best_place": {"mix": lambda alpha, places: places[alpha.argmax()]},
    "alpha_times_mean": {"mix": lambda alpha, places: alpha.mean() * places.mean(axis=0)},
}
"""Usual mistakes by key, each as the piece that it changes."""


def _case(places, h, A, **_):
    return words.attend_case(*places.shape, len(h), len(A))


def _shape_hints(right, places, A, **_):
    P, F = places.shape
    return {
        (P, F): words.ATTEND_NO_SUM,
        (P, 1): words.ATTEND_FLAT,
        (F, 1): words.ATTEND_FLAT,
        (len(A),): words.ATTEND_OVER_A,
    }


EXERCISE = Exercise(
    draw=_draw,
    right=right_step,
    returns={"alpha": _shape_hints, "ctx": _shape_hints},
    mistakes=Pieces(attend, TRUTH, MISTAKES),
    named=words.ATTEND_MISTAKES,
    case=_case,
    correct=lambda trials: words.attend_correct(len(trials)),
    advice=words.ATTEND_ADVICE,
)
