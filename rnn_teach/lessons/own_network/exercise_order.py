"""Find the order in which a file keeps the gates of an LSTM."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np

from rnn_teach.core import LSTMCell, unroll
from rnn_teach.core.activations import sigmoid
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.own_network import words

GATES = "ifgo"


def check_gate_order(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, W, b, x, h, c, h_next)` → the blocks that hold i,
    f, g and o.

        U[order], W[order], b[order]   are in our order i, f, g, o

    Parameters
    ----------
    function : callable
        Gets U (4, n_h, n_x), W (4, n_h, n_h) and b (4, n_h, 1), whose four blocks stand
        in an order that nobody knows, and one step that the net made with them: x
        (n_x, 1), the states before, h and c (n_h, 1), and h_next (n_h, 1). Returns four
        whole numbers, 0 to 3.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def step(U, W, b, x, h, c):
    """h after one step of an LSTM whose blocks stand as i, f, g, o."""
    return unroll(LSTMCell(U, W, b), x[np.newaxis], h=h, c=c).h[1]


def _scrambled(rng, order, n_x, n_h):
    """Weights whose blocks were moved: block order[k] holds gate k."""
    arrays = {
        "U": rng.normal(size=(4, n_h, n_x)),
        "W": rng.normal(size=(4, n_h, n_h)) / np.sqrt(n_h),
        "b": rng.normal(size=(4, n_h, 1)),
    }
    states = {name: rng.normal(size=(size, 1)) for name, size in (("x", n_x), ("h", n_h), ("c", n_h))}
    h_next = step(**arrays, **states)
    back = np.argsort(order)
    return {name: array[back] for name, array in arrays.items()} | states | {"h_next": h_next}


TURNS = [order for order in permutations(range(4)) if tuple(np.argsort(order)) != order and order[3] != 3]
"""Orders that differ from their inverse."""


def _draw(rng):
    """An order that differs from its inverse; other ones and sizes; the order of this
    package; that of TensorFlow 1; one unit."""
    orders = [TURNS[whole(rng, 0, len(TURNS) - 1)] for _ in range(3)]
    sizes = [(3, 4), (whole(rng, 2, 5), whole(rng, 3, 6)), (1, whole(rng, 11, 13))]
    orders += [(0, 1, 2, 3), (0, 2, 1, 3), tuple(map(int, rng.permutation(4)))]
    sizes += [(2, 3), (3, 3), (4, 2)]
    return [_scrambled(rng, order, *size) for order, size in zip(orders, sizes, strict=True)]


def right_order(U, W, b, x, h, c, h_next):
    """The blocks of i, f, g, o: of all orders the one whose step gives h_next."""
    off = _off(U, W, b, x, h, c, h_next)
    return np.array(min(off, key=off.get))


def _off(U, W, b, x, h, c, h_next):
    """By order, how far the step with it is from h_next."""
    a = U @ x + W @ h + b
    gate, candidate, off = sigmoid(a), np.tanh(a), {}
    for i, f, g, o in permutations(range(4)):
        c_next = gate[f] * c + gate[i] * candidate[g]
        off[i, f, g, o] = np.abs(gate[o] * np.tanh(c_next) - h_next).max()
    return off


def _moved(places):
    """A mistake that hands back the right blocks in another order."""
    return lambda **inputs: right_order(**inputs)[list(places)]


def _farthest(**inputs):
    off = _off(**inputs)
    return np.array(max(off, key=off.get))


MISTAKES = {
    "inverse": lambda **inputs: np.argsort(right_order(**inputs)),
    "from_one": lambda **inputs: right_order(**inputs) + 1,
    "inverse_from_one": lambda **inputs: np.argsort(right_order(**inputs)) + 1,
    "i_and_f": _moved((1, 0, 2, 3)),
    "i_and_g": _moved((2, 1, 0, 3)),
    "i_and_o": _moved((3, 1, 2, 0)),
    "f_and_g": _moved((0, 2, 1, 3)),
    "f_and_o": _moved((0, 3, 2, 1)),
    "g_and_o": _moved((0, 1, 3, 2)),
    "reversed": _moved((3, 2, 1, 0)),
    "farthest": _farthest,
}
"""What is handed back by one who is wrong in a usual way, by key."""


def _case(x, h, **_):
    return said.sizes(n_x=len(x), n_h=len(h))


def _first_wrong(name, off, answer, right, inputs):
    k = int(np.flatnonzero(off)[0])
    return words.order_wrong(GATES[k], f"{answer[k]:g}")


EXERCISE = Exercise(
    draw=_draw,
    right=right_order,
    returns={"order": lambda right, **_: {(4, 1): words.ORDER_FOUR, (24, 4): words.ORDER_ALL}},
    mistakes=Mistakes(MISTAKES),
    named=words.ORDER_MISTAKES,
    first_wrong=_first_wrong,
    case=_case,
    correct=lambda trials: words.order_correct(len(trials)),
    advice=words.ORDER_ADVICE,
    no_number=words.ORDER_NO_NUMBER,
)
