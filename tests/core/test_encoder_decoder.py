"""Two nets trained as one: the decoder begins with the last states of the encoder."""

import re

import numpy as np
import pytest
from along import assert_right_along
from nets import CELLS, NETS, make_net, with_parameters

from rnn_teach import (
    Adam,
    Bidirectional,
    LSTMCell,
    Readout,
    Reversed,
    RNNCell,
    Stack,
    Trace,
    Training,
    bptt,
    cross_entropy,
    joined,
    squared_error,
    unroll,
)

every_net = pytest.mark.parametrize("net", NETS)
every_cell = pytest.mark.parametrize("cell", CELLS)
ADDS = {"U": [[1.0]], "W": [[1.0]], "activation": "linear"}


def of_part(values, part):
    """The values whose names begin with the part's, without it."""
    return {name.removeprefix(f"{part}."): array for name, array in values.items() if name.startswith(f"{part}.")}


def leaves(states):
    for value in states.values():
        yield from leaves(value) if isinstance(value, dict) else [value]


def test_sums_by_hand():
    """Linear, U = W = 1: the encoder sums 1 + 2 = 3, the decoder goes on with 4: 3 + 4
    = 7. L = 10 h[1].

    ∂L/∂(its h[0]) = 10, which is what the loss says of the encoder's h[2] = 3; so ∂L/∂x
    of the encoder is 10, 10, and its dL/dW is 10 h[0] + 10 h[1] = 10.
    """
    encoder, decoder = RNNCell(**ADDS), RNNCell(**ADDS)
    encoder_trace = unroll(encoder, [[1], [2]])
    assert encoder_trace.last["h"].item() == 3
    trace = unroll(decoder, [[4]], **encoder_trace.last)
    assert trace.h[1].item() == 7
    d = bptt(decoder, trace, np.array([0, 10.0]).reshape(2, 1, 1)).d
    assert d.first["h"].item() == 10
    back = bptt(encoder, encoder_trace, encoder_trace.at_last(d.first))
    np.testing.assert_array_equal(back.d.x[1:, 0, 0], [10, 10])
    assert back.total["W"].item() == 10


@every_cell
@every_net
@pytest.mark.parametrize("lengths", [None, [1, 3]], ids=["whole", "padded"])
def test_gradients_through_both_agree_with_the_complex_step(net, cell, lengths):
    """Also where the encoder itself is read at every step, as attention does."""
    rng = np.random.default_rng(1)
    encoder, decoder = make_net(net, cell, 2, 2, rng), make_net(net, cell, 1, 2, rng)
    x, y = rng.normal(size=(3, 2, 2)), rng.normal(size=(2, 1, 2))
    says, attends = rng.normal(size=(3, decoder.n_h, 2)), rng.normal(size=(4, encoder.n_h, 2))

    def forward(x, y, **values):
        read = unroll(with_parameters(encoder, of_part(values, "encoder")), x, lengths=lengths)
        return read, unroll(with_parameters(decoder, of_part(values, "decoder")), y, **read.last)

    def loss(**everything):
        read, written = forward(**everything)
        return np.sum(says[1:] * written.h[1:]) + np.sum(attends[1:] * read.h[1:])

    everything = {"x": x, "y": y, **joined(encoder=encoder, decoder=decoder)}
    read, written = forward(**everything)
    says[0] = attends[0] = np.nan
    of_decoder = bptt(decoder, written, says)
    direct = read.at_last(of_decoder.d.first)
    attends_in_time = attends.copy()
    attends_in_time[0] = 0
    direct["h"] = direct.get("h", 0) + attends_in_time
    of_encoder = bptt(encoder, read, direct)
    found = joined(encoder=of_encoder, decoder=of_decoder)
    found |= {"x": of_encoder.d.x[1:], "y": of_decoder.d.x[1:]}
    assert_right_along(loss, everything, found)


@every_cell
@every_net
def test_going_on_from_the_last_states(net, cell):
    """The first states of the trace that goes on are the last ones; of what reads from
    the left, so is all else."""
    rng = np.random.default_rng(2)
    one, x = make_net(net, cell, 2, 3, rng), rng.normal(size=(6, 2, 2))
    begun = unroll(one, x[:4])
    on = unroll(one, x[4:], **begun.last)
    for last, first in zip(leaves(begun.last), leaves(on.first), strict=True):
        np.testing.assert_array_equal(last, first)
    if net in ("cell", "two layers", "three layers"):
        np.testing.assert_allclose(on.h[1:], unroll(one, x).h[5:], rtol=1e-13)


@every_cell
@every_net
def test_last_states_of_a_padded_batch_are_those_of_its_sequences(net, cell):
    rng = np.random.default_rng(3)
    one, x, lengths = make_net(net, cell, 2, 3, rng), rng.normal(size=(5, 2, 3)), [5, 1, 3]
    together = unroll(one, x, lengths=lengths)
    for b, length in enumerate(lengths):
        alone = unroll(one, x[:length, :, b : b + 1])
        for mine, its in zip(leaves(together.last), leaves(alone.last), strict=True):
            np.testing.assert_allclose(mine[:, b : b + 1], its, rtol=0, atol=1e-14)


def test_the_last_state_of_what_reads_from_the_right_has_read_x_1():
    """Sums of 1, 2, 4: from the right it is 7 after x[1], and h[T] = 4 has read x[3]
    alone."""
    trace = unroll(Bidirectional(RNNCell(**ADDS), RNNCell(**ADDS)), [[1], [2], [4]])
    assert trace.h[-1, 1].item() == 4
    assert (trace.last["forward"]["h"].item(), trace.last["backward"]["h"].item()) == (7, 7)


