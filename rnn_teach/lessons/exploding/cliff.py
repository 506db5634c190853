"""A net of one unit whose error has a cliff, and descents that meet it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_number, as_size
from rnn_teach.core.types import Array

START, TARGET = 0.5, 0.7
WEIGHT, T = 5.0, 50


def cliff_error(b: ArrayLike, w: float = WEIGHT, T: int = T, *, start: float = START) -> tuple[Array, Array, Array]:
    """The error of a net of one unit that has run freely for T steps, and its slopes.

        x[t] = w σ(x[t-1]) + b,   x[0] = start,   L = (σ(x[T]) - 0.7)²

    (Doya 1993; Pascanu, Mikolov and Bengio 2013, section 2.3.) With h = σ(x) it is the
    plain cell h[t] = σ(w h[t-1] + b). With one unit the slopes can go forward with x:
    dx[t]/db = w σ'(x[t-1]) dx[t-1]/db + 1.

    Parameters
    ----------
    b : float or array
        The bias; all of them at once.
    w : float
        The weight.
    T : int
        The number of steps.
    start : float
        x[0].

    Returns
    -------
    (L, dL_dw, dL_db) : arrays of the shape of b

    Raises
    ------
    ValueError
        If a number is not finite, or T is no whole number of at least 1.
    """
    b, T = as_array("b", b, real=True), as_size("T", T)
    w, x = as_number("w", w), as_number("start", start) + 0 * b
    dx_dw, dx_db = 0 * b, 0 * b
    for _ in range(T):
        s = 1 / (1 + np.exp(-x))
        slope = w * s * (1 - s)
        dx_dw, dx_db = slope * dx_dw + s, slope * dx_db + 1
        x = w * s + b
    s = 1 / (1 + np.exp(-x))
    miss = s - TARGET
    return miss**2, 2 * miss * s * (1 - s) * dx_dw, 2 * miss * s * (1 - s) * dx_db


def wall_at(start=START, w=WEIGHT):
    """The b at which the start is itself a resting point, b = x[0] - w σ(x[0]).

    Where that point is unstable the start changes there from one basin to the other,
    and the error has a wall (Pascanu, Mikolov and Bengio 2013, section 2.2).

    Returns
    -------
    (b, slope) : floats
        And w σ'(x[0]), by which each step multiplies a small difference: above 1 where
        the point is unstable.
    """
    s = 1 / (1 + np.exp(-start))
    return start - w * s, w * s * (1 - s)


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


def descend_cliff(b, learning_rate, steps, threshold=np.inf, w=WEIGHT, T=T, *, start=START):
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
    start : float
        x[0] of the net.

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
        L, _, slope = cliff_error(b, w, T, start=start)
        rows.append((b, L, slope))
        b = b - learning_rate * np.clip(slope, -threshold, threshold)  # one number: its norm is its size
    return CliffPath(*(np.array(row) for row in zip(*rows, strict=True)))
