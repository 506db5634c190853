"""The step of a GRU in pieces, each of which a learner may get wrong in a usual way."""

import numpy as np

from rnn_teach.core.activations import sigmoid

TRUTH = {
    "order": (0, 1, 2),
    "input": lambda U, x: U @ x,
    "past": lambda W, h: W @ h,
    "past_of_z": lambda r, h: h,
    "bias": lambda b: b,
    "gate": sigmoid,
    "sum": lambda u, W, r, h, b, after: u + (r * (W @ h) if after else W @ (r * h)) + b,
    "squash": lambda a, r: np.tanh(a),
    "mix": lambda z, h, n, r: z * h + (1 - z) * n,
}
"""Each piece as it should be: which slice is r, z, n; what input, past and bias bring
to the gates; which past z reads; what squashes them; what the candidate adds up, u
being U x; what squashes the candidate; the new h."""


def gru_step(pieces, U, W, b, x, h, reset_after):
    """h after one step, computed with these pieces."""
    order = list(pieces["order"])
    from_input, b = pieces["input"](U[order], x), pieces["bias"](b[order])
    W = W[order]
    r = pieces["gate"](from_input[0] + pieces["past"](W[0], h) + b[0])
    z = pieces["gate"](from_input[1] + pieces["past"](W[1], pieces["past_of_z"](r, h)) + b[1])
    n = pieces["squash"](pieces["sum"](from_input[2], W[2], r, h, b[2], reset_after), r)
    return pieces["mix"](z, h, n, r)


MISTAKES = {
    "r_and_z_swapped": {"order": (1, 0, 2)},
    "z_and_n_swapped": {"order": (0, 2, 1)},
    "order_z_n_r": {"order": (2, 0, 1)},
    "order_n_first": {"order": (1, 2, 0)},
    "order_n_z_r": {"order": (2, 1, 0)},
    "U_x_left_out": {"input": lambda U, x: np.zeros((*U.shape[:2], x.shape[1]))},
    "gates_without_past": {"past": lambda W, h: np.zeros((len(W), h.shape[1]))},
    "W_transposed": {"past": lambda W, h: W.T @ h},
    "z_reads_the_reset": {"past_of_z": lambda r, h: r * h},
    "b_left_out": {"bias": np.zeros_like},
    "tanh_gates": {"gate": np.tanh},
    "bare_gates": {"gate": lambda a: a},
    "sigmoid_upside_down": {"gate": lambda a: sigmoid(-a)},
    "always_before": {"sum": lambda u, W, r, h, b, after: u + W @ (r * h) + b},
    "always_after": {"sum": lambda u, W, r, h, b, after: u + r * (W @ h) + b},
    "exchanged": {"sum": lambda u, W, r, h, b, after: u + (W @ (r * h) if after else r * (W @ h)) + b},
    "no_reset": {"sum": lambda u, W, r, h, b, after: u + W @ h + b},
    "candidate_without_past": {"sum": lambda u, W, r, h, b, after: u + b},
    "candidate_without_bias": {"sum": lambda u, W, r, h, b, after: u + (r * (W @ h) if after else W @ (r * h))},
    "candidate_transposed": {
        "sum": lambda u, W, r, h, b, after: u + (r * (W.T @ h) if after else W.T @ (r * h)) + b
    },
    "reset_upside_down": {
        "sum": lambda u, W, r, h, b, after: u + ((1 - r) * (W @ h) if after else W @ ((1 - r) * h)) + b
    },
    "reset_of_b": {"sum": lambda u, W, r, h, b, after: u + (r * (W @ h + b) if after else W @ (r * h) + b)},
    "reset_of_all": {"sum": lambda u, W, r, h, b, after: r * (u + W @ h + b) if after else u + W @ (r * h) + b},
    "sigmoid_n": {"squash": lambda a, r: sigmoid(a)},
    "bare_n": {"squash": lambda a, r: a},
    "reset_of_n": {"squash": lambda a, r: r * np.tanh(a)},
    "one_renews": {"mix": lambda z, h, n, r: (1 - z) * h + z * n},
    "n_whole": {"mix": lambda z, h, n, r: z * h + n},
    "old_whole": {"mix": lambda z, h, n, r: h + (1 - z) * n},
    "same_gate": {"mix": lambda z, h, n, r: z * h + z * n},
    "r_for_1_z": {"mix": lambda z, h, n, r: z * h + r * n},
    "r_for_z": {"mix": lambda z, h, n, r: r * h + (1 - r) * n},
    "reset_of_the_kept": {"mix": lambda z, h, n, r: z * r * h + (1 - z) * n},
    "nothing_kept": {"mix": lambda z, h, n, r: (1 - z) * n},
    "nothing_new": {"mix": lambda z, h, n, r: z * h},
    "n_back": {"mix": lambda z, h, n, r: n},
    "tanh_of_h": {"mix": lambda z, h, n, r: np.tanh(z * h + (1 - z) * n)},
}
"""Usual mistakes by key, each as the piece that it changes."""
