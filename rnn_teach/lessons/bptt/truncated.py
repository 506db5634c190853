"""Truncated backpropagation through time by its definition, and the usual ways to mean something else."""

import numpy as np

from rnn_teach.lessons.bptt import backward


def truncated(pieces, W, h, direct, K):
    """dW where the loss L[t] reaches back through the steps that `pieces["reach"]` says."""
    T = len(h) - 1
    terms = []
    for t in pieces["losses"](T, K):
        d_h = direct[t]
        for k in pieces["reach"](t, K, T):
            slope = pieces["slope"](h, k)
            terms.append(np.outer(slope * d_h, pieces["past"](h, k)))
            d_h = pieces["message"](W, slope, d_h)
    return pieces["sum"](terms) if terms else np.zeros_like(W)


def reach_back(t, K, T):
    """The steps that L[t] reaches: K of them, t, t-1, ..., as far as there are any."""
    return range(t, max(t - K, 0), -1)


TRUTH = backward.TRUTH | {"losses": lambda T, K: range(T, 0, -1), "reach": reach_back}
"""Each piece as it should be: besides those of a full pass, which losses count and which steps each reaches."""

SWEEP = ("tanh' is left out", "W stands where W.T belongs", "h[t] stands where h[t-1] belongs")
"""Mistakes of a full backward pass that come up here again."""

MISTAKES = {
    "each loss keeps one term too many: K + 1 of them": {"reach": lambda t, K, T: reach_back(t, K + 1, T)},
    "each loss keeps one term too few: K - 1 of them": {"reach": lambda t, K, T: reach_back(t, K - 1, T)},
    "nothing is truncated: every loss reaches back to k = 1": {"reach": lambda t, K, T: range(t, 0, -1)},
    "the losses are truncated instead of their reach: the last K of them count, and each reaches back to k = 1": {
        "losses": lambda T, K: range(T, max(T - K, 0), -1),
        "reach": lambda t, K, T: range(t, 0, -1),
    },
    "the whole sweep stops after K steps: the steps before T - K + 1 get nothing, from no loss": {
        "reach": lambda t, K, T: range(t, max(T - K, 0), -1)
    },
    "the sequence is cut into chunks of K steps: a loss at the start of a chunk reaches back less than K": {
        "reach": lambda t, K, T: range(t, (t - 1) // K * K, -1)
    },
    "the chunks are counted from the end: cuts before T - K + 1, T - 2K + 1, ...": {
        "reach": lambda t, K, T: range(t, max(T - ((T - t) // K + 1) * K, 0), -1)
    },
    "the loop runs on below k = 1, where h[-1] is the last state": {
        "reach": lambda t, K, T: (k for k in range(t, t - K, -1) if k > -T)
    },
    "only L[T], the last loss, is sent back": {"losses": lambda T, K: [T]},
    **{name: backward.MISTAKES[name] for name in SWEEP},
    "the terms overwrite each other instead of being added, down to t = 1": {"sum": lambda terms: terms[-1]},
    "the terms overwrite each other instead of being added, up to t = T": {
        "losses": lambda T, K: range(1, T + 1),
        "sum": lambda terms: terms[-1],
    },
    "the terms are averaged instead of added": {"sum": lambda terms: np.mean(terms, axis=0)},
}
"""Usual mistakes, each as the pieces that it changes."""
