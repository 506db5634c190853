"""Nets of cells: by hand, sequence by sequence, and against PyTorch and Keras
(golden/networks.npz)."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nets import CELLS, NETS, make_net, with_parameters

from rnn_teach import (
    Bidirectional,
    GRUCell,
    LSTMCell,
    Readout,
    Reversed,
    RNNCell,
    Stack,
    bptt,
    central_differences,
    check_gradients,
    jacobians,
    make_ledger,
    relative_error,
    unroll,
)
from rnn_teach.core.keras_and_torch import cell_from_keras, cell_from_torch

GOLDEN = np.load(Path(__file__).parent / "golden" / "networks.npz")
LENGTHS = GOLDEN["lengths"]
ADDS = {"U": [[1.0]], "W": [[1.0]], "activation": "linear"}

every_net = pytest.mark.parametrize("net", NETS)
every_cell = pytest.mark.parametrize("cell", CELLS)


def test_a_running_sum_from_both_sides():
    """One linear unit, U = W = 1: the sum of all that was read. x = 1, 2, 4.

    From the left 1, 3, 7; from the right 1+2+4, 2+4, 4 = 7, 6, 4.
    """
    trace = unroll(Bidirectional(RNNCell(**ADDS), RNNCell(**ADDS)), [[1], [2], [4]])
    np.testing.assert_array_equal(trace.h[1:, :, 0], [[1, 7], [3, 6], [7, 4]])
    np.testing.assert_array_equal(trace.h[0, :, 0], [0, np.nan])
    np.testing.assert_array_equal(trace.parts["backward"].h[:, 0, 0], [0, 4, 6, 7])  # as it read them
    np.testing.assert_array_equal(unroll(Reversed(RNNCell(**ADDS)), [[1], [2], [4]]).h[1:, 0, 0], [7, 6, 4])


@every_net
def test_without_the_gradient_of_the_inputs_all_others_are_the_same(net):
    """Also where a layer's inputs are the states of the one below."""
    rng = np.random.default_rng(0)
    cell = make_net(net, "gru before", 3, 2, rng)
    trace = unroll(cell, rng.normal(size=(4, 3, 2)))
    whole = bptt(cell, trace, np.ones_like(trace.h))
    lean = bptt(cell, trace, np.ones_like(trace.h), inputs=False)
    assert np.isfinite(whole.d.x[1:]).all()
    assert np.isnan(lean.d.x).all()
    np.testing.assert_array_equal(lean.d.h, whole.d.h)
    for name, gradient in whole.total.items():
        np.testing.assert_array_equal(lean.total[name], gradient)


def test_a_sum_of_sums():
    """A second layer of the same kind sums the first one's 1, 3, 7: 1, 4, 11."""
    trace = unroll(Stack(RNNCell(**ADDS), RNNCell(**ADDS)), [[1], [2], [4]])
    np.testing.assert_array_equal(trace.h[:, 0, 0], [0, 1, 4, 11])
    np.testing.assert_array_equal(trace.parts["layer_1"].h[:, 0, 0], [0, 1, 3, 7])


def test_the_real_part_alone_is_turned():
    """x = 1, 2 and padding: from the right 3, 2, and at the padded step the state from
    before the first one."""
    trace = unroll(Reversed(RNNCell(**ADDS)), [[1], [2], [99]], lengths=[2], backward={"h": [10]})
    np.testing.assert_array_equal(trace.h[1:, 0, 0], [13, 12, 10])


@every_cell
@every_net
def test_gradients_agree_with_the_complex_step(net, cell):
    rng = np.random.default_rng(1)
    one, x = make_net(net, cell, 2, 3, rng), rng.normal(size=(4, 2, 2))
    direct = np.zeros((5, one.n_h, 2))
    direct[1:] = rng.normal(size=direct[1:].shape)

    def loss(x, **parameters):
        return np.sum(direct[1:] * unroll(with_parameters(one, parameters), x, lengths=[4, 2]).h[1:])

    gradients = bptt(one, unroll(one, x, lengths=[4, 2]), direct)
    found = {"x": gradients.d.x[1:], **gradients.total}
    check = check_gradients(loss, {"x": x, **one.parameters}, found)
    assert check.agrees(1e-12), check
    for name, terms in gradients.terms.items():
        np.testing.assert_allclose(np.sum(terms[1:], axis=0), gradients.total[name], rtol=1e-12, atol=1e-12)


