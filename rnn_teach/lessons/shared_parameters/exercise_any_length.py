"""The last exercise of notebook 2: is it true that only a recurrent net reads any
length?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.shared_parameters import words


def check_any_length(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers about a convolution that reads sentences.

    Parameters
    ----------
    answers : dict
        true: whether a convolution needs sentences of one length; reach: how many words
        an output can depend on, after two layers of windows of three words.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "true": Question(right=False, why=words.ANY_LENGTH),
        "reach": Question(right=5, why=words.REACH),
    },
    correct=words.ANY_LENGTH_CORRECT,
)
