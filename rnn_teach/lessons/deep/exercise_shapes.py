"""The shapes that PyTorch hands out for a deep and bidirectional net."""

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

NAMES = ("out", "h_n")


def check_shapes(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(T, B, n_h, layers, directions, batch_first)` → (out,
    h_n), two shapes.

        out: (T, B, directions n_h), or with batch_first (B, T, directions n_h)
        h_n: (layers directions, B, n_h), whatever batch_first says

    Parameters
    ----------
    function : callable
        Gets the sizes, 1 or 2 directions, and True or False; returns two triples.
    rng : numpy.random.Generator
        Draws the sizes it is tried with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Sizes that all differ, with every choice of directions and order; sizes of 1;
    large ones."""
    nets = []
    for directions in (2, 1):
        for batch_first in (True, False):
            T, B, n_h = (int(size) for size in 5 + rng.permutation(6)[:3])
            nets.append((T, B, n_h, whole(rng, 3, 4), directions, batch_first))
    nets += [(1, 1, 1, 1, 1, False), (1, 1, 1, 1, 2, True), (whole(rng, 50, 99), 32, 128, 2, 2, True)]
    names = ("T", "B", "n_h", "layers", "directions", "batch_first")
    return [dict(zip(names, net, strict=True)) for net in nets]


def right_shapes(T, B, n_h, layers, directions, batch_first):
    """The two shapes, as arrays of three numbers."""
    first = (B, T) if batch_first else (T, B)
    return np.array([*first, directions * n_h]), np.array([layers * directions, B, n_h])


def _first_wrong(name, off, answer, right, inputs):
    (axis,) = answers.first(off)
    return words.shapes_wrong(name, axis, f"{answer[axis]:.12g}", f"{right[axis]:.12g}")


def _out(change):
    """Right but for the shape of out."""
    return lambda **s: (np.array(change(**s)), right_shapes(**s)[1])


def _h_n(change):
    """Right but for the shape of h_n."""
    return lambda **s: (right_shapes(**s)[0], np.array(change(**s)))


def _two(T, B, batch_first, **_):
    return (B, T) if batch_first else (T, B)


MISTAKES = {
    "h_n_batch_first": _h_n(
        lambda B, n_h, layers, directions, batch_first, **_: (
            (B, layers * directions, n_h) if batch_first else (layers * directions, B, n_h)
        )
    ),
    "h_n_wide": _h_n(lambda B, n_h, layers, directions, **_: (layers, B, directions * n_h)),
    "h_n_layers": _h_n(lambda B, n_h, layers, **_: (layers, B, n_h)),
    "h_n_last": _h_n(lambda B, n_h, directions, **_: (directions, B, n_h)),
    "h_n_steps": _h_n(lambda T, B, n_h, **_: (T, B, n_h)),
    "out_narrow": _out(lambda n_h, **s: (*_two(**s), n_h)),
    "out_layers": _out(lambda n_h, layers, directions, **s: (*_two(**s), layers * directions * n_h)),
    "out_turned": _out(
        lambda n_h, directions, batch_first, **s: (*_two(batch_first=not batch_first, **s), directions * n_h)
    ),
    "out_batch_first": _out(lambda T, B, n_h, directions, **_: (B, T, directions * n_h)),
    "out_time_first": _out(lambda T, B, n_h, directions, **_: (T, B, directions * n_h)),
    "out_always_two": _out(lambda n_h, **s: (*_two(**s), 2 * n_h)),
    "out_batch_last": _out(lambda T, B, n_h, directions, **_: (T, directions * n_h, B)),
    "out_row_0": _out(lambda T, n_h, directions, **s: (*_two(T=T + 1, **s), directions * n_h)),
    "out_added": _out(lambda n_h, directions, **s: (*_two(**s), directions + n_h)),
    "h_n_side_by_side": _h_n(lambda B, n_h, directions, **_: (1, B, directions * n_h)),
    "h_n_added": _h_n(lambda B, n_h, layers, directions, **_: (layers + directions, B, n_h)),
    "h_n_batch_last": _h_n(lambda B, n_h, layers, directions, **_: (layers * directions, n_h, B)),
    "h_n_always_two": _h_n(lambda B, n_h, layers, **_: (2 * layers, B, n_h)),
    "swapped": lambda **s: right_shapes(**s)[::-1],
}
"""What is handed back when the shapes are wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_shapes,
    returns={name: lambda right, **_: {} for name in NAMES},
    mistakes=Mistakes(MISTAKES),
    named=words.SHAPES_MISTAKES,
    first_wrong=_first_wrong,
    case=words.shapes_case,
    always_case=True,
    correct=lambda trials: words.shapes_correct(len(trials)),
    advice=words.SHAPES_ADVICE,
    no_number=words.SHAPES_NO_NUMBER,
)
