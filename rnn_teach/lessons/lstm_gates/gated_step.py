"""The step of an LSTM in pieces, each of which a learner may get wrong in a usual way."""

import itertools

import numpy as np

GATES = ("i", "f", "g", "o")


def sigmoid(a):
    """σ(a)."""
    return 1 / (1 + np.exp(-a))


TRUTH = {
    "order": GATES,
    "order of b": GATES,
    "input": lambda U, x: U @ x,
    "past": lambda W, h, c: W @ h,
    "bias": lambda b: b,
    "gate": sigmoid,
    "candidate": np.tanh,
    "store": lambda i, f, g, c: f * c + i * g,
    "read": lambda o, c, c_before: o * np.tanh(c),
    "hand back": lambda h, c, c_before: (h, c),
}
"""Each piece as it should be: which slice of U, W and b belongs to which gate; what input, past and bias bring;
what squashes i, f and o, and what g; the new c; the new h; and what is handed back."""


def lstm_step(pieces, U, W, b, x, h, c):
    """h and c after one step, computed with these pieces."""
    slices = [pieces["order"].index(gate) for gate in GATES]
    slices_of_b = [slices[pieces["order of b"].index(gate)] for gate in GATES]
    a = pieces["input"](U[slices], x) + pieces["past"](W[slices], h, c) + pieces["bias"](b[slices_of_b])
    i, f, o = (pieces["gate"](a[GATES.index(gate)]) for gate in "ifo")
    c_new = pieces["store"](i, f, pieces["candidate"](a[GATES.index("g")]), c)
    return pieces["hand back"](pieces["read"](o, c_new, c), c_new, c)


def _orders(what, piece):
    """Every wrong order of the four slices, as the mistake of reading `what` in it."""
    mistakes = {}
    for order in itertools.permutations(GATES):
        moved = [gate for gate, right in zip(order, GATES, strict=True) if gate != right]
        if moved:
            swap = f": {moved[0]} and {moved[1]} are swapped" if len(moved) == 2 else ""
            mistakes[f"{what} in the order {', '.join(order)} instead of i, f, g, o{swap}"] = {piece: order}
    return mistakes


MISTAKES = {
    **_orders("the slices of U, W and b are read", "order"),
    **_orders("b alone is read", "order of b"),
    "U x is left out": {"input": lambda U, x: np.zeros((*U.shape[:2], x.shape[1]))},
    "W h is left out: the gates do not see the past": {
        "past": lambda W, h, c: np.zeros((*W.shape[:2], h.shape[1]))
    },
    "c stands where h belongs: W c instead of W h": {"past": lambda W, h, c: W @ c},
    "h + c stands where h belongs: W (h + c) instead of W h": {"past": lambda W, h, c: W @ (h + c)},
    "each gate's W is transposed": {"past": lambda W, h, c: W.transpose(0, 2, 1) @ h},
    "b is left out": {"bias": np.zeros_like},
    "b is subtracted": {"bias": np.negative},
    "tanh stands where σ belongs, in i, f and o": {"gate": np.tanh},
    "σ is left out of i, f and o": {"gate": lambda a: a},
    "σ is taken as 1 / (1 + exp(a)), without the minus": {"gate": lambda a: sigmoid(-a)},
    "σ stands where tanh belongs, in g": {"candidate": sigmoid},
    "tanh is left out of g": {"candidate": lambda a: a},
    "i is left out: c = f c + g": {"store": lambda i, f, g, c: f * c + g},
    "f is left out: c = c + i g": {"store": lambda i, f, g, c: c + i * g},
    "f c is left out: c = i g, and nothing is kept": {"store": lambda i, f, g, c: i * g},
    "i g is left out: c = f c, and nothing is written": {"store": lambda i, f, g, c: f * c},
    "f multiplies the whole sum: c = f (c + i g)": {"store": lambda i, f, g, c: f * (c + i * g)},
    "i multiplies the whole sum: c = i (f c + g)": {"store": lambda i, f, g, c: i * (f * c + g)},
    "f is taken as what is cleared: c = (1 - f) c + i g": {"store": lambda i, f, g, c: (1 - f) * c + i * g},
    "1 - f stands where i belongs: c = f c + (1 - f) g": {"store": lambda i, f, g, c: f * c + (1 - f) * g},
    "i g is subtracted: c = f c - i g": {"store": lambda i, f, g, c: f * c - i * g},
    "i g is multiplied to f c instead of added": {"store": lambda i, f, g, c: f * c * i * g},
    "tanh is taken of c itself: c = tanh(f c + i g), and h = o tanh(c) of that": {
        "store": lambda i, f, g, c: np.tanh(f * c + i * g)
    },
    "tanh is left out of h: h = o c": {"read": lambda o, c, c_before: o * c},
    "σ stands where tanh belongs, in h: h = o σ(c)": {"read": lambda o, c, c_before: o * sigmoid(c)},
    "h is read from the old c instead of the new one": {"read": lambda o, c, c_before: o * np.tanh(c_before)},
    "o is left out: h = tanh(c)": {"read": lambda o, c, c_before: np.tanh(c)},
    "o stands inside the tanh: h = tanh(o c)": {"read": lambda o, c, c_before: np.tanh(o * c)},
    "they are handed back in the wrong order: c first": {"hand back": lambda h, c, c_before: (c, h)},
    "h is handed back twice": {"hand back": lambda h, c, c_before: (h, h)},
    "c is handed back twice": {"hand back": lambda h, c, c_before: (c, c)},
    "the old c is handed back": {"hand back": lambda h, c, c_before: (h, c_before)},
    "tanh(c) is handed back instead of c": {"hand back": lambda h, c, c_before: (h, np.tanh(c))},
}
"""Usual mistakes, each as the piece that it changes. (f and i swapped where c is made, c = i c + f g, is the same
as their slices swapped.)"""
