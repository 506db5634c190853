"""A file of weights that comes from the page."""

import numpy as np
import pytest
from foreign import npz_of

from rnn_teach import GRUCell, RNNCell, joined
from rnn_teach.explorers import upload_network
from rnn_teach.kit.explorer import WIDGET_VIEW
from rnn_teach.kit.own_net import explorer_upload

CELL = GRUCell.random(2, 3, np.random.default_rng(0))
RAW = npz_of(joined(net=CELL))
OTHER = npz_of(joined(net=RNNCell.random(2, 3, np.random.default_rng(1))))


@pytest.fixture(autouse=True)
def nothing_came(monkeypatch):
    monkeypatch.setattr(explorer_upload, "_kept", {})


def send(field, raw, name, piece=100):
    """As the page does."""
    field._hear(field, {"begin": name, "size": len(raw)}, [])
    for at in range(0, len(raw), piece):
        field._hear(field, {"piece": at}, [memoryview(raw[at : at + piece])])
    field._hear(field, {"end": name}, [])


def test_a_file_comes_in_pieces_and_stays_when_the_cell_is_run_again():
    field = upload_network(CELL)
    assert field.network.net is CELL
    send(field, RAW, "model.npz")
    assert "model.npz, a file of" in field.said
    np.testing.assert_array_equal(field.network.net.W, CELL.W)
    again = upload_network(CELL)
    assert again.network is field.network
    assert again.said == field.said


def test_a_bad_file_gets_its_sentence_and_the_net_stays():
    field = upload_network()
    assert field.network is None
    send(field, b"no net at all", "model.pt")
    assert field.said.startswith("model.pt was not taken: model.pt is no file of weights")
    assert field.network is None
    send(field, RAW, "good.npz")
    send(field, RAW[:-30], "cut.npz")
    assert "cut.npz was not taken" in field.said
    assert "stays: Network(good.npz" in field.said
    assert field.network.name == "good.npz"


@pytest.mark.parametrize("words_first", [False, True])
def test_the_vocabulary_may_come_before_its_net_or_after(words_first):
    field, files = upload_network(), [(RAW, "model.npz"), (b'["yes", "no"]', "vocab.json")]
    for raw, name in files[::-1] if words_first else files:
        send(field, raw, name)
    assert field.network.words.words == ["yes", "no"]
    assert field.network.unroll("no yes").T == 2


def test_a_vocabulary_that_does_not_fit_leaves_the_net_as_it_is():
    field = upload_network()
    send(field, RAW, "model.npz")
    send(field, b"a\nb\nc", "words.txt")
    assert "words.txt was not taken: the vocabulary has 3 words" in field.said
    assert field.network.words is None
    send(field, OTHER, "other.npz")
    assert isinstance(field.network.net, RNNCell)


@pytest.mark.parametrize("name", ["", ".", "a/b.npz", "x" * 300 + ".npz", "nu\0ll.npz", "C:\\net.npz"])
def test_whatever_it_is_called(name):
    field = upload_network()
    send(field, RAW, name)
    assert field.network is not None or "was not taken" in field.said


def test_without_a_page_a_sentence_stands_there():
    bundle, _ = upload_network()._repr_mimebundle_()
    assert bundle[WIDGET_VIEW]["model_id"]
    assert "run this cell" in bundle["text/plain"]


def test_what_comes_without_an_end_is_dropped(monkeypatch):
    monkeypatch.setattr(explorer_upload, "MOST_BYTES", 150)
    field = upload_network()
    send(field, b"0" * 300, "endless.npz")
    assert "too large: at most 150 bytes" in field.said
    assert field._coming is None


def test_a_net_that_is_none_is_refused():
    with pytest.raises(ValueError, match="must be a"):
        upload_network(3)