@every_cell
@pytest.mark.parametrize("net", ["reversed", "bidirectional"])
def test_what_is_said_at_t_0_of_what_reads_from_the_right_is_left_out(net, cell):
    """Its initial state is ←h[T+1]: at t = 0 it has none of which a loss
    could speak."""
    rng = np.random.default_rng(2)
    one = make_net(net, cell, 2, 3, rng)
    trace = unroll(one, rng.normal(size=(4, 2, 2)))
    direct = rng.normal(size=trace.h.shape)
    silent = direct.copy()
    silent[0, -one.parts["backward"].n_h :] = 0
    found, right = (bptt(one, trace, said).parts["backward"].d for said in (direct, silent))
    np.testing.assert_array_equal(found.h[0], right.h[0])
    assert np.any(found.h[0])


def test_gradients_of_a_deep_net_agree_with_central_differences():
    rng = np.random.default_rng(2)
    net, x = make_net("deep bidirectional", "lstm", 2, 2, rng), rng.normal(size=(4, 2, 1))
    direct = np.concatenate([np.zeros((1, net.n_h, 1)), rng.normal(size=(4, net.n_h, 1))])

    def loss(**parameters):
        return np.sum(direct[1:] * unroll(with_parameters(net, parameters), x).h[1:])

    gradients = bptt(net, unroll(net, x), direct).total
    assert check_gradients(loss, net.parameters, gradients, reference=central_differences).agrees(1e-7)


@settings(max_examples=40, deadline=None)
@given(
    net=st.sampled_from(list(NETS)),
    cell=st.sampled_from(list(CELLS)),
    lengths=st.lists(st.integers(1, 6), min_size=1, max_size=4),
    seed=st.integers(0, 2**32 - 1),
)
def test_a_padded_batch_equals_its_sequences_one_by_one(net, cell, lengths, seed):
    """Outputs, final states and gradients, to 1e-12; at padded places the gradient of
    the input is exactly zero."""
    rng, B = np.random.default_rng(seed), len(lengths)
    one, x = make_net(net, cell, 2, 3, rng), rng.normal(size=(6, 2, B))
    direct = np.zeros((7, one.n_h, B))
    for b, length in enumerate(lengths):
        direct[1 : length + 1, :, b] = rng.normal(size=(length, one.n_h))
    trace = unroll(one, x, lengths=lengths)
    gradients = bptt(one, trace, direct)
    sums = dict.fromkeys(gradients.total, 0)
    for b, length in enumerate(lengths):
        alone = unroll(one, x[:length, :, b : b + 1])
        its = bptt(one, alone, direct[: length + 1, :, b : b + 1])
        np.testing.assert_allclose(trace.h[1 : length + 1, :, b], alone.h[1:, :, 0], rtol=0, atol=1e-12)
        np.testing.assert_allclose(gradients.d.x[1 : length + 1, :, b], its.d.x[1:, :, 0], rtol=0, atol=1e-12)
        np.testing.assert_array_equal(gradients.d.x[length + 1 :, :, b], 0)
        for mine, other in zip(all_parts(trace), all_parts(alone), strict=True):
            for name in {"h", "c"} & mine.quantities.keys():  # the final states
                there, here = other.quantities[name][-1, :, 0], mine.quantities[name][-1, :, b]
                if not mine.parts:
                    np.testing.assert_allclose(here, there, rtol=0, atol=1e-12)
        sums = {name: sums[name] + its.total[name] for name in sums}
    for name, total in gradients.total.items():
        np.testing.assert_allclose(total, sums[name], rtol=1e-12, atol=1e-12)


def all_parts(trace):
    yield trace
    for part in trace.parts.values():
        yield from all_parts(part)


@every_cell
@every_net
def test_the_ledger_holds_what_each_loss_says_alone(net, cell):
    rng = np.random.default_rng(3)
    one = make_net(net, cell, 2, 2, rng)
    trace = unroll(one, rng.normal(size=(5, 2, 2)), lengths=[3, 5]).sequence(1)
    direct = np.concatenate([np.zeros((1, one.n_h, 1)), rng.normal(size=(5, one.n_h, 1))])
    ledger = make_ledger(one, trace, direct)
    for t in range(1, 6):
        alone = np.zeros_like(direct)
        alone[t] = direct[t]
        gradients = bptt(one, trace, alone)
        for name, terms in gradients.terms.items():
            np.testing.assert_allclose(ledger.terms(name, t)[1:], terms[1:], rtol=1e-11, atol=1e-13)
            norms = [np.linalg.norm(term) for term in terms[1:]]
            np.testing.assert_allclose(ledger.norms[name][t, 1:], norms, rtol=1e-11, atol=1e-13)


