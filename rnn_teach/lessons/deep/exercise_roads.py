"""How many roads lead from one corner of a stack to the other?"""

from __future__ import annotations

from collections.abc import Callable
from math import comb, factorial
from typing import Any

import numpy as np

from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.deep import words


def check_roads(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(L, T)` → the number of roads from layer 1 at step 1
    to layer L at step T.

    A road goes up one layer within a step, or on one step within a layer: L - 1 times
    up and T - 1 times on, in any order.

    Parameters
    ----------
    function : callable
        Gets the number of layers and of steps; returns a whole number.
    rng : numpy.random.Generator
        Draws the sizes it is tried with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Sizes in which all mistakes differ; one layer; one step; both; a large stack."""
    sizes = [(whole(rng, 4, 6), whole(rng, 7, 12)), (1, whole(rng, 3, 9)), (whole(rng, 3, 9), 1), (1, 1)]
    sizes += [(2, whole(rng, 3, 9)), (whole(rng, 10, 14), whole(rng, 15, 30))]
    return [{"L": L, "T": T} for L, T in sizes]


def right_roads(L, T):
    """The ways to put L - 1 steps up among the T - 1 steps on."""
    return comb(L + T - 2, L - 1)


def _first_wrong(name, off, answer, right, inputs):
    return words.roads_wrong(f"{answer:.12g}", f"{right:.12g}")


MISTAKES = {
    "nodes": lambda L, T: L * T,
    "moves": lambda L, T: L + T - 2,
    "moves_product": lambda L, T: (L - 1) * (T - 1),
    "one_too_many": lambda L, T: comb(L + T, L),
    "one_off": lambda L, T: comb(L + T - 1, L - 1),
    "other_off": lambda L, T: comb(L + T - 1, L),
    "any_turn": lambda L, T: 2 ** (L + T - 2),
    "up_anywhere": lambda L, T: T ** (L - 1),
    "orders": lambda L, T: float(factorial(L + T - 2)),
    "zeros": lambda L, T: 0,
    "slanting": lambda L, T: sum(comb(L - 1, k) * comb(T - 1, k) * 2**k for k in range(min(L, T))),
    "places": lambda L, T: L + T - 1,
    "step_of_each_layer": lambda L, T: float(T**L),
    "layer_of_each_step": lambda L, T: float(L**T),
    "L_moves_up": lambda L, T: comb(L + T - 2, L),
    "steps_chosen": lambda L, T: comb(T, L),
    "not_divided": lambda L, T: factorial(L + T - 2) / factorial(L - 1),
    "orders_multiplied": lambda L, T: float(factorial(L - 1) * factorial(T - 1)),
    "an_example": lambda L, T: 10,
    "single": lambda L, T: 1,
    "up_alone": lambda L, T: comb(T - 1, L - 1),
}
"""What comes out when the count is wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_roads,
    returns={words.ROADS: lambda right, **_: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.ROADS_MISTAKES,
    first_wrong=_first_wrong,
    says=said.plainly,
    case=words.roads_case,
    always_case=True,
    correct=lambda trials: words.roads_correct(len(trials)),
    advice=words.ROADS_ADVICE,
    no_number=words.ROADS_NO_NUMBER,
    at_work="rnn_teach.lessons.deep.picture_at_work:roads",
)
