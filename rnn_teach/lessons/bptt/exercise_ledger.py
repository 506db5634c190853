"""The third exercise of notebook 3, no code: read the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bptt import words


def check_ledger_read(answers: Mapping[str, Any]) -> Verdict:
    """Check what a learner reads off the ledger's explorer, as it opens.

    Parameters
    ----------
    answers : dict
        a: the step with the largest share of dL[8]/dW; b: how many Jacobians stand
        between L[4] and h[1]; c: why step 1's term is zero in every row; d: the j for
        which the gradient of L[8] loses most from h[j] to h[j-1].

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right=6, why=words.LEDGER_A),
        "b": Question(right=3, why=words.LEDGER_B),
        "c": Question(right=words.BY_H_0, why=words.LEDGER_C, options=words.REASONS),
        "d": Question(right=4, why=words.LEDGER_D),
    },
    correct=words.LEDGER_CORRECT,
)
