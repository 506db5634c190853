"""The explorer of deep nets: its numbers, its clicks, its code."""

import numpy as np
import pytest
from explorer_moves import at_view, click, computed_by

from rnn_teach import LSTMCell, RNNCell, Stack, bptt, unroll
from rnn_teach.explorers import deep_explorer
from rnn_teach.kit.numbers import digits
from rnn_teach.lessons.deep.words import small

FLOW = "gradient of L[t]"


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
    said = at_view(deep_explorer, **values).sentence
    for part in trace.parts.values():
        assert f"by {small(np.linalg.norm(part.h[t] - part.h[t - 1]))}" in said
    said = at_view(deep_explorer, **values, view=FLOW).sentence
    if t > 1:
        last = gradients.parts[f"layer_{L}"].d.h[1]
        assert f"= {digits(np.linalg.norm(last))} straight back" in said
    if L > 1:
        corner = gradients.parts["layer_1"].d.h[1]
        assert f"{digits(np.linalg.norm(corner))} at h₁[1]" in said


@pytest.mark.parametrize("values", VIEWS)
def test_the_code_computes_the_same(values):
    trace, gradients = net_of(values)
    t, L = values["t"], values["layers"]
    states = computed_by(at_view(deep_explorer, **values))
    expected = np.array([part.h[: t + 1, :, 0] for part in trace.parts.values()])
    np.testing.assert_allclose(states, expected, atol=1e-12)
    norms = computed_by(at_view(deep_explorer, **values, view=FLOW))
    assert norms.shape == (L, t + 1)
    for (layer, k), norm in np.ndenumerate(norms):
        expected = np.linalg.norm(gradients.parts[f"layer_{layer + 1}"].d.h[k])
        assert norm == pytest.approx(expected, rel=1e-9)


def test_a_click_on_a_column_goes_to_that_step():
    explorer = at_view(deep_explorer)
    figure = explorer._picture
    x, y = figure.axes[0].transData.transform((8, 3)) / figure.bbox.size
    click(explorer, x, y)
    assert explorer.values["t"] == 8
    click(explorer, 0.01, 0.5)  # beside the columns
    assert explorer.values["t"] == 8
