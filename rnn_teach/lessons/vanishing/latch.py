"""A unit that feeds itself: where it comes to rest, and how steep its map is there."""

import numpy as np


def latch_rest(w):
    """Where the unit h[t] = tanh(w h[t-1]) comes to rest when it starts above zero.

        h = tanh(w h),   the largest such h ≥ 0

    For w ≤ 1 that is h = 0. For w > 1 there are h and -h besides 0, and the unit can
    hold one bit (Bengio, Simard and Frasconi 1994, section III).

    Parameters
    ----------
    w : float
        The unit's weight on its own past, at least 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If w is negative or no finite number.
    """
    w = _as_weight(w)
    low, high = 0.0, 1.0
    if w <= 1:
        return low
    for _ in range(60):  # bisection: tanh(w h) lies above h before the point of rest and below it after
        middle = (low + high) / 2
        low, high = (middle, high) if np.tanh(w * middle) > middle else (low, middle)
    return high


def latch_slope(w, h):
    """How far h[t] moves with h[t-1] at the value h.

        ∂h[t]/∂h[t-1] = w (1 - tanh(w h)²)

    Parameters
    ----------
    w : float
        The unit's weight on its own past.
    h : float or array
        h[t-1].
    """
    return w * (1 - np.tanh(w * np.asarray(h)) ** 2)


def _as_weight(w):
    if isinstance(w, (bool, str)) or not np.isscalar(w) or not np.isfinite(w) or w < 0:
        raise ValueError(f"w must be a finite number of at least 0; got {w!r}")
    return float(w)
