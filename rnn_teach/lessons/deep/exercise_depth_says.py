"""What the measurements of the lesson show about depth, and what they do not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Questions, true_or_false
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.deep import words


def check_depth_says(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict of six answers, True or False: is each of the statements a
    to f shown by what the lesson measured?

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked=true_or_false("abcdef", words.DEPTH_SAYS),
    correct=words.DEPTH_SAYS_CORRECT,
    name=words.MY_DEPTH_SAYS,
)
