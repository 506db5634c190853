"""The first exercise of notebook 3: the loop backwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit import answers
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise, first_number
from rnn_teach.kit.trials import clear, whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bptt import backward, words


def check_backward(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(W, x, h, direct)` → (d_h, dU, dW) of the plain tanh
    cell.

        d_a[t] = (1 - h[t]²) d_h[t],   d_h[t-1] = direct[t-1] + Wᵀ d_a[t],   t = T ... 1
        dU = Σ_t d_a[t] x[t]ᵀ,   dW = Σ_t d_a[t] h[t-1]ᵀ

    Parameters
    ----------
    function : callable
        Gets W (n_h, n_h), x (T+1, n_x) with x[0] = NaN, h (T+1, n_h), and direct
        (T+1, n_h): the direct term of the loss at each state, zero for h[0]. Returns
        d_h (T+1, n_h), dU (n_h, n_x) and dW (n_h, n_h).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_inputs(rng, T, n_x, n_h):
    """A real forward pass whose numbers hide no mistake: h[0] is not zero, and the loss
    reads every later state."""
    x = rng.normal(size=(T, n_x))
    W = rng.normal(size=(n_h, n_h)) / np.sqrt(n_h)
    trace = unroll(RNNCell(rng.normal(size=(n_h, n_x)) / 2, W), x, h=rng.normal(size=n_h) / 2)
    direct = rng.normal(size=(T + 1, n_h))
    direct[0] = 0
    return {"W": W, "x": trace.x[:, :, 0], "h": trace.h[:, :, 0], "direct": direct}


def _draw(rng):
    """The usual case; one step; one unit that reads one number;
    more than ten of all."""
    many = whole(rng, 11, 13)
    sizes = (
        (whole(rng, 5, 6), whole(rng, 2, 3), 4),
        (1, whole(rng, 3, 5), 2),
        (whole(rng, 2, 4), 1, 1),
        (whole(rng, 11, 13), many, many),
    )
    return [clear(lambda size=size: random_inputs(rng, *size), _right) for size in sizes]


def _case(x, h, **_):
    return said.sizes(T=len(h) - 1, n_x=x.shape[1], n_h=h.shape[1])


def _first_wrong(name, off, answer, right, inputs):
    """d_h is computed from the last step to the first, so the first to go wrong is the
    latest."""
    if name != "d_h":
        return first_number(name, off, answer, right, inputs)
    t = int(np.flatnonzero(off.any(axis=1))[-1])
    unit = int(np.flatnonzero(off[t])[0])
    return words.backward_wrong(t, len(right) - 1, unit + 1, *answers.shown(answer[t, unit], right[t, unit]))


def _hints_of_d_h(right, **_):
    steps, n_h = right.shape
    return {
        (n_h,): words.BACKWARD_ONE_STEP,
        (steps - 1, n_h): words.BACKWARD_NO_FIRST,
        (n_h, steps): words.BACKWARD_TIME_FIRST,
    }


def _hints_of_a_sum(right, h, **_):
    return {
        right.shape[::-1]: words.BACKWARD_TRANSPOSED,
        (len(h), *right.shape): words.BACKWARD_TERMS,
        (len(h) - 1, *right.shape): words.BACKWARD_TERMS,
        right.shape[:1]: words.BACKWARD_NO_OUTER,
    }


def _right(**inputs):
    return backward.backward(backward.TRUTH, **inputs)


EXERCISE = Exercise(
    draw=_draw,
    right=_right,
    returns={"d_h": _hints_of_d_h, "dU": _hints_of_a_sum, "dW": _hints_of_a_sum},
    mistakes=Pieces(backward.backward, backward.TRUTH, backward.MISTAKES),
    named=words.BACKWARD_MISTAKES,
    first_wrong=_first_wrong,
    case=_case,
    correct=lambda trials: words.backward_correct(len(trials)),
    advice=words.ADVICE,
    at_work="rnn_teach.lessons.bptt.picture_at_work:backward",
)
