"""What the two explorers of notebook 0 show, found by moving their controls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.reader import SLOTS
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.start_here import words

LEFT = 0.68
"""The share of h[1] that is left after eleven steps at w = 1.1."""


def check_explored(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers to what the explorers show.

    a : at which w 68 % of h[1] are left after eleven steps
    b : what the net takes Taipei for in "leave the hotel in Taipei"
    c : what it takes Lagos for in "from Lagos to Accra"

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right=1.1, why=words.EXPLORED_W, off=0.01),
        "b": Question(right="destination", why=words.EXPLORED_HOTEL, options=SLOTS),
        "c": Question(right="departure", why=words.EXPLORED_LAGOS, options=SLOTS),
    },
    correct=words.EXPLORED_CORRECT,
)
