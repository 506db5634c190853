"""Which unit follows the quotations, read off the explorers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.own_network import words


def check_unit(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers to what the explorers show of the lesson's net.

    a : the unit of layer 1 whose tanh c follows the quotations best
    b : at which step its forget gate is first below 0.1
    c : what becomes of the best |r| when the full stop at the front is taken away

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right=24, why={18: words.UNIT_SECOND, 23: words.UNIT_LAYER_2, None: words.UNIT_OTHER}),
        "b": Question(right=5, why={6: words.GATE_AFTER, 16: words.GATE_CLOSING, None: words.GATE_OTHER}),
        "c": Question(right=words.CHANGES[2], why=words.UNIT_START, options=words.CHANGES),
    },
    correct=words.UNIT_CORRECT,
)
