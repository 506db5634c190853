"""Must the gradient vanish, or may it? Nets of which one thing is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.vanishing import words


def check_must_vanish(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: of five nets "must vanish", "may vanish or grow" or
    "keeps its size".

    Parameters
    ----------
    answers : dict
        a: tanh, σ₁ = 0.9; b: tanh, σ₁ = 1.3; c: sigmoid, σ₁ = 3; d: tanh, spectral
        radius 0.5 and nothing else; e: linear, W orthogonal.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


def _chosen(right, why):
    return Question(right=right, why=why, options=words.MUST_OPTIONS)


EXERCISE = Questions(
    asked={
        "a": _chosen(words.MUST, words.MUST_BELOW_ONE),
        "b": _chosen(words.MAY, {words.KEEPS: words.MAY_NOT_KEPT, None: words.MAY_ABOVE_ONE}),
        "c": _chosen(words.MUST, words.MUST_SIGMOID),
        "d": _chosen(words.MAY, words.MAY_RADIUS),
        "e": _chosen(words.KEEPS, words.KEEPS_ORTHOGONAL),
    },
    correct=words.MUST_CORRECT,
    name=words.MY_FIVE_NETS,
)
