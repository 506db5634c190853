"""The first exercise of notebook 2: count the parameters of a net."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.shared_parameters import words


def check_count(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(n_x, n_h, n_y, T, biases)` → the parameters of a
    plain net.

        U: n_h n_x,   W: n_h n_h,   V: n_y n_h,   and with biases  b: n_h,   c: n_y

    Parameters
    ----------
    function : callable
        Gets the sizes of input, state and output, the number of steps T that the net is
        unrolled over, and whether there are biases; returns a number.
    rng : numpy.random.Generator
        Draws the sizes it is tried with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Sizes that all differ, so that one taken for another shows; all equal; all 1; one
    step; large ones."""
    nets = [tuple(int(size) for size in 2 + rng.permutation(9)[:4]) for _ in range(3)]
    same = whole(rng, 2, 9)
    nets += [
        (same, same, same, same),
        (whole(rng, 2, 9), whole(rng, 2, 9), whole(rng, 2, 9), 1),
        (1, 1, 1, whole(rng, 2, 9)),
        (1, whole(rng, 2, 9), whole(rng, 2, 9), whole(rng, 2, 9)),
        tuple(int(size) for size in 11 + rng.permutation(40)[:4]),
    ]
    return [
        {"n_x": n_x, "n_h": n_h, "n_y": n_y, "T": T, "biases": biases}
        for n_x, n_h, n_y, T in nets
        for biases in (False, True)
    ]


def right_count(n_x, n_h, n_y, T, biases):
    """The number of parameters."""
    return n_h * n_x + n_h * n_h + n_y * n_h + biases * (n_h + n_y)


def _first_wrong(name, off, answer, right, inputs):
    return words.count_wrong(f"{answer:.12g}", f"{right:.12g}")


TRUTH = {
    "U": lambda n_x, n_h, **_: n_h * n_x,
    "W": lambda n_h, **_: n_h * n_h,
    "V": lambda n_h, n_y, **_: n_y * n_h,
    "b": lambda n_h, biases, **_: biases * n_h,
    "c": lambda n_y, biases, **_: biases * n_y,
    "more": lambda **_: 0,
    "times": lambda **_: 1,
}
"""What each array has to count, what is counted besides, and how many times it all."""


def _count(pieces, **sizes):
    parts = [pieces[name](**sizes) for name in ("U", "W", "V", "b", "c", "more")]
    return pieces["times"](**sizes) * sum(parts)


def _nothing(**_):
    return 0


def _times_T(name):
    """That array once for each step."""
    return {name: lambda T, **sizes: T * TRUTH[name](T=T, **sizes)}


CHANGES = {
    "times_T": {"times": lambda T, **_: T},
    "W_times_T": _times_T("W"),
    "cell_times_T": _times_T("U") | _times_T("W") | _times_T("b"),
    "biases_times_T": _times_T("b") | _times_T("c"),
    "matrices_times_T": _times_T("U") | _times_T("W") | _times_T("V"),
    "U_times_T": _times_T("U"),
    "V_times_T": _times_T("V"),
    "W_left_out": {"W": _nothing},
    "U_left_out": {"U": _nothing},
    "V_left_out": {"V": _nothing},
    "readout_left_out": {"V": _nothing, "c": _nothing},
    "biases_left_out": {"b": _nothing, "c": _nothing},
    "b_left_out": {"b": _nothing},
    "c_left_out": {"c": _nothing},
    "always_biases": {"b": lambda n_h, **_: n_h, "c": lambda n_y, **_: n_y},
    "always_b_alone": {"b": lambda n_h, **_: n_h, "c": _nothing},
    "bias_of_the_input": {"more": lambda n_x, biases, **_: biases * n_x},
    "one_bias": {"b": lambda biases, **_: biases, "c": _nothing},
    "c_of_n_h": {"c": lambda n_h, biases, **_: biases * n_h},
    "one_number_each": {"b": lambda biases, **_: biases, "c": lambda biases, **_: biases},
    "W_as_vector": {"W": lambda n_h, **_: n_h},
    "n_y_as_n_x": {"V": lambda n_x, n_h, **_: n_h * n_x, "c": lambda n_x, biases, **_: biases * n_x},
    "V_of_n_x": {"V": lambda n_x, n_y, **_: n_y * n_x},
    "sizes_added": {
        "U": lambda n_x, **_: n_x,
        "W": lambda n_h, **_: n_h,
        "V": lambda n_y, **_: n_y,
        "b": _nothing,
        "c": _nothing,
    },
    "of_the_text": dict.fromkeys(("U", "W", "V", "b", "c"), _nothing) | {"more": lambda **_: 27},
    "U_of_T": {"U": lambda n_h, T, **_: n_h * T},
    "h_0_counted": {"more": lambda n_h, **_: n_h},
    "states_counted": {"more": lambda n_h, T, **_: T * n_h},
}
"""What is counted otherwise by one who is wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_count,
    returns={words.COUNT: lambda right, **_: {(size,): words.COUNT_IN_PARTS for size in (2, 3, 4, 5)}},
    mistakes=Pieces(_count, TRUTH, CHANGES),
    named=words.COUNT_MISTAKES,
    first_wrong=_first_wrong,
    case=words.count_case,
    always_case=True,
    correct=lambda trials: words.count_correct(len(trials)),
    advice=words.COUNT_ADVICE,
    no_number=words.COUNT_NO_NUMBER,
    at_work="rnn_teach.lessons.shared_parameters.picture_at_work:count",
)
