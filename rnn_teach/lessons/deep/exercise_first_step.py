"""Is it true that each layer of a stack costs a step?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.deep import words


def check_first_step(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: at which step layers 1 to 3 of a stack are first changed
    by x[1], the step at which layer 3 is first changed by x[4], and whether the claim
    holds.

        Claim: in a stack each layer costs a step.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "layer 1": Question(right=1, why=words.FIRST_STEP),
        "layer 3": Question(right=1, why={3: words.FIRST_STEP_BRIGADE, None: words.FIRST_STEP}),
        "layer 3, x[4]": Question(right=4, why={6: words.FIRST_STEP_BRIGADE, None: words.FIRST_STEP}),
        "claim": Question(right=False, why=words.FIRST_STEP_CLAIM),
    },
    correct=words.FIRST_STEP_CORRECT,
    at_work="rnn_teach.lessons.deep.picture_at_work:first_step",
    name=words.MY_FIRST_STEP,
)
