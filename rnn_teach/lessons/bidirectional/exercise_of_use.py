"""For which tasks is a bidirectional net of use? Chosen, not written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Questions, true_or_false
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bidirectional import words


def check_of_use(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict of six answers: whether a bidirectional net is of use for
    each of the tasks a to f, True or False.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked=true_or_false("abcdef", words.OF_USE),
    correct=words.OF_USE_CORRECT,
    name=words.MY_OF_USE,
)
