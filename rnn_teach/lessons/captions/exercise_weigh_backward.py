"""The way back through a softmax: from ∂L/∂α to ∂L/∂e."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import clear, whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.captions import words
from rnn_teach.lessons.captions.exercise_attend import softmax


def check_weigh_backward(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(alpha, d_alpha)` → d_e, the way back through
    α = softmax(e).

        ∂L/∂e_p = α_p (∂L/∂α_p - Σ_q α_q ∂L/∂α_q)

    Parameters
    ----------
    function : callable
        Gets alpha (P,), which sum to 1, and d_alpha (P,); returns d_e (P,).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_weights(rng, P):
    """α and its gradient."""
    return {"alpha": softmax(rng.normal(size=P)), "d_alpha": rng.normal(size=P) + 0.5}


def _draw(rng):
    """The usual case; two places; many places; one place that has all the weight."""
    sure = {"alpha": np.array([0.0, 1.0, 0.0]), "d_alpha": rng.normal(size=3)}
    drawn = [
        clear(lambda P=P: random_weights(rng, P), right_weigh_backward, least=0.02)
        for P in (whole(rng, 5, 6), 2, whole(rng, 11, 13))
    ]
    return [*drawn, sure]


def right_weigh_backward(alpha, d_alpha):
    """∂L/∂e."""
    return alpha * (d_alpha - alpha @ d_alpha)


MISTAKES = {
    "sum_left_out": lambda alpha, d_alpha: alpha * d_alpha,
    "own_slope_alone": lambda alpha, d_alpha: alpha * (1 - alpha) * d_alpha,
    "alpha_left_out": lambda alpha, d_alpha: d_alpha - alpha @ d_alpha,
    "plain_sum": lambda alpha, d_alpha: alpha * (d_alpha - d_alpha.sum()),
    "plain_mean": lambda alpha, d_alpha: alpha * (d_alpha - d_alpha.mean()),
    "plus": lambda alpha, d_alpha: alpha * (d_alpha + alpha @ d_alpha),
    "upside_down": lambda alpha, d_alpha: alpha * (alpha @ d_alpha - d_alpha),
    "passed_on": lambda alpha, d_alpha: d_alpha,
    "of_tanh": lambda alpha, d_alpha: (1 - alpha**2) * d_alpha,
}
"""Usual mistakes by key, each as a function of its own."""


EXERCISE = Exercise(
    draw=_draw,
    right=right_weigh_backward,
    returns={"d_e": lambda right, alpha, d_alpha: {(len(alpha), len(alpha)): words.WEIGH_MATRIX}},
    mistakes=Mistakes(MISTAKES),
    named=words.WEIGH_MISTAKES,
    case=lambda alpha, d_alpha: words.weigh_case(len(alpha), alpha.max() == 1),
    correct=lambda trials: words.weigh_correct(len(trials)),
    advice=words.WEIGH_ADVICE,
)
