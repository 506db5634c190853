"""The echo in NumPy alone."""

import numpy as np


def echo(w, T):
    """h[t] = tanh(w h[t-1] + x[t]), t = 1 ... T, where x is 1 once and then 0."""
    h = [0.0]
    for x_t in [1] + [0] * (T - 1):
        h.append(np.tanh(w * h[-1] + x_t))
    return np.array(h[1:])
