"""Where does the wall stand for another start, and what is there?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.exploding import words
from rnn_teach.lessons.exploding.cliff import wall_at

START = 0.0


def check_wall(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict about the net x[t] = 5 σ(x[t-1]) + b that starts at
    x[0] = 0.

    Parameters
    ----------
    answers : dict
        b: where its error has a wall; rests: how many resting points x has there;
        slope: by how much each step multiplies a small difference; ends: True or False,
        whether a resting point begins or ends at the wall.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


_WALL, _SLOPE = wall_at(START)
EXERCISE = Questions(
    asked={
        "b": Question(
            right=_WALL,
            why={wall_at()[0]: words.WALL_MOVES, -_WALL: words.WALL_SIGN, None: words.WALL_WHERE},
            off=0.002,
        ),
        "rests": Question(right=3, why={2: words.WALL_UNSTABLE, None: words.WALL_RESTS}),
        "slope": Question(
            right=_SLOPE, why={0.25: words.WALL_W, 5.0: words.WALL_SIGMA, None: words.WALL_SLOPE}, off=0.005
        ),
        "ends": Question(right=False, why=words.WALL_ENDS),
    },
    correct=words.WALL_CORRECT,
    name=words.MY_WALL,
)
