"""The echo and the reader in NumPy alone."""

import numpy as np


def echo(w, T):
    """h[t] = tanh(w h[t-1] + x[t]), t = 1 ... T, where x is 1 once and then 0."""
    h = [0.0]
    for x_t in [1] + [0] * (T - 1):
        h.append(np.tanh(w * h[-1] + x_t))
    return np.array(h[1:])


def label(columns, W, b, V, c):
    """ŷ[t] after the words so far, each given as its column of U: U x[t]."""
    h = np.zeros(len(b))
    for U_x in np.array(columns):
        h = np.tanh(U_x + np.array(W) @ h + b)
    scores = np.exp(np.array(V) @ h + c)
    return scores / scores.sum()
