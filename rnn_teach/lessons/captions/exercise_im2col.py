"""Write a picture's patches as columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import im2col
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.captions import words


def check_im2col(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(x, k)` → columns: the patches of one picture.

        columns[:, i, j] = x[:, i : i + k, j : j + k], written as one column

    channel by channel, row by row.

    Parameters
    ----------
    function : callable
        Gets x (n_x, height, width) and k; returns columns (n_x k k, height - k + 1,
        width - k + 1).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_picture(rng, n_x, height, width, k):
    """A picture whose numbers are all different."""
    return {"x": rng.normal(size=(n_x, height, width)), "k": k}


def _draw(rng):
    """The usual case; one channel; a patch as large as the picture; patches of one
    pixel; more than ten of all."""
    many = whole(rng, 11, 13)
    return [
        random_picture(rng, 3, 5, 6, 2),
        random_picture(rng, 1, whole(rng, 5, 7), 5, 3),
        random_picture(rng, 2, 3, 3, 3),
        random_picture(rng, 2, 2, 3, 1),
        random_picture(rng, many, many, many + 1, 2),
    ]


def _patches(x, k, column_of):
    """Columns made patch by patch."""
    rows, columns = x.shape[1] - k + 1, x.shape[2] - k + 1
    made = [[column_of(x[:, i : i + k, j : j + k]) for j in range(columns)] for i in range(rows)]
    return np.moveaxis(np.array(made), -1, 0)


def right_im2col(x, k):
    """The columns, by the package."""
    return im2col(x[..., np.newaxis], k)[..., 0]


MISTAKES = {
    "channel_last": lambda x, k: _patches(x, k, lambda patch: patch.transpose(1, 2, 0).ravel()),
    "patch_transposed": lambda x, k: _patches(x, k, lambda patch: patch.swapaxes(1, 2).ravel()),
    "kernel_turned": lambda x, k: _patches(x, k, lambda patch: patch[:, ::-1, ::-1].ravel()),
    "first_patch_everywhere": lambda x, k: _patches(x, k, lambda patch, first=x[:, :k, :k]: first.ravel()),
}
"""Usual mistakes by key, each as a function of its own."""


def _case(x, k):
    return words.im2col_case(x.shape, k)


def _shape_hints(right, x, k):
    n, rows, columns = right.shape
    return {
        (rows, columns, n): words.IM2COL_LAST,
        (n, columns, rows): words.IM2COL_SWAPPED,
        (n, rows * columns): words.IM2COL_FLAT,
        (rows * columns, n): words.IM2COL_FLAT,
        (n, rows - 1, columns - 1): words.IM2COL_SHORT,
        (len(x), k, k, rows, columns): words.IM2COL_NO_COLUMN,
        (k * k, rows, columns): words.IM2COL_ONE_CHANNEL,
    }


EXERCISE = Exercise(
    draw=_draw,
    right=right_im2col,
    returns={"columns": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.IM2COL_MISTAKES,
    case=_case,
    correct=lambda trials: words.im2col_correct(len(trials)),
    advice=words.IM2COL_ADVICE,
)
