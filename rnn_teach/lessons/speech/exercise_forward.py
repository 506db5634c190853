"""Write the forward sums: the probability of a label over all of its alignments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.speech import words


def check_forward(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(y_hat, label, blank)` → (alpha, p), the forward sums
    of a label and its probability.

        states: a blank before, between and after the symbols, S = 2 L + 1
        α_s[t] = ŷ_s[t] (α_s[t-1] + α_s-1[t-1] + α_s-2[t-1])
        P = α_S[T] + α_S-1[T]

    The third term is there where state s is a symbol, and not the one of state s-2.

    Parameters
    ----------
    function : callable
        Gets ŷ, an array (T, n_y) with a row for each step, the label, a list of
        classes, and the class of the blank; returns alpha, (T, S), and one number.
    rng : numpy.random.Generator
        Draws what it is tried on; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """A label with a repeat and steps to spare; one without; no step to spare; the
    empty one; one step; more than ten of all."""
    many = whole(rng, 11, 13)
    a, b = (int(k) for k in rng.permutation(3)[:2])
    cases = [
        (whole(rng, 8, 9), 4, [a, a, b], 3),
        (whole(rng, 5, 7), 4, [int(k) for k in rng.permutation([1, 2, 3])], 0),
        (4, 3, [2, 2, 0], 1),
        (whole(rng, 2, 4), 3, [], 2),
        (1, 3, [whole(rng, 1, 2)], 0),
        (2 * many, many, [int(k) for k in rng.integers(1, many, many - 2)], 0),
    ]
    return [
        {"y_hat": rng.dirichlet(np.ones(n_y), T), "label": label, "blank": blank} for T, n_y, label, blank in cases
    ]


def forward(pieces, y_hat, label, blank):
    """α and P, made of pieces of which some may be wrong."""
    between = pieces["blank"](blank)
    states = [between]
    for symbol in label:
        states += [symbol, between]
    T, S = len(y_hat), len(states)
    alpha = np.zeros((T, S))
    alpha[0, : pieces["starts"](S)] = y_hat[0, states[: pieces["starts"](S)]]
    for t in range(1, T):
        for s in range(S):
            ways = [alpha[t - 1, s]] if pieces["stays"] else []
            ways += [alpha[t - 1, s - 1]] if s >= pieces["one_back"] else []
            if s >= pieces["two_back"] and pieces["skips"](states[s], states[s - 2], between):
                ways.append(alpha[t - 1, s - 2])
            alpha[t, s] = pieces["y"](y_hat, t, states[s]) * pieces["add"](ways)
    return alpha, pieces["ends"](alpha[-1])


TRUTH = {
    "blank": lambda blank: blank,
    "starts": lambda S: 2,
    "stays": True,
    "one_back": 1,
    "two_back": 2,
    "skips": lambda symbol, before, blank: symbol not in (blank, before),
    "y": lambda y_hat, t, k: y_hat[t, k],
    "add": sum,
    "ends": lambda last: last[-2:].sum(),
}
"""The pieces as they should be."""
MISTAKES = {
    "skip_equal": {"skips": lambda symbol, before, blank: symbol != blank},
    "skip_blank": {"skips": lambda symbol, before, blank: symbol == blank or symbol != before},
    "no_skip": {"skips": lambda symbol, before, blank: False},
    "start_blank": {"starts": lambda S: 1},
    "start_anywhere": {"starts": lambda S: S},
    "end_blank": {"ends": lambda last: last[-1]},
    "end_symbol": {"ends": lambda last: last[-2:][0]},
    "end_anywhere": {"ends": lambda last: last.sum()},
    "largest": {"add": lambda ways: max(ways, default=0.0)},
    "y_left_out": {"y": lambda y_hat, t, k: 1.0},
    "y_before": {"y": lambda y_hat, t, k: y_hat[t - 1, k]},
    "no_stay": {"stays": False},
    "around_one": {"one_back": 0},
    "around_two": {"two_back": 1},
    "blank_is_0": {"blank": lambda blank: 0},
}
"""The pieces that a usual mistake changes, by key."""


def right_forward(y_hat, label, blank):
    """α and P."""
    return forward(TRUTH, y_hat, label, blank)


def _alpha_hints(right, label, **_):
    T, S = right.shape
    return {
        (T + 1, S): words.FORWARD_ROW_0,
        (S, T): words.FORWARD_TURNED,
        (T, len(label)): words.FORWARD_NOT_SPREAD,
        (S,): words.FORWARD_LAST_ALONE,
    }


def _p_hints(right, label, **_):
    return {(2,): words.FORWARD_TWO_ENDS, (2 * len(label) + 1,): words.FORWARD_ALL_ENDS}


def _first_wrong(name, off, answer, right, inputs):
    place = np.argwhere(off)[0] if np.ndim(off) else ()
    if not len(place):
        return words.p_wrong(float(answer), float(right))
    t, s = (int(k) for k in place)
    return words.alpha_wrong(t + 1, s + 1, float(answer[t, s]), float(right[t, s]))


EXERCISE = Exercise(
    draw=_draw,
    right=right_forward,
    returns={"alpha": _alpha_hints, "p": _p_hints},
    mistakes=Pieces(forward, TRUTH, MISTAKES),
    named=words.FORWARD_MISTAKES,
    first_wrong=_first_wrong,
    case=words.forward_case,
    always_case=True,
    correct=lambda trials: words.forward_correct(len(trials)),
    advice=words.FORWARD_ADVICE,
    no_number=words.FORWARD_NO_NUMBER,
)
