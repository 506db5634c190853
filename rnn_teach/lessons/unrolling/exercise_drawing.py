"""What is one thing and what is many in an unrolled drawing, and which form a task
has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.unrolling import words

FORMS = tuple(words.FORMS)


def check_drawing(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's reading of a net that is unrolled over five words.

    a : how many different matrices W it has
    b : how many states it computes, h[0] not counted
    c : how many parameters a cell of 92 has when it is unrolled over ten words
    d : which arrow brings the past: U, W or V
    e : the form of "is this review of a film good?"
    f : the form of "describe this picture in a sentence"
    g : the form of "what is each word of this request?"

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right=1, why=words.DRAWING_MATRICES),
        "b": Question(right=5, why=words.DRAWING_STATES),
        "c": Question(right=92, why=words.DRAWING_PARAMETERS),
        "d": Question(right="W", why=words.DRAWING_PAST, options=("U", "W", "V")),
        "e": Question(right=words.MANY_TO_ONE, why=words.DRAWING_REVIEW, options=FORMS),
        "f": Question(right=words.ONE_TO_MANY, why=words.DRAWING_CAPTION, options=FORMS),
        "g": Question(right=words.AT_EACH_STEP, why=words.DRAWING_SLOTS, options=FORMS),
    },
    correct=words.DRAWING_CORRECT,
)
