"""One unit with a number w for each step, in NumPy alone; it learns from the first
words, by small nudges."""

import numpy as np


def states(w, x):
    """h[t] = tanh(x[t] + w[t] h[t-1]) from h[0] = 0; w[0] and x[0] are not used."""
    h = np.zeros(len(w))
    for t in range(1, len(w)):
        h[t] = np.tanh(x[t] + w[t] * h[t - 1])
    return h


def loss(w, x, lesson):
    """How far h[1] ... h[lesson] are from 0.9: the mean of ½ (h[t] - 0.9)²."""
    return np.mean((states(w, x)[1 : lesson + 1] - 0.9) ** 2) / 2


def slopes(w, x, lesson, nudge=1e-5):
    """How fast the loss grows with w[t], for each t: nudged up and down, one by one."""
    found = np.zeros(len(w))
    for t in range(1, len(w)):
        up, down = w.copy(), w.copy()
        up[t] += nudge
        down[t] -= nudge
        found[t] = (loss(up, x, lesson) - loss(down, x, lesson)) / (2 * nudge)
    return found


def learn(T, lesson, updates, tied, changed, by, w_at_first, x_1, rate):
    """Read T words, learn from the first few of them, so many updates long."""
    x, w = np.zeros(T + 1), np.full(T + 1, w_at_first)
    x[1] = x_1
    w[changed] += by
    for _ in range(updates):
        step = slopes(w, x, lesson)
        w = w - rate * (step.sum() if tied else step)
    return {"L": loss(w, x, lesson), "w": w[1:].round(4), "h": states(w, x)[1:].round(4)}
