"""How much of a change of c[k] arrives at c[T] along the cell state alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core.activations import sigmoid
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.lstm_gates import words


def check_along_c(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(f, k)` → the derivative of c[T] by c[k] along c.

        ∂c[T]/∂c[k] = f[T] f[T-1] ... f[k+1],   unit by unit, the gates taken as given

    Parameters
    ----------
    function : callable
        Gets f (T+1, n_h), the forget gate of every step, row 0 NaN, and k from 0 to T;
        returns an array (n_h,).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _gates(rng, T, n_h, k):
    f = rng.uniform(0.4, 0.95, (T + 1, n_h))
    f[0] = np.nan
    return {"f": f, "k": k}


def _draw(rng):
    """The usual case; from the beginning; nothing between; one step; one unit; many."""
    T, many = whole(rng, 6, 8), whole(rng, 11, 13)
    return [
        _gates(rng, T, 3, whole(rng, 2, 3)),
        _gates(rng, T, 4, 0),
        _gates(rng, T, 3, T),
        _gates(rng, T, 2, T - 1),
        _gates(rng, 1, 1, 0),
        _gates(rng, many, many, whole(rng, 4, 6)),
    ]


def right_share(f, k):
    """The product of the forget gates after step k."""
    return np.prod(f[k + 1 :], axis=0)


def _case(f, k):
    return words.along_c_case(len(f) - 1, k, f.shape[1])


def _shape_hints(right, f, **_):
    return {(): words.ALONG_C_UNITS, f.shape: words.ALONG_C_ALL_STEPS, (len(f),): words.ALONG_C_AXIS}


MISTAKES = {
    "k_too": lambda f, k: np.prod(f[max(k, 1) :], axis=0),
    "not_the_last": lambda f, k: np.prod(f[k + 1 : -1], axis=0),
    "one_late": lambda f, k: np.prod(f[k + 2 :], axis=0),
    "from_the_start": lambda f, k: np.prod(f[1:], axis=0),
    "up_to_k": lambda f, k: np.prod(f[1 : k + 1], axis=0),
    "sum": lambda f, k: np.sum(f[k + 1 :], axis=0),
    "mean": lambda f, k: np.sum(f[k + 1 :], axis=0) / max(len(f) - 1 - k, 1),
    "last_alone": lambda f, k: f[-1],
    "first_alone": lambda f, k: f[min(k + 1, len(f) - 1)],
    "power": lambda f, k: f[-1] ** (len(f) - 1 - k),
    "k_alone": lambda f, k: f[max(k, 1)],
    "power_of_the_first": lambda f, k: f[min(k + 1, len(f) - 1)] ** (len(f) - 1 - k),
    "power_of_the_mean": lambda f, k: (
        np.mean(f[k + 1 :], axis=0) ** (len(f) - 1 - k) if k + 1 < len(f) else f[-1] ** 0
    ),
    "sign": lambda f, k: -np.prod(f[k + 1 :], axis=0),
    "sigma_again": lambda f, k: np.prod(sigmoid(f[k + 1 :]), axis=0),
    "what_is_cleared": lambda f, k: np.prod(1 - f[k + 1 :], axis=0),
    "slope_of_sigma": lambda f, k: np.prod(f[k + 1 :] * (1 - f[k + 1 :]), axis=0),
    "logarithm": lambda f, k: np.sum(np.log(f[k + 1 :]), axis=0),
}
"""What comes out when the product is wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_share,
    returns={words.ALONG_C: _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.ALONG_C_MISTAKES,
    says=said.plainly,
    case=_case,
    always_case=True,
    correct=lambda trials: words.along_c_correct(len(trials)),
    advice=words.ALONG_C_ADVICE,
    no_number=words.ALONG_C_NO_NUMBER,
    at_work="rnn_teach.lessons.lstm_gates.picture_at_work:along_c",
)
