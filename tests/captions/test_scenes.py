"""The boards and their sentences."""

import numpy as np
import pytest

from rnn_teach.core.losses import NO_TARGET
from rnn_teach.lessons.captions.board import as_board, as_line, with_click
from rnn_teach.lessons.captions.scenes import (
    COLORS,
    HELD_OUT,
    PAPER,
    WORDS,
    Thing,
    caption_of,
    draw_scene,
    is_true,
    make_scenes,
)

RED, BLUE = Thing("red", "circle", 4), Thing("blue", "square", 6)


def kinds(scenes):
    return {(thing.color, thing.shape) for pair in scenes.things for thing in pair}


def test_the_targets_are_the_caption_and_nothing_after_it():
    scenes = make_scenes(50, np.random.default_rng(0))
    for number, pair in enumerate(scenes.things):
        words = [WORDS[word] for word in scenes.targets[:, number] if word != NO_TARGET]
        assert words == caption_of(pair)
    assert scenes.pictures.shape == (3, 32, 32, 50)
    assert scenes.pictures.dtype == np.float32


def test_every_caption_is_true_and_in_the_order_of_reading():
    for pair in make_scenes(200, np.random.default_rng(0)).things:
        assert is_true(caption_of(pair), pair)
        assert pair[0].place < pair[1].place
        assert pair[0].row == pair[1].row or pair[0].column == pair[1].column


def test_held_out_pairs_are_in_every_scene_that_asks_for_them_and_in_no_other():
    rng = np.random.default_rng(0)
    assert not kinds(make_scenes(300, rng)) & set(HELD_OUT)
    for pair in make_scenes(50, rng, held_out=True).things:
        assert {(thing.color, thing.shape) for thing in pair} & set(HELD_OUT)
    assert len(kinds(make_scenes(300, rng))) == 12


def test_a_shape_stands_in_its_place_in_its_color():
    picture = draw_scene((RED,))
    np.testing.assert_allclose(picture[:, 12, 4], COLORS["red"], atol=1e-6)
    elsewhere = picture.copy()
    elsewhere[:, 8:16, 0:8] = PAPER
    np.testing.assert_allclose(elsewhere, PAPER, atol=1e-6)


@pytest.mark.parametrize(
    ("caption", "true"),
    [
        ("a red circle left of a blue square", True),
        ("a red circle left of a blue square <end>", True),
        ("a blue square left of a red circle", False),
        ("a red circle above a blue square", False),
        ("a red square left of a blue circle", False),
        ("a red circle left a blue square", False),
        ("a red circle left of", False),
        ("a a a a a", False),
        ("", False),
    ],
)
def test_what_is_true_of_a_board(caption, true):
    assert is_true(caption.split(), (RED, BLUE)) is true


def test_two_things_aside_may_be_told_either_way():
    things = RED, Thing("blue", "square", 15)
    assert is_true(["a", "red", "circle", "left", "of", "a", "blue", "square"], things)
    assert is_true(["a", "red", "circle", "above", "a", "blue", "square"], things)


def test_a_line_of_text_is_a_board_and_back():
    assert as_board(" blue SQUARE c2,red circle A2 , ") == (RED, BLUE)
    assert as_line(as_board("blue square C2, red circle A2")) == "red circle A2, blue square C2"
    assert as_board("") == ()


@pytest.mark.parametrize(
    "text", ["red", "pink circle A1", "red circle E1", "red circle A5", "red circle A1 B1", "<b>"]
)
def test_what_is_no_thing_is_told(text):
    with pytest.raises(ValueError, match=r"scene cannot be .*: write color, shape and place"):
        as_board(text)


def test_two_things_at_one_place_are_refused():
    with pytest.raises(ValueError, match="two things share A1; give"):
        as_board("red circle A1, blue cross A1")


def test_a_click_puts_and_takes_away():
    assert with_click((RED,), 6, "blue", "square") == (RED, BLUE)
    assert with_click((RED, BLUE), 4, "green", "cross") == (BLUE,)
