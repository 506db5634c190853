"""The backward pass of a tanh cell in pieces, each of which a learner may get wrong in a usual way."""

import numpy as np

TRUTH = {
    "steps": lambda T: range(T, 0, -1),
    "own": lambda direct, t: direct[t],
    "slope": lambda h, t: 1 - h[t] ** 2,
    "message": lambda W, slope, d_h: W.T @ (slope * d_h),
    "past": lambda h, t: h[t - 1],
    "sum": lambda terms: np.sum(terms, axis=0),
    "turn": lambda dW: dW,
}
"""Each piece as it should be: the order of steps; what the loss says about h[t] itself; tanh' at step t; the
message to the step before; what W met at step t; how the steps' terms become one gradient; and that as it is."""


def backward(pieces, W, x, h, direct):
    """d_h (T+1, n_h), dU and dW, computed with these pieces."""
    d_h = np.array([pieces["own"](direct, t) for t in range(len(h))])
    terms_U, terms_W = [], []
    for t in pieces["steps"](len(h) - 1):
        slope = pieces["slope"](h, t)
        terms_U.append(np.outer(slope * d_h[t], x[t]))
        terms_W.append(np.outer(slope * d_h[t], pieces["past"](h, t)))
        d_h[t - 1] += pieces["message"](W, slope, d_h[t])
    return d_h, pieces["sum"](terms_U), pieces["turn"](pieces["sum"](terms_W))


def _own_of_last_alone(direct, t):
    return direct[t] if t == len(direct) - 1 else np.zeros_like(direct[t])


MISTAKES = {
    "tanh' is left out": {"slope": lambda h, t: np.ones_like(h[t])},
    "tanh' is taken at h[t-1] instead of h[t]": {"slope": lambda h, t: 1 - h[t - 1] ** 2},
    "tanh is applied to h once more: 1 - tanh(h)² for 1 - h²": {"slope": lambda h, t: 1 - np.tanh(h[t]) ** 2},
    "tanh' is taken as 1 - h, without the square": {"slope": lambda h, t: 1 - h[t]},
    "the slope is the sigmoid's, h (1 - h)": {"slope": lambda h, t: h[t] * (1 - h[t])},
    "the message to the past passes W but not tanh'": {"message": lambda W, slope, d_h: W.T @ d_h},
    "W stands where W.T belongs": {"message": lambda W, slope, d_h: W @ (slope * d_h)},
    "the message to the past passes tanh' but not W": {"message": lambda W, slope, d_h: slope * d_h},
    "the carry from t+1 is left out: nothing is handed to the past": {
        "message": lambda W, slope, d_h: np.zeros_like(d_h)
    },
    "the loss's direct part is left out, but for the last step": {"own": _own_of_last_alone},
    "the loss's direct part is off by one in time: direct[t-1] is added at t": {
        "own": lambda direct, t: direct[t - 1] if t else np.zeros_like(direct[0])
    },
    "the loop ends one step early: t = 1 is left out": {"steps": lambda T: range(T, 1, -1)},
    "the loop starts one step late: t = T is left out": {"steps": lambda T: range(T - 1, 0, -1)},
    "the loop runs forwards, from t = 1 to T": {"steps": lambda T: range(1, T + 1)},
    "only the last step's term is kept": {"sum": lambda terms: terms[0]},
    "each step's term overwrites the one before instead of being added": {"sum": lambda terms: terms[-1]},
    "the terms are averaged instead of added": {"sum": lambda terms: np.mean(terms, axis=0)},
    "the sign is turned round": {"sum": lambda terms: -np.sum(terms, axis=0)},
    "h[t] stands where h[t-1] belongs": {"past": lambda h, t: h[t]},
    "it is transposed": {"turn": lambda dW: dW.T},
}
"""Usual mistakes, each as the piece that it changes."""
