"""A net of one's own in the explorers of the other lessons."""

import numpy as np
import pytest
from explorer_moves import as_numbers, ends, picture_of
from foreign import npz_of

from rnn_teach import (
    Bidirectional,
    GRUCell,
    LSTMCell,
    Readout,
    Reversed,
    RNNCell,
    Stack,
    bptt,
    jacobian_norms,
    jacobians,
    joined,
    make_ledger,
    read_network,
    turn_round,
    unroll,
)
from rnn_teach.explorers import (
    bidirectional_explorer,
    deep_explorer,
    gate_explorer,
    gradient_ledger_explorer,
    gru_explorer,
    unrolling_explorer,
    vanishing_explorer,
)
from rnn_teach.kit.own_net.reading import as_network
from rnn_teach.kit.own_net.way_back import losses_of_answers
from rnn_teach.lessons.bptt import own_norms
from rnn_teach.lessons.vanishing import own_curve


def rng():
    return np.random.default_rng(0)


WORDS = list("abcdef")
X = rng().normal(size=(6, 3))
PLAIN, GRU = RNNCell.random(3, 4, rng()), GRUCell.random(3, 4, rng())
BOTH = Bidirectional(LSTMCell.random(3, 4, rng()), LSTMCell.random(3, 4, rng()))
LAYERS = Stack(BOTH, GRUCell.random(8, 4, rng()))


def number_after(words, sentence):
    return as_numbers(sentence.split(words)[1])[0]


OPENED = {
    unrolling_explorer: (PLAIN, lambda e, found: (number_after("to ", e.sentence.split("from ")[-1]), found[2])),
    gradient_ledger_explorer: (LAYERS, lambda e, found: (number_after("‖ =", e.sentence), found)),
    vanishing_explorer: (LAYERS, lambda e, found: (number_after("left:", e.sentence), found[-1])),
    gate_explorer: (LAYERS, lambda e, found: (number_after("below 0.1 in", e.sentence) / 100, found[0])),
    gru_explorer: (LAYERS, lambda e, found: (number_after("below 0.1 in", e.sentence) / 100, found[0])),
    bidirectional_explorer: (LAYERS, lambda e, found: (number_after("‖→h‖ =", e.sentence), found[0])),
    deep_explorer: (LAYERS, lambda e, found: (number_after("layer 1 by", e.sentence), found[0])),
}
each = pytest.mark.parametrize("make", OPENED, ids=lambda make: make.__name__)


def computed(explorer, net):
    """What its code prints, where `net` and `x` are what it was opened on."""
    printed = []
    exec(explorer.code(), {"net": net, "x": X, "print": printed.append})
    return printed[0]


@each
def test_it_opens_and_each_control_shows_something_else(make):
    net, same = OPENED[make]
    explorer = make(net=net, x=X, words=WORDS)
    assert explorer.name == make.__name__
    assert np.isclose(*same(explorer, computed(explorer, net)), rtol=0.06, atol=0.006)
    first = explorer.sentence, picture_of(explorer)
    for name, control in explorer.controls.items():
        changed = set()
        for end in ends(control):
            control.value = end
            assert explorer.view.error == "", name
            assert "nan" not in explorer.sentence
            changed.add(explorer.sentence)
        assert changed - {first[0]} or len(set(ends(control))) == 1, name
        explorer.reset()
    assert (explorer.sentence, picture_of(explorer)) == first
    assert make(net=net, x=X, words=WORDS, state=explorer.state).sentence == first[0]


@each
def test_what_cannot_be_read_gets_a_sentence(make):
    net, _ = OPENED[make]
    with pytest.raises(ValueError, match="give the net something to read"):
        make(net=net)
    with pytest.raises(ValueError, match=r"n_x = 3; got \(6, 2\)"):
        make(net=net, x=X[:, :2])
    with pytest.raises(ValueError, match="x must be finite"):
        make(net=net, x=np.full((6, 3), np.nan))
    with pytest.raises(ValueError, match="give the net, too"):
        make(x=X)
    with pytest.raises(ValueError, match=r"name of a file: net=read_network\('model.pt'\)"):
        make(net="model.pt", words="a text")
    with pytest.raises(ValueError, match="this net knows no words yet"):
        make(net=net, words="a text")


def test_a_net_of_another_kind_is_told_where_to_go():
    with pytest.raises(ValueError, match=r"shows GRU cells, and your net has none .*use own_gates_explorer"):
        gru_explorer(net=BOTH, x=X)
    with pytest.raises(ValueError, match=r"shows LSTM cells, and your net has none \(GRU, 3 → 4 units\)"):
        gate_explorer(net=GRU, x=X)
    with pytest.raises(ValueError, match=r"no layer of yours does: use own_states_explorer"):
        bidirectional_explorer(net=GRU, x=X)


def test_a_large_or_gated_net_is_unrolled_as_a_map_of_all_states():
    assert "numbers" not in unrolling_explorer(net=PLAIN, x=X).controls
    assert set(unrolling_explorer(net=PLAIN, x=X).controls) == {"t"}
    for net, x in ((GRU, X), (PLAIN, np.tile(X, (2, 1))), (RNNCell.random(3, 9, rng()), X)):
        assert "order" in unrolling_explorer(net=net, x=x).controls


