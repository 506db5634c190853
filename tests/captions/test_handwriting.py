"""Boards with handwritten digits, and the net that describes them."""

import numpy as np
import pytest

from rnn_teach.core.losses import NO_TARGET
from rnn_teach.explorers import caption_explorer
from rnn_teach.lessons.captions.handwriting import (
    DIGIT_WORDS,
    DIGITS,
    draw_written,
    make_written_scenes,
    written_digits,
)
from rnn_teach.lessons.captions.scenes import PAPER, Thing, caption_of, is_true, make_scenes
from rnn_teach.lessons.captions.trained import trained_captioner

WRITERS = "known writers", "new writers"
FIRST_ZERO = """
0 0 5 13 9 1 0 0
0 0 13 15 10 15 5 0
0 3 15 2 0 11 8 0
0 4 12 0 0 8 8 0
0 5 8 0 0 9 8 0
0 4 11 0 1 12 7 0
0 2 14 5 10 12 0 0
0 0 6 13 10 0 0 0
"""
"""The first row of the source."""


@pytest.fixture(scope="module")
def new():
    return make_written_scenes(200, np.random.default_rng(5), writers="new writers")


def test_a_digit_is_what_was_written():
    written = np.array(FIRST_ZERO.split(), float).reshape(8, 8)
    np.testing.assert_allclose(written_digits("known writers")["zero"][0] * 15, written)


def test_known_and_new_writers_have_all_digits_and_share_none():
    known, others = (written_digits(writers) for writers in WRITERS)
    assert list(known) == list(others) == list(DIGITS)
    assert sum(map(len, known.values())) + sum(map(len, others.values())) == 1797
    assert min(map(len, others.values())) > 40
    for name in DIGITS:
        both = np.concatenate([known[name], others[name]]).reshape(-1, 64)
        assert len(np.unique(both, axis=0)) == len(both)


def test_the_targets_are_the_caption(new):
    assert new.words == DIGIT_WORDS
    for number, pair in enumerate(new.things):
        assert [DIGIT_WORDS[word] for word in new.targets[:, number] if word != NO_TARGET] == caption_of(pair)


def test_a_digit_stands_in_its_place_and_another_hand_writes_it_elsewhere():
    here, there = (draw_written((Thing("red", "seven", place),)) for place in (0, 5))
    one, other = here[:, :8, :8], there[:, 8:16, 8:16]
    assert np.abs(one - other).max() > 0.2
    here[:, :8, :8] = PAPER
    np.testing.assert_allclose(here, PAPER, atol=1e-6)


def test_the_shipped_net_reads_new_hands_as_well_as_the_lesson_says(new):
    score = trained_captioner("digits").score(new)
    assert 0.6 < score.captions < 0.95
    assert score.looks > 0.95


def test_shapes_are_no_digits():
    shapes = make_scenes(1, np.random.default_rng(0))
    with pytest.raises(ValueError, match="give shapes to a net of shapes, and digits to a net of digits"):
        trained_captioner("digits").score(shapes)
    with pytest.raises(ValueError, match="on_board must be"):
        trained_captioner("letters")


def test_the_explorer_opens_on_digits():
    explorer = caption_explorer(trained_captioner("digits"))
    assert "seven" in explorer.sentence
    words, things = (
        ["a", "red", "three", "left", "of", "a", "blue", "seven"],
        (Thing("red", "three", 4), Thing("blue", "seven", 6)),
    )
    assert is_true(words, things)
    explorer.controls["scene"].value = "red circle A2"
    assert "write color, shape and place, as in red zero A2" in explorer.view.error
