"""The exercise on the chain rule through time: the product of Jacobians."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.vanishing import words


def check_jacobian_product(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(W, h)` → ∂h[T]/∂h[0] of a tanh net, from its states
    alone.

        ∂h[T]/∂h[0] = J[T] J[T-1] ... J[1],   J[t] = diag(1 - h[t]²) W

    Parameters
    ----------
    function : callable
        Gets W (n_h, n_h) and h (T+1, n_h), h[0] first; returns an array (n_h, n_h).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_net(rng, T, n_h):
    """The weight W and the states of a net whose inputs may be any: so the states are,
    and none at its limits."""
    return {"W": 1.7 * rng.normal(size=(n_h, n_h)) / np.sqrt(n_h), "h": rng.uniform(-0.8, 0.8, (T + 1, n_h))}


def _draw(rng):
    """The usual case; one factor, two, and one unit; more than ten units and steps."""
    return [
        random_net(rng, T=whole(rng, 4, 5), n_h=3),
        random_net(rng, T=1, n_h=whole(rng, 2, 4)),
        random_net(rng, T=2, n_h=2),
        random_net(rng, T=whole(rng, 2, 5), n_h=1),
        random_net(rng, T=whole(rng, 11, 13), n_h=whole(rng, 11, 13)),
    ]


def _shape_hints(right, h, **_):
    n = len(right)
    return {(len(h), n, n): words.PRODUCT_ALL, (n,): words.PRODUCT_NO_MATRIX, (): words.PRODUCT_ONE_NUMBER}


def _product(factors):
    """The factors multiplied, the last one on the left."""
    product = np.eye(len(factors[0]))
    for factor in factors:
        product = factor @ product
    return product


def _by_slopes(slope):
    """The product of diag(slope(h[t])) W, over t = 1 ... T."""
    return lambda W, h: _product([np.diag(slope(h_t)) @ W for h_t in h[1:]])


def _by_factors(combine):
    """What `combine` makes of the right factors J[1] ... J[T]."""
    return lambda W, h: combine([np.diag(1 - h_t**2) @ W for h_t in h[1:]])


right_product = _by_factors(_product)

MISTAKES = {
    "reversed": _by_factors(lambda J: _product(J[::-1])),
    "slope_left_out": _by_slopes(np.ones_like),
    "slope_without_square": _by_slopes(lambda h_t: 1 - h_t),
    "transposed": _by_factors(lambda J: _product(J).T),
    "W_transposed": lambda W, h: _product([np.diag(1 - h_t**2) @ W.T for h_t in h[1:]]),
    "slope_on_columns": lambda W, h: _product([W @ np.diag(1 - h_t**2) for h_t in h[1:]]),
    "slope_at_the_past": lambda W, h: _product([np.diag(1 - h_t**2) @ W for h_t in h[:-1]]),
    "tanh_twice": _by_slopes(lambda h_t: 1 - np.tanh(h_t) ** 2),
    "first_missing": _by_factors(lambda J: _product([np.eye(len(J[0])), *J[1:]])),
    "last_missing": _by_factors(lambda J: _product([np.eye(len(J[0])), *J[:-1]])),
    "one_too_many": lambda W, h: _product([np.diag(1 - h_t**2) @ W for h_t in h]),
    "last_alone": _by_factors(lambda J: J[-1]),
    "added": _by_factors(sum),
    "element_by_element": _by_factors(lambda J: np.prod(J, axis=0)),
    "slope_squared_whole": _by_slopes(lambda h_t: (1 - h_t) ** 2),
    "slope_of_sigmoid": _by_slopes(lambda h_t: h_t * (1 - h_t)),
    "slope_with_plus": _by_slopes(lambda h_t: 1 + h_t**2),
    "slope_turned_round": _by_slopes(lambda h_t: h_t**2 - 1),
    "slope_without_1": _by_slopes(lambda h_t: h_t**2),
    "transposed_factors": lambda W, h: _product([W.T @ np.diag(1 - h_t**2) for h_t in h[1:]]),
    "diagonal_of_W": lambda W, h: _product([np.diag(1 - h_t**2) * W for h_t in h[1:]]),
    "W_left_out": lambda W, h: _product([np.diag(1 - h_t**2) for h_t in h[1:]]),
    "W_once": lambda W, h: np.diag(np.prod(1 - h[1:] ** 2, axis=0)) @ W,
    "slopes_after_W": lambda W, h: np.diag(np.prod(1 - h[1:] ** 2, axis=0)) @ np.linalg.matrix_power(W, len(h) - 1),
    "from_zeros": lambda W, h: np.zeros_like(W),
    "from_ones": lambda W, h: right_product(W, h) @ np.ones_like(W),
    "from_W": lambda W, h: right_product(W, h) @ W,
    "first_alone": _by_factors(lambda J: J[0]),
}
"""What is returned for the product when it is wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_product,
    returns={words.PRODUCT: _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.PRODUCT_MISTAKES,
    case=lambda W, h: said.sizes(T=len(h) - 1, n_h=len(W)),
    correct=lambda trials: words.product_correct(len(trials)),
    advice=words.PRODUCT_ADVICE,
    at_work="rnn_teach.lessons.vanishing.picture_at_work:product",
)
