"""Is it true that the gradient vanishes where all numbers in W are below 1?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.vanishing import words


def check_small_numbers(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict about a linear net whose W is 10 × 10 and all of 0.5.

        Claim: if every number in W is below 1, the gradient must vanish.

    Parameters
    ----------
    answers : dict
        top: the largest singular value of that W; steps: by how much three steps
        multiply the longest gradient; claim: True or False.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "top": Question(right=5, why={0.5: words.SMALL_ONE_NUMBER, None: words.SMALL_TOP}, off=0.001),
        "steps": Question(
            right=125,
            why={0.125: words.SMALL_ONE_NUMBER, 15: words.SMALL_ADDED, None: words.SMALL_STEPS},
            off=0.001,
        ),
        "claim": Question(right=False, why=words.SMALL_CLAIM),
    },
    correct=words.SMALL_CORRECT,
    name=words.MY_CLAIM,
)
