"""The first exercise of notebook 05: write one step of an LSTM."""

import numpy as np

from rnn_teach.core import LSTMCell, unroll
from rnn_teach.kit.catalogue import equal, mistakes, named
from rnn_teach.kit.verdict import as_array, attempt, correct, wrong
from rnn_teach.lessons.lstm_gates import gated_step

NAMES = ("h", "c")


def check_lstm_step(function, rng=None):
    """Check a learner's `function(U, W, b, x, h, c)` → (h, c), one step of an LSTM.

        i, f, o = σ(U x + W h + b),   g = tanh(U x + W h + b),   each with its own slice of U, W and b
        c ← f c + i g,   h ← o tanh(c)

    Parameters
    ----------
    function : callable
        Gets U (4, n_h, n_x), W (4, n_h, n_h) and b (4, n_h, 1), stacked in the order i, f, g, o, and x (n_x, B),
        h and c (n_h, B), the states before; returns the states after, each (n_h, B).
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    inputs = random_step(np.random.default_rng(1) if rng is None else rng)
    truth = right_step(**inputs)
    answer, verdict = attempt(function, **inputs)
    if verdict is not None:
        return verdict
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        return wrong(f"give back both states, `return h, c`; got {_in_words(answer)}.")
    arrays = []
    for name, part, right in zip(NAMES, answer, truth, strict=True):
        array, verdict = as_array(part, right.shape, hints=_shape_hints(inputs), no_number=NO_NUMBER)
        if verdict is not None:
            return wrong(f"{name}: {verdict.sentence}")
        arrays.append(array)

    def compute(pieces):
        return gated_step.lstm_step(pieces, **inputs)

    for place, name in enumerate(NAMES):
        if not equal(arrays[place], truth[place]):
            found = mistakes(arrays, truth, place, compute, gated_step)
            return wrong(_first_difference(name, arrays[place], truth[place]) + named(name, found))
    n_h, B = truth[0].shape
    return correct(f"your h and c are those of the package, for {n_h} units and {B} sequences at once.")


NO_NUMBER = "the step was given finite numbers, so a division by zero or an overflow of its own made it."


def random_step(rng, n_x=3, n_h=4, B=2):
    """Weights and states whose numbers hide no mistake: no gate is shut, and c is past where tanh is a line."""
    return {
        "U": rng.normal(size=(4, n_h, n_x)) / np.sqrt(n_x),
        "W": rng.normal(size=(4, n_h, n_h)) / np.sqrt(n_h),
        "b": rng.normal(size=(4, n_h, 1)),
        "x": rng.normal(size=(n_x, B)),
        "h": rng.normal(size=(n_h, B)) / 2,
        "c": rng.normal(size=(n_h, B)),
    }


def right_step(U, W, b, x, h, c):
    """h and c after the step, by the package."""
    trace = unroll(LSTMCell(U, W, b), x[np.newaxis], h=h, c=c)
    return trace.h[1], trace.c[1]


def _in_words(answer):
    if isinstance(answer, np.ndarray):
        return f"one array of shape {answer.shape}"
    if isinstance(answer, (tuple, list)):
        return f"{len(answer)} things"
    return f"a {type(answer).__name__}"


def _shape_hints(inputs):
    (n_h, B), n_x = inputs["h"].shape, len(inputs["x"])
    return {
        (4, n_h, B): "those are all four gates; each state is one array",
        (n_h,): "each sequence of the batch is a column with a state of its own",
        (n_h, 1): "each sequence of the batch is a column with a state of its own",
        (B, n_h): "the batch is the last axis",
        (n_x, B): "that is the shape of x",
    }


def _first_difference(name, array, right):
    unit, column = (int(i) for i in np.argwhere(~np.isclose(array, right, rtol=1e-9, atol=1e-12))[0])
    return f"{name}[{unit}, {column}] is {array[unit, column]:.4f}, right is {right[unit, column]:.4f}"
