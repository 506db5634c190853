"""The first exercise of notebook 6: write one step of an LSTM."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import LSTMCell, unroll
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import clear, whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.lstm_gates import gated_step, words


def check_lstm_step(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, W, b, x, h, c)` → (h, c), one step of an LSTM.

        i, f, o = σ(U x + W h + b),   g = tanh(U x + W h + b),   each with its slices
        c ← f c + i g,   h ← o tanh(c)

    Parameters
    ----------
    function : callable
        Gets U (4, n_h, n_x), W (4, n_h, n_h) and b (4, n_h, 1), stacked in the order
        i, f, g, o, and x (n_x, B), h and c (n_h, B), the states before; returns the
        states after, each (n_h, B).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_step(rng, n_x=3, n_h=4, B=2):
    """Weights and states whose numbers hide no mistake: no gate is shut, and c is past
    where tanh is a line."""
    return {
        "U": rng.normal(size=(4, n_h, n_x)) / np.sqrt(n_x),
        "W": rng.normal(size=(4, n_h, n_h)) / np.sqrt(n_h),
        "b": rng.normal(size=(4, n_h, 1)),
        "x": rng.normal(size=(n_x, B)),
        "h": rng.normal(size=(n_h, B)) / 2,
        "c": rng.normal(size=(n_h, B)),
    }


def _draw(rng):
    """The usual case; one sequence; one unit that reads one number; more than ten of
    all."""
    many = whole(rng, 11, 13)
    sizes = (
        (3, whole(rng, 4, 5), 2),
        (whole(rng, 1, 3), whole(rng, 2, 5), 1),
        (1, 1, whole(rng, 2, 4)),
        (1, 1, 1),
        (many, many, many),
    )
    return [clear(lambda size=size: random_step(rng, *size), right_step) for size in sizes]


def _case(x, h, **_):
    return said.sizes(n_x=len(x), n_h=len(h), B=h.shape[1])


def right_step(U, W, b, x, h, c):
    """h and c after the step, by the package."""
    trace = unroll(LSTMCell(U, W, b), x[np.newaxis], h=h, c=c)
    return trace.h[1], trace.c[1]


def _shape_hints(right, x, **_):
    n_h, B = right.shape
    return {
        (4, n_h, B): words.STEP_FOUR_GATES,
        (n_h,): words.STEP_COLUMNS,
        (n_h, 1): words.STEP_COLUMNS,
        (B, n_h): said.BATCH_LAST,
        x.shape: words.STEP_SHAPE_OF_X,
    }


def _orders():
    """How each wrong order of the gates is told, by key."""
    named = {}
    for order in gated_step.ORDERS:
        moved = [gate for gate, right in zip(order, gated_step.GATES, strict=True) if gate != right]
        swapped = moved if len(moved) == 2 else ()
        named[f"order_{''.join(order)}"] = words.wrong_order(False, order, swapped)
        named[f"order_of_b_{''.join(order)}"] = words.wrong_order(True, order, swapped)
    return named


EXERCISE = Exercise(
    draw=_draw,
    right=right_step,
    returns={"h": _shape_hints, "c": _shape_hints},
    mistakes=Pieces(gated_step.lstm_step, gated_step.TRUTH, gated_step.MISTAKES, gated_step.ALONE),
    named=_orders() | words.STEP_MISTAKES,
    case=_case,
    correct=lambda trials: words.step_correct(len(trials)),
    advice=words.STEP_ADVICE,
    no_number=words.STEP_NO_NUMBER,
    at_work="rnn_teach.lessons.lstm_gates.picture_at_work:step",
)
