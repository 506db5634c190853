"""The second exercise of notebook 9: the parameters of each layer of a deep
bidirectional net."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import answers
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.deep import words


def check_layer_counts(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(n_x, n_h, L)` → the parameters of each layer of a
    deep net.

    Every layer is bidirectional, of two plain cells with n_h units and a bias each; it
    reads the states of both directions below.

        layer 1: 2 (n_h n_x + n_h² + n_h),   layers 2 ... L: 2 (n_h 2n_h + n_h² + n_h)

    Parameters
    ----------
    function : callable
        Gets the size of an input, the units of each direction and the number of layers;
        returns L numbers, from the first layer upwards.
    rng : numpy.random.Generator
        Draws the sizes it is tried with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """n_x, n_h and 2 n_h all different, so that one taken for another shows; one layer,
    many; equal sizes."""
    nets = []
    for L in (3, 2, 4):
        n_h = whole(rng, 3, 6)
        nets.append((int(rng.choice([n for n in range(4, 15) if n not in (n_h, 2 * n_h)])), n_h, L))
    same = whole(rng, 2, 9)
    nets += [
        (whole(rng, 2, 9), whole(rng, 2, 9), 1),
        (same, same, whole(rng, 2, 4)),
        (2 * same, same, whole(rng, 2, 4)),
        (1, 1, whole(rng, 5, 7)),
        (whole(rng, 11, 50), whole(rng, 11, 50), whole(rng, 8, 12)),
    ]
    return [{"n_x": n_x, "n_h": n_h, "L": L} for n_x, n_h, L in nets]


def right_counts(n_x, n_h, L):
    """The parameters of layers 1 ... L."""
    return _counts(lambda reads: 2 * (n_h * reads + n_h * n_h + n_h), n_x, 2 * n_h, L)


def _counts(layer, first, later, L):
    """`layer(reads)` for the first layer, which reads `first` numbers, and for the
    others, which read `later`."""
    return np.array([layer(first), *[layer(later)] * (L - 1)])


def _shape_hints(right, **_):
    return {(): words.LAYER_COUNT_LIST, (2 * len(right),): words.LAYER_COUNT_BOTH}


def _first_wrong(name, off, answer, right, inputs):
    (layer,) = answers.first(off)
    return words.layer_count_wrong(layer + 1, f"{answer[layer]:.12g}", f"{right[layer]:.12g}")


def _one_cell(n_h):
    return lambda reads: n_h * reads + n_h * n_h + n_h


MISTAKES = {
    "upper_reads_n_h": lambda n_x, n_h, L: 2 * _counts(_one_cell(n_h), n_x, n_h, L),
    "all_read_n_x": lambda n_x, n_h, L: 2 * _counts(_one_cell(n_h), n_x, n_x, L),
    "one_direction": lambda n_x, n_h, L: _counts(_one_cell(n_h), n_x, 2 * n_h, L),
    "one_direction_reads_n_h": lambda n_x, n_h, L: _counts(_one_cell(n_h), n_x, n_h, L),
    "wide_W": lambda n_x, n_h, L: _counts(lambda reads: 2 * (n_h * reads + 2 * n_h * n_h + n_h), n_x, 2 * n_h, L),
    "no_biases": lambda n_x, n_h, L: _counts(lambda reads: 2 * (n_h * reads + n_h * n_h), n_x, 2 * n_h, L),
    "no_W": lambda n_x, n_h, L: _counts(lambda reads: 2 * (n_h * reads + n_h), n_x, 2 * n_h, L),
    "two_biases": lambda n_x, n_h, L: right_counts(n_x, n_h, L) + 2 * n_h,
    "twice": lambda n_x, n_h, L: 2 * right_counts(n_x, n_h, L),
    "one_W": lambda n_x, n_h, L: right_counts(n_x, n_h, L) - n_h * n_h - n_h,
    "first_reads_2_n_h": lambda n_x, n_h, L: right_counts(2 * n_h, n_h, L),
    "reads_all_below": lambda n_x, n_h, L: right_counts(n_x, n_h, L) + 4 * n_h**2 * np.maximum(np.arange(L) - 1, 0),
    "reads_x_too": lambda n_x, n_h, L: right_counts(n_x, n_h, L) + 2 * n_h * n_x * (np.arange(L) > 0),
    "one_bias": lambda n_x, n_h, L: _counts(lambda reads: 2 * (n_h * reads + n_h * n_h) + n_h, n_x, 2 * n_h, L),
    "reversed": lambda n_x, n_h, L: right_counts(n_x, n_h, L)[::-1],
    "cumulated": lambda n_x, n_h, L: np.cumsum(right_counts(n_x, n_h, L)),
    "of_an_LSTM": lambda n_x, n_h, L: 4 * right_counts(n_x, n_h, L),
}
"""What the counts come to when they are wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_counts,
    returns={words.LAYER_COUNTS: _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.LAYER_COUNT_MISTAKES,
    first_wrong=_first_wrong,
    says=lambda name, mistakes: words.layer_count_says(mistakes),
    case=words.layer_count_case,
    always_case=True,
    correct=lambda trials: words.layer_count_correct(len(trials)),
    advice=words.LAYER_COUNT_ADVICE,
    no_number=words.LAYER_COUNT_NO_NUMBER,
    at_work="rnn_teach.lessons.deep.picture_at_work:counts",
)
