"""The exercise on clipping: one factor for all gradients,
from the norm of all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.exploding import words

GRADIENTS = ("dU", "dW", "db")

NEAR = (1 / 1.01, 1 / 1.3, 1 / 1.8, 1 / 2.5, 1, 1.01, 1.3, 1.8)
"""Thresholds, as so many times the norm, at which it is seen whether clipping begins
where it should."""

EPSILON = 1e-6
"""PyTorch divides by the norm plus so much, and is right."""


def check_clip(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(dU, dW, db, threshold)` → (dU, dW, db, norm).

        g  →  g · min(1, threshold / ‖g‖)
        ‖g‖ the norm of all numbers of all gradients together, before clipping

    It is tried on norms far and little above the threshold, at it, and below; on tiny
    gradients, and on zeros.

    Parameters
    ----------
    function : callable
        Gets three arrays and a number; returns three arrays of the same shapes and the
        norm before clipping.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def gradients(rng, n_x, n_h, size=1.0):
    """Gradients of a net, whose numbers are about of this size."""
    return {
        "dU": size * rng.normal(size=(n_h, n_x)),
        "dW": size * rng.normal(size=(n_h, n_h)),
        "db": size * rng.normal(size=n_h),
    }


def _at(arrays, times):
    """The gradients, with a threshold of so many times their norm."""
    return {**arrays, "threshold": np.float64(times * norm_of(**arrays))}


def _draw(rng):
    """Far above the threshold; below; about it; large, tiny and few numbers; many;
    zeros."""
    return [
        _at(gradients(rng, n_x=2, n_h=3), 1 / 7),
        _at(gradients(rng, n_x=2, n_h=3), 3),
        *(_at(gradients(rng, n_x=4, n_h=2), times) for times in NEAR),
        _at(gradients(rng, n_x=1, n_h=1), 1 / 2),
        _at(gradients(rng, n_x=1, n_h=1, size=1e4), 1e-3),
        _at(gradients(rng, n_x=3, n_h=3, size=1e-4), 1 / 5),
        _at(gradients(rng, n_x=3, n_h=3, size=1e-5), 1e4),
        _at(gradients(rng, n_x=whole(rng, 11, 13), n_h=whole(rng, 11, 13)), 1 / 4),
        {**gradients(rng, n_x=2, n_h=3, size=0.0), "threshold": np.float64(1)},
    ]


def norm_of(dU, dW, db, **_):
    """The norm of all numbers together."""
    return np.sqrt(np.sum(dU**2) + np.sum(dW**2) + np.sum(db**2))


def _case(threshold, **arrays):
    norm = norm_of(**arrays)
    if norm == 0:
        return words.CLIP_ZEROS
    relation = "at" if np.isclose(norm, threshold) else "above" if norm > threshold else "below"
    return words.clip_case(f"{norm:.3g}", f"{threshold:.3g}", relation)


def _slack(threshold, **arrays):
    """How far off PyTorch's epsilon brings the factor, where there is one."""
    norm = norm_of(**arrays)
    return 1.1 * EPSILON / norm if norm >= threshold * (1 - EPSILON) - EPSILON and norm > 0 else 0.0


def _answer(parts):
    return tuple(parts.values())


def _times(case, factor):
    return {key: case[key] * factor for key in GRADIENTS}


def _factor(case, norm):
    return min(1.0, case["threshold"] / norm) if norm > 0 else 1.0


def _clipped_by_norm(case):
    norm = norm_of(**case)
    return _times(case, _factor(case, norm)) | {"norm": norm}


def _with_another_norm(measure):
    """Clipping with something else in place of the global norm,
    which is returned too."""

    def clip(case):
        norm = measure(case)
        return _times(case, _factor(case, norm)) | {"norm": norm}

    return clip


