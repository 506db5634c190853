"""What overwriting a unit shows, and what it does not: chosen, not written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Questions, true_or_false
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.language_model import words


def check_inside_says(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict of six answers, True or False: is each of the statements a
    to f shown by what the lesson measured?

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked=true_or_false("abcdef", words.INSIDE_SAYS),
    correct=words.INSIDE_SAYS_CORRECT,
    name=words.MY_INSIDE_SAYS,
)
