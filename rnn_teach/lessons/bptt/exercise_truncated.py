"""The second exercise of notebook 3: the loop backwards with a short reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import clear, whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bptt import truncated, words
from rnn_teach.lessons.bptt.exercise_backward import random_inputs


def check_truncated(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(W, h, direct, K)` → dW, where each loss reaches back
    K steps.

        dW = Σ_t Σ_k of L[t]'s share at step k,   k = t, t-1, ... max(t-K+1, 1)

    Parameters
    ----------
    function : callable
        Gets W (n_h, n_h), h (T+1, n_h), direct (T+1, n_h), zero for h[0], and K, a
        whole number of at least 1; returns dW (n_h, n_h).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _inputs(rng, T, n_h, K):
    def draw():
        inputs = random_inputs(rng, T=T, n_x=2, n_h=n_h) | {"K": K}
        del inputs["x"]
        return inputs

    return clear(draw, _right)


def _draw(rng):
    """A reach of three steps, where all mistakes differ; each other reach; one step;
    one unit; many of both."""
    T = whole(rng, 8, 9)
    usual = _inputs(rng, T, n_h=4, K=3)
    return [
        usual,
        *(usual | {"K": K} for K in (1, 2, *range(4, T + 2), 20)),
        _inputs(rng, T=1, n_h=3, K=1),
        _inputs(rng, T=1, n_h=2, K=2),
        _inputs(rng, T=whole(rng, 4, 6), n_h=1, K=2),
        _inputs(rng, T=whole(rng, 12, 14), n_h=11, K=whole(rng, 4, 11)),
    ]


def _case(h, K, **_):
    return said.sizes(K=K, T=len(h) - 1, n_h=h.shape[1])


def _right(**inputs):
    return truncated.truncated(truncated.TRUTH, **inputs)


def _hints(right, h, **_):
    return {
        (len(h), *right.shape): words.BACKWARD_TERMS,
        (len(h) - 1, *right.shape): words.BACKWARD_TERMS,
        right.shape[:1]: words.BACKWARD_NO_OUTER,
    }


EXERCISE = Exercise(
    draw=_draw,
    right=_right,
    returns={"dW": _hints},
    mistakes=Pieces(truncated.truncated, truncated.TRUTH, truncated.MISTAKES),
    named=words.TRUNCATED_MISTAKES,
    case=_case,
    always_case=True,
    correct=lambda trials: words.truncated_correct(len(trials)),
    advice=words.ADVICE,
    at_work="rnn_teach.lessons.bptt.picture_at_work:truncated",
)
