"""Read the records of a run that ended in nan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.exploding import words


def check_where_it_left(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict about the norms of one run, update by update:

        100 to 255: 0.1 to 1.9;   256: 0.4   257: 1.1   258: 23   259: 9e8   260: nan

    Parameters
    ----------
    answers : dict
        update: the first one whose norm is larger than all before; threshold: "0.01",
        "1" or "100", where to clip; shortened: how many of the updates 256 to 259 a
        threshold of 1 would shorten.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


_UPDATE = {260: words.WHERE_TOO_LATE, 259: words.WHERE_NOT_FIRST, 257: words.WHERE_WELL, None: words.WHERE_FIRST}
EXERCISE = Questions(
    asked={
        "update": Question(right=258, why=_UPDATE),
        "threshold": Question(
            right="1",
            why={"0.01": words.WHERE_ALL_CLIPPED, "100": words.WHERE_TOO_HIGH},
            options=words.THRESHOLDS,
        ),
        "shortened": Question(right=3, why={2: words.WHERE_HEALTHY_TOO, None: words.WHERE_SHORTENED}),
    },
    correct=words.WHERE_CORRECT,
    name=words.MY_RUN,
)
