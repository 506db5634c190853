"""A net of one unit whose error has a cliff, and descents that meet it."""

from dataclasses import dataclass

import numpy as np

from rnn_teach.core.arguments import as_array, as_number, as_size
from rnn_teach.core.bptt import bptt
from rnn_teach.core.rnn import RNNCell
from rnn_teach.core.unroll import unroll

START, TARGET = 0.5, 0.7
WEIGHT, T = 5.0, 50


def cliff_error(b, w=WEIGHT, T=T):
    """The error of a net of one unit that has run freely for T steps, and its slopes.

        x[t] = w σ(x[t-1]) + b,   x[0] = 0.5,   L = (σ(x[T]) - 0.7)²

    (Doya 1993; Pascanu, Mikolov and Bengio 2013, section 2.3.) With h = σ(x) it is the
    plain cell h[t] = σ(w h[t-1] + b); here each b is a sequence of one batch, and reads
    its b as the input of every step.

    Parameters
    ----------
    b : float or array
        The bias; all of them at once.
    w : float
        The weight.
    T : int
        The number of steps.

    Returns
    -------
    (L, dL_dw, dL_db) : arrays of the shape of b

    Raises
    ------
    ValueError
        If a number is not finite, or T is no whole number of at least 1.
    """
    biases, T = as_array("b", b, real=True), as_size("T", T)
    cell = RNNCell(U=[[1]], W=[[as_number("w", w)]], activation="sigmoid")
    x = np.broadcast_to(biases.reshape(1, 1, -1), (T, 1, biases.size))
    trace = unroll(cell, x, h=[1 / (1 + np.exp(-START))])
    miss = trace.h[T] - TARGET
    direct = np.zeros_like(trace.h)
    direct[T] = 2 * miss
    d = bptt(cell, trace, direct, terms=False).d
    slope_w = np.sum(d.a[1:] * trace.h[:-1], axis=(0, 1))
    slope_b = np.sum(d.a[1:], axis=(0, 1))
    return tuple(part.reshape(biases.shape) for part in (miss[0] ** 2, slope_w, slope_b))


@dataclass
class CliffPath:
    """A descent step by step: row n is where it stands after n updates.

    b, L, slope : arrays (steps+1, ...)
        The bias, the error there, and dL/db there before any clipping. Further axes are
        those of the threshold.
    """

    b: np.ndarray
    L: np.ndarray
    slope: np.ndarray


def descend_cliff(b, learning_rate, steps, threshold=np.inf, w=WEIGHT, T=T):
    """Gradient descent on the bias, with the gradient's norm clipped at a threshold.

        b[n+1] = b[n] - learning_rate · g · min(1, threshold / |g|),   g = dL/db at b[n]

    Parameters
    ----------
    b : float
        Where to start.
    learning_rate : float
        Above 0.
    steps : int
        How many updates.
    threshold : float or array
        Above 0; an infinite one clips nothing. An array makes a descent for each, all
        at once.

    Returns
    -------
    CliffPath

    Raises
    ------
    ValueError
        If b is not finite, learning_rate or a threshold not above 0, or steps no whole
        number of at least 1.
    """
    for name, value in (("learning_rate", learning_rate), ("threshold", threshold)):
        if not np.all(np.asarray(value) > 0):
            raise ValueError(f"{name} must be above 0; got {value!r}")
    b = np.broadcast_to(as_array("b", b), np.shape(threshold))
    rows = []
    for _ in range(as_size("steps", steps) + 1):
        L, _, slope = cliff_error(b, w, T)
        rows.append((b, L, slope))
        b = b - learning_rate * np.clip(slope, -threshold, threshold)  # one number: its norm is its size
    return CliffPath(*(np.array(row) for row in zip(*rows, strict=True)))