MISTAKES = {
    "own_norms": lambda case: (
        {key: case[key] * _factor(case, np.linalg.norm(case[key])) for key in GRADIENTS} | {"norm": norm_of(**case)}
    ),
    "number_by_number": lambda case: (
        {key: np.clip(case[key], -case["threshold"], case["threshold"]) for key in GRADIENTS}
        | {"norm": norm_of(**case)}
    ),
    "scaled_up": lambda case: _times(case, case["threshold"] / norm_of(**case)) | {"norm": norm_of(**case)},
    "small_ones_alone": lambda case: (
        _times(case, max(1, case["threshold"] / norm_of(**case))) | {"norm": norm_of(**case)}
    ),
    "cut_off_above": lambda case: (
        {key: np.minimum(case[key], case["threshold"]) for key in GRADIENTS} | {"norm": norm_of(**case)}
    ),
    "set_to_zero": lambda case: (
        _times(case, float(norm_of(**case) <= case["threshold"])) | {"norm": norm_of(**case)}
    ),
    "divided_twice": lambda case: (
        _times(case, case["threshold"] / norm_of(**case) ** 2 if norm_of(**case) > case["threshold"] else 1)
        | {"norm": norm_of(**case)}
    ),
    "norm_after": lambda case: _clipped_by_norm(case) | {"norm": min(norm_of(**case), case["threshold"])},
    "factor_back": lambda case: _clipped_by_norm(case) | {"norm": _factor(case, norm_of(**case))},
    "as_they_were": lambda case: _times(case, 1) | {"norm": norm_of(**case)},
    "norm_one": lambda case: _times(case, 1 / norm_of(**case)) | {"norm": norm_of(**case)},
    "upside_down": lambda case: _times(case, norm_of(**case) / case["threshold"]) | {"norm": norm_of(**case)},
    "times_threshold": lambda case: _times(case, case["threshold"]) | {"norm": norm_of(**case)},
    "no_root": _with_another_norm(lambda case: norm_of(**case) ** 2),
    "norms_added": _with_another_norm(lambda case: sum(np.linalg.norm(case[key]) for key in GRADIENTS)),
    "largest_number": _with_another_norm(lambda case: max(np.max(np.abs(case[key])) for key in GRADIENTS)),
    "largest_norm": _with_another_norm(lambda case: max(np.linalg.norm(case[key]) for key in GRADIENTS)),
    "root_of_norms": _with_another_norm(lambda case: np.sqrt(sum(np.linalg.norm(case[key]) for key in GRADIENTS))),
    "sum_of_numbers": _with_another_norm(lambda case: abs(sum(np.sum(case[key]) for key in GRADIENTS))),
    "dW_alone": _with_another_norm(lambda case: np.linalg.norm(case["dW"])),
    "dU_left_out": _with_another_norm(
        lambda case: np.hypot(np.linalg.norm(case["dW"]), np.linalg.norm(case["db"]))
    ),
    "sum_of_sizes": _with_another_norm(lambda case: sum(np.sum(np.abs(case[key])) for key in GRADIENTS)),
    "db_left_out": _with_another_norm(
        lambda case: np.hypot(np.linalg.norm(case["dU"]), np.linalg.norm(case["dW"]))
    ),
}
"""What is returned when clipping goes wrong in a usual way, by key and by name."""


def _returned(mistake):
    """A mistake as a function that returns what the learner's does."""
    return lambda **case: _answer(mistake(case))


EXERCISE = Exercise(
    draw=_draw,
    right=_returned(_clipped_by_norm),
    returns={name: lambda right, **_: {} for name in (*GRADIENTS, "norm")},
    mistakes=Mistakes({key: _returned(mistake) for key, mistake in MISTAKES.items()}),
    named=words.CLIP_MISTAKES,
    case=_case,
    always_case=True,
    correct=lambda trials: words.CLIP_CORRECT,
    advice=words.CLIP_ADVICE,
    no_number=words.CLIP_NO_NUMBER,
    slack=_slack,
    at_work="rnn_teach.lessons.exploding.picture_at_work:clip",
)
