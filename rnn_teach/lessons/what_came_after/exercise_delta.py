"""Correct what a state holds for a key before the new value is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import delta_write
from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.what_came_after import words


def check_delta_write(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(S, k, v, beta)` → S, one write by the delta rule.

        S ← S + β (v - S k) kᵀ

    Parameters
    ----------
    function : callable
        Gets the state S (n_v, n_k), a key k (n_k,) of length 1, a value v (n_v,) and
        the number beta; returns the new state (n_v, n_k).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """A square state; others; one number; a whole write, and none; more than ten."""
    same = whole(rng, 3, 4)
    many = whole(rng, 11, 13)
    sizes = ((same, same), (2, whole(rng, 3, 5)), (1, 1), (whole(rng, 4, 5), 2), (3, 2), (many, many))
    betas = (*rng.uniform(0.3, 0.8, 3), 1.0, 0.0, rng.uniform(0.3, 0.8))
    return [random_write(rng, *size, beta) for size, beta in zip(sizes, betas, strict=True)]


def random_write(rng, n_v, n_k, beta):
    """A state that holds something for the key already."""
    k = rng.normal(size=n_k)
    k /= np.linalg.norm(k)
    held = rng.uniform(0.5, 1.5, n_v)
    return {
        "S": 0.5 * rng.normal(size=(n_v, n_k)) + np.outer(held, k),
        "k": k,
        "v": rng.uniform(-2, -0.5, n_v),
        "beta": np.float64(beta),
    }


def written(pieces, S, k, v, beta):
    """The new state, piece by piece."""
    return pieces["old"](S, beta) + pieces["place"](
        pieces["write"](beta) * pieces["new"](v) - pieces["erase"](beta) * pieces["held"](S, k, v), k
    )


TRUTH = {
    "old": lambda S, beta: S,
    "write": lambda beta: beta,
    "new": lambda v: v,
    "erase": lambda beta: beta,
    "held": lambda S, k, v: S @ k,
    "place": np.outer,
}
CHANGES = {
    "nothing_subtracted": {"erase": lambda beta: 0},
    "v_subtracted": {"held": lambda S, k, v: v},
    "signs_turned": {"write": lambda beta: -beta, "erase": lambda beta: -beta},
    "beta_on_v_alone": {"erase": lambda beta: 1},
    "beta_on_old_alone": {"write": lambda beta: 1},
    "beta_left_out": {"write": lambda beta: 1, "erase": lambda beta: 1},
    "outer_turned": {"place": lambda difference, k: np.outer(k, difference)},
    "no_outer": {"place": lambda difference, k: difference * k},
    "read_turned": {"held": lambda S, k, v: S.T @ k},
    "old_gone": {"old": lambda S, beta: 0 * S},
    "old_faded": {"old": lambda S, beta: (1 - beta) * S},
    "added_to_held": {"erase": lambda beta: -beta},
    "key_summed": {"held": lambda S, k, v: S.sum(axis=1)},
}
"""By key of the mistake the pieces that are others."""


def _shape_hints(right, **_):
    n_v, n_k = right.shape
    return {(n_k, n_v): words.DELTA_TURNED, (n_v,): words.DELTA_DIFFERENCE}


EXERCISE = Exercise(
    draw=_draw,
    right=lambda S, k, v, beta: delta_write(S, k, v, beta=beta),
    returns={"S": _shape_hints},
    mistakes=Pieces(written, TRUTH, CHANGES),
    named=words.DELTA_MISTAKES,
    case=lambda S, beta, **_: words.delta_case(*S.shape, beta),  # type: ignore[call-arg]
    correct=lambda trials: words.delta_correct(len(trials)),
    advice=words.DELTA_ADVICE,
)
