"""Is it true that clipping cures vanishing gradients?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.exploding import words

RATIO, OFF = 2e-5, 0.03
"""As it is printed, with two digits; whoever divides gets more of them."""


def check_cure(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: what clipping does to a gradient that has vanished.

        Claim: clipping cures exploding and vanishing gradients.

    Parameters
    ----------
    answers : dict
        ratio: the first ten steps contribute 2.0e-5 times as much as the last step.
        How many times as much after the whole gradient was clipped to a tenth?
        larger: the ratio if all numbers were multiplied by 1000 instead; claim: True or
        False.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "ratio": Question(
            right=RATIO,
            why={RATIO / 10: words.CURE_BOTH, RATIO * 10: words.CURE_BOTH, None: words.CURE_RATIO},
            off=OFF,
        ),
        "larger": Question(right=RATIO, why={RATIO * 1000: words.CURE_BOTH, None: words.CURE_RATIO}, off=OFF),
        "claim": Question(right=False, why=words.CURE_CLAIM),
    },
    correct=words.CURE_CORRECT,
    name=words.MY_CLAIM,
)
