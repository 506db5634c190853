"""The first exercise of notebook 9: two layers, one above the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import RNNCell, Stack, unroll
from rnn_teach.core.activations import sigmoid
from rnn_teach.kit import answers
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.deep import words


def check_stack(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U_1, W_1, b_1, U_2, W_2, b_2, x)` → (h_1, h_2).

        h_1[t] = tanh(U_1 x[t] + W_1 h_1[t-1] + b_1)
        h_2[t] = tanh(U_2 h_1[t] + W_2 h_2[t-1] + b_2)

    Parameters
    ----------
    function : callable
        Gets U_1 (n_1, n_x), W_1 (n_1, n_1), b_1 (n_1,), U_2 (n_2, n_1), W_2 (n_2, n_2),
        b_2 (n_2,) and x (T+1, n_x) with x[0] = NaN. Mostly n_x = n_1 = n_2, so that
        what is fed to the wrong place has a shape that fits. Returns h_1 (T+1, n_1) and
        h_2 (T+1, n_2), with h_1[0] = h_2[0] = 0.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_inputs(rng, T, n_x, n_1, n_2):
    """Weights and inputs whose numbers hide no mistake."""
    weights = {}
    for layer, (n, reads) in enumerate(((n_1, n_x), (n_2, n_1)), start=1):
        weights[f"U_{layer}"] = 1.5 * rng.normal(size=(n, reads)) / np.sqrt(reads)
        weights[f"W_{layer}"] = rng.normal(size=(n, n)) / np.sqrt(n)
        weights[f"b_{layer}"] = rng.normal(size=n) / 2
    x = rng.normal(size=(T + 1, n_x))
    x[0] = np.nan
    return {**weights, "x": x}


def _draw(rng):
    """The usual case, all sizes equal; one step; three different sizes; one unit; more
    than ten of all."""
    n, few, many = whole(rng, 3, 4), whole(rng, 2, 3), whole(rng, 11, 13)
    return [
        random_inputs(rng, whole(rng, 5, 6), n, n, n),
        random_inputs(rng, 1, few, few, few),
        random_inputs(rng, whole(rng, 3, 4), *(int(size) for size in 2 + rng.permutation(3))),
        random_inputs(rng, whole(rng, 2, 4), 1, 1, 1),
        random_inputs(rng, whole(rng, 11, 13), many, many, many),
    ]


def _case(U_1, U_2, x, **_):
    return said.sizes(T=len(x) - 1, n_x=U_1.shape[1], n_1=len(U_1), n_2=len(U_2))


def right_states(U_1, W_1, b_1, U_2, W_2, b_2, x):
    """h_1 and h_2 by the package."""
    parts = unroll(Stack(RNNCell(U_1, W_1, b_1), RNNCell(U_2, W_2, b_2)), x[1:]).parts
    return [parts[name].h[:, :, 0] for name in ("layer_1", "layer_2")]


def _shape_hints(right, **_):
    steps, n = right.shape
    return {
        (n,): said.ONE_STATE,
        (steps - 1, n): said.NO_FIRST_STATE,
        (n, steps): said.TIME_FIRST,
        (steps, n, 1): words.STACK_COLUMN,
    }


def _first_wrong(name, off, answer, right, inputs):
    t, unit = answers.first(off)
    return words.stack_wrong(name.removeprefix("h_"), t, unit + 1, *answers.shown(answer[t, unit], right[t, unit]))


def _layer(U, W, b, x, *, past=None, f=np.tanh):
    """A layer over rows x[1] ... x[T]. `past[t]` stands in for its own state of step t,
    where given."""
    h = np.zeros((len(x), len(b)))
    for t in range(1, len(x)):
        h[t] = f(U @ x[t] + W @ (h if past is None else past)[t - 1] + b)
    return h


def _stacked(change):
    """Both layers, where `change(p, h_1)` says what of the second layer's call is
    different."""

    def states(**p):
        h_1 = _layer(p["U_1"], p["W_1"], p["b_1"], p["x"])
        second = {"U": p["U_2"], "W": p["W_2"], "b": p["b_2"], "x": h_1} | change(p, h_1)
        return h_1, _layer(**second)

    return states


def _first_layer(change):
    """Both layers, where `change(p)` says what of the first layer's call
    is different."""

    def states(**p):
        h_1 = _layer(**{"U": p["U_1"], "W": p["W_1"], "b": p["b_1"], "x": p["x"]} | change(p))
        return h_1, _layer(p["U_2"], p["W_2"], p["b_2"], h_1)

    return states


def _handed_back(change):
    return lambda **p: change(*right_states(**p))


def _one_step_late(h):
    return np.vstack([h[:1], h[:-1]])


def _before_tanh(p):
    h_1 = _layer(p["U_1"], p["W_1"], p["b_1"], p["x"])
    return np.vstack([h_1[:1], np.arctanh(h_1[1:])])


def _both_layers(f=np.tanh, bias=1.0):
    """Both layers with another function, or without their biases."""

    def states(**p):
        h_1 = _layer(p["U_1"], p["W_1"], bias * p["b_1"], p["x"], f=f)
        return h_1, _layer(p["U_2"], p["W_2"], bias * p["b_2"], h_1, f=f)

    return states


def _one_state(**p):
    """One array serves both layers as their past."""
    h = np.zeros(len(p["b_1"]))
    h_1, h_2 = np.zeros((len(p["x"]), len(p["b_1"]))), np.zeros((len(p["x"]), len(p["b_2"])))
    for t in range(1, len(p["x"])):
        h = h_1[t] = np.tanh(p["U_1"] @ p["x"][t] + p["W_1"] @ h + p["b_1"])
        h = h_2[t] = np.tanh(p["U_2"] @ h + p["W_2"] @ h + p["b_2"])
    return h_1, h_2


def _without_the_last(h):
    return np.vstack([h[:-1], 0 * h[-1:]])


def _late(**p):
    """The loop begins at t = 2."""
    h_1 = np.vstack([np.zeros(len(p["b_1"])), _layer(p["U_1"], p["W_1"], p["b_1"], p["x"][1:])])
    h_2 = np.vstack([np.zeros(len(p["b_2"])), _layer(p["U_2"], p["W_2"], p["b_2"], h_1[1:])])
    return h_1, h_2


def _loop_over_both(**p):
    """Layer 1 takes the state of layer 2 for its past."""
    h_1, h_2 = np.zeros((len(p["x"]), len(p["b_1"]))), np.zeros((len(p["x"]), len(p["b_2"])))
    for t in range(1, len(p["x"])):
        h_1[t] = np.tanh(p["U_1"] @ p["x"][t] + p["W_1"] @ h_2[t - 1] + p["b_1"])
        h_2[t] = np.tanh(p["U_2"] @ h_1[t] + p["W_2"] @ h_2[t - 1] + p["b_2"])
    return h_1, h_2


MISTAKES = {
    "fed_the_input": _stacked(lambda p, h_1: {"x": p["x"]}),
    "fed_zeros": _stacked(lambda p, h_1: {"x": 0 * h_1}),
    "fed_one_step_early": _stacked(lambda p, h_1: {"x": _one_step_late(h_1)}),
    "weights_of_layer_1": _stacked(lambda p, h_1: {"U": p["U_1"], "W": p["W_1"], "b": p["b_1"]}),
    "W_1_twice": _stacked(lambda p, h_1: {"W": p["W_1"]}),
    "U_1_twice": _stacked(lambda p, h_1: {"U": p["U_1"]}),
    "b_1_twice": _stacked(lambda p, h_1: {"b": p["b_1"]}),
    "no_past_2": _stacked(lambda p, h_1: {"W": 0 * p["W_2"]}),
    "past_of_layer_1": _stacked(lambda p, h_1: {"past": h_1}),
    "past_of_layer_1_now": _stacked(lambda p, h_1: {"past": np.vstack([h_1[1:], h_1[-1:]])}),
    "fed_the_last_state": _stacked(lambda p, h_1: {"x": np.tile(h_1[-1], (len(h_1), 1))}),
    "fed_the_sum": _stacked(lambda p, h_1: {"x": p["x"] + h_1}),
    "fed_a_1": _stacked(lambda p, h_1: {"x": _before_tanh(p)}),
    "fed_reversed": _stacked(lambda p, h_1: {"x": np.vstack([h_1[:1], h_1[:0:-1]])}),
    "U_2_and_W_2": _stacked(lambda p, h_1: {"U": p["W_2"], "W": p["U_2"]}),
    "U_1_and_W_1": _first_layer(lambda p: {"U": p["W_1"], "W": p["U_1"]}),
    "W_1_transposed": _first_layer(lambda p: {"W": p["W_1"].T}),
    "W_2_transposed": _stacked(lambda p, h_1: {"W": p["W_2"].T}),
    "bare": _both_layers(f=lambda a: a),
    "sigmoid": _both_layers(f=sigmoid),
    "no_biases": _both_layers(bias=0.0),
    "one_state": _one_state,
    "short": _handed_back(lambda h_1, h_2: (_without_the_last(h_1), _without_the_last(h_2))),
    "late": _late,
    "no_tanh_2": _stacked(lambda p, h_1: {"f": lambda a: a}),
    "no_b_2": _stacked(lambda p, h_1: {"b": 0 * p["b_2"]}),
    "no_tanh_1": _first_layer(lambda p: {"f": lambda a: a}),
    "no_past_1": _first_layer(lambda p: {"W": 0 * p["W_1"]}),
    "no_b_1": _first_layer(lambda p: {"b": 0 * p["b_1"]}),
    "past_of_layer_2": _loop_over_both,
    "wrong_order": _handed_back(lambda h_1, h_2: (h_2, h_1)),
    "layer_1_twice": _handed_back(lambda h_1, h_2: (h_1, h_1)),
    "layer_2_twice": _handed_back(lambda h_1, h_2: (h_2, h_2)),
    "one_step_late": _handed_back(lambda h_1, h_2: (h_1, _one_step_late(h_2))),
    "last_state_everywhere": _handed_back(lambda h_1, h_2: tuple(np.tile(h[-1], (len(h), 1)) for h in (h_1, h_2))),
}
"""Both layers as they come out when something is wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_states,
    returns={"h_1": _shape_hints, "h_2": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.STACK_MISTAKES,
    first_wrong=_first_wrong,
    says=lambda name, mistakes: words.stack_says(mistakes),
    case=_case,
    correct=lambda trials: words.stack_correct(len(trials)),
    advice=words.STACK_ADVICE,
    at_work="rnn_teach.lessons.deep.picture_at_work:stack",
)
