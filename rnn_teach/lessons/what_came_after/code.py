"""Merging pairs, and the loop that a tanh forces, in NumPy alone."""

import numpy as np


def merge_rounds(a, b, rounds):
    """The pairs after so many rounds: that of step t reaches 2^rounds steps back."""
    a, b = np.array(a, float), np.array(b, float)
    for back in 2 ** np.arange(rounds):
        b[back:] = b[back:] + a[back:] * b[:-back]
        a[back:] = a[back:] * a[:-back]
    return np.array([a, b])


def tanh_steps(a, b):
    """h[t] = tanh(a[t] h[t-1] + b[t]) from h[0] = 0: one step after the other."""
    h = [0.0]
    for a_t, b_t in zip(a, b, strict=True):
        h.append(np.tanh(a_t * h[-1] + b_t))
    return np.array(h[1:])
