"""Attention that looks back and never ahead, for all steps at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.what_came_after import words


def check_attention(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(Q, K, V)` → (T, n_v), attention that sees no later
    step.

        row t:   Σ_s α[t, s] V[s],   α[t] = softmax over s ≤ t of Q[t] · K[s] / √n_k

    Parameters
    ----------
    function : callable
        Gets queries and keys (T, n_k) and values (T, n_v), a row a step; returns what
        each step reads, (T, n_v).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Keys and values of one size, and of two; one step; one number each; large scores;
    more than ten steps."""
    n_k = whole(rng, 3, 4)
    sizes = ((6, n_k, n_k), (whole(rng, 4, 5), 2, 3), (1, 3, 2), (5, 1, 1), (whole(rng, 11, 14), 5, 2))
    inputs = [random_rows(rng, *size) for size in sizes]
    large = random_rows(rng, 4, 3, 2)
    return [*inputs, large | {"Q": 5000 * large["K"]}]


def random_rows(rng, T, n_k, n_v):
    """Queries, keys and values with a few clear winners."""
    return {
        "Q": 2 * rng.normal(size=(T, n_k)),
        "K": rng.normal(size=(T, n_k)),
        "V": rng.uniform(0.5, 2, (T, n_v)),
    }


def softmax(scores, axis=1):
    """Shares that add up to 1, without overflow."""
    e = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def attended(pieces, Q, K, V):
    """What each step reads, piece by piece."""
    scores = pieces["scores"](Q, K) / pieces["divisor"](*Q.shape)
    ahead = pieces["ahead"](len(Q))
    return pieces["shares"](scores, ahead) @ pieces["read"](K, V)


TRUTH = {
    "scores": lambda Q, K: Q @ K.T,
    "divisor": lambda T, n_k: np.sqrt(n_k),
    "ahead": lambda T: np.triu(np.ones((T, T), bool), 1),
    "shares": lambda scores, ahead: softmax(np.where(ahead, -np.inf, scores)),
    "read": lambda K, V: V,
}
CHANGES = {
    "no_mask": {"ahead": lambda T: np.zeros((T, T), bool)},
    "mask_turned": {"ahead": lambda T: np.tril(np.ones((T, T), bool), -1)},
    "no_root": {"divisor": lambda T, n_k: 1},
    "divided_by_n_k": {"divisor": lambda T, n_k: n_k},
    "root_of_T": {"divisor": lambda T, n_k: np.sqrt(T)},
    "other_axis": {"shares": lambda scores, ahead: softmax(np.where(ahead, -np.inf, scores), axis=0)},
    "masked_after": {"shares": lambda scores, ahead: np.where(ahead, 0, softmax(scores))},
    "masked_with_zero": {"shares": lambda scores, ahead: softmax(np.where(ahead, 0, scores))},
    "no_softmax": {"shares": lambda scores, ahead: np.where(ahead, 0, scores)},
    "the_best_alone": {
        "shares": lambda scores, ahead: (
            np.where(ahead, -np.inf, scores) == np.where(ahead, -np.inf, scores).max(axis=1, keepdims=True)
        ).astype(float)
    },
    "all_alike": {"scores": lambda Q, K: 0 * (Q @ K.T)},
    "scores_turned": {"scores": lambda Q, K: K @ Q.T},
    "keys_with_keys": {"scores": lambda Q, K: K @ K.T},
    "reads_keys": {"read": lambda K, V: K},
}
"""By key of the mistake the piece that is another."""


def _shape_hints(right, Q, V, **_):
    T, n_v = right.shape
    return {(n_v, T): words.ATTENTION_TURNED, (T, T): words.ATTENTION_SHARES, (n_v,): words.ATTENTION_LAST}


EXERCISE = Exercise(
    draw=_draw,
    right=lambda **inputs: attended(TRUTH, **inputs),
    returns={"read": _shape_hints},
    mistakes=Pieces(attended, TRUTH, CHANGES),
    named=words.ATTENTION_MISTAKES,
    case=lambda Q, V, **_: words.attention_case(*Q.shape, V.shape[1]),  # type: ignore[call-arg]
    correct=lambda trials: words.attention_correct(len(trials)),
    advice=words.ATTENTION_ADVICE,
    no_number=words.ATTENTION_NO_NUMBER,
)
