"""What does a net get that looks at nothing? Baselines, and a loss to judge by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.vanishing import words


def check_baseline(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: the baselines of two other tasks, and what a loss shows.

    Parameters
    ----------
    answers : dict
        a: the baseline with three marked numbers in [0, 1]; b: with two marked numbers
        in [-1, 1]; c: "nothing", "a little" or "nearly all", what a net with a loss of
        0.170 has learned of two marked numbers in [0, 1].

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right=3 / 12, why={1 / 6: words.BASELINE_TWO, None: words.BASELINE_SUM}, off=0.01),
        "b": Question(
            right=2 / 3,
            why={
                1 / 3: words.BASELINE_ONE,
                1 / 6: words.BASELINE_RANGE,
                4 / 3: words.BASELINE_SPREAD,
                None: words.BASELINE_SUM,
            },
            off=0.01,
        ),
        "c": Question(right=words.NOTHING_YET, why=words.BASELINE_JUDGED, options=words.BASELINE_OPTIONS),
    },
    correct=words.BASELINE_CORRECT,
    name=words.MY_BASELINES,
)
