"""All states of a linear recurrence, in few rounds instead of one step after the
other."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array
from rnn_teach.core.types import Array


def scan(a: ArrayLike, b: ArrayLike, h: ArrayLike | None = None) -> Array:
    """All states of h[t] = a[t] h[t-1] + b[t], in log2 T rounds.

    A step is a line in the state before it: two numbers, its slope a and its height b.
    Two steps after one another are a line again,

        (a₂, b₂) after (a₁, b₁) = (a₂ a₁, a₂ b₁ + b₂),

    so pairs can be merged in any grouping. Round by round each pair merges with the one
    1, 2, 4, ... steps before it; at the end it reaches back to step 1 (Hillis and
    Steele 1986, Data parallel algorithms). That is about log2 T times as many merges as
    a loop has steps, in log2 T rounds; within a round no merge waits for another.

    Parameters
    ----------
    a, b : arrays (T, ...) of one shape
        What each step multiplies the state by, and what it adds; elementwise. `a[t-1]`
        belongs to h[t]. With |a| of at most 1 no product leaves the range of floats.
    h : array (...)
        The state at t = 0, as b[0] is. Zero where not given.

    Returns
    -------
    array (T+1, ...)
        h[0] ... h[T]; the same numbers as a loop gives, but for rounding.

    Raises
    ------
    ValueError
        If the shapes differ, a number is NaN or infinite, or a product leaves the range
        of floating-point numbers.
    """
    a, b = as_array("a", a), as_array("b", b)
    if a.shape != b.shape or b.ndim == 0 or b.size == 0:
        raise ValueError(f"a and b must have one shape (T, ...), a row a step; got {a.shape} and {b.shape}")
    h = np.zeros(b.shape[1:], b.dtype) if h is None else as_array("h", h, b.shape[1:])
    states = np.empty((len(b) + 1, *b.shape[1:]), np.result_type(a, b, h))
    states[0], states[1:] = h, b
    with np.errstate(over="ignore", invalid="ignore"):
        states[1] += a[0] * h  # the state at t = 0 joins the first pair
        _merge_all(a.copy(), states[1:])
    if not np.isfinite(states).all():
        raise ValueError("a product of several a leaves the range of floating-point numbers: keep |a| at most 1")
    return states


def _merge_all(a, b):
    """Merge each pair with all before it, in place."""
    back = 1
    while back < len(b):
        b[back:] = b[back:] + a[back:] * b[:-back]  # the right side is whole before anything is written
        a[back:] = a[back:] * a[:-back]
        back *= 2
