"""Parts joined by name: two cells do not overwrite each other."""

import re

import numpy as np
import pytest

from rnn_teach import SGD, Bidirectional, LSTMCell, Readout, RNNCell, Stack, bptt, joined, unroll


def cells():
    rng = np.random.default_rng(0)
    return RNNCell.random(2, 3, rng), LSTMCell.random(2, 3, rng)


def test_two_cells_keep_their_parameters():
    """Both have U, W and b: six arrays, the very ones that the cells compute with."""
    encoder, decoder = cells()
    parameters = joined(encoder=encoder, decoder=decoder)
    assert list(parameters) == ["encoder.U", "encoder.W", "encoder.b", "decoder.U", "decoder.W", "decoder.b"]
    assert parameters["encoder.U"] is encoder.U
    assert parameters["decoder.U"] is decoder.U


def test_a_net_in_it_keeps_the_names_of_its_parts():
    rng = np.random.default_rng(1)
    net = Stack(RNNCell.random(1, 2, rng), Bidirectional(RNNCell.random(2, 1, rng), RNNCell.random(2, 1, rng)))
    names = list(joined(net=net, readout=Readout.random(2, 1, rng)))
    assert names[0] == "net.layer_1.U"
    assert "net.layer_2.backward.W" in names
    assert names[-2:] == ["readout.V", "readout.c"]
    assert [name.removeprefix("net.") for name in names[:-2]] == list(net.parameters)


def test_gradients_have_the_names_of_the_parameters_and_one_optimizer_moves_all():
    encoder, decoder = cells()
    x = np.ones((3, 2))
    before = {name: array.copy() for name, array in joined(encoder=encoder, decoder=decoder).items()}
    found = [bptt(cell, unroll(cell, x), np.ones((4, 3, 1))) for cell in (encoder, decoder)]
    parameters, gradients = joined(encoder=encoder, decoder=decoder), joined(encoder=found[0], decoder=found[1])
    assert parameters.keys() == gradients.keys()
    assert gradients["decoder.W"] is found[1].total["W"]
    SGD(0.1).update(parameters, gradients)
    for name, array in before.items():
        np.testing.assert_allclose(parameters[name], array - 0.1 * gradients[name])
        assert not np.array_equal(parameters[name], array)


def test_dicts_of_arrays_are_parts_too():
    scale = np.ones(3)
    assert joined(cell=cells()[0], norm={"scale": scale})["norm.scale"] is scale


ONE = cells()[0]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, "give the parts by name, as joined(cell=cell, readout=readout)"),
        ({"cell": "ONE"}, "cell must be a cell, a net, a read-out, Gradients, or a dict of arrays; got 'ONE'"),
        ({"cell": RNNCell}, "cell must be a cell, a net, a read-out, Gradients, or a dict of arrays; got <class"),
        ({"cell": {"U": [1.0]}}, "or a dict of arrays; got {'U': [1.0]}"),
        ({"encoder": ONE, "decoder": ONE}, "encoder.U and decoder.U are the same array: it would be trained twice"),
    ],
)
def test_what_is_no_part_is_refused_in_a_sentence(parts, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        joined(**parts)
