"""Which form does a task have? Chosen, not written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.sequence_tasks import words


def check_task_forms(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: the form of each of the tasks a to f, one of "one to
    many", "many to one", "at each step", "after the input".

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


RIGHT = {
    "a": words.MANY_TO_ONE,
    "b": words.AT_EACH_STEP,
    "c": words.AFTER_INPUT,
    "d": words.ONE_TO_MANY,
    "e": words.AT_EACH_STEP,
    "f": words.MANY_TO_ONE,
}
EXERCISE = Questions(
    asked={
        letter: Question(right=right, why=words.TASK_FORMS[letter], options=words.FORM_NAMES)
        for letter, right in RIGHT.items()
    },
    correct=words.TASK_FORMS_CORRECT,
    name=words.MY_FORMS,
)
