"""Count the parameters of a plain cell, a GRU and an LSTM."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import answers
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.gru import words

CELLS = ("RNN", "GRU", "LSTM")
PARTS = np.array([1, 3, 4])
"""How often each has the weights of a plain cell."""


def check_cell_counts(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(n_x, n_h)` → the parameters of an RNN, a GRU and an
    LSTM.

        RNN: n_h n_x + n_h² + n_h,   GRU: three times that,   LSTM: four times

    (Each with U, W and one bias; the GRU with its reset before the product.)

    Parameters
    ----------
    function : callable
        Gets the sizes of input and state; returns three numbers, in this order.
    rng : numpy.random.Generator
        Draws the sizes it is tried with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Sizes that differ; equal ones; one unit; large ones."""
    n_x, n_h = (int(size) for size in 3 + rng.permutation(7)[:2])
    same = whole(rng, 2, 9)
    sizes = [(n_x, n_h), (same, same), (whole(rng, 2, 9), 1), (1, whole(rng, 2, 9)), (1, 1)]
    sizes += [(whole(rng, 11, 99), whole(rng, 100, 300))]
    return [{"n_x": n_x, "n_h": n_h} for n_x, n_h in sizes]


def right_counts(n_x, n_h):
    """The parameters of the three cells."""
    return PARTS * (n_h * n_x + n_h * n_h + n_h)


def _first_wrong(name, off, answer, right, inputs):
    (place,) = answers.first(off)
    return words.cell_count_wrong(CELLS[place], f"{answer[place]:.12g}", f"{right[place]:.12g}")


def _plain(n_x, n_h):
    return n_h * n_x + n_h * n_h + n_h


MISTAKES = {
    "gru_two": lambda n_x, n_h: np.array([1, 2, 4]) * _plain(n_x, n_h),
    "lstm_three": lambda n_x, n_h: np.array([1, 3, 3]) * _plain(n_x, n_h),
    "gates_alone": lambda n_x, n_h: np.array([1, 2, 3]) * _plain(n_x, n_h),
    "lstm_five": lambda n_x, n_h: np.array([1, 3, 5]) * _plain(n_x, n_h),
    "equal": lambda n_x, n_h: np.array([1, 1, 1]) * _plain(n_x, n_h),
    "no_biases": lambda n_x, n_h: PARTS * (n_h * n_x + n_h * n_h),
    "two_biases": lambda n_x, n_h: PARTS * (n_h * n_x + n_h * n_h + 2 * n_h),
    "gru_two_biases": lambda n_x, n_h: right_counts(n_x, n_h) + np.array([0, 3 * n_h, 0]),
    "bias_of_one": lambda n_x, n_h: PARTS * (n_h * n_x + n_h * n_h + 1),
    "sizes_added": lambda n_x, n_h: PARTS * (n_x + n_h + 1),
    "an_example": lambda n_x, n_h: right_counts(4, 3),
    "gru_b_m": lambda n_x, n_h: right_counts(n_x, n_h) + np.array([0, n_h, 0]),
    "no_W": lambda n_x, n_h: PARTS * (n_h * n_x + n_h),
    "no_U": lambda n_x, n_h: PARTS * (n_h * n_h + n_h),
    "W_as_vector": lambda n_x, n_h: PARTS * (n_h * n_x + 2 * n_h),
    "n_x_n_x": lambda n_x, n_h: PARTS * (n_h * n_x + n_x * n_x + n_h),
    "one_bias": lambda n_x, n_h: PARTS * (n_h * n_x + n_h * n_h) + n_h,
    "reversed": lambda n_x, n_h: right_counts(n_x, n_h)[::-1],
    "gru_and_lstm_swapped": lambda n_x, n_h: right_counts(n_x, n_h)[[0, 2, 1]],
    "states_too": lambda n_x, n_h: right_counts(n_x, n_h) + np.array([n_h, n_h, 2 * n_h]),
}
"""What the counts come to when they are wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_counts,
    returns={words.CELL_COUNTS: lambda right, **_: {(): words.CELL_COUNTS_THREE}},
    mistakes=Mistakes(MISTAKES),
    named=words.CELL_COUNT_MISTAKES,
    first_wrong=_first_wrong,
    says=lambda name, mistakes: words.cell_count_says(mistakes),
    case=words.cell_count_case,
    always_case=True,
    correct=lambda trials: words.cell_count_correct(len(trials)),
    advice=words.CELL_COUNT_ADVICE,
    no_number=words.CELL_COUNT_NO_NUMBER,
    at_work="rnn_teach.lessons.gru.picture_at_work:counts",
)
