"""Keep the nucleus of a distribution."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.language_model import words

CLEAR = 0.02
"""So far the mass is from each sum of the likeliest symbols: rounding decides nothing.
"""


def check_nucleus(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(p, mass)` → p of the nucleus.

        the smallest set of the likeliest symbols whose p add up to at least `mass`,
        divided by their sum; 0 for all others, in the order of p

    Parameters
    ----------
    function : callable
        Gets probabilities (n_y,) and a mass between 0 and 1; returns probabilities
        (n_y,).
    rng : numpy.random.Generator
        Draws what it is tried with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _distribution(rng, n, mass):
    """Probabilities none of whose sums is close to the mass, and no two of which are
    close."""
    while True:
        p = rng.permutation(rng.dirichlet(np.linspace(0.5, 3, n)))
        ordered = np.sort(p)[::-1]
        if (
            np.abs(np.cumsum(ordered)[:-1] - mass).min(initial=1) > CLEAR
            and np.diff(ordered).max(initial=-1) < -1e-3
        ):
            return p


def _draw(rng):
    """Two or three kept of five; one that is more than the mass by itself; nearly all;
    one symbol; many symbols."""
    while True:
        usual = {"p": _distribution(rng, 6, 0.7), "mass": 0.7}
        if 3 <= np.sum(nucleus(**usual) > 0) <= 4 and np.argmax(usual["p"]) > 0:
            break
    sure = np.full(4, 0.05)
    sure[whole(rng, 1, 3)] = 0.85
    sure = sure + np.array([-0.01, 0.004, 0.002, 0.004])
    many = rng.permutation(np.arange(1, 13)) / 78
    return [
        usual,
        {"p": sure, "mass": 0.5},
        {"p": _distribution(rng, 4, 0.97), "mass": 0.97},
        {"p": np.ones(1), "mass": 0.4},
        {"p": many, "mass": 0.5},
    ]


def nucleus(p, mass):
    """The right probabilities."""
    order = np.argsort(-p)
    kept = np.cumsum(p[order]) - p[order] < mass
    out = np.zeros(len(p))
    out[order[kept]] = p[order[kept]]
    return out / out.sum()


def _without_the_last(p, mass):
    order = np.argsort(-p)
    kept = order[np.cumsum(p[order]) <= mass]
    return _normalized(p, kept)


def _one_more(p, mass):
    order = np.argsort(-p)
    kept = np.sum(nucleus(p, mass) > 0) + 1
    return _normalized(p, order[:kept])


def _the_unlikely(p, mass):
    order = np.argsort(p)
    return _normalized(p, order[np.cumsum(p[order]) - p[order] < mass])


def _normalized(p, kept):
    out = np.zeros(len(p))
    out[kept] = p[kept]
    return out / out.sum()


def _in_given_order(p, mass):
    return _normalized(p, np.flatnonzero(np.cumsum(p) - p < mass))


def _sorted(p, mass):
    return np.sort(nucleus(p, mass))[::-1]


MISTAKES = {
    "without_the_last": _without_the_last,
    "one_more": _one_more,
    "the_unlikely": _the_unlikely,
    "not_sorted": _in_given_order,
    "left_sorted": _sorted,
    "not_normalized": lambda p, mass: np.where(nucleus(p, mass) > 0, p, 0),
    "divided_by_mass": lambda p, mass: np.where(nucleus(p, mass) > 0, p, 0) / mass,
    "threshold": lambda p, mass: _normalized(p, np.flatnonzero(p >= 1 - mass)),
    "likeliest_alone": lambda p, mass: (p == p.max()).astype(float),
    "nothing_cut": lambda p, mass: p,
}

EXERCISE = Exercise(
    draw=_draw,
    right=nucleus,
    returns={"p": lambda right, **_: {(): words.NUCLEUS_ONE}},
    mistakes=Mistakes(MISTAKES),
    named=words.NUCLEUS_MISTAKES,
    case=lambda p, mass: words.nucleus_case(len(p), mass, p.max()),
    always_case=True,
    correct=lambda trials: words.nucleus_correct(len(trials)),
    advice=words.NUCLEUS_ADVICE,
    no_number=words.NUCLEUS_NO_NUMBER,
)
