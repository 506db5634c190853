"""The step of a GRU in pieces, each of which a learner may get wrong in a usual way."""

import numpy as np

from rnn_teach.core.activations import sigmoid

TRUTH = {
    "order": (0, 1, 2),
    "input": lambda U, x: U @ x,
    "past": lambda W, h: W @ h,
    "bias": lambda b: b,
    "gate": sigmoid,
    "reset": lambda W, r, h, after: r * (W @ h) if after else W @ (r * h),
    "squash": np.tanh,
    "mix": lambda z, h, n: z * h + (1 - z) * n,
}
"""Each piece as it should be: which slice is r, z, n; what input, past and bias bring
to the gates; what squashes them; the past as the candidate sees it; what squashes the
candidate; the new h."""


def gru_step(pieces, U, W, b, x, h, reset_after):
    """h after one step, computed with these pieces."""
    order = list(pieces["order"])
    from_input, b = pieces["input"](U[order], x), pieces["bias"](b[order])
    W = W[order]
    r, z = (pieces["gate"](from_input[place] + pieces["past"](W[place], h) + b[place]) for place in (0, 1))
    n = pieces["squash"](from_input[2] + pieces["reset"](W[2], r, h, reset_after) + b[2])
    return pieces["mix"](z, h, n)


MISTAKES = {
    "r_and_z_swapped": {"order": (1, 0, 2)},
    "order_z_n_r": {"order": (2, 0, 1)},
    "order_n_first": {"order": (1, 2, 0)},
    "order_n_z_r": {"order": (2, 1, 0)},
    "U_x_left_out": {"input": lambda U, x: np.zeros((*U.shape[:2], x.shape[1]))},
    "gates_without_past": {"past": lambda W, h: np.zeros((len(W), h.shape[1]))},
    "W_transposed": {"past": lambda W, h: W.T @ h},
    "b_left_out": {"bias": np.zeros_like},
    "tanh_gates": {"gate": np.tanh},
    "bare_gates": {"gate": lambda a: a},
    "always_before": {"reset": lambda W, r, h, after: W @ (r * h)},
    "always_after": {"reset": lambda W, r, h, after: r * (W @ h)},
    "exchanged": {"reset": lambda W, r, h, after: W @ (r * h) if after else r * (W @ h)},
    "no_reset": {"reset": lambda W, r, h, after: W @ h},
    "candidate_without_past": {"reset": lambda W, r, h, after: np.zeros((len(W), h.shape[1]))},
    "reset_upside_down": {"reset": lambda W, r, h, after: (1 - r) * (W @ h) if after else W @ ((1 - r) * h)},
    "sigmoid_n": {"squash": sigmoid},
    "bare_n": {"squash": lambda a: a},
    "one_renews": {"mix": lambda z, h, n: (1 - z) * h + z * n},
    "n_whole": {"mix": lambda z, h, n: z * h + n},
    "old_whole": {"mix": lambda z, h, n: h + (1 - z) * n},
    "same_gate": {"mix": lambda z, h, n: z * h + z * n},
    "nothing_kept": {"mix": lambda z, h, n: (1 - z) * n},
    "nothing_new": {"mix": lambda z, h, n: z * h},
    "n_back": {"mix": lambda z, h, n: n},
    "tanh_of_h": {"mix": lambda z, h, n: np.tanh(z * h + (1 - z) * n)},
}
"""Usual mistakes by key, each as the piece that it changes."""
