"""Choose a unit that holds its bit against a kick, and still lets a gradient back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.vanishing import words
from rnn_teach.lessons.vanishing.latch import latch_rest, latch_slope

KICK, STEPS, SHARE = 1.2, 20, 1e-9
"""The kick it must withstand at rest, and how much of the gradient must come back over
so many steps."""


def check_hold_and_learn(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict: a w that does both, and whether one can withstand 1.9.

        h[t] = tanh(w h[t-1]); at rest a kick of -1.2 does not tip it over, and the
        slope to the power 20 is at least 1e-9

    Parameters
    ----------
    answers : dict
        w: such a weight; stronger: True or False, whether there is a w that withstands
        a kick of 1.9 with the same share of the gradient.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


def withstands(w):
    """The largest kick that does not tip the unit over from rest."""
    return w * latch_rest(w)


def share(w):
    """How much of the gradient comes back over the steps, at rest."""
    return float(latch_slope(w, latch_rest(w))) ** STEPS


def _ends():
    """Between which weights both hold. The larger w, the stronger it is, and the less
    gradient comes back; so few of them need be tried."""
    fine = [1 + step / 10_000 for step in range(1, 20_000)]
    first = bisect_left(fine, True, key=lambda w: withstands(w) > KICK)
    end = bisect_left(fine, True, key=lambda w: share(w) < SHARE)
    return fine[first], fine[end - 1]


@dataclass(frozen=True, kw_only=True)
class _Weight(Question):
    def reason(self, answer):
        """What is wrong with a w that was read."""
        if answer <= 1:
            return words.HOLD_NOTHING
        if answer < self.right:
            return words.hold_tips(withstands(answer), KICK)
        return words.hold_forgets(share(answer), STEPS, SHARE)


LOWEST, HIGHEST = _ends()
MIDDLE = (LOWEST + HIGHEST) / 2
EXERCISE = Questions(
    asked={
        "w": _Weight(right=MIDDLE, why=words.HOLD_NOTHING, off=(HIGHEST - LOWEST) / 2 / MIDDLE),
        "stronger": Question(right=False, why=words.HOLD_STRONGER),
    },
    correct=words.HOLD_CORRECT,
    name=words.MY_UNIT,
)
