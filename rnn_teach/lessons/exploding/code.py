"""The two descents to the cliff, in NumPy alone."""

import numpy as np


def slope(b, w, T, x_0, target):
    """dL/db of L = (σ(x[T]) - target)², where x[t] = w σ(x[t-1]) + b, x[0] = x_0."""
    x, dx_db = x_0, 0.0
    for _ in range(T):
        s = 1 / (1 + np.exp(-x))
        x, dx_db = w * s + b, w * s * (1 - s) * dx_db + 1
    s = 1 / (1 + np.exp(-x))
    return 2 * (s - target) * s * (1 - s) * dx_db


def two_descents(b, learning_rate, threshold, steps, **net):
    """Where b gets to with the gradient as it is, and with the gradient clipped."""
    ends = []
    for limit in (np.inf, threshold):
        here = b
        for _ in range(steps):
            here -= learning_rate * np.clip(slope(here, **net), -limit, limit)
        ends.append(here)
    return np.array(ends)
