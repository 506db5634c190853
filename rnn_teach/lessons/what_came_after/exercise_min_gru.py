"""Write one step of a minGRU, in our convention: z = 1 keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import MinGRUCell, unroll
from rnn_teach.core.activations import sigmoid
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import clear, whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.what_came_after import words


def check_min_gru(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, b, x, h)` → h, one step of a minGRU.

        z = σ(U_z x + b_z),   n = U_n x + b_n,   h ← z h + (1 - z) n

    Parameters
    ----------
    function : callable
        Gets U (2, n_h, n_x) and b (2, n_h, 1), stacked in the order z, n, x (n_x, B)
        and h (n_h, B), the state before; returns the new state (n_h, B).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_step(rng, n_x=3, n_h=4, B=2):
    """Weights and a state whose numbers hide no mistake."""
    return {
        "U": rng.normal(size=(2, n_h, n_x)) / np.sqrt(n_x),
        "b": rng.normal(size=(2, n_h, 1)),
        "x": rng.normal(size=(n_x, B)),
        "h": rng.normal(size=(n_h, B)),
    }


def _draw(rng):
    """The usual case; one sequence; one unit that reads one number; more than ten."""
    many = whole(rng, 11, 13)
    sizes = ((3, whole(rng, 4, 5), 2), (whole(rng, 1, 2), 3, 1), (1, 1, whole(rng, 2, 4)), (many, many, many))
    return [clear(lambda size=size: random_step(rng, *size), right_step) for size in sizes]


def right_step(U, b, x, h):
    """h after the step, by the package."""
    return unroll(MinGRUCell(U, b), x[np.newaxis], h=h).h[1]


def step_of(pieces, U, b, x, h):
    """A step, piece by piece."""
    U_z, U_n = pieces["slices"](U)
    b_z, b_n = pieces["slices"](pieces["bias"](b))
    z = pieces["z"](U_z @ x + b_z, h)
    n = pieces["n"](U_n @ x + b_n, h)
    return pieces["mix"](z, h, n)


TRUTH = {
    "slices": lambda both: both,
    "bias": lambda b: b,
    "z": lambda a, h: sigmoid(a),
    "n": lambda a, h: a,
    "mix": lambda z, h, n: z * h + (1 - z) * n,
}
CHANGES = {
    "z_and_n_swapped": {"slices": lambda both: both[::-1]},
    "b_left_out": {"bias": np.zeros_like},
    "one_renews": {"mix": lambda z, h, n: (1 - z) * h + z * n},
    "tanh_n": {"n": lambda a, h: np.tanh(a)},
    "sigmoid_n": {"n": lambda a, h: sigmoid(a)},
    "tanh_z": {"z": lambda a, h: np.tanh(a)},
    "bare_z": {"z": lambda a, h: a},
    "z_reads_h": {"z": lambda a, h: sigmoid(a + h)},
    "n_whole": {"mix": lambda z, h, n: z * h + n},
    "old_whole": {"mix": lambda z, h, n: h + (1 - z) * n},
    "same_gate": {"mix": lambda z, h, n: z * h + z * n},
    "nothing_kept": {"mix": lambda z, h, n: (1 - z) * n},
    "nothing_new": {"mix": lambda z, h, n: z * h},
    "n_back": {"mix": lambda z, h, n: n},
    "tanh_of_h": {"mix": lambda z, h, n: np.tanh(z * h + (1 - z) * n)},
}
"""By key of the mistake the piece that is another."""


def _shape_hints(right, **_):
    n_h, B = right.shape
    return {(2, n_h, B): words.MIN_GRU_BOTH, (B, n_h): said.BATCH_LAST}


EXERCISE = Exercise(
    draw=_draw,
    right=right_step,
    returns={"h": _shape_hints},
    mistakes=Pieces(step_of, TRUTH, CHANGES),
    named=words.MIN_GRU_MISTAKES,
    case=lambda x, h, **_: words.min_gru_case(len(x), *h.shape),
    correct=lambda trials: words.min_gru_correct(len(trials)),
    advice=words.MIN_GRU_ADVICE,
)
