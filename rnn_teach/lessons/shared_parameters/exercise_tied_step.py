"""The third exercise of notebook 2: one step of learning for a shared W."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.shared_parameters import words


def check_tied_step(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(W, gradients, rate)` → the shared W after one step
    against its gradient.

        W - rate Σ_t ∂L/∂W[t],   t = 1 ... T

    Parameters
    ----------
    function : callable
        Gets W (n_h, n_h), gradients (T+1, n_h, n_h) with those of the copies of steps 1
        to T, row 0 of them NaN, and the learning rate; returns W (n_h, n_h).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _inputs(rng, T, n_h):
    gradients = rng.normal(size=(T + 1, n_h, n_h))
    gradients[0] = np.nan
    rate = np.round(rng.uniform(0.1, 0.6), 2)
    return {"W": rng.normal(size=(n_h, n_h)), "gradients": gradients, "rate": rate}


def _draw(rng):
    """The usual case; one step; one unit; more than ten of both."""
    return [
        _inputs(rng, whole(rng, 4, 6), 3),
        _inputs(rng, 1, whole(rng, 2, 4)),
        _inputs(rng, whole(rng, 3, 5), 1),
        _inputs(rng, whole(rng, 11, 13), 11),
    ]


def _case(W, gradients, **_):
    return said.sizes(T=len(gradients) - 1, n_h=len(W))


def _hints(right, gradients, **_):
    return {
        gradients.shape: words.TIED_ONE_FOR_EACH,
        (len(gradients) - 1, *right.shape): words.TIED_ONE_FOR_EACH,
        (): words.TIED_ONE_NUMBER,
    }


def _step(pieces, W, gradients, rate):
    change = pieces["rate"](rate) * pieces["joined"](gradients)
    return pieces["from"](W) + pieces["way"] * change


TRUTH = {
    "from": lambda W: W,
    "way": -1,
    "rate": lambda rate: rate,
    "joined": lambda gradients: gradients[1:].sum(axis=0),
}
CHANGES = {
    "averaged": {"joined": lambda gradients: gradients[1:].mean(axis=0)},
    "last_alone": {"joined": lambda gradients: gradients[-1]},
    "first_alone": {"joined": lambda gradients: gradients[1]},
    "first_left_out": {"joined": lambda gradients: gradients[2:].sum(axis=0)},
    "last_left_out": {"joined": lambda gradients: gradients[1:-1].sum(axis=0)},
    "multiplied": {"joined": lambda gradients: gradients[1:].prod(axis=0)},
    "largest": {"joined": lambda gradients: gradients[1:].max(axis=0)},
    "all_numbers_added": {"joined": lambda gradients: gradients[1:].sum()},
    "uphill": {"way": 1},
    "rate_left_out": {"rate": lambda rate: 1.0},
    "divided_by_the_rate": {"rate": lambda rate: 1 / rate},
    "change_alone": {"from": lambda W: 0 * W},
}
"""Usual mistakes by key, each as the piece that it changes."""

EXERCISE = Exercise(
    draw=_draw,
    right=lambda **inputs: _step(TRUTH, **inputs),
    returns={"W": _hints},
    mistakes=Pieces(_step, TRUTH, CHANGES),
    named=words.TIED_MISTAKES,
    case=_case,
    correct=lambda trials: words.tied_correct(len(trials)),
    advice=words.TIED_ADVICE,
    no_number=words.TIED_NO_NUMBER,
    at_work="rnn_teach.lessons.shared_parameters.picture_at_work:tied_step",
)
