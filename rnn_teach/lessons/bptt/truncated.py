"""Truncated backpropagation through time by its definition, and the usual ways to mean
something else."""

import numpy as np

from rnn_teach.lessons.bptt import backward


def truncated(pieces, W, h, direct, K):
    """dW where the loss L[t] reaches back through the steps that `pieces["reach"]`
    says."""
    T = len(h) - 1
    terms = []
    for t in pieces["losses"](T, K):
        d_h = direct[t]
        for k in pieces["reach"](t, K, T):
            slope = pieces["slope"](h, k)
            terms.append(np.outer(slope * d_h, pieces["past"](h, k)))
            d_h = pieces["message"](W, slope, d_h)
    return pieces["turn"](pieces["sum"](terms)) if terms else np.zeros_like(W)


def reach_back(t, K, T):
    """The steps that L[t] reaches: K of them, t, t-1, ..., as far as there are any."""
    return range(t, max(t - K, 0), -1)


TRUTH = backward.TRUTH | {"losses": lambda T, K: range(T, 0, -1), "reach": reach_back}
"""Each piece as it should be: besides those of a full pass, which losses count and
which steps each reaches."""

SWEEP = (
    "slope_left_out",
    "slope_at_the_past",
    "slope_without_square",
    "W_not_transposed",
    "past_too_late",
    "message_without_slope",
    "message_without_W",
    "dW_transposed",
    "sign",
)
"""Mistakes of a full backward pass that come up here again."""

MISTAKES = {
    "one_term_too_many": {"reach": lambda t, K, T: reach_back(t, K + 1, T)},
    "one_term_too_few": {"reach": lambda t, K, T: reach_back(t, K - 1, T)},
    "one_term_too_many_and_step_zero": {"reach": lambda t, K, T: range(t, max(t - K, 0) - 1, -1)},
    "not_truncated": {"reach": lambda t, K, T: range(t, 0, -1)},
    "last_K_losses": {
        "losses": lambda T, K: range(T, max(T - K, 0), -1),
        "reach": lambda t, K, T: range(t, 0, -1),
    },
    "sweep_stops": {"reach": lambda t, K, T: range(t, max(T - K, 0), -1)},
    "chunks": {"reach": lambda t, K, T: range(t, (t - 1) // K * K, -1)},
    "chunks_from_the_end": {"reach": lambda t, K, T: range(t, max(T - ((T - t) // K + 1) * K, 0), -1)},
    "ends_early": {"reach": lambda t, K, T: range(t, max(t - K, 1), -1)},
    "forwards": {"reach": lambda t, K, T: range(max(t - K, 0) + 1, t + 1)},
    "below_one": {"reach": lambda t, K, T: (k for k in range(t, t - K, -1) if k > -T)},
    "last_loss_alone": {"losses": lambda T, K: [T]},
    "last_loss_left_out": {"losses": lambda T, K: range(T - 1, 0, -1)},
    "first_loss_left_out": {"losses": lambda T, K: range(T, 1, -1)},
    **{key: backward.MISTAKES[key] for key in SWEEP},
    "overwritten_down": {"sum": lambda terms: terms[-1]},
    "overwritten_up": {
        "losses": lambda T, K: range(1, T + 1),
        "sum": lambda terms: terms[-1],
    },
    "averaged": {"sum": lambda terms: np.mean(terms, axis=0)},
}
"""Usual mistakes by key, each as the pieces that it changes."""
