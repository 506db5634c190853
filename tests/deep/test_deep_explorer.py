"""The explorer of deep nets: its numbers, its clicks, its code, and every control to both ends."""

import contextlib
import io
import json

import ipywidgets as widgets
import numpy as np
import pytest

from rnn_teach import LSTMCell, RNNCell, Stack, bptt, unroll
from rnn_teach.explorers import deep_explorer
from rnn_teach.kit.numbers import digits, number

FLOW = "gradient of L[t]"


def ends(control):
    return (
        (control.options[-1], control.options[0])
        if isinstance(control, widgets.Dropdown)
        else (control.max, control.min)
    )


@pytest.mark.parametrize("view", ["states", FLOW])
@pytest.mark.parametrize("name", ["t", "layers", "cell", "view", "seed"])
def test_each_control_to_both_ends(name, view):
    explorer = deep_explorer(state=json.dumps({"view": view, "seed": 7}))
    control = explorer.controls[name]
    for end in sorted(ends(control), key=lambda end: end == control.value):  # the other end first
        before = explorer.view.png, explorer.sentence
        control.value = end
        assert explorer.view.error == ""
        assert explorer.view.png != before[0]
        assert explorer.sentence != before[1]
        assert explorer.view.png == deep_explorer(state=explorer.state).view.png


def net_of(values):
    """The net, its trace and the gradients of L[t], computed here."""
    kind = {"LSTM": LSTMCell}.get(values["cell"], RNNCell)
    rng = np.random.default_rng(values["seed"])
    x = rng.normal(size=(10, 2))
    net = Stack(*(kind.random(n, 3, rng) for n in [2] + [3] * (values["layers"] - 1)))
    trace = unroll(net, x)
    direct = np.zeros_like(trace.h)
    direct[values["t"]] = 1 / np.sqrt(3)
    return trace, bptt(net, trace, direct)


VIEWS = [
    {"layers": layers, "cell": cell, "t": t, "seed": 2}
    for layers, cell, t in [(1, "plain (tanh)", 1), (3, "plain (tanh)", 7), (2, "LSTM", 10), (4, "LSTM", 2)]
]


@pytest.mark.parametrize("values", VIEWS)
def test_the_sentences_tell_the_numbers_of_the_core(values):
    trace, gradients = net_of(values)
    t, L = values["t"], values["layers"]
    said = deep_explorer(state=json.dumps(values)).sentence
    for part in trace.parts.values():
        assert f"by {number(np.linalg.norm(part.h[t] - part.h[t - 1]))}" in said
    said = deep_explorer(state=json.dumps({**values, "view": FLOW})).sentence
    carried = "c" if values["cell"] == "LSTM" else "h"
    if t > 1:
        last = gradients.parts[f"layer_{L}"].d.quantities[carried][1]
        assert f"= {digits(np.linalg.norm(last))} straight back" in said
    if L > 1:
        corner = gradients.parts["layer_1"].d.quantities[carried][1]
        assert f"{digits(np.linalg.norm(corner))} at {carried}₁[1]" in said


def printed_by(explorer):
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(explorer.code(), {})
    return printed.getvalue()


@pytest.mark.parametrize("values", VIEWS)
def test_the_code_computes_the_same(values):
    trace, gradients = net_of(values)
    t, L = values["t"], values["layers"]
    states = printed_by(deep_explorer(state=json.dumps(values))).replace("[", " ").replace("]", " ").split()
    expected = np.array([part.h[: t + 1, :, 0] for part in trace.parts.values()])
    np.testing.assert_allclose(np.array(states, float).reshape(expected.shape), expected, atol=1e-7)
    rows = np.array(printed_by(deep_explorer(state=json.dumps({**values, "view": FLOW}))).split(), float)
    rows = rows.reshape(L * (t + 1), 3)
    carried = "c" if values["cell"] == "LSTM" else "h"
    for layer, k, norm in rows:
        expected = np.linalg.norm(gradients.parts[f"layer_{layer:.0f}"].d.quantities[carried][int(k)])
        assert norm == pytest.approx(expected, rel=1e-9)


def test_a_click_on_a_column_goes_to_that_step():
    explorer = deep_explorer()
    figure = explorer._picture
    x, y = figure.axes[0].transData.transform((8, 3)) / figure.bbox.size
    explorer.view.click = [float(x), float(y), 1]
    assert explorer.values["t"] == 8
    explorer.view.click = [0.01, 0.5, 2]  # beside the columns
    assert explorer.values["t"] == 8
