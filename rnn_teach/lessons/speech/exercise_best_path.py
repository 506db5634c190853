"""Read a label off a net's probabilities: the best path, collapsed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import collapse
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.speech import words
from rnn_teach.lessons.speech.answers import filled, filling, first_wrong
from rnn_teach.lessons.speech.exercise_collapse import draw_path


def check_best_path(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(y_hat, blank)` → the label of the likeliest path.

    Parameters
    ----------
    function : callable
        Gets ŷ, an array (T, n_y) with a row for each step, and the class of the blank;
        returns a list of classes.
    rng : numpy.random.Generator
        Draws what it is tried on; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(filling(function, lambda inputs: len(inputs["y_hat"])), rng)


def _along(rng, path, n_y):
    """Probabilities whose likeliest path is that one."""
    y_hat = rng.dirichlet([0.6] * n_y, len(path))
    for row, k in zip(y_hat, path, strict=True):
        row[[k, row.argmax()]] = row[[row.argmax(), k]]
    return y_hat


def _draw(rng):
    """Another blank than 0, and 0; a step; nothing but blanks; more than ten of
    both."""
    many = whole(rng, 11, 13)
    blank = whole(rng, 2, 5)
    cases = [
        (draw_path(rng, blank), 6, blank),
        (draw_path(rng, 0), 6, 0),
        (rng.integers(0, 4, 1), 4, whole(rng, 0, 3)),
        ([1] * whole(rng, 2, 4), 3, 1),
        (rng.integers(0, many, 2 * many), many, many - 1),
    ]
    return [{"y_hat": _along(rng, path, n_y), "blank": blank} for path, n_y, blank in cases]


def right_best_path(y_hat, blank):
    """The label, filled up to the number of steps."""
    return filled(collapse(y_hat.argmax(axis=1), blank=blank), len(y_hat))


def _mistake(read):
    """A mistake's label, filled up; one that is longer is cut."""
    return lambda y_hat, blank: filled(list(read(y_hat, blank))[: len(y_hat)], len(y_hat))


def _merged(path):
    return [int(k) for t, k in enumerate(path) if t == 0 or k != path[t - 1]]


MISTAKES = {
    "not_collapsed": _mistake(lambda y_hat, blank: y_hat.argmax(axis=1)),
    "blanks_first": _mistake(lambda y_hat, blank: _merged([k for k in y_hat.argmax(axis=1) if k != blank])),
    "not_merged": _mistake(lambda y_hat, blank: [k for k in y_hat.argmax(axis=1) if k != blank]),
    "blanks_left": _mistake(lambda y_hat, blank: _merged(y_hat.argmax(axis=1))),
    "blank_is_0": _mistake(lambda y_hat, blank: collapse(y_hat.argmax(axis=1), blank=0)),
    "least": _mistake(lambda y_hat, blank: collapse(y_hat.argmin(axis=1), blank=blank)),
    "over_time": _mistake(lambda y_hat, blank: collapse(y_hat.argmax(axis=0), blank=blank)),
}
"""The label that comes of a usual wrong way to read it, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_best_path,
    returns={words.THE_LABEL: lambda right, **_: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.BEST_PATH_MISTAKES,
    first_wrong=first_wrong(words.label_wrong),
    case=words.best_path_case,
    always_case=True,
    correct=lambda trials: words.best_path_correct(len(trials)),
    advice=words.BEST_PATH_ADVICE,
    no_number=words.LABEL_NO_NUMBER,
)
