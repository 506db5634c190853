"""The exercises of notebook 08: two layers, one above the other; the parameters of each layer."""

import numpy as np

from rnn_teach.core import RNNCell, Stack, unroll
from rnn_teach.kit.answers import as_array
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.verdict import correct, wrong


def check_stack(function, rng=None):
    """Check a learner's `function(U_1, W_1, b_1, U_2, W_2, b_2, x)` → (h_1, h_2) of two plain tanh layers.

        h_1[t] = tanh(U_1 x[t] + W_1 h_1[t-1] + b_1),   h_2[t] = tanh(U_2 h_1[t] + W_2 h_2[t-1] + b_2)

    Parameters
    ----------
    function : callable
        Gets U_1, W_1, U_2, W_2 (n, n), b_1, b_2 (n,) and x (T+1, n) with x[0] = NaN; input and layers are of one
        size, so that what is fed to the wrong place has a shape that fits. Returns h_1 and h_2, each (T+1, n), with
        h_1[0] = h_2[0] = 0.
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    inputs = _random_inputs(np.random.default_rng(1) if rng is None else rng)
    truth = _right_states(**inputs)
    answer, verdict = attempt(function, **inputs)
    if verdict is not None:
        return verdict
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        return wrong(f"return both layers, as in `return h_1, h_2`; got {type(answer).__name__}.")
    states = []
    for name, layer in zip(("h_1", "h_2"), answer, strict=True):
        h, verdict = as_array(layer, truth[0].shape, hints=_shape_hints(*truth[0].shape))
        if verdict is not None:
            return wrong(f"of {name}: {verdict.sentence}")
        states.append(h)
    if _alike(states, truth):
        return correct(f"both layers equal those of a Stack at all {len(truth[0]) - 1} steps.")
    return wrong(_first_difference(states, truth) + _named_mistake(states, inputs))


def _random_inputs(rng, T=5, n=3):
    weights = {}
    for layer in (1, 2):
        weights[f"U_{layer}"] = rng.normal(size=(n, n))
        weights[f"W_{layer}"] = rng.normal(size=(n, n)) / 2
        weights[f"b_{layer}"] = rng.normal(size=n) / 2
    x = rng.normal(size=(T + 1, n))
    x[0] = np.nan
    return {**weights, "x": x}


def _right_states(U_1, W_1, b_1, U_2, W_2, b_2, x):
    parts = unroll(Stack(RNNCell(U_1, W_1, b_1), RNNCell(U_2, W_2, b_2)), x[1:]).parts
    return [parts[name].h[:, :, 0] for name in ("layer_1", "layer_2")]


def _shape_hints(steps, n):
    return {
        (n,): "that is one state; keep every h[t], from h[0] to h[T]",
        (steps - 1, n): "there are T + 1 states: h[0] belongs to them",
        (n, steps): "time is the first axis: h[t] is a row",
        (steps, n, 1): "here a state is a vector (n,), not a column (n, 1)",
    }


def _alike(states, others):
    return all(np.allclose(h, other, rtol=1e-9, atol=1e-12) for h, other in zip(states, others, strict=True))


def _first_difference(states, truth):
    """The lowest layer that is wrong, for what is above it follows."""
    for layer, (h, right) in enumerate(zip(states, truth, strict=True), start=1):
        places = np.argwhere(~np.isclose(h, right, rtol=1e-9, atol=1e-12))
        if len(places):
            t, unit = (int(i) for i in places[0])
            return (
                f"first wrong in layer {layer} at t = {t}, unit {unit + 1}: yours is {h[t, unit]:.4f}, "
                f"right is {right[t, unit]:.4f}"
            )
    raise AssertionError("these are the right states")


def _named_mistake(states, inputs):
    for name, mistake in STACK_MISTAKES.items():
        if _alike(states, mistake(**inputs)):
            return f"; your layers are what one gets when {name}."
    return ". No usual mistake gives these numbers: take the first layer alone, compare it, then go up."


def _layer(U, W, b, x, *, past=None, f=np.tanh):
    """A layer over rows x[1] ... x[T]. `past[t]` stands in for its own state of step t, where given."""
    h = np.zeros((len(x), len(b)))
    for t in range(1, len(x)):
        h[t] = f(U @ x[t] + W @ (h if past is None else past)[t - 1] + b)
    return h


def _stacked(change):
    """Both layers, where `change(p, h_1)` says what of the second layer's call is different."""

    def states(**p):
        h_1 = _layer(p["U_1"], p["W_1"], p["b_1"], p["x"])
        second = {"U": p["U_2"], "W": p["W_2"], "b": p["b_2"], "x": h_1} | change(p, h_1)
        return h_1, _layer(**second)

    return states


