"""One LSTM unit, and a forget gate that has only its bias, in NumPy alone."""

import numpy as np


def as_it_is(a):
    """What passes without tanh."""
    return a


def one_unit(weights, x, held, write, read):
    """c[t] and h[t], a row a step: c[t] = f c[t-1] + i g, h[t] = o tanh(c[t]).

    Rows of the weights: i, f, g, o. Columns: x₁, x₂, x₃, h[t-1] and 1.
    """
    c = h = 0.0
    rows = []
    for x_t in x:
        a = np.array(weights) @ [*x_t, h, 1]
        i, f, _, o = (1 + np.tanh(a / 2)) / 2  # σ(a)
        i, f, o = held.get("i", i), held.get("f", f), held.get("o", o)
        c = f * c + i * held.get("g", write(a[2]))
        h = o * read(c)
        rows.append([c, h])
    return np.array(rows)


def what_is_left(b, k):
    """The forget gate f = σ(b), and what it leaves of c = 1 after k steps."""
    f = 1 / (1 + np.exp(-b))
    c = 1.0
    for _ in range(k):
        c = f * c
    return np.array([f, c])
