"""The fifth exercise of notebook 2, no code: which loss has a net that has learned
nothing?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.shared_parameters import words


def check_fresh_loss(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers about the loss of nets that have learned nothing.

    Parameters
    ----------
    answers : dict
        a: the loss with 50 classes, to two decimals; b: what a loss of 4.0 with 8,000
        words says; c: of how many classes a fresh net with a loss of 2.30 chooses.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


CLASSES = 50
EXERCISE = Questions(
    asked={
        "a": Question(
            right=float(np.log(CLASSES)),
            why={
                float(np.log2(CLASSES)): words.LOSS_IN_BITS,
                float(np.log10(CLASSES)): words.LOSS_TO_TEN,
                1 / CLASSES: words.LOSS_A_PROBABILITY,
                -float(np.log(CLASSES)): words.LOSS_SIGN,
                None: words.LOSS_OTHER,
            },
            off=0.006,
        ),
        "b": Question(right=words.TOO_LOW, why=words.LOSS_OF_FEWER, options=words.LOSS_OPTIONS),
        "c": Question(right=10, why=words.LOSS_BACK, off=0.01),
    },
    correct=words.LOSS_CORRECT,
)
