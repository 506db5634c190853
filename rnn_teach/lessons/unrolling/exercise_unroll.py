"""The first exercise of notebook 1: write the loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise, first_state
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.unrolling import words


def check_unroll(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, W, b, x, h_0)` → h of the plain tanh cell.

        h[t] = tanh(U x[t] + W h[t-1] + b),   t = 1 ... T

    Parameters
    ----------
    function : callable
        Gets U (n_h, n_x), W (n_h, n_h), b (n_h,), x (T+1, n_x) with x[0] = NaN, and
        h_0 (n_h,); returns h (T+1, n_h) with h[0] = h_0.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_inputs(rng, T, n_x, n_h):
    """Weights, a sentence and a first state whose numbers hide no mistake."""
    x = rng.normal(size=(T + 1, n_x))
    x[0] = np.nan
    return {
        "U": 1.5 * rng.normal(size=(n_h, n_x)) / np.sqrt(n_x),
        "W": rng.normal(size=(n_h, n_h)) / np.sqrt(n_h),
        "b": rng.normal(size=n_h),
        "x": x,
        "h_0": rng.normal(size=n_h) / 2,
    }


def _draw(rng):
    """The usual case; one word; one unit that reads one number; a net and a sentence of
    more than ten."""
    many = whole(rng, 11, 13)
    return [
        random_inputs(rng, T=whole(rng, 5, 7), n_x=whole(rng, 2, 3), n_h=4),
        random_inputs(rng, T=1, n_x=whole(rng, 2, 5), n_h=3),
        random_inputs(rng, T=whole(rng, 2, 4), n_x=1, n_h=1),
        random_inputs(rng, T=whole(rng, 11, 14), n_x=many, n_h=many),
    ]


def _case(U, x, **_):
    return said.sizes(T=len(x) - 1, n_x=U.shape[1], n_h=len(U))


def right_states(U, W, b, x, h_0):
    """h by the package."""
    return unroll(RNNCell(U, W, b), x[1:], h=h_0).h[:, :, 0]


def _shape_hints(right, **_):
    steps, n_h = right.shape
    return {
        (n_h,): said.ONE_STATE,
        (steps - 1, n_h): said.NO_FIRST_STATE,
        (n_h, steps): said.TIME_FIRST,
        (steps, n_h, 1): words.UNROLL_COLUMN,
    }


def _loop(step):
    """A loop over a step that is wrong in its own way. It sees all states so far, as a
    learner's loop does."""

    def states(U, W, b, x, h_0):
        h = np.tile(h_0, (len(x), 1))
        for t in range(1, len(x)):
            h[t] = step(U, W, b, x, h, t)
        return h

    return states


def _kept(spoil):
    """The right loop, of whose states `spoil(h)` is kept."""
    return lambda **inputs: spoil(right_states(**inputs))


def _tanh_once_too_late(U, W, b, x, h, t):
    a = h[0]
    for s in range(1, t + 1):
        a = U @ x[s] + W @ a + b
    return np.tanh(a)


STEPS = {
    "tanh_left_out": lambda U, W, b, x, h, t: U @ x[t] + W @ h[t - 1] + b,
    "tanh_too_late": _tanh_once_too_late,
    "sigmoid": lambda U, W, b, x, h, t: 1 / (1 + np.exp(-(U @ x[t] + W @ h[t - 1] + b))),
    "relu": lambda U, W, b, x, h, t: np.maximum(U @ x[t] + W @ h[t - 1] + b, 0),
    "tanh_of_input": lambda U, W, b, x, h, t: np.tanh(U @ x[t]) + W @ h[t - 1] + b,
    "b_after_tanh": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1]) + b,
    "b_left_out": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1]),
    "past_left_out": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + b),
    "W_transposed": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W.T @ h[t - 1] + b),
    "always_h_0": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[0] + b),
    "W_left_out": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + h[t - 1] + b),
    "two_steps_back": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[max(t - 2, 0)] + b),
    "first_word": lambda U, W, b, x, h, t: np.tanh(U @ x[1] + W @ h[t - 1] + b),
    "reversed_words": lambda U, W, b, x, h, t: np.tanh(U @ x[-t] + W @ h[t - 1] + b),
    "tanh_twice": lambda U, W, b, x, h, t: np.tanh(np.tanh(U @ x[t] + W @ h[t - 1] + b)),
    "tan": lambda U, W, b, x, h, t: np.tan(U @ x[t] + W @ h[t - 1] + b),
    "two_tanhs": lambda U, W, b, x, h, t: np.tanh(U @ x[t]) + np.tanh(W @ h[t - 1]) + b,
    "b_twice": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1] + 2 * b),
    "b_subtracted": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1] - b),
    "past_subtracted": lambda U, W, b, x, h, t: np.tanh(U @ x[t] - W @ h[t - 1] + b),
    "input_left_out": lambda U, W, b, x, h, t: np.tanh(W @ h[t - 1] + b),
    "added_to_the_past": lambda U, W, b, x, h, t: h[t - 1] + np.tanh(U @ x[t] + W @ h[t - 1] + b),
    "h_0_zero": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + (W @ h[t - 1] if t > 1 else 0) + b),
}
"""What one step computes when it is wrong in a usual way."""

KEPT = {
    "last_state_everywhere": lambda h: np.tile(h[-1], (len(h), 1)),
    "nothing_stored": lambda h: np.tile(h[0], (len(h), 1)),
    "h_0_stored_as_zero": lambda h: np.vstack([np.zeros_like(h[:1]), h[1:]]),
    "reversed_states": lambda h: h[::-1],
    "returned_early": lambda h: np.vstack([h[:2], np.zeros_like(h[2:])]),
    "last_word_unread": lambda h: np.vstack([h[:-1], np.zeros_like(h[:1])]),
}
"""What is handed back when the steps are right, and what is kept of them is not."""


def _stored_a_row_early(U, W, b, x, h_0):
    h = np.vstack([h_0, np.zeros((len(x) - 1, len(h_0)))])
    for t in range(1, len(x)):
        h[t - 1] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


def _in_order(steps):
    """The right line, over other steps, in rows that are zero at first."""

    def states(U, W, b, x, h_0):
        h = np.vstack([h_0, np.zeros((len(x) - 1, len(h_0)))])
        for t in steps(len(x) - 1):
            h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
        return h

    return states


def _sums(U, W, b, x, h_0):
    h = right_states(U, W, b, x, h_0)
    return np.vstack([h_0, x[1:] @ U.T + h[:-1] @ W.T + b])


def _from_zero(h_0, **inputs):
    return right_states(h_0=np.zeros_like(h_0), **inputs)


EXERCISE = Exercise(
    draw=_draw,
    right=right_states,
    returns={"h": _shape_hints},
    mistakes=Mistakes(
        {key: _loop(step) for key, step in STEPS.items()}
        | {key: _kept(spoil) for key, spoil in KEPT.items()}
        | {"h_0_ignored": _from_zero, "stored_early": _stored_a_row_early, "sums_returned": _sums}
        | {
            "first_word_unread": _in_order(lambda T: range(2, T + 1)),
            "loop_backwards": _in_order(lambda T: range(T, 0, -1)),
        }
    ),
    named=words.UNROLL_MISTAKES,
    first_wrong=first_state,
    case=_case,
    correct=lambda trials: words.unroll_correct(len(trials)),
    advice=words.UNROLL_ADVICE,
    at_work="rnn_teach.lessons.unrolling.picture_at_work:loop",
)
