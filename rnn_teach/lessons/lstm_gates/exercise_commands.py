"""Read a trained cell's gates: which command did it get at each step?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.lstm_gates import words

COMMANDS = ("add", "leave", "read", "empty", "add", "read", "leave", "empty")
"""What the trained cell is told, step by step; `read` leaves the memory alone."""

NUMBERS = (0.6, 0.3, 0.2, 0.7, 0.8, 0.4, 0.5, 0.5)
AS_INPUTS = {"add": (1, 0), "leave": (0, 0), "read": (0, 1), "empty": (-1, 0)}

COMMANDS_TO_READ = np.array(
    [(value, *AS_INPUTS[name]) for value, name in zip(NUMBERS, COMMANDS, strict=True)], dtype=float
)
"""The same as inputs (T, 3) of a cell that obeys."""


def check_commands(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict of eight answers: which command the gates show at each
    step 1 to 8, "add", "leave", "read" or "empty".

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        t: Question(right=name, options=tuple(AS_INPUTS), why=words.command_shows(name))
        for t, name in enumerate(COMMANDS, start=1)
    },
    correct=words.COMMANDS_CORRECT,
    at_work="rnn_teach.lessons.lstm_gates.picture_at_work:commands",
    name=words.MY_COMMANDS,
)
