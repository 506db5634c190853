"""Is it true that the last row of the joined states sums up the whole sentence?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bidirectional import words


def check_last_row(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: how many of 12 words →h[12] and ←h[12] have read, and
    whether the claim holds.

        Claim: in the last row of h, h[T], both directions have read the whole sentence.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


T = 12
EXERCISE = Questions(
    asked={
        "forward": Question(right=T, why={1: words.LAST_ROW_SWAPPED, None: words.LAST_ROW_FORWARD}),
        "backward": Question(right=1, why={T: words.LAST_ROW_ALL, None: words.LAST_ROW_BACKWARD}),
        "claim": Question(right=False, why=words.LAST_ROW_CLAIM),
    },
    correct=words.LAST_ROW_CORRECT,
    at_work="rnn_teach.lessons.bidirectional.picture_at_work:last_row",
    name=words.MY_LAST_ROW,
)
