"""The loop in NumPy alone, as one would write it by hand."""

import numpy as np


def state_after(words, vocabulary, n_h, U_std, seed):
    """h[t] after these words: h[t] = tanh(U x[t] + W h[t-1]), with random U and W."""
    rng = np.random.default_rng(seed)
    U = rng.normal(0, U_std, (n_h, len(vocabulary)))
    W = rng.normal(0, 1 / np.sqrt(n_h), (n_h, n_h))
    h = np.zeros(n_h)
    for word in words:
        x_t = np.eye(len(vocabulary))[vocabulary.index(word)]
        h = np.tanh(U @ x_t + W @ h)
    return h


def states(columns, W, b):
    """h[1], h[2], ... of words, each given as its column of U: U x[t]."""
    h = [np.zeros(len(b))]
    for U_x in np.array(columns):
        h.append(np.tanh(U_x + np.array(W) @ h[-1] + b))
    return np.array(h[1:])
