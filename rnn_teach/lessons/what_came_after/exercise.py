"""Merge two steps of a linear recurrence into one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.what_came_after import words


def check_merge(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(a1, b1, a2, b2)` → (a, b), the two steps as one.

        h ← a1 h + b1,  then  h ← a2 h + b2:   a = a2 a1,  b = a2 b1 + b2

    Parameters
    ----------
    function : callable
        Gets the pair of the earlier step, a1 and b1, and of the later one, a2 and b2,
        each (n_h,); returns the pair of both together.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Some units; one; more than ten; an earlier and a later step that forget all."""
    sizes = (whole(rng, 3, 5), 1, whole(rng, 11, 13), whole(rng, 2, 6))
    inputs = [{name: rng.uniform(-1, 1, n_h) for name in ("a1", "b1", "a2", "b2")} for n_h in sizes]
    inputs[0] = {name: value + 0.3 * (1 + (value > 0)) for name, value in inputs[0].items()}
    inputs[3]["a1"][0] = inputs[3]["a2"][1] = 0
    return inputs


def merged(pieces, a1, b1, a2, b2):
    """The pair of both steps, piece by piece."""
    return pieces["a"](a1, a2), pieces["b"](a1, b1, a2, b2)


TRUTH = {"a": lambda a1, a2: a2 * a1, "b": lambda a1, b1, a2, b2: a2 * b1 + b2}
CHANGES = {
    "order": {"b": lambda a1, b1, a2, b2: a1 * b2 + b1},
    "b1_not_scaled": {"b": lambda a1, b1, a2, b2: b1 + b2},
    "a_added": {"a": lambda a1, a2: a1 + a2},
    "a1_alone": {"a": lambda a1, a2: a1},
    "a2_alone": {"a": lambda a1, a2: a2},
    "b1_twice": {"b": lambda a1, b1, a2, b2: a2 * b1 + b1},
    "both_scaled": {"b": lambda a1, b1, a2, b2: a2 * (b1 + b2)},
    "scaled_by_a1": {"b": lambda a1, b1, a2, b2: a1 * b1 + b2},
    "scaled_by_both": {"b": lambda a1, b1, a2, b2: a1 * a2 * b1 + b2},
    "b2_left_out": {"b": lambda a1, b1, a2, b2: a2 * b1},
    "b2_alone": {"b": lambda a1, b1, a2, b2: b2},
    "b_multiplied": {"b": lambda a1, b1, a2, b2: b1 * b2},
    "subtracted": {"b": lambda a1, b1, a2, b2: a2 * b1 - b2},
}
"""By key of the mistake the piece that is another."""

EXERCISE = Exercise(
    draw=_draw,
    right=lambda **inputs: merged(TRUTH, **inputs),
    returns={"a": lambda right, **_: {}, "b": lambda right, **_: {}},
    mistakes=Pieces(merged, TRUTH, CHANGES),
    named=words.MERGE_MISTAKES,
    case=lambda a1, **_: words.merge_case(len(a1)),
    correct=lambda trials: words.merge_correct(len(trials)),
    advice=words.MERGE_ADVICE,
)