def test_both_ends_have_the_form_of_initial_states():
    rng = np.random.default_rng(4)
    net = Stack(Reversed(RNNCell.random(1, 2, rng)), LSTMCell.random(2, 3, rng))
    trace = Readout.random(3, 2, rng).read(unroll(net, np.ones((4, 1)), layer_2={"c": [1, 2, 3]}))
    assert trace.last.keys() == trace.first.keys() == {"layer_1", "layer_2"}  # not the read-out
    assert trace.last["layer_1"].keys() == {"backward"}
    assert trace.last["layer_2"].keys() == {"h", "c"}
    np.testing.assert_array_equal(trace.first["layer_2"]["c"][:, 0], [1, 2, 3])
    trace.last["layer_2"]["c"] += 1  # a copy
    np.testing.assert_array_equal(trace.last["layer_2"]["c"], trace.layer_2.c[-1])


def test_none_is_the_default():
    """As for a cell's h=None: zero."""
    rng = np.random.default_rng(5)
    net = Stack(RNNCell.random(1, 2, rng), LSTMCell.random(2, 3, rng))
    x = rng.normal(size=(3, 1))
    np.testing.assert_array_equal(unroll(net, x, layer_1=None, layer_2={"h": None}).h, unroll(net, x).h)


def test_what_a_loss_says_of_a_part_may_be_its_h_alone():
    """An array for a part is what is said of its h, in the order in which it reads."""
    rng = np.random.default_rng(6)
    net = Bidirectional(RNNCell.random(1, 2, rng), RNNCell.random(1, 3, rng))
    trace = unroll(net, rng.normal(size=(4, 1)))
    h = rng.normal(size=(5, 5, 1))
    h[0] = 0
    right_to_left = h[[0, 4, 3, 2, 1], 2:]
    whole = bptt(net, trace, h)
    apart = bptt(net, trace, {"forward": h[:, :2], "backward": {"h": right_to_left}})
    for name, total in whole.total.items():
        np.testing.assert_allclose(apart.total[name], total, rtol=1e-13)
    nothing = bptt(net, trace, {})
    assert not any(total.any() for total in nothing.total.values())
    np.testing.assert_array_equal(nothing.direct.forward.h, np.zeros((5, 2, 1)))


def test_an_encoder_and_a_decoder_learn_to_repeat():
    """Two words in, the same two out; without the gradient through the states the
    encoder could not learn it."""
    rng = np.random.default_rng(0)
    words = np.array([[a, b] for a in range(3) for b in range(3)]).T
    x = np.eye(3)[words].transpose(0, 2, 1)
    before = np.concatenate([np.zeros_like(x[:1]), x[:1]])  # teacher forcing: the word before
    encoder = Stack(LSTMCell.random(3, 8, rng), LSTMCell.random(8, 8, rng))
    decoder = Stack(LSTMCell.random(3, 8, rng), LSTMCell.random(8, 8, rng))
    readout = Readout.random(8, 3, rng)

    def one_batch():
        encoder_trace = unroll(encoder, x)
        trace = readout.read(unroll(decoder, before, **encoder_trace.last))
        loss = cross_entropy(trace.readout, words, average=True)
        of_readout = readout.read_backward(trace, loss.d_o, terms=False)
        of_decoder = bptt(decoder, trace, of_readout.d.h, terms=False)
        of_encoder = bptt(encoder, encoder_trace, encoder_trace.at_last(of_decoder.d.first), terms=False)
        return loss.value, joined(encoder=of_encoder, decoder=of_decoder, readout=of_readout)

    training = Training(joined(encoder=encoder, decoder=decoder, readout=readout), one_batch, Adam(0.02))
    assert training.run(150)[-1].loss < 0.05


CELL = RNNCell.random(1, 2, np.random.default_rng(0))
TRACE = unroll(CELL, np.ones((3, 1)))
NET = Bidirectional(CELL, RNNCell.random(1, 2, np.random.default_rng(1)))
FROM_NET = unroll(NET, np.ones((3, 1)))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: Trace(h=TRACE.h).last,
            "only a trace that unroll made has first and last states; this one carries",
        ),
        (lambda: squared_error(TRACE, np.ones((3, 2))), "o must be outputs, as readout.read(trace).readout holds"),
        (lambda: TRACE.at_last(TRACE.h), "states must be a dict, by name as in trace.last; got array"),
        (lambda: TRACE.at_last({"c": np.ones((2, 1))}), "this trace has the states h; it has no 'c'"),
        (lambda: TRACE.at_last({"h": np.ones((3, 1))}), "h must be (n, B) = (2, 1); got shape (3, 1)"),
        (lambda: FROM_NET.at_last({"left": {}}), "this trace has the states forward, backward; it has no 'left'"),
        (lambda: FROM_NET.at_last({"forward": np.ones((2, 1))}), "states must be a dict, by name as in trace.last"),
        (
            lambda: bptt(NET, FROM_NET, {"left": {}}),
            "direct of a net has h and the net's parts, forward, backward; got 'left'",
        ),
        (
            lambda: bptt(NET, FROM_NET, {"forward": {"h": np.ones((2, 1))}}),
            "direct must be (T+1, n_h, B) = (4, 2, 1), as h is; got (2, 1)",
        ),
        (
            lambda: bptt(NET, FROM_NET, {"forward": {"c": np.ones((4, 2, 1))}}),
            "this cell carries h from step to step",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        call()
