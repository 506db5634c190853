"""Targets and mask of many-to-one: one answer for each sequence of a padded batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.sequence_tasks import words

NO_TARGET = -1


def check_many_to_one(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(classes, lengths, T)` → targets, mask.

    The target of a sequence is its class, at its last step; -1 everywhere else. The
    mask says which steps are read.

    Parameters
    ----------
    function : callable
        Gets classes (B,) of int, lengths (B,) and T; returns targets (T, B) of int and
        mask (T, B) of True and False. Row t-1 belongs to step t.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _batch(rng, lengths, T):
    classes = rng.permutation(np.arange(len(lengths)) % 3)
    return {"classes": classes, "lengths": np.array(lengths), "T": T}


def _draw(rng):
    """The usual case, in which no sequence fills all steps; one word, and all steps;
    one sequence; no padding; one step; more than ten of all."""
    T, full, many = whole(rng, 8, 10), whole(rng, 4, 7), whole(rng, 11, 14)
    usual = 2 + rng.permutation(T - 3)[:5]
    return [
        _batch(rng, usual, T),
        _batch(rng, rng.permutation([1, 2, full]), full),
        _batch(rng, [whole(rng, 2, 4)], T=5),
        _batch(rng, [full] * 3, full),
        _batch(rng, [1, 1], T=1),
        _batch(rng, 1 + rng.permutation(many + 2)[:many], T=many + 2),
    ]


def _filled(pieces, classes, lengths, T):
    """Targets and mask, made of these pieces."""
    targets = np.full((T, len(classes)), float(pieces["elsewhere"]))
    steps = np.arange(1, T + 1)[:, np.newaxis]
    at = np.broadcast_to(pieces["asked"](steps, lengths, T), targets.shape)
    targets[at] = np.broadcast_to(classes, targets.shape)[at]
    return targets, np.broadcast_to(pieces["read"](steps, lengths), targets.shape).astype(float)


TRUTH = {
    "asked": lambda t, n, T: t == n,
    "elsewhere": NO_TARGET,
    "read": lambda t, n: t <= n,
}
CHANGES = {
    "every_word": {"asked": lambda t, n, T: t <= n},
    "every_step": {"asked": lambda t, n, T: t <= T},
    "first_step": {"asked": lambda t, n, T: t == 1},
    "end_of_padding": {"asked": lambda t, n, T: t == T},
    "one_late": {"asked": lambda t, n, T: t == np.minimum(n + 1, T)},
    "one_early": {"asked": lambda t, n, T: t == np.maximum(n - 1, 1)},
    "padding_asked": {"asked": lambda t, n, T: t >= n},
    "class_0": {"elsewhere": 0},
    "all_read": {"read": lambda t, n: t >= 1},
    "last_alone_read": {"read": lambda t, n: t == n},
    "last_not_read": {"read": lambda t, n: t < n},
    "one_more_read": {"read": lambda t, n: t <= n + 1},
    "upside_down": {"read": lambda t, n: t > n},
}
"""What is changed in targets and mask by a usual mistake, by key."""


def right_targets(classes, lengths, T):
    """The right targets and mask."""
    return _filled(TRUTH, classes, lengths, T)


def _compute(pieces, **inputs):
    return _filled(pieces, **inputs)


def _shape_hints(right, **_):
    T, B = right.shape
    return {
        (B, T): words.TARGETS_TURNED,
        (B,): words.TARGETS_NO_TIME,
        (T + 1, B): words.TARGETS_ROW_0,
        (T, 1, B): words.TARGETS_UNIT_AXIS,
    }


def _first_wrong(name, off, answer, right, inputs):
    b = int(np.flatnonzero(off.any(axis=0))[0])
    t = int(np.flatnonzero(off[:, b])[0])
    return words.targets_wrong(name, b + 1, int(inputs["lengths"][b]), t + 1, answer[t, b], right[t, b])


EXERCISE = Exercise(
    draw=_draw,
    right=right_targets,
    returns={"targets": _shape_hints, "mask": _shape_hints},
    mistakes=Pieces(_compute, TRUTH, CHANGES),
    named=words.TARGET_MISTAKES,
    first_wrong=_first_wrong,
    case=lambda classes, lengths, T: words.targets_case(T, lengths),
    correct=lambda trials: words.targets_correct(len(trials)),
    advice=words.TARGETS_ADVICE,
    no_number=words.TARGETS_NO_NUMBER,
)