def test_the_ledger_of_what_reads_from_the_right_looks_to_the_right():
    """L[t] reaches the steps k ≥ t from the right and k ≤ t from the left; which is
    h[k] of which is seen too."""
    rng = np.random.default_rng(4)
    net = Bidirectional(RNNCell.random(1, 2, rng), RNNCell.random(1, 2, rng))
    trace = unroll(net, rng.normal(size=(4, 1)))
    norms = make_ledger(net, trace, np.ones((5, 4, 1))).norms
    left, right = np.tril(np.ones((4, 4))), np.triu(np.ones((4, 4)))
    np.testing.assert_array_equal(norms["forward.h"][1:, 1:] > 0, left == 1)
    np.testing.assert_array_equal(norms["backward.h"][1:, 1:] > 0, right == 1)
    assert norms["backward.h"][2, 2] == pytest.approx(np.sqrt(2))  # what L[2] says of its own state: ones
    assert np.all(np.isnan(norms["backward.h"][:, 0]))


def test_chunks_of_a_stack_are_cut_in_every_layer():
    rng = np.random.default_rng(5)
    net = Stack(RNNCell.random(1, 2, rng), LSTMCell.random(2, 2, rng))
    trace = unroll(net, rng.normal(size=(6, 1)))
    direct = np.zeros((7, 2, 1))
    direct[6] = 1
    d = bptt(net, trace, direct, chunk=2).d
    assert np.all(d.x[1:5] == 0)
    assert np.all(d.x[5:] != 0)
    np.testing.assert_array_equal(bptt(net, trace, direct, chunk=6).d.x[1:], bptt(net, trace, direct).d.x[1:])


def cell_of(name, kind, layer, reverse):
    weights = {key: GOLDEN[f"{name}/{key}"] for key in names_of(name) if key.startswith(("weight_", "bias_"))}
    return cell_from_torch(kind, weights, layer=layer + 1, reverse=reverse)


def names_of(net):
    return [key.removeprefix(f"{net}/") for key in GOLDEN.files if key.startswith(f"{net}/")]


@pytest.mark.parametrize("directions", ["forward", "both"])
@pytest.mark.parametrize("layers", [1, 3])
@pytest.mark.parametrize("kind", ["rnn", "lstm", "gru"])
def test_packed_nets_of_pytorch(kind, layers, directions):
    """Outputs at real steps, final states, and the gradients of inputs and of each
    layer's weights, to 1e-12."""
    name = f"{kind} {layers} {directions}"
    golden = {key: GOLDEN[f"{name}/{key}"] for key in names_of(name)}
    each = [
        cell_of(name, kind, layer, False)
        if directions == "forward"
        else Bidirectional(cell_of(name, kind, layer, False), cell_of(name, kind, layer, True))
        for layer in range(layers)
    ]
    net = Stack(*each)
    trace = unroll(net, golden["x"].swapaxes(1, 2), lengths=LENGTHS)
    real = (np.arange(5)[:, np.newaxis] < LENGTHS)[:, np.newaxis]
    ours = np.where(real, trace.h[1:], 0)  # PyTorch gives zeros for padding
    np.testing.assert_allclose(ours, golden["output"].swapaxes(1, 2), rtol=0, atol=1e-12)
    last = [part for part in all_parts(trace) if not part.parts]
    for state in ["h", "c"] if kind == "lstm" else ["h"]:
        finals = np.stack([part.quantities[state][-1].T for part in last])
        np.testing.assert_allclose(finals, golden[f"final {state}"], rtol=0, atol=1e-12)
    direct = np.zeros_like(trace.h)
    direct[1:] = np.where(real, golden["weights"].swapaxes(1, 2), 0)
    gradients = bptt(net, trace, direct)
    np.testing.assert_allclose(gradients.d.x[1:], golden["d x"].swapaxes(1, 2), rtol=0, atol=1e-12)
    for layer in range(layers):
        for suffix, part in [("", "forward"), ("_reverse", "backward")][: 2 if directions == "both" else 1]:
            ours = f"layer_{layer + 1}.{part}." if directions == "both" else f"layer_{layer + 1}."
            for theirs, mine in (("weight_ih", "U"), ("weight_hh", "W"), ("bias_ih", "b")):
                found = gradients.total[ours + mine]
                right = golden[f"d {theirs}_l{layer}{suffix}"].reshape(found.shape)
                assert relative_error(found, right) < 1e-12


@pytest.mark.parametrize("kind", ["rnn", "lstm", "gru"])
def test_bidirectional_of_keras(kind):
    name = f"keras {kind}"
    weights = [GOLDEN[f"{name}/weight {number}"] for number in range(6)]
    net = Bidirectional(cell_from_keras(kind, weights[:3]), cell_from_keras(kind, weights[3:]))
    h = unroll(net, GOLDEN[f"{name}/x"].swapaxes(1, 2), lengths=LENGTHS).h
    theirs = GOLDEN[f"{name}/output"].swapaxes(1, 2)
    for b, length in enumerate(LENGTHS):
        np.testing.assert_allclose(h[1 : length + 1, :, b], theirs[:length, :, b], rtol=0, atol=1e-12)


