"""The step of an LSTM in pieces, each of which a learner may get wrong in
a usual way."""

import itertools

import numpy as np

from rnn_teach.core.activations import sigmoid

GATES = ("i", "f", "g", "o")


TRUTH = {
    "order": GATES,
    "order_of_b": GATES,
    "input": lambda U, x: U @ x,
    "past": lambda W, h, c: W @ h,
    "bias": lambda b: b,
    "gate": lambda name, a: sigmoid(a),
    "candidate": np.tanh,
    "store": lambda i, f, g, c: f * c + i * g,
    "read": lambda o, c, c_before: o * np.tanh(c),
    "hand_back": lambda h, c, before: (h, c),
}
"""Each piece as it should be: which slice of U, W and b belongs to which gate; what
input, past and bias bring; what squashes i, f and o, by their names, and what g; the
new c; the new h; and what is handed back, `before` being h and c before the step."""


def lstm_step(pieces, U, W, b, x, h, c):
    """h and c after one step, computed with these pieces."""
    slices = [pieces["order"].index(gate) for gate in GATES]
    slices_of_b = [slices[pieces["order_of_b"].index(gate)] for gate in GATES]
    a = pieces["input"](U[slices], x) + pieces["past"](W[slices], h, c) + pieces["bias"](b[slices_of_b])
    i, f, o = (pieces["gate"](gate, a[GATES.index(gate)]) for gate in "ifo")
    c_new = pieces["store"](i, f, pieces["candidate"](a[GATES.index("g")]), c)
    return pieces["hand_back"](pieces["read"](o, c_new, c), c_new, (h, c))


def _averaged(state):
    """The mean over the batch, for each sequence."""
    return np.broadcast_to(state.mean(axis=1, keepdims=True), state.shape)


ORDERS = [order for order in itertools.permutations(GATES) if order != GATES]
"""Every wrong order of the four slices."""

MISTAKES = {
    **{f"order_{''.join(order)}": {"order": order} for order in ORDERS},
    **{f"order_of_b_{''.join(order)}": {"order_of_b": order} for order in ORDERS},
    "U_x_left_out": {"input": lambda U, x: np.zeros((*U.shape[:2], x.shape[1]))},
    "W_h_left_out": {"past": lambda W, h, c: np.zeros((*W.shape[:2], h.shape[1]))},
    "c_for_h": {"past": lambda W, h, c: W @ c},
    "tanh_c_for_h": {"past": lambda W, h, c: W @ np.tanh(c)},
    "h_plus_c": {"past": lambda W, h, c: W @ (h + c)},
    "W_transposed": {"past": lambda W, h, c: W.transpose(0, 2, 1) @ h},
    "b_left_out": {"bias": np.zeros_like},
    "b_subtracted": {"bias": np.negative},
    "tanh_gates": {"gate": lambda name, a: np.tanh(a)},
    "bare_gates": {"gate": lambda name, a: a},
    "bare_i": {"gate": lambda name, a: a if name == "i" else sigmoid(a)},
    "bare_f": {"gate": lambda name, a: a if name == "f" else sigmoid(a)},
    "bare_o": {"gate": lambda name, a: a if name == "o" else sigmoid(a)},
    "tanh_o": {"gate": lambda name, a: np.tanh(a) if name == "o" else sigmoid(a)},
    "more_f": {"gate": lambda name, a: sigmoid(a + (name == "f"))},
    "f_plus_one": {"gate": lambda name, a: sigmoid(a) + (name == "f")},
    "sigmoid_upside_down": {"gate": lambda name, a: sigmoid(-a)},
    "sigmoid_g": {"candidate": sigmoid},
    "relu_g": {"candidate": lambda a: np.maximum(a, 0)},
    "bare_g": {"candidate": lambda a: a},
    "i_left_out": {"store": lambda i, f, g, c: f * c + g},
    "f_left_out": {"store": lambda i, f, g, c: c + i * g},
    "nothing_kept": {"store": lambda i, f, g, c: i * g},
    "nothing_written": {"store": lambda i, f, g, c: f * c},
    "f_times_sum": {"store": lambda i, f, g, c: f * (c + i * g)},
    "i_times_sum": {"store": lambda i, f, g, c: i * (f * c + g)},
    "f_clears": {"store": lambda i, f, g, c: (1 - f) * c + i * g},
    "coupled": {"store": lambda i, f, g, c: f * c + (1 - f) * g},
    "subtracted": {"store": lambda i, f, g, c: f * c - i * g},
    "multiplied": {"store": lambda i, f, g, c: f * c * i * g},
    "tanh_of_old_c": {"store": lambda i, f, g, c: f * np.tanh(c) + i * g},
    "tanh_of_c": {"store": lambda i, f, g, c: np.tanh(f * c + i * g)},
    "h_without_tanh": {"read": lambda o, c, c_before: o * c},
    "sigmoid_h": {"read": lambda o, c, c_before: o * sigmoid(c)},
    "h_of_old_c": {"read": lambda o, c, c_before: o * np.tanh(c_before)},
    "o_left_out": {"read": lambda o, c, c_before: np.tanh(c)},
    "o_added": {"read": lambda o, c, c_before: o + np.tanh(c)},
    "o_inside": {"read": lambda o, c, c_before: np.tanh(o * c)},
    "wrong_order": {"hand_back": lambda h, c, before: (c, h)},
    "h_twice": {"hand_back": lambda h, c, before: (h, h)},
    "c_twice": {"hand_back": lambda h, c, before: (c, c)},
    "old_h_back": {"hand_back": lambda h, c, before: (before[0], c)},
    "old_c_back": {"hand_back": lambda h, c, before: (h, before[1])},
    "tanh_c_back": {"hand_back": lambda h, c, before: (h, np.tanh(c))},
    "batch_averaged": {"hand_back": lambda h, c, before: (_averaged(h), _averaged(c))},
}
"""Usual mistakes by key, each as the piece that it changes. (f and i swapped where c is
made, c = i c + f g, is the same as their slices swapped.)"""

ALONE = frozenset(key for key in MISTAKES if key.startswith("order_of_b_"))
"""Those that are not looked for beside another."""
