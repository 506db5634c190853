"""A gradient of two numbers, clipped in both ways by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.exploding import words


def check_two_ways(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: the gradient (3, 4), clipped at 1.

    Parameters
    ----------
    answers : dict
        a, b: the two numbers when it is clipped by its norm; c, d: when each number is
        clipped; direction: "by norm", "each number" or "both", what keeps it.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


def _by_norm(number, size):
    why = {1: words.TWO_WAYS_EACH, number / 7: words.TWO_WAYS_ADDED, number / 25: words.TWO_WAYS_ROOT}
    return Question(right=size, why={**why, None: words.TWO_WAYS_NORM}, off=0.005)


EXERCISE = Questions(
    asked={
        "a": _by_norm(3, 0.6),
        "b": _by_norm(4, 0.8),
        "c": Question(right=1, why={0.6: words.TWO_WAYS_THE_OTHER, None: words.TWO_WAYS_LIMIT}),
        "d": Question(right=1, why={0.8: words.TWO_WAYS_THE_OTHER, None: words.TWO_WAYS_LIMIT}),
        "direction": Question(
            right=words.DIRECTION_BY_NORM, why=words.TWO_WAYS_DIRECTION, options=words.DIRECTION_OPTIONS
        ),
    },
    correct=words.TWO_WAYS_CORRECT,
    name=words.MY_TWO_WAYS,
)