def test_a_read_out_reads_both_directions():
    rng = np.random.default_rng(6)
    net = Bidirectional(RNNCell.random(1, 2, rng), RNNCell.random(1, 3, rng))
    readout = Readout.random(5, 2, rng)
    trace = readout.read(unroll(net, rng.normal(size=(4, 1))))
    np.testing.assert_allclose(trace.readout.o[2], readout.V @ trace.h[2] + readout.c)
    direct = readout.read_backward(trace, np.ones_like(trace.readout.o)).d.h
    assert bptt(net, trace, direct).total["backward.W"].shape == (3, 3)


def test_initial_states_by_part():
    rng = np.random.default_rng(7)
    net = Stack(Bidirectional(RNNCell.random(1, 2, rng), RNNCell.random(1, 2, rng)), LSTMCell.random(4, 2, rng))
    states = {"layer_1": {"backward": {"h": [3, 4]}}, "layer_2": {"c": [1, 2]}}
    parts = unroll(net, np.ones((3, 1)), **states).parts
    np.testing.assert_array_equal(parts["layer_1"].parts["backward"].h[0, :, 0], [3, 4])
    np.testing.assert_array_equal(parts["layer_2"].c[0, :, 0], [1, 2])


def test_precision_and_sizes():
    single = [np.ones((2, 2), np.float32), np.ones((2, 2), np.float32)]
    net = Stack(Bidirectional(RNNCell(*single), RNNCell(*single)), GRUCell.random(4, 3, np.random.default_rng(0)))
    assert (net.n_x, net.n_h) == (2, 3)
    assert net.parts["layer_1"].dtype == np.float32
    assert net.dtype == np.float64
    assert unroll(net.parts["layer_1"], np.ones((2, 2))).h.dtype == np.float32


ONE, OTHER = RNNCell.random(2, 3, np.random.default_rng(0)), RNNCell.random(2, 3, np.random.default_rng(1))
BOTH = Bidirectional(ONE, OTHER)
TRACE = unroll(BOTH, np.ones((4, 2)))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: Bidirectional(ONE, ONE), "forward and backward must be two cells"),
        (
            lambda: Bidirectional(ONE, RNNCell.random(3, 3, np.random.default_rng(0))),
            "forward has n_x = 2, backward 3",
        ),
        (lambda: Bidirectional(ONE, BOTH), "cell must be one cell, and a Bidirectional is made of several"),
        (lambda: Reversed("cell"), "cell must be a cell, as RNNCell(U, W) makes one; got str"),
        (lambda: Stack(), "a stack must have at least one layer"),
        (lambda: Stack(ONE, OTHER), "layer 2 reads n_x = 2 numbers, and the layer below has n_h = 3"),
        (lambda: Stack(RNNCell(**ADDS), 3), "cell must be a cell, as RNNCell(U, W) makes one; got int"),
        (lambda: jacobians(BOTH, TRACE), "give one of its cells, with that cell's part of the trace"),
        (lambda: unroll(BOTH, np.ones((4, 2)), h=[1, 2, 3]), "a net takes a dict of states for each of its parts"),
        (
            lambda: unroll(BOTH, np.ones((4, 2)), forward=[1, 2, 3]),
            "forward must be a dict of its states at t = 0, by name; got [1, 2, 3]",
        ),
        (lambda: bptt(BOTH, unroll(ONE, np.ones((4, 2))), np.ones((5, 3, 1))), "trace must be of this net"),
        (lambda: bptt(BOTH, TRACE, np.ones((5, 3, 1))), "direct must be (T+1, n_h, B) = (5, 6, 1)"),
        (
            lambda: bptt(BOTH, TRACE, {"c": np.ones((5, 6, 1))}),
            "direct of a net has h and the net's parts, forward, backward; got 'c'",
        ),
        (lambda: bptt(BOTH, TRACE, np.full((5, 6, 1), np.nan)), "direct must be finite"),
        (lambda: bptt(BOTH, TRACE, np.ones((5, 6, 1)), chunk=2), "cannot be cut in chunks"),
        (lambda: bptt(BOTH, TRACE, np.ones((5, 6, 1)), window=2), "a window is for one cell"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        call()


def test_one_cell_cannot_be_two_layers():
    cell = RNNCell.random(2, 2, np.random.default_rng(0))
    with pytest.raises(ValueError, match="each layer must be a cell of its own"):
        Stack(cell, cell)
