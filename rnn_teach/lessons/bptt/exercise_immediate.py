"""The first exercise of notebook 3, no code: immediate or total?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bptt import words


def check_immediate(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers about h[t] = 3 h[t-1] + x[t] with the inputs 1, 1, 1.

    Parameters
    ----------
    answers : dict
        a: the immediate partial derivative of h[3] by w; b: the total one; c: which of
        them is the last factor of a share; d: the share of step 1 for u.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right=4, why=words.IMMEDIATE_A, off=1e-3),
        "b": Question(right=7, why=words.IMMEDIATE_B, off=1e-3),
        "c": Question(right=words.IMMEDIATE, why=words.IMMEDIATE_C, options=words.KINDS),
        "d": Question(right=9, why=words.IMMEDIATE_D, off=1e-3),
    },
    correct=words.IMMEDIATE_CORRECT,
)
