"""Measure whether a net looks where it speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.captions import words
from rnn_teach.lessons.captions.exercise_attend import softmax


def check_looks(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(alpha, steps, places)` → share: of some words, at how
    many the net looks most at the right place.

    Parameters
    ----------
    function : callable
        Gets alpha (T+1, P), where row 0 is NaN, and of some words their steps (n,),
        from 1 to T, and the place (n,), 0 to P-1, at which each should look; returns
        one number from 0 to 1.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_looks(rng, T, P, n, hits):
    """Weights that are largest at the right place at so many of n steps."""
    alpha = np.vstack([np.full(P, np.nan), *(softmax(2 * rng.normal(size=P)) for _ in range(T))])
    steps = np.sort(1 + rng.permutation(T)[:n])
    best, second = np.argsort(alpha[steps], axis=1)[:, [-1, -2]].T
    elsewhere = np.where(rng.random(n) < 0.5, second, (best + 1) % P)
    elsewhere[:2] = second[:2]  # where what nearly counts is taken for what counts, it shows
    places = np.where(np.arange(n)[::-1] < hits, best, elsewhere)
    return {"alpha": alpha, "steps": steps, "places": places}


def _draw(rng):
    """The usual case; all words right; none; one word; many words."""
    return [
        random_looks(rng, 9, 7, 6, 4),
        random_looks(rng, 8, 5, 4, 4),
        random_looks(rng, 8, 5, 4, 0),
        random_looks(rng, 5, 3, 1, 1),
        random_looks(rng, 30, 16, whole(rng, 17, 26), whole(rng, 5, 14)),
    ]


def right_looks(alpha, steps, places):
    """The share."""
    return np.mean(alpha[steps].argmax(axis=1) == places)


def _of_rows(alpha, rows, places):
    """The share, with these rows of α."""
    return np.mean(np.nan_to_num(alpha)[rows].argmax(axis=1) == places)


MISTAKES = {
    "mean_alpha": lambda alpha, steps, places: np.mean(alpha[steps, places]),
    "row_before": lambda alpha, steps, places: _of_rows(alpha, steps - 1, places),
    "row_after": lambda alpha, steps, places: _of_rows(alpha, np.minimum(steps + 1, len(alpha) - 1), places),
    "first_rows": lambda alpha, steps, places: _of_rows(alpha, np.arange(1, len(steps) + 1), places),
    "counted": lambda alpha, steps, places: len(steps) * right_looks(alpha, steps, places),
    "of_all_steps": lambda alpha, steps, places: len(steps) * right_looks(alpha, steps, places) / (len(alpha) - 1),
    "least": lambda alpha, steps, places: np.mean(alpha[steps].argmin(axis=1) == places),
    "places_from_1": lambda alpha, steps, places: np.mean(alpha[steps].argmax(axis=1) + 1 == places),
    "wrong_share": lambda alpha, steps, places: 1 - right_looks(alpha, steps, places),
    "percent": lambda alpha, steps, places: 100 * right_looks(alpha, steps, places),
}
"""Usual mistakes by key, each as a function of its own."""


EXERCISE = Exercise(
    draw=_draw,
    right=right_looks,
    returns={"share": lambda right, **_: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.LOOKS_MISTAKES,
    case=lambda alpha, steps, places: words.looks_case(len(steps), len(alpha) - 1),
    correct=lambda trials: words.looks_correct(len(trials)),
    advice=words.LOOKS_ADVICE,
)
