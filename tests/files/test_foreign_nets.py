"""Nets of PyTorch and Keras, out of their files, against what they compute there
(golden/foreign_nets.npz)."""

from pathlib import Path

import numpy as np
import pytest
from foreign import safetensors_of
from large_net import LARGE, large_weights

from rnn_teach import Bidirectional, GRUCell, LSTMCell, RNNCell, Stack, last_states, read_network

GOLDEN = Path(__file__).parent / "golden"
FOUND = dict(np.load(GOLDEN / "foreign_nets.npz"))
CELLS = {"rnn": RNNCell, "lstm": LSTMCell, "gru": GRUCell}
TORCH = [f"{kind}_{layers}{both}" for kind in CELLS for layers in (1, 2) for both in ("", "_both")]
KERAS = {"yes_or_no": 1, "two_grus": 2, "both_ways": 2, "plain_relu": 1, "three_lstms": 3, "without_bias": 1}
TOLERANCE = 1e-6


def in_time(y_hat):
    """Theirs, (T, B, n_y), as ours."""
    return y_hat.swapaxes(1, 2)


@pytest.mark.parametrize("form", ["pt", "safetensors", "npz"])
@pytest.mark.parametrize("name", TORCH)
def test_a_net_of_pytorch_computes_what_it_does_there(name, form):
    network = read_network(GOLDEN / f"{name}.{form}")
    kind, layers, *both = name.split("_")
    top = network.net.parts[f"layer_{layers}"] if layers == "2" else network.net
    assert isinstance(network.net, Stack) == (layers == "2")
    assert isinstance(top, Bidirectional) == bool(both)
    assert type(top.parts["forward"] if both else top) is CELLS[kind]
    assert network.net.dtype == np.float32
    trace = network.unroll(FOUND["words"])
    assert np.abs(trace.readout.y_hat[1:] - in_time(FOUND[name])).max() < TOLERANCE
    assert np.abs(last_states(trace) - FOUND[f"{name}_last"]).max() < TOLERANCE
    assert network.unused == []


@pytest.mark.parametrize("form", ["keras", "h5"])
@pytest.mark.parametrize("name", KERAS)
def test_a_model_of_keras_computes_what_it_does_there(name, form):
    network = read_network(GOLDEN / f"{name}.{form}")
    assert len(network.cells()) == KERAS[name] * (2 if name == "both_ways" else 1)
    right = FOUND[f"keras_{name}"]
    words = "embedding" in network.taken
    for number in range(2):
        read = FOUND["keras_words"][number] if words else FOUND["keras_x"][number]
        y_hat = network.answer(read)
        ours = y_hat[-1] if right.ndim == 2 else y_hat[1:]
        assert np.abs(ours - right[number]).max() < TOLERANCE
    assert network.reads == ("last" if right.ndim == 2 else "each step")
    assert network.unused == []


def test_the_stored_numbers_say_something():
    assert {name for name in FOUND if not name.startswith("keras")} >= {*TORCH, "large", "double"}
    for name, array in FOUND.items():
        assert name in ("versions", "words", "keras_words") or np.std(array) > 0.001, name


@pytest.mark.parametrize("form", ["pt", "safetensors"])
@pytest.mark.parametrize("half", ["bfloat16", "float16"])
def test_half_precision_of_either_kind_is_read_exactly(half, form):
    network = read_network(GOLDEN / f"{half}.{form}")
    W = network.net.parts["layer_2"].parts["backward"].W
    assert W.dtype == np.float32
    np.testing.assert_array_equal(W.reshape(-1, W.shape[-1]), FOUND[half])


def test_double_precision_stays_double():
    trace = read_network(GOLDEN / "double.pt").unroll(FOUND["words"])
    assert trace.h.dtype == np.float64
    assert np.abs(trace.readout.y_hat[1:] - in_time(FOUND["double"])).max() < 1e-12


def test_a_checkpoint_gives_its_state_dict_and_says_so():
    network = read_network(GOLDEN / "checkpoint.pt")
    assert np.abs(network.unroll(FOUND["words"]).readout.y_hat[1:] - in_time(FOUND[TORCH[-1]])).max() < TOLERANCE
    assert network.notes[0] == "A checkpoint: taken is its 'model'; left out epoch, optimizer."


def test_a_whole_module_is_refused_by_the_name_of_its_class():
    with pytest.raises(ValueError, match=r"wants to use \S*Tagger, which is no tensor; nothing of it was run"):
        read_network(GOLDEN / "whole_module.pt")


def test_a_net_of_real_scale_computes_what_it_does_in_pytorch():
    """2 layers of 256 units in both directions, over 100 words."""
    network = read_network(safetensors_of(large_weights()))
    trace = network.unroll(np.arange(100) % LARGE[0])
    assert np.abs(trace.readout.y_hat[1:, :8, 0] - FOUND["large"]).max() < 2e-6
