"""The backward pass of a tanh cell in pieces, each of which a learner may get wrong in
a usual way."""

import numpy as np

TRUTH = {
    "steps": lambda T: range(T, 0, -1),
    "own": lambda direct, t: direct[t],
    "slope": lambda h, t: 1 - h[t] ** 2,
    "term": lambda slope, d_h: slope * d_h,
    "kept": lambda d_h, d_a: d_h,
    "message": lambda W, slope, d_h: W.T @ (slope * d_h),
    "past": lambda h, t: h[t - 1],
    "sum": lambda terms: np.sum(terms, axis=0),
    "turn": lambda dW: dW,
}
"""Each piece as it should be: the order of steps; the direct part of the loss; tanh' at
step t; the first factor of a term; what stays in d_h[t]; the message to the step
before; what W multiplied at step t; how the steps' terms become one gradient; and that
as it is."""


def backward(pieces, W, x, h, direct):
    """d_h (T+1, n_h), dU and dW, computed with these pieces."""
    d_h = np.array([pieces["own"](direct, t) for t in range(len(h))])
    terms_U, terms_W = [], []
    for t in pieces["steps"](len(h) - 1):
        slope = pieces["slope"](h, t)
        terms_U.append(np.outer(pieces["term"](slope, d_h[t]), x[t]))
        terms_W.append(np.outer(pieces["term"](slope, d_h[t]), pieces["past"](h, t)))
        d_h[t - 1] += pieces["message"](W, slope, d_h[t])
        d_h[t] = pieces["kept"](d_h[t], slope * d_h[t])
    if not terms_U:  # a loop that leaves a step out has none where there is but one
        return d_h, np.zeros((len(W), x.shape[1])), np.zeros_like(W)
    return d_h, pieces["sum"](terms_U), pieces["turn"](pieces["sum"](terms_W))


def _own_but_the_last(direct, t):
    return np.zeros_like(direct[t]) if t == len(direct) - 1 else direct[t]


def _own_twice(direct, t):
    return direct[t] if t == len(direct) - 1 else 2 * direct[t]


def _own_of_last_alone(direct, t):
    return direct[t] if t == len(direct) - 1 else np.zeros_like(direct[t])


MISTAKES = {
    "slope_left_out": {"slope": lambda h, t: np.ones_like(h[t])},
    "slope_at_the_past": {"slope": lambda h, t: 1 - h[t - 1] ** 2},
    "tanh_twice": {"slope": lambda h, t: 1 - np.tanh(h[t]) ** 2},
    "slope_without_square": {"slope": lambda h, t: 1 - h[t]},
    "slope_squared_whole": {"slope": lambda h, t: (1 - h[t]) ** 2},
    "slope_of_sigmoid": {"slope": lambda h, t: h[t] * (1 - h[t])},
    "terms_without_slope": {"term": lambda slope, d_h: d_h},
    "d_h_overwritten": {"kept": lambda d_h, d_a: d_a},
    "message_without_slope": {"message": lambda W, slope, d_h: W.T @ d_h},
    "W_not_transposed": {"message": lambda W, slope, d_h: W @ (slope * d_h)},
    "slope_after_W": {"message": lambda W, slope, d_h: slope * (W.T @ d_h)},
    "message_without_W": {"message": lambda W, slope, d_h: slope * d_h},
    "no_message": {"message": lambda W, slope, d_h: np.zeros_like(d_h)},
    "last_loss_alone": {"own": _own_of_last_alone},
    "last_loss_left_out": {"own": _own_but_the_last},
    "direct_twice": {"own": _own_twice},
    "direct_one_late": {"own": lambda direct, t: direct[t - 1] if t else np.zeros_like(direct[0])},
    "ends_early": {"steps": lambda T: range(T, 1, -1)},
    "starts_late": {"steps": lambda T: range(T - 1, 0, -1)},
    "forwards": {"steps": lambda T: range(1, T + 1)},
    "last_term_alone": {"sum": lambda terms: terms[0]},
    "overwritten": {"sum": lambda terms: terms[-1]},
    "averaged": {"sum": lambda terms: np.mean(terms, axis=0)},
    "sign": {"sum": lambda terms: -np.sum(terms, axis=0)},
    "past_too_late": {"past": lambda h, t: h[t]},
    "dW_transposed": {"turn": lambda dW: dW.T},
}
"""Usual mistakes by key, each as the piece that it changes."""
