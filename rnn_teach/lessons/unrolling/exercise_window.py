"""How far a net without a loop must look back, and what that costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.unrolling import words


def check_window(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers on a feed-forward net that reads a window of words.

    a : words in the smallest window that tells the two Taipeis of "arrive Taipei" and
        "leave Taipei" apart, the word itself counted
    b : the same for "leave the hotel in Taipei" and "reach the hotel in Taipei"
    c : inputs of a window of five words, with 18 words in the vocabulary
    d : whether some window is large enough for every request that can be made

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right=2, why=words.WINDOW_TWO),
        "b": Question(right=5, why=words.WINDOW_FIVE),
        "c": Question(right=90, why=words.WINDOW_INPUTS),
        "d": Question(right=False, why=words.WINDOW_ANY),
    },
    correct=words.WINDOW_CORRECT,
)
