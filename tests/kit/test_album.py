"""An album: pictures that are laid out once, and look as if they were made afresh."""

import numpy as np
import pytest
from replay import fingerprint

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_album import Album


class Boxes(Picture):
    """So many axes beside each other, with a text in each; counts how often it lays
    them out."""

    laid_out = 0

    def __init__(self):
        super().__init__(3, 2)
        self._layout = None

    def show(self, count, text):
        if count != self._layout:
            self.start_afresh()
            self._texts = [self.add_axes((k / count, 0, 0.8 / count, 1)).text(0.5, 0.5, "") for k in range(count)]
            self.let_change(*self._texts)
            self._layout, Boxes.laid_out = count, Boxes.laid_out + 1
        for place in self._texts:
            place.set_text(text)


@pytest.fixture
def album():
    Boxes.laid_out = 0
    return Album(Boxes, most=3)


def afresh(count, text, ratio=1):
    picture = Boxes()
    picture.set_pixel_ratio(ratio)
    picture.show(count, text)
    return picture


def turned(album, count, text):
    picture = album.of(count)
    picture.show(count, text)
    assert album.now is picture
    return picture


def test_each_layout_is_made_once_and_shows_what_one_made_afresh_shows(album):
    walk = [(1, "a"), (2, "b"), (3, "c"), (2, "d"), (1, "e"), (3, "f"), (2, "b")]
    frames = [fingerprint(turned(album, *view).frame()) for view in walk]
    assert Boxes.laid_out == 3
    assert frames == [fingerprint(afresh(*view).frame()) for view in walk]


def test_of_too_many_the_one_shown_longest_ago_is_laid_out_anew(album):
    pictures = [turned(album, count, "a") for count in (1, 2, 3, 1, 4)]
    assert Boxes.laid_out == 4
    assert len({id(picture) for picture in pictures}) == 3
    assert pictures[-1] is pictures[1]
    turned(album, 3, "a")
    assert Boxes.laid_out == 4
    turned(album, 2, "a")
    assert Boxes.laid_out == 5
    assert fingerprint(turned(album, 4, "a").frame()) == fingerprint(afresh(4, "a").frame())


def test_the_letters_of_all_stand_in_one_table(album):
    before = turned(album, 1, "abc").frame().glyphs
    assert turned(album, 2, "abc").frame().glyphs == before
    more = turned(album, 3, "xyz").frame().glyphs
    assert more.startswith(before)
    assert turned(album, 1, "xyz").frame().glyphs == more


def test_a_finer_screen_is_fine_for_all_of_them(album):
    for count in (1, 2):
        turned(album, count, "a").frame()
    album.now.set_pixel_ratio(2)
    album.now.frame()
    for count in (1, 2, 3):
        picture, fresh = turned(album, count, "a"), afresh(count, "a", ratio=2)
        assert fingerprint(picture.frame()) == fingerprint(fresh.frame())
        np.testing.assert_array_equal(picture.pixels(), fresh.pixels())


def test_pixels_of_a_picture_that_is_not_shown_take_no_memory(album):
    one = turned(album, 1, "a")
    one.pixels()
    turned(album, 2, "a")
    assert not hasattr(one.canvas, "renderer")
