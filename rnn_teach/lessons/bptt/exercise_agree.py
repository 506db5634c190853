"""The fifth exercise of notebook 3: do two gradients agree?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bptt import words


def check_agree(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(ours, theirs, tolerance)` → whether two gradients
    agree.

        ‖ours - theirs‖ ≤ tolerance max(‖ours‖, ‖theirs‖)

    Parameters
    ----------
    function : callable
        Gets two arrays of one shape, of which the first may hold NaN, and a number;
        returns True or False.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _spoiled(theirs, change):
    ours = theirs.copy()
    change(ours)
    return ours


def _put(place, number):
    return lambda ours: ours.__setitem__(place, number)


PAIRS = {
    "equal": lambda g: (g * (1 + 1e-11), g),
    "twice": lambda g: (2 * g, g),
    "nan": lambda g: (g * np.nan, g),
    "one_nan": lambda g: (_spoiled(g, _put((0, 0), np.nan)), g),
    "zeros": lambda g: (0 * g, 0 * g),
    "some_zeros": lambda g: (g * (np.indices(g.shape)[0] > 0), g * (np.indices(g.shape)[0] > 0)),
    "beside_zero": lambda g: (_spoiled(g, _put((0, 0), 1e-12)), _spoiled(g, _put((0, 0), 0.0))),
    "opposite": lambda g: (-g, g),
    "one_off": lambda g: (_spoiled(g, _put((-1, -1), 1.1 * g[-1, -1])), g),
    "cancelling": lambda g: (
        _spoiled(_spoiled(g, _put((0, 0), g[0, 0] + 0.1)), _put((-1, -1), g[-1, -1] - 0.1)),
        g,
    ),
    "smaller": lambda g: (g * (1 - 1e-3), g),
    "larger": lambda g: (g * (1 + 1e-3), g),
    "huge": lambda g: (1e9 * g * (1 + 1e-11), 1e9 * g),
    "tiny": lambda g: (1.1e-10 * g, 1e-10 * g),
    "coarse": lambda g: (g * (1 + 3e-3), g),
}
"""By the key of a case two gradients, made of one."""


def _draw(rng):
    """All cases in any order, of other sizes and numbers each."""
    trials = []
    for key in rng.permutation(list(PAIRS)):
        shape = whole(rng, 2, 5), whole(rng, 2, 5)
        ours, theirs = PAIRS[key](np.abs(rng.normal(size=shape)) + 0.5)
        trials.append({"ours": ours, "theirs": theirs, "tolerance": 1e-2 if key == "coarse" else 1e-6})
    return trials


def _norms(ours, theirs):
    return np.linalg.norm(ours - theirs), max(np.linalg.norm(ours), np.linalg.norm(theirs))


def _right(ours, theirs, tolerance):
    error, size = _norms(ours, theirs)
    return bool(error <= tolerance * size)


def _by_number(ours, theirs):
    return np.abs(ours - theirs) / (np.abs(ours) + np.abs(theirs))


def _cosine(ours, theirs):
    return np.sum(ours * theirs) / (np.linalg.norm(ours) * np.linalg.norm(theirs))


def _lengths(ours, theirs):
    return abs(np.linalg.norm(ours) - np.linalg.norm(theirs))


MISTAKES = {
    "upside_down": lambda ours, theirs, tolerance: not _right(ours, theirs, tolerance),
    "mean_error": lambda ours, theirs, tolerance: (
        abs(np.mean(ours - theirs)) <= tolerance * np.mean(np.abs(theirs))
    ),
    "nan_passes": lambda ours, theirs, tolerance: not np.divide(*_norms(ours, theirs)) > tolerance,
    "number_by_number": lambda ours, theirs, tolerance: not np.any(_by_number(ours, theirs) > tolerance),
    "all_by_number": lambda ours, theirs, tolerance: np.all(_by_number(ours, theirs) <= tolerance),
    "absolute": lambda ours, theirs, tolerance: _norms(ours, theirs)[0] <= tolerance,
    "without_abs": lambda ours, theirs, tolerance: np.max(ours - theirs) <= tolerance * _norms(ours, theirs)[1],
    "zero_by_zero": lambda ours, theirs, tolerance: np.divide(*_norms(ours, theirs)) <= tolerance,
    "direction_alone": lambda ours, theirs, tolerance: _cosine(ours, theirs) >= 1 - tolerance,
    "lengths_alone": lambda ours, theirs, tolerance: _lengths(ours, theirs) <= tolerance * _norms(ours, theirs)[1],
    "always": lambda ours, theirs, tolerance: True,
    "never": lambda ours, theirs, tolerance: False,
    "exactly_equal": lambda ours, theirs, tolerance: bool(np.all(ours == theirs)),
    "allclose_as_it_is": lambda ours, theirs, tolerance: np.allclose(ours, theirs),
    "allclose_and_more": lambda ours, theirs, tolerance: np.allclose(ours, theirs, rtol=tolerance),
}
"""What is said by comparisons that are wrong in a usual way, by key."""


def _case(ours, theirs, tolerance):
    """Which case two gradients are, found again from their numbers."""
    size = np.linalg.norm(theirs)
    tests = {
        "nan": np.isnan(ours).all(),
        "one_nan": np.isnan(ours).any(),
        "coarse": tolerance > 1e-3,
        "zeros": not ours.any(),
        "some_zeros": bool((theirs == 0).any() and (ours == theirs).all()),
        "beside_zero": bool((theirs == 0).any()),
        "huge": size > 1e6,
        "tiny": size < 1e-6,
        "twice": np.allclose(ours, 2 * theirs),
        "opposite": np.allclose(ours, -theirs),
        "one_off": np.sum(ours != theirs) == 1,
        "cancelling": np.sum(ours != theirs) == 2,
        "equal": np.allclose(ours, theirs, rtol=1e-9, atol=0),
        "smaller": np.linalg.norm(ours) < size,
        "larger": True,
    }
    return words.CASES[next(key for key, is_it in tests.items() if is_it)]


def _first_wrong(name, off, answer, right, inputs):
    said = float(answer)
    return words.agree_wrong(str(bool(said)) if said in (0, 1) else f"{said:g}")


EXERCISE = Exercise(
    draw=_draw,
    right=_right,
    returns={"answer": lambda right, **_: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.AGREE_MISTAKES,
    first_wrong=_first_wrong,
    case=_case,
    always_case=True,
    correct=lambda trials: words.agree_correct(len(trials)),
    advice=words.AGREE_ADVICE,
    at_work="rnn_teach.lessons.bptt.picture_at_work:agree",
)
