"""What is found in a file from names and shapes, and what is said of the rest."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from foreign import npz_of, safetensors_of

from rnn_teach import (
    Bidirectional,
    Embedding,
    GRUCell,
    LSTMCell,
    Readout,
    Reversed,
    RNNCell,
    Stack,
    joined,
    last_states,
    read_network,
    save_net,
    torch_weights,
    unroll,
)

ROOT = Path(__file__).parent.parent.parent


def rng():
    return np.random.default_rng(0)


def named(prefix, arrays):
    return {f"{prefix}{name}": np.float32(array) for name, array in arrays.items()}


def lstm(prefix="lstm.", n_x=3, n_h=4):
    return named(prefix, torch_weights(LSTMCell.random(n_x, n_h, rng())))


def matrix(*shape):
    return rng().normal(size=shape).astype(np.float32)


def read(arrays, **options):
    return read_network(safetensors_of(arrays), **options)


def test_what_was_taken_is_told_part_by_part():
    network = read(
        {
            "emb.weight": matrix(9, 3),
            **lstm(),
            "fc.weight": matrix(5, 4),
            "fc.bias": matrix(5),
            "norm.weight": matrix(7),
        }
    )
    assert str(network).splitlines() == [
        "this file, a file of safetensors: 180 numbers",
        "  embedding  9 words as 3 numbers             emb.weight",
        "  layer 1    LSTM, 3 → 4 units                lstm.weight_ih_l0, lstm.weight_hh_l0 and 2 more",
        "  read-out   5 outputs at each step, softmax  fc.weight, fc.bias",
        "  left out: norm.weight",
        "The read-out is taken to answer by softmax at each step; the file does not tell. Else read_network(path, "
        "answer='linear', reads='last').",
        "norm.weight: a normalization, which is left out. What stands behind it gets other numbers here.",
    ]
    assert repr(network) == "Network(this file: LSTM, 3 → 4 units)"


def test_a_hidden_layer_behind_the_net_leaves_it_without_a_read_out():
    network = read({**lstm(), "fc1.weight": matrix(6, 4), "fc1.bias": matrix(6), "fc2.weight": matrix(2, 6)})
    assert network.readout is None
    assert network.notes == ["No read-out was taken: behind fc1.weight follows fc2.weight, and ours is one layer."]
    with pytest.raises(ValueError, match="came without a read-out"):
        network.answer(np.ones((2, 3)))


def test_two_that_could_be_the_read_out_are_not_chosen_between():
    network = read({**lstm(), "first.weight": matrix(6, 4), "second.weight": matrix(2, 4)})
    assert network.readout is None
    assert network.notes == ["No read-out was taken, since first.weight, second.weight could all be it."]
    assert read({**lstm(), "first.weight": matrix(6, 4), "head.weight": matrix(2, 4)}).taken["readout"] == [
        "head.weight"
    ]


def test_tied_sizes_are_told_apart_by_name():
    """Embedding and read-out of one shape, since n_x = n_h."""
    network = read(
        {"encoder.weight": matrix(9, 4), **lstm(n_x=4), "decoder.weight": matrix(9, 4), "decoder.bias": matrix(9)}
    )
    assert network.taken["readout"] == ["decoder.weight", "decoder.bias"]
    assert network.taken["embedding"] == ["encoder.weight"]


def test_of_several_recurrent_modules_one_is_asked_for():
    arrays = {**lstm("encoder.rnn."), **lstm("decoder.rnn.", n_x=4)}
    with pytest.raises(
        ValueError, match=r"2 recurrent modules, encoder.rnn, decoder.rnn: choose one, .*part='encoder.rnn'"
    ):
        read(arrays)
    assert read(arrays, part="decoder.rnn").net.n_x == 4
    both = read(arrays, part=["encoder.rnn", "decoder.rnn"])
    assert isinstance(both.net, Stack)
    np.testing.assert_array_equal(both.net.parts["layer_2"].U.reshape(16, 4), arrays["decoder.rnn.weight_ih_l0"])
    with pytest.raises(ValueError, match=r"no recurrent module 'third' in the file; it holds encoder.rnn"):
        read(arrays, part="third")
    with pytest.raises(ValueError, match="part must be the name"):
        read(arrays, part=3)


def test_a_single_cell_of_pytorch_has_no_layer_in_its_names():
    arrays = {name.replace("_l0", ""): array for name, array in lstm("cell.").items()}
    network = read(arrays)
    assert isinstance(network.net, LSTMCell)
    assert network.taken["layer_1"] == [f"cell.{part}" for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]


def test_the_activation_of_a_plain_rnn_is_asked_for():
    arrays = named("", torch_weights(RNNCell.random(3, 4, rng())))
    assert "taken as tanh" in read(arrays).notes[0]
    network = read(arrays, activation="relu")
    assert network.net.activation == "relu"
    assert network.notes == []


def test_what_our_cells_lack_is_refused():
    projected = {**lstm(), "lstm.weight_hr_l0": matrix(2, 4)}
    with pytest.raises(ValueError, match="a projection"):
        read(projected)
    pieces = {"lstm.parametrizations.weight_hh_l0.original0": matrix(16, 1), **lstm()}
    with pytest.raises(ValueError, match="is a weight in pieces"):
        read(pieces)
    with pytest.raises(ValueError, match="lacks weight_hh_l0"):
        read({"weight_ih_l0": matrix(16, 3)})


def test_convolutions_before_the_net_are_told():
    network = read({"conv.weight": matrix(3, 2, 5), **lstm()})
    assert network.notes == ["conv.weight: convolutions. The x of this net is what comes out of them."]


def test_answer_and_reads_can_be_said():
    arrays = {**lstm(), "fc.weight": matrix(2, 4)}
    network = read(arrays, answer="linear", reads="last")
    assert (network.readout.answer, network.reads, network.readout.bias) == ("linear", "last", False)
    assert network.notes == []
    with pytest.raises(ValueError, match="answer must be one of"):
        read(arrays, answer="loud")
    with pytest.raises(ValueError, match="reads must be one of"):
        read(arrays, reads="now and then")


NETS = {
    "a cell": lambda: GRUCell.random(3, 4, rng()),
    "a GRU that resets after": lambda: GRUCell.random(3, 4, rng(), reset="after"),
    "from the right": lambda: Reversed(LSTMCell.random(3, 4, rng())),
    "two layers, both ways": lambda: Stack(
        Bidirectional(LSTMCell.random(3, 2, rng()), LSTMCell.random(3, 2, rng())),
        Bidirectional(RNNCell.random(4, 2, rng()), RNNCell.random(4, 2, rng())),
    ),
    "two layers": lambda: Stack(LSTMCell.random(3, 2, rng()), GRUCell.random(2, 4, rng())),
}


@pytest.mark.parametrize("make", NETS.values(), ids=NETS)
@pytest.mark.parametrize("alone", [True, False])
def test_a_net_of_ours_comes_back_from_its_file(make, alone):
    net, embedding, readout = make(), Embedding.random(7, 3, rng()), Readout.random(4, 2, rng())
    arrays = net.parameters if alone else joined(net=net, embedding=embedding, readout=readout)
    network = read_network(npz_of(arrays))
    words = np.arange(5)
    x = embedding.read(words)
    trace = network.unroll(x if alone else words)
    np.testing.assert_array_equal(trace.h, unroll(net, x).h)
    assert network.unused == []
    assert alone or network.readout.V.tolist() == readout.V.tolist()


@pytest.mark.parametrize("make", NETS.values(), ids=NETS)
def test_what_save_net_wrote_is_read_with_its_words(make, tmp_path):
    net, embedding, readout = make(), Embedding.random(3, 3, rng()), Readout.random(4, 2, rng(), answer="linear")
    save_net(tmp_path / "mine.npz", net=net, readout=readout, embedding=embedding, words=["a", "b", "c"])
    network = read_network(tmp_path / "mine.npz")
    assert network.readout.answer == "linear"
    np.testing.assert_array_equal(network.unroll("abca").h, unroll(net, embedding.read(np.array([0, 1, 2, 0]))).h)
    assert (network.unused, network.notes) == ([], [])
    save_net(tmp_path / "two.npz", one=net, other=make())
    with pytest.raises(ValueError, match="must hold one net or cell; it holds one, other"):
        read_network(tmp_path / "two.npz")


def test_last_states_take_each_direction_where_it_ends():
    """At T what reads from the left, at 1 what reads from the right; trace.h[T] holds
    another ←h."""
    net = NETS["two layers, both ways"]()
    trace = unroll(net, rng().normal(size=(6, 3, 2)))
    states = last_states(trace)
    np.testing.assert_array_equal(states[:2], trace.h[6, :2])
    np.testing.assert_array_equal(states[2:], trace.h[1, 2:])
    assert np.abs(states - trace.h[6]).max() > 0.01
    cell = GRUCell.random(3, 4, rng())
    trace = unroll(cell, np.ones((3, 3)))
    np.testing.assert_array_equal(last_states(trace), trace.h[3])


def test_an_answer_from_the_last_states_is_that_of_each_beginning():
    net = Bidirectional(GRUCell.random(3, 2, rng()), GRUCell.random(3, 2, rng()))
    network = read_network(npz_of(joined(net=net, readout=Readout.random(4, 3, rng()))), reads="last")
    x = rng().normal(size=(5, 3))
    y_hat = network.answer(x)
    assert np.isnan(y_hat[0]).all()
    for t in range(1, 6):
        o = network.readout.V @ last_states(unroll(net, x[:t])) + network.readout.c
        np.testing.assert_allclose(y_hat[t], (np.exp(o) / np.exp(o).sum())[:, 0])


VOCABULARIES = {
    "lines.txt": "<unk>\nthe\nking\n",
    "list.json": '["<unk>", "the", "king"]',
    "places.json": '{"the": 1, "king": 2, "<unk>": 0}',
    "words.json": '{"1": "the", "2": "king", "0": "<unk>"}',
    "keras.json": json.dumps({"config": {"word_index": '{"the": 1, "king": 2, "<unk>": 0}'}}),
    "tokenizer.json": '{"model": {"vocab": {"the": 1, "king": 2, "<unk>": 0}}}',
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_vocabulary_comes_from_a_file(name, tmp_path):
    (tmp_path / name).write_text(VOCABULARIES[name], encoding="utf-8")
    network = read({"emb.weight": matrix(4, 3), **lstm()}, words=tmp_path / name)
    assert network.words.words[:3] == ["<unk>", "the", "king"]
    assert network.words.numbers(network.split("the King, sings")) == [1, 2, 0, 0]
    np.testing.assert_array_equal(network.unroll("the king").h, network.unroll(np.array([1, 2])).h)
    np.testing.assert_array_equal(network.unroll(["the", "king"]).h, network.unroll(np.array([1, 2])).h)


def test_without_an_embedding_words_are_one_hot_vectors():
    network = read(lstm(), words=["a", "b", "c"])
    assert network.split("cab") == ["c", "a", "b"]
    np.testing.assert_array_equal(network.inputs("cab")[:, :, 0], np.eye(3)[[2, 0, 1]])
    np.testing.assert_array_equal(network.unroll("cab").h, network.unroll(np.eye(3)[[2, 0, 1]]).h)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("dog", "the word 'd' is not among the 3 words of this net"),
        ("", "give a text of at least one word"),
        ([], "x must hold at least one"),
        (np.array([0, 5]), "numbers of words go from 0 to 2; got 0 to 5"),
        (np.ones((2, 5)), "n_x = 3"),
        (np.zeros(3000, int), "a sequence of 1 to 2,000 steps"),
        (None, "x must be an array of numbers"),
    ],
)
def test_what_it_cannot_read_is_refused(words, sentence):
    with pytest.raises(ValueError, match=sentence):
        read(lstm(), words=["a", "b", "c"]).unroll(words)


def test_words_without_a_vocabulary_are_refused_and_one_can_be_given_later():
    network = read(lstm())
    with pytest.raises(ValueError, match="knows no words yet"):
        network.unroll("a b")
    assert network.with_words(["a", "b", "c"]).unroll("ab").T == 2
    assert network.words is None
    with pytest.raises(ValueError, match="has 4 words, and the net has columns for 3"):
        network.with_words(["a", "b", "c", "d"])
    for no_list in ({"a": "b"}, [], 3, {"a": 10**9}, [1, 2]):
        with pytest.raises(ValueError, match="vocabulary"):
            network.with_words(no_list)


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "rnn_teach", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )


def test_the_command_tells_what_is_inside(tmp_path):
    path = tmp_path / "net.safetensors"
    path.write_bytes(safetensors_of({**lstm(), "fc.weight": matrix(2, 4)}))
    told = run("open", str(path))
    assert told.returncode == 0
    assert "lstm.weight_hh_l0  <f4       (16, 4)" in told.stdout
    assert "LSTM, 3 → 4 units" in told.stdout
    refused = run("open", "nowhere.pt")
    assert (refused.returncode, refused.stderr[:13]) == (1, "there is no f")
    assert run("shut", "x").returncode == 2


def test_neither_pytorch_nor_keras_nor_h5py_is_asked_for():
    code = (
        "import sys, rnn_teach; print(sorted({n.split('.')[0] for n in sys.modules} & {'torch', 'keras', 'h5py'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_layers_of_different_kinds_are_read_from_names_alone():
    """A layer of two directions below one of a single cell, and one from the right."""
    draw = np.random.default_rng(0)
    both = Bidirectional(LSTMCell.random(3, 2, draw), LSTMCell.random(3, 2, draw))
    net = Stack(both, Reversed(GRUCell.random(4, 2, draw)), RNNCell.random(2, 2, draw))
    found = read_network(npz_of(joined(net=net))).net
    x = draw.normal(size=(4, 3))
    np.testing.assert_array_equal(unroll(found, x).h, unroll(net, x).h)
