"""The exercises of notebook 03: the loop backwards, and the same loop with a short reach."""

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.catalogue import equal, mistakes, named
from rnn_teach.kit.verdict import as_array, attempt, correct, wrong
from rnn_teach.lessons.bptt import backward, truncated

NAMES = ("d_h", "dU", "dW")


def check_backward(function, rng=None):
    """Check a learner's `function(W, x, h, direct)` → (d_h, dU, dW), the backward pass of the plain tanh cell.

        d_a[t] = (1 - h[t]²) d_h[t],   d_h[t-1] = direct[t-1] + Wᵀ d_a[t],   t = T ... 1
        dU = Σ_t d_a[t] x[t]ᵀ,   dW = Σ_t d_a[t] h[t-1]ᵀ

    Parameters
    ----------
    function : callable
        Gets W (n_h, n_h), x (T+1, n_x) with x[0] = NaN, h (T+1, n_h), and direct (T+1, n_h): what the loss
        says about each state itself, zero for h[0]. Returns d_h (T+1, n_h), dU (n_h, n_x) and dW (n_h, n_h).
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    inputs = random_inputs(np.random.default_rng(3) if rng is None else rng, T=5, n_x=3, n_h=4)

    def compute(pieces):
        return backward.backward(pieces, **inputs)

    answer, verdict = attempt(function, **inputs)
    if verdict is not None:
        return verdict
    if not isinstance(answer, (tuple, list)) or len(answer) != len(NAMES):
        return wrong(f"give back three arrays, `return d_h, dU, dW`; got {type(answer).__name__}.")
    truth, arrays = compute(backward.TRUTH), []
    for name, part, right in zip(NAMES, answer, truth, strict=True):
        array, verdict = as_array(part, right.shape, hints=_hints(name, truth))
        if verdict is not None:
            return wrong(f"{name}: {verdict.sentence}")
        arrays.append(array)
    for place, name in enumerate(NAMES):
        if not equal(arrays[place], truth[place]):
            names = mistakes(arrays, truth, place, compute, backward)
            return wrong(_first_difference(name, arrays[place], truth[place]) + named(name, names))
    steps = len(inputs["h"]) - 1
    return correct(f"your d_h, dU and dW are those of the definition, with a loss at each of the {steps} steps.")


def check_truncated(function, rng=None):
    """Check a learner's `function(W, h, direct, K)` → dW, where each loss reaches back through K steps.

        dW = Σ_t Σ_k of L[t]'s share at step k,   k = t, t-1, ... t-K+1, as far as there are any

    Parameters
    ----------
    function : callable
        Gets W (n_h, n_h), h (T+1, n_h), direct (T+1, n_h), zero for h[0], and K, a whole number of at least 1;
        returns dW (n_h, n_h).
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    inputs = random_inputs(np.random.default_rng(3) if rng is None else rng, T=8, n_x=3, n_h=4)
    del inputs["x"]
    for K in (3, 1, 20):  # the usual case, where all mistakes differ; the shortest reach; longer than the sequence

        def compute(pieces, K=K):
            return (truncated.truncated(pieces, **inputs, K=K),)

        answer, verdict = attempt(function, **inputs, K=K)
        if verdict is not None:
            return verdict
        (truth,) = compute(truncated.TRUTH)
        dW, verdict = as_array(answer, truth.shape)
        if verdict is not None:
            return wrong(f"with K = {K}, {verdict.sentence}")
        if not equal(dW, truth):
            names = mistakes((dW,), (truth,), 0, compute, truncated)
            return wrong(f"with K = {K} and T = 8, {_first_difference('dW', dW, truth)}{named('dW', names)}")
    return correct("dW is right for a reach of 3 steps, of 1, and of more than there are.")


def random_inputs(rng, T, n_x, n_h):
    """A real forward pass whose numbers hide no mistake: h[0] is not zero, and the loss reads every later state."""
    x = rng.normal(size=(T, n_x))
    W = rng.normal(size=(n_h, n_h)) / np.sqrt(n_h)
    trace = unroll(RNNCell(rng.normal(size=(n_h, n_x)) / 2, W), x, h=rng.normal(size=n_h) / 2)
    direct = rng.normal(size=(T + 1, n_h))
    direct[0] = 0
    return {"W": W, "x": trace.x[:, :, 0], "h": trace.h[:, :, 0], "direct": direct}


def _first_difference(name, array, right):
    wrong_places = np.argwhere(~np.isclose(array, right, rtol=1e-9, atol=1e-12))
    if name == "d_h":  # computed from the last step to the first, so the first to go wrong is the latest
        t, unit = (int(i) for i in max(wrong_places, key=lambda place: place[0]))
        last = len(right) - 1
        way = f"first wrong at t = {t}, on the way back from t = {last}, unit {unit + 1}"
        return f"d_h is {way}: yours is {array[t, unit]:.4f}, right is {right[t, unit]:.4f}"
    row, column = (int(i) for i in wrong_places[0])
    return f"{name}[{row}, {column}] is {array[row, column]:.4f}, right is {right[row, column]:.4f}"


def _hints(name, truth):
    """What a learner who returned another shape has probably done."""
    d_h, dU, dW = (array.shape for array in truth)
    if name == "d_h":
        return {
            (d_h[1],): "that is ∂L/∂h of one step; keep every d_h[t], from d_h[0] to d_h[T]",
            (d_h[0] - 1, d_h[1]): "there are T + 1 states, and h[0] has a gradient too",
            d_h[::-1]: "time is the first axis: d_h[t] is a row",
        }
    shape = dU if name == "dU" else dW
    hints = {
        shape[::-1]: "it is transposed; d_a[t] gives the rows",
        (d_h[0], *shape): "those are the terms of each step; their sum is wanted",
        shape[:1]: "d_a * x multiplies unit by unit; np.outer gives a matrix",
    }
    return {wrong_shape: hint for wrong_shape, hint in hints.items() if wrong_shape != shape}