def _first_layer(change):
    """Both layers, where `change(p)` says what of the first layer's call is different."""

    def states(**p):
        h_1 = _layer(**{"U": p["U_1"], "W": p["W_1"], "b": p["b_1"], "x": p["x"]} | change(p))
        return h_1, _layer(p["U_2"], p["W_2"], p["b_2"], h_1)

    return states


def _handed_back(change):
    return lambda **p: change(*_right_states(**p))


def _one_step_late(h):
    return np.vstack([h[:1], h[:-1]])


def _before_tanh(p):
    h_1 = _layer(p["U_1"], p["W_1"], p["b_1"], p["x"])
    return np.vstack([h_1[:1], np.arctanh(h_1[1:])])


def _loop_over_both(**p):
    """Layer 1 takes the state of layer 2 for its past."""
    h_1, h_2 = np.zeros((2, *p["x"].shape))
    for t in range(1, len(p["x"])):
        h_1[t] = np.tanh(p["U_1"] @ p["x"][t] + p["W_1"] @ h_2[t - 1] + p["b_1"])
        h_2[t] = np.tanh(p["U_2"] @ h_1[t] + p["W_2"] @ h_2[t - 1] + p["b_2"])
    return h_1, h_2


STACK_MISTAKES = {
    "layer 2 is fed the input x[t] instead of the layer below": _stacked(lambda p, h_1: {"x": p["x"]}),
    "layer 2 is fed h_1[t-1], the layer below one step too early": _stacked(
        lambda p, h_1: {"x": _one_step_late(h_1)}
    ),
    "both layers have the weights of the first": _stacked(
        lambda p, h_1: {"U": p["U_1"], "W": p["W_1"], "b": p["b_1"]}
    ),
    "W_1 serves both layers": _stacked(lambda p, h_1: {"W": p["W_1"]}),
    "U_1 serves both layers": _stacked(lambda p, h_1: {"U": p["U_1"]}),
    "b_1 serves both layers": _stacked(lambda p, h_1: {"b": p["b_1"]}),
    "layer 2's own past is left out: W_2 h_2[t-1] is missing": _stacked(lambda p, h_1: {"W": 0 * p["W_2"]}),
    "layer 2 takes the past of layer 1 for its own: W_2 h_1[t-1]": _stacked(lambda p, h_1: {"past": h_1}),
    "layer 2 is fed the last state h_1[T] at every step": _stacked(
        lambda p, h_1: {"x": np.tile(h_1[-1], (len(h_1), 1))}
    ),
    "layer 2 is fed the sum of x[t] and h_1[t]": _stacked(lambda p, h_1: {"x": p["x"] + h_1}),
    "layer 2 is fed a_1[t]: tanh is left out on the way up": _stacked(lambda p, h_1: {"x": _before_tanh(p)}),
    "layer 2 reads the states below from the last to the first": _stacked(
        lambda p, h_1: {"x": np.vstack([h_1[:1], h_1[:0:-1]])}
    ),
    "U_2 and W_2 have changed places": _stacked(lambda p, h_1: {"U": p["W_2"], "W": p["U_2"]}),
    "tanh is left out in layer 2": _stacked(lambda p, h_1: {"f": lambda a: a}),
    "b_2 is left out": _stacked(lambda p, h_1: {"b": 0 * p["b_2"]}),
    "tanh is left out in layer 1": _first_layer(lambda p: {"f": lambda a: a}),
    "layer 1's own past is left out: W_1 h_1[t-1] is missing": _first_layer(lambda p: {"W": 0 * p["W_1"]}),
    "b_1 is left out": _first_layer(lambda p: {"b": 0 * p["b_1"]}),
    "layer 1 takes the past of layer 2 for its own: W_1 h_2[t-1]": _loop_over_both,
    "the layers are handed back in the wrong order: h_1 comes first": _handed_back(lambda h_1, h_2: (h_2, h_1)),
    "layer 1 is handed back twice": _handed_back(lambda h_1, h_2: (h_1, h_1)),
    "layer 2 is handed back twice": _handed_back(lambda h_1, h_2: (h_2, h_2)),
    "layer 2 is handed back one step late": _handed_back(lambda h_1, h_2: (h_1, _one_step_late(h_2))),
    "only the last state of each layer is kept: every row is h[T] (store a copy)": _handed_back(
        lambda h_1, h_2: tuple(np.tile(h[-1], (len(h), 1)) for h in (h_1, h_2))
    ),
}
"""Both layers as they come out when something is wrong in a usual way."""
