"""The second exercise of notebook 07: wire a backward cell that knows the next input."""

import numpy as np

from rnn_teach.core import Readout, Reversed, RNNCell, unroll
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.verdict import correct, wrong


def check_look_ahead(function, rng=None):
    """Check a learner's `function()` → U, W, V of a backward cell with two units whose output is the next input.

        ←h[t] = U x[t] + W ←h[t+1],   o[t] = V ←h[t] = x[t+1],   t = 1 ... T-1

    Parameters
    ----------
    function : callable
        Returns U (2, 1), W (2, 2) and V (1, 2).
    rng : numpy.random.Generator
        Draws the inputs to try them with.

    Returns
    -------
    Verdict
    """
    answer, verdict = attempt(function)
    if verdict is not None:
        return verdict
    parameters, verdict = _as_parameters(answer)
    if verdict is not None:
        return verdict
    x = (np.random.default_rng(1) if rng is None else rng).normal(size=7)
    U, W, V = parameters
    if np.abs(np.linalg.eigvals(W)).max() > 5:
        return wrong("W lets the state grow without end: no input has to be kept longer than one step.")
    o = (
        Readout(V, answer="linear")
        .read(unroll(Reversed(RNNCell(U, W, activation="linear")), x[:, np.newaxis]))
        .readout.o
    )
    o = o[1:, 0, 0]
    if np.allclose(o[:-1], x[1:], rtol=1e-9, atol=1e-12):
        return correct("at each step the output is the input of the next one, and 0 at the last, which has none.")
    t = int(np.flatnonzero(~np.isclose(o[:-1], x[1:], rtol=1e-9, atol=1e-12))[0]) + 1
    first = f"first wrong at t = {t}: your output is {o[t - 1]:.4f}, and x[{t + 1}] is {x[t]:.4f}"
    for name, outputs in LOOK_AHEAD_MISTAKES.items():
        if np.allclose(o, outputs(x)):
            return wrong(f"{first}; your output is {name}.")
    return wrong(f"{first}. Follow one input of 1 through both units with pencil and paper.")


def _as_parameters(answer):
    shapes = {"U": (2, 1), "W": (2, 2), "V": (1, 2)}
    if not isinstance(answer, (tuple, list)) or len(answer) != 3:
        return None, wrong("return three things: U, W, V.")
    arrays = []
    for (name, shape), value in zip(shapes.items(), answer, strict=True):
        try:
            array = np.asarray(value, dtype=float)
        except (TypeError, ValueError):
            return None, wrong(f"{name} must be an array of shape {shape}; got {type(value).__name__}.")
        if array.shape != shape:
            return None, wrong(f"{name} has shape {array.shape} instead of {shape}.")
        if not np.isfinite(array).all():
            return None, wrong(f"{name} holds a number that is NaN or infinite.")
        arrays.append(array)
    return arrays, None


def _ahead(x, by):
    return np.concatenate([x[by:], np.zeros(by)])


LOOK_AHEAD_MISTAKES = {
    "x[t] itself: V reads the unit that holds the present input": lambda x: x,
    "x[t] + x[t+1]: V must leave the unit out that holds the present input": lambda x: x + _ahead(x, 1),
    "the sum of x[t] and all that follows: a unit that feeds itself forgets nothing": lambda x: np.cumsum(x[::-1])[
        ::-1
    ],
    "the sum of all that follows: a unit that feeds itself forgets nothing": lambda x: _ahead(
        np.cumsum(x[::-1])[::-1], 1
    ),
    "x[t+2]: the input went through W twice": lambda x: _ahead(x, 2),
    "x[t+1] with its sign turned": lambda x: -_ahead(x, 1),
    "0 at every step: nothing that V reads comes from U by way of W": lambda x: 0 * x,
}
"""What comes out when the cell is wired wrongly in a usual way."""