def test_a_cell_without_bias_is_unrolled():
    cell = RNNCell.random(3, 4, rng(), bias=False)
    assert "step" in unrolling_explorer(net=cell, x=X).sentence.lower()


def test_the_ledger_is_that_of_the_core_in_each_cell():
    readout = Readout.random(4, 5, rng())
    network = read_network(npz_of(joined(net=LAYERS, readout=readout)))
    trace = network.unroll(X)
    direct = np.zeros_like(trace.h)
    for t in range(1, 7):
        best = int(np.argmax(trace.readout.y_hat[t]))
        direct[t] = readout.V.T @ (trace.readout.y_hat[t] - np.eye(5)[:, [best]])
    np.testing.assert_allclose(losses_of_answers(network, trace), direct, atol=1e-12)
    norms = own_norms.own_norms(network, trace, np.array([2, 3, 6]))
    whole = make_ledger(LAYERS, trace, direct)
    for name, one in (
        ("layer 2", whole.parts["layer_2"]),
        ("layer 1, from the right", whole.parts["layer_1"].parts["backward"]),
    ):
        np.testing.assert_allclose(norms[name][:, 1:], one.norms["h"][[2, 3, 6], 1:], atol=1e-14)
    assert norms["layer 1, from the right"][0, 6] > 0  # a loss depends on later words too


def test_of_a_large_net_the_map_has_some_losses(monkeypatch):
    whole = gradient_ledger_explorer(net=LAYERS, x=X)
    monkeypatch.setattr(own_norms, "MOST_PRODUCTS", 36 * 368 / 2.5)
    explorer = gradient_ledger_explorer(net=LAYERS, x=X)
    t = explorer.controls["t"]
    assert (t.min, t.max, t.step) == (3, 6, 3)
    assert "every loss number 3" in explorer.sentence
    t.value = whole.controls["t"].value = 3
    assert explorer.sentence.startswith(whole.sentence)
    t.value = 4  # as a link may
    assert "∂L[6]" in explorer.sentence


@pytest.mark.parametrize("kind", [RNNCell, LSTMCell, GRUCell])
def test_the_curve_is_that_of_all_jacobians(kind):
    cell = kind.random(3, 5, rng())
    trace = unroll(cell, X)
    J = jacobians(cell, trace)
    P, right = np.eye(J.shape[-1])[:5], [1.0]
    for J_t in J[:0:-1]:
        P = P @ J_t
        right.append(np.linalg.norm(P, 2))
    np.testing.assert_allclose(own_curve.norms_back(cell, trace), right, rtol=1e-10)
    if kind is not LSTMCell:
        np.testing.assert_allclose(right[::-1], jacobian_norms(J)[-1], rtol=1e-10)


def test_a_curve_that_takes_long_is_refused(monkeypatch):
    monkeypatch.setattr(own_curve, "MOST_PRODUCTS", 100)
    with pytest.raises(ValueError, match="the curve of 4 units over 6 steps would take long: give at most"):
        vanishing_explorer(net=PLAIN, x=X)


def test_both_directions_have_read_from_their_own_side():
    explorer = bidirectional_explorer(net=BOTH, x=X, words=WORDS)
    explorer.controls["step"].value = 2
    left, right = (image.get_array().filled(np.nan) for image in explorer._picture._maps)
    assert np.isfinite(left).all(axis=0).tolist() == [True, True, False, False, False, False]
    assert np.isfinite(right).all(axis=0).tolist() == [False, False, False, False, True, True]
    trace = unroll(BOTH, X)
    rows = np.sort(trace.parts["backward"].h[1:3, :, 0], axis=1)[::-1]
    np.testing.assert_allclose(np.sort(right[:, 4:], axis=0).T, rows)


def test_the_layers_flow_is_the_gradient_of_the_answer():
    network = as_network(LAYERS)
    explorer = deep_explorer(net=LAYERS, x=X)
    explorer.controls["view"].value = explorer.controls["view"].options[1]
    explorer.controls["t"].value = 5
    trace = unroll(LAYERS, X)
    direct = losses_of_answers(network, trace)
    direct[np.arange(7) != 5] = 0
    gradients = bptt(LAYERS, trace, direct, terms=False)
    sizes = np.linalg.norm(gradients.parts["layer_1"].d.h[1:, :, 0], axis=1)
    row = explorer._picture._maps[1].get_array()[0]
    np.testing.assert_allclose(row - row[4], np.log10(sizes / sizes[4]), atol=1e-9)


def test_what_reads_from_the_right_alone_opens_too():
    net = Reversed(GRUCell.random(3, 4, rng()))
    for make in (unrolling_explorer, gradient_ledger_explorer, vanishing_explorer, gru_explorer, deep_explorer):
        assert "nan" not in make(net=net, x=X).sentence
    trace = unroll(net, X).parts["backward"]
    assert turn_round(trace.h).shape == trace.h.shape
