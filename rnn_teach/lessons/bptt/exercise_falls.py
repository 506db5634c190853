"""The last exercise of notebook 3: is a backward pass right because the loss falls?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bptt import words


def check_falls(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers about a net that was trained with a wrong gradient.

    Parameters
    ----------
    answers : dict
        true: whether a falling loss shows that the gradient is right; wrong: how many
        of the 36 words that net gets wrong in the end.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "true": Question(right=False, why=words.FALLS),
        "wrong": Question(right=0, why=words.FALLS_WORDS),
    },
    correct=words.FALLS_CORRECT,
)
