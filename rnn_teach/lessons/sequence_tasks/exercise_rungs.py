"""How much must a net read to label a word? Chosen, not written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.sequence_tasks import words
from rnn_teach.lessons.sequence_tasks.ladder import RUNGS


def check_rungs(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: for each of the words a to f the first of the four nets
    that can label it: words.ONE_WORD, "three words", "one direction", "two directions".

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


RIGHT = {
    "a": words.WINDOW,
    "b": words.ONE_WORD,
    "c": words.ONE_WAY,
    "d": words.WINDOW,
    "e": words.BOTH_WAYS,
    "f": words.BOTH_WAYS,
}
EXERCISE = Questions(
    asked={
        letter: Question(right=right, why=words.RUNGS_WHY[letter], options=RUNGS) for letter, right in RIGHT.items()
    },
    correct=words.RUNGS_CORRECT,
    name=words.MY_RUNGS,
)
