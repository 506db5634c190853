"""Hand out the last states of a net that reads both ways, as PyTorch and Keras do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.own_network import words


def check_last_states(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(h)` → the last state of each direction.

        [→h[T]; ←h[1]]

    Parameters
    ----------
    function : callable
        Gets h (T+1, 2 n, B) of a Bidirectional net, in the order of time: in each row
        the n units that read from the left, then the n that read from the right.
        Returns (2 n, B). Row 0 of the second half is NaN.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _states(rng, T, n, B):
    h = rng.normal(size=(T + 1, 2 * n, B))
    h[0, n:] = np.nan
    return {"h": h}


def _draw(rng):
    """The usual case; one sequence; one unit; two steps; one step; more than ten of
    all."""
    many = whole(rng, 11, 13)
    sizes = [(5, 3, 2), (whole(rng, 3, 6), whole(rng, 2, 4), 1), (4, 1, 3), (2, 2, 2), (1, 2, 3), (many,) * 3]
    return [_states(rng, *size) for size in sizes]


def right_last(h):
    """→h[T] and ←h[1]."""
    n = h.shape[1] // 2
    return np.concatenate([h[-1, :n], h[1, n:]])


def _halves(left, right, turned=False):
    """Row `left` of the first half and row `right` of the second; `turned`: the halves
    change places."""

    def last(h):
        n = h.shape[1] // 2
        halves = [h[left, :n], h[right, n:]]
        return np.concatenate(halves[::-1] if turned else halves)

    return last


def _each_other(h):
    """Every second unit is taken for one of the other direction."""
    return np.where(np.arange(h.shape[1])[:, np.newaxis] % 2 == 0, h[-1], h[1])


MISTAKES = {
    "last_row": _halves(-1, -1),
    "first_row": _halves(1, 1),
    "directions_swapped": _halves(1, -1),
    "backward_first": _halves(-1, 1, turned=True),
    "one_row_early": lambda h: np.concatenate([h[-2, : h.shape[1] // 2], h[1, h.shape[1] // 2 :]]),
    "second_row": lambda h: np.concatenate([h[-1, : h.shape[1] // 2], h[min(2, len(h) - 1), h.shape[1] // 2 :]]),
    "mean": lambda h: h[1:].mean(axis=0),
    "every_second": _each_other,
}
"""What is handed back by one who is wrong in a usual way, by key."""


def _shape_hints(right, h):
    both, B = right.shape
    return {
        (both // 2, B): words.LAST_ONE_HALF,
        (2, both // 2, B): words.LAST_STACKED,
        (B, both): said.BATCH_LAST,
        h.shape: words.LAST_ALL,
        (both,): words.LAST_ONE_SEQUENCE,
    }


def _case(h):
    return said.sizes(T=len(h) - 1, n=h.shape[1] // 2, B=h.shape[2])


EXERCISE = Exercise(
    draw=_draw,
    right=right_last,
    returns={"states": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.LAST_MISTAKES,
    case=_case,
    correct=lambda trials: words.last_correct(len(trials)),
    advice=words.LAST_ADVICE,
    no_number=words.LAST_NO_NUMBER,
)
