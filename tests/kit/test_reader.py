"""The trained net that labels the words of a request: does it, and how are Chinese
words found?"""

import numpy as np
import pytest

from rnn_teach import unroll
from rnn_teach.kit.reader import SLOTS, UNKNOWN
from rnn_teach.kit.sentences import in_known_words
from rnn_teach.tasks import travel_reader
from tools import train_reader


def labels(sentence):
    reader = travel_reader()
    words = reader.split(sentence)
    best = reader.read(words).readout.y_hat[1:, :, 0].argmax(axis=1)
    return {word: SLOTS[place] for word, place in zip(words, best, strict=True) if SLOTS[place] != "other"}


@pytest.mark.parametrize(
    ("sentence", "slots"),
    [
        ("arrive Taipei on November 2nd", {"Taipei": "destination", "November": "date", "2nd": "date"}),
        ("leave Taipei on November 2nd", {"Taipei": "departure", "November": "date", "2nd": "date"}),
        ("fly to Lagos from Accra tomorrow", {"Lagos": "destination", "Accra": "departure", "tomorrow": "date"}),
        ("leave Oxbridge for Nowhere", {"Oxbridge": "departure", "Nowhere": "destination"}),
        ("从台北到巴黎", {"台北": "departure", "巴黎": "destination"}),
        ("我想明天去上海", {"明天": "date", "上海": "destination"}),
        ("从拉各斯飞往台北", {"拉各斯": "departure", "台北": "destination"}),
        ("I like Taipei", {}),
    ],
)
def test_it_labels_requests_also_with_places_it_does_not_know(sentence, slots):
    assert labels(sentence) == slots


def test_it_is_misled_as_the_notebook_says():
    assert labels("leave the hotel in Taipei") == {"Taipei": "destination"}


def test_it_is_right_on_requests_that_it_was_not_trained_on():
    """The seed of the training is 0."""
    rng, right = np.random.default_rng(12345), 0
    reader = travel_reader()
    for _ in range(300):
        request = train_reader.Request(rng)
        best = reader.read(request.words).readout.y_hat[1:, :, 0].argmax(axis=1)
        right += [SLOTS[place] for place in best] == request.slots
    assert right >= 297


def test_its_words_are_those_of_the_grammar_and_its_weights_have_two_decimals():
    reader = travel_reader()
    assert reader.words == train_reader.vocabulary()
    assert UNKNOWN not in reader.words
    for part in (*(getattr(reader.cell, name) for name in "UWb"), reader.readout.V, reader.readout.c):
        np.testing.assert_array_equal(part, part.round(2))


def share_right(reader):
    """Of the words of some requests."""
    x, targets, mask = train_reader.batch(reader, np.random.default_rng(7))
    o = reader.readout.read(unroll(reader.cell, x)).readout.o[1:]
    return ((o.argmax(axis=1) == targets) * mask).sum() / mask.sum()


def test_the_training_that_made_it_learns_and_what_is_saved_can_be_read(tmp_path):
    """A fifteenth of its updates: it finds more than the 69 % that are `other`."""
    fresh, reader = train_reader.train(updates=1), train_reader.train(updates=200)
    assert share_right(reader) > max(0.8, share_right(fresh) + 0.1)
    train_reader.save(reader, tmp_path / "reader.npz")
    with np.load(tmp_path / "reader.npz") as stored:
        assert stored["words"].tolist() == reader.words
        np.testing.assert_allclose(stored["W"], reader.cell.W, atol=0.006)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("从台北到巴黎", ["从", "台北", "到", "巴黎"]),
        ("从 台北 到巴黎。", ["从", "台北", "到", "巴黎"]),
        ("到拉各斯", ["到", "拉各斯"]),
        ("拉各斯到台北", ["拉各斯", "到", "台北"]),
        ("fly to Reykjavík", ["fly", "to", "Reykjavík"]),
        ("Taipei到巴黎", ["Taipei", "到", "巴黎"]),
        ("到", ["到"]),
    ],
)
def test_chinese_words_are_found_without_spaces(sentence, words):
    assert in_known_words(sentence, travel_reader().words) == words
