"""The second exercise of notebook 2, no code: which copies learn from two words?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.shared_parameters import words


def check_who_learns(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers about nine untied copies that learn from two words.

    Parameters
    ----------
    answers : dict
        a, b: of how many copies W and U change; c: the gradient of a shared number
        whose copies have the gradients 0, 2 and 2; d: at how many of nine steps a
        shared W is another one afterwards.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right=1, why=words.WHO_W),
        "b": Question(right=2, why=words.WHO_U),
        "c": Question(right=4, why=words.WHO_SUM, off=0.001),
        "d": Question(right=9, why=words.WHO_TIED),
    },
    correct=words.WHO_CORRECT,
    at_work="rnn_teach.lessons.shared_parameters.picture_at_work:two_words",
)
