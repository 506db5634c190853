"""A net with a copy of W for each step, in NumPy alone;
its gradient by small nudges."""

import numpy as np


def loss(W, U, x):
    """L = ½ Σ_t ‖h[t] - ½‖², where h[t] = tanh(U x[t] + W[t] h[t-1])."""
    h, L = np.zeros(len(U)), 0
    for x_t, W_t in zip(x, W, strict=True):
        h = np.tanh(U @ x_t + W_t @ h)
        L += np.sum((h - 0.5) ** 2) / 2
    return L


def shares(words, vocabulary, place, change, steps, n_h, U_std, seed):
    """Each step's share of the gradient of one number of W, changed at these steps."""
    rng = np.random.default_rng(seed)
    x = np.eye(len(vocabulary))[[vocabulary.index(word) for word in words]]
    U = rng.normal(0, U_std, (n_h, len(vocabulary)))
    W = np.tile(rng.normal(0, 1 / np.sqrt(n_h), (n_h, n_h)), (len(x), 1, 1))
    for t in steps:
        W[t - 1][place] += change
    found = np.zeros(len(x))
    for t in range(len(x)):  # nudge one copy's number by a little, both ways
        more, less = W.copy(), W.copy()
        more[t][place] += 1e-5
        less[t][place] -= 1e-5
        found[t] = (loss(more, U, x) - loss(less, U, x)) / 2e-5
    return found
