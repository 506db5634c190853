"""The film of an explorer: what a page shows is what the explorer shows."""

import gzip
import itertools
import json
import struct

import numpy as np
import pytest
from explorer_moves import at_first

from rnn_teach import explorers
from rnn_teach.kit.explorer_film import main_controls, positions
from tools import film as films
from tools.film_axis import axes_of

FEW = 40
"""So many views are drawn of a film here, in larger steps."""
SOME = {
    "echo_explorer": ("w",),
    "unrolling_explorer": ("t", "seed"),
    "gradient_ledger_explorer": ("t", "back"),
    "deep_explorer": ("t", "view"),
}
"""With controls that stop each other, move what does not change, and are menus."""


class Opened:
    """A film, taken apart as the page does it."""

    def __init__(self, film):
        data = gzip.decompress(film.packed)
        (length,) = struct.unpack_from("<I", data)
        self.head, self._data, self._at = json.loads(data[4 : 4 + length]), data, 4 + length
        self.glyphs = self._take(self.head["glyphs"])
        table = self._take(2 * self.head["rows"] * self.head["views"])
        self.table = np.frombuffer(table, "<u2").reshape(self.head["rows"], -1)
        self.pieces = [self._take(length) for length in self.head["pieces"]]
        assert self._at == len(data)

    def _take(self, length):
        self._at += length
        return self._data[self._at - length : self._at]

    def drawn(self, view):
        return [self.pieces[piece] for piece in self.table[:-2, view] if piece != films.NOTHING]

    def sentence(self, view):
        return self.head["sentences"][self.table[-2, view]]


@pytest.fixture(scope="module", params=SOME)
def made(request):
    """An explorer and its film."""
    explorer = getattr(explorers, request.param)()
    explorer.film = SOME[request.param]
    return explorer, films.film_of(explorer, most=FEW)


def test_a_view_of_the_film_is_what_the_explorer_shows_there(made):
    """Gone through in another order than it was made in."""
    explorer, film = made
    opened = Opened(film)
    grid = list(itertools.product(*(axis.values for axis in film.axes)))
    assert len(grid) == opened.head["views"] <= FEW
    for view in np.random.default_rng(0).permutation(len(grid)):
        shown = opened.table[-1, view]
        values = dict(zip(explorer.film, grid[shown], strict=True))
        for name in explorer.controls:
            explorer.controls[name].value = values.get(name, explorer.controls[name].value)
        pieces, glyphs = explorer.pieces()
        assert opened.sentence(shown) == explorer.sentence
        assert opened.drawn(shown) == [piece for piece in pieces if piece]
        assert opened.glyphs == glyphs
        assert explorer.values == explorer.values | values


def test_it_begins_where_the_explorer_stands_and_leaves_it_there(made):
    explorer, film = made
    explorer.reset()
    assert film.sentence == explorer.sentence
    assert [axis.values[axis.start] for axis in film.axes] == [explorer.values[axis.name] for axis in film.axes]


def test_it_covers_the_whole_range(made):
    explorer, film = made
    for axis in film.axes:
        whole = positions(explorer.controls[axis.name])
        assert (axis.values[0], axis.values[-1]) == (whole[0], whole[-1])
        assert axis.is_menu == isinstance(whole[0], str)
        assert not axis.is_menu or axis.values == whole


def test_it_says_what_it_leaves_out(made):
    explorer, film = made
    filmed = [axis.name for axis in film.axes]
    labels = {control.description for name, control in explorer.controls.items() if name not in filmed}
    assert set(film.left_out) <= labels
    assert {axis.label for axis in film.axes}.isdisjoint(film.left_out)


def test_what_does_not_change_stands_there_once():
    explorer = explorers.unrolling_explorer()
    explorer.film = ("t",)
    opened = Opened(films.film_of(explorer))
    assert len(set(opened.table[0])) == 1
    assert len(set(opened.pieces)) == len(opened.pieces) < (opened.table[:-2] != films.NOTHING).sum()


def test_a_film_that_would_be_too_large_goes_in_larger_steps():
    explorer = explorers.echo_explorer()
    whole = films.film_of(explorer)
    smaller = films.film_of(explorer, limit=whole.weight - 1)
    assert smaller.weight < whole.weight
    (axis,), (before,) = smaller.axes, whole.axes
    assert set(axis.values) < set(before.values)
    assert axis.values[axis.start] == before.values[before.start]


def test_where_larger_steps_do_not_do_the_last_control_is_left_out():
    explorer = explorers.unrolling_explorer()
    explorer.film = "t", "seed"
    film = films.film_of(explorer, most=15)
    assert [axis.name for axis in film.axes] == ["t"]
    assert explorer.controls["seed"].description in film.left_out
    with pytest.raises(ValueError, match="not even one control of unrolling_explorer"):
        films.film_of(explorer, most=15, limit=1000)


@pytest.mark.parametrize("name", [name for name in explorers.__all__ if name.endswith("_explorer")])
def test_every_explorer_has_a_film(name):
    explorer = at_first(name)
    assert explorer.name == name
    if "updates" not in explorer.controls and "updates" in explorer.values:
        explorer.train(3)
    film = films.film_of(explorer, most=12)
    assert film.weight <= films.LIMIT
    assert film.axes[0].name == explorer.film[0]
    assert len({axis.label for axis in film.axes} - {""}) == len(film.axes)


def test_a_training_is_filmed_over_its_updates():
    explorer = explorers.adding_explorer()
    explorer.train(5)
    said = explorer.sentence
    film = films.film_of(explorer)
    opened = Opened(film)
    assert [axis.name for axis in film.axes] == ["updates"]
    assert film.axes[0].values == [0, 1, 2, 3, 4, 5]
    assert film.sentence == opened.sentence(5) == said == explorer.sentence
    assert "after 3 updates" in opened.sentence(3)


def test_numbers_stand_as_the_sliders_write_them():
    explorer = explorers.cliff_explorer()
    explorer.film = ("threshold", "b")
    threshold, start = axes_of(explorer)
    assert (start.texts[0], start.texts[1]) == ("−3.50", "−3.45")
    assert (threshold.texts[0], threshold.texts[-1]) == ("0.01", "1e+03")


def test_time_comes_first_where_an_explorer_does_not_say():
    assert main_controls(explorers.deep_explorer().controls) == ("t", "layers")
    assert main_controls(explorers.bidirectional_explorer().controls) == ("step", "left")
    assert main_controls(explorers.latch_explorer().controls) == ("w", "kick")
