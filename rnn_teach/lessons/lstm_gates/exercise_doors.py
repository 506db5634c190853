"""Which gate or state of an LSTM does what: chosen, not written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.lstm_gates import words


def check_doors(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict of six answers: which of i, f, g, o, c and h does each of
    the six jobs a to f.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


def _question(right):
    why = {name: does for name, does in words.DOORS_DO.items() if name != right}
    return Question(right=right, options=tuple(words.DOORS_DO), why=why)


EXERCISE = Questions(
    asked={job: _question(right) for job, right in zip("abcdef", "figoch", strict=True)},
    correct=words.DOORS_CORRECT,
    name=words.MY_DOORS,
)
"""In the order of the jobs: keep, write, what is written, show, hold, go on."""
