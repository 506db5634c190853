"""A background that is put together anew asks only what has changed in it."""

from unittest import mock

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.axis import XAxis
from matplotlib.collections import PolyCollection
from matplotlib.text import Text

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_recorder import Recorder


@pytest.fixture
def picture():
    """Two axes with texts, and a line that changes."""
    made = Picture(4, 3)
    for left in (0.1, 0.6):
        ax = made.add_axes((left, 0.2, 0.3, 0.6))
        ax.plot([0, 1], [0, 1])
        ax.text(0.5, 0.5, f"text at {left}")
        ax.set_title(f"title at {left}", y=1.02)
    made.let_change(*made.axes[0].plot([0, 1], [1, 0]))
    made.frame()
    return made


def asked(picture, kind=Axes):
    """The texts, and the number of axes or the like, that are drawn for the next
    frame."""
    drawn, others = [], []
    draw, draw_other = Recorder.draw, kind.draw
    with (
        mock.patch.object(
            Recorder, "draw", lambda recorder, artist: (drawn.append(artist), draw(recorder, artist))
        ),
        mock.patch.object(kind, "draw", lambda other, r: (others.append(other), draw_other(other, r))),
    ):
        picture.background_changed()
        picture.frame()
    texts = [artist.get_text() for artist in drawn if isinstance(artist, Text)]
    return [text for text in texts if "at" in text], len(others)


def afresh(picture):
    """The frame of a script that has kept nothing."""
    before = picture.frame().background
    picture._script.forget_all()
    return before, picture.frame().background


def test_where_nothing_has_changed_nothing_is_asked(picture):
    assert asked(picture) == ([], 0)


@pytest.mark.parametrize(
    ("change", "texts", "axes"),
    [
        (lambda p: p.axes[0].texts[0].set_text("other at 0.1"), ["other at 0.1"], 1),
        (lambda p: p.axes[1].title.set_color("red"), ["title at 0.6"], 1),
        (lambda p: p.axes[0].set_xlim(0, 3), ["text at 0.1", "title at 0.1"], 1),
        (lambda p: p.axes[1].set_position((0.5, 0.2, 0.3, 0.6)), ["text at 0.6", "title at 0.6"], 1),
        (lambda p: p.axes[1].texts[0].remove(), [], 1),
        (lambda p: p.axes[1].text(0, 0, "new at 0.6"), ["new at 0.6"], 1),
        (lambda p: p.axes[0].get_lines()[0].set_ydata([1, 1]), [], 1),
        (lambda p: p.set_pixel_ratio(2), ["text at 0.1", "title at 0.1", "text at 0.6", "title at 0.6"], 2),
    ],
)
def test_a_change_asks_its_own_axes_and_the_result_is_that_of_asking_all(picture, change, texts, axes):
    change(picture)
    assert asked(picture) == (texts, axes)
    kept, fresh = afresh(picture)
    assert kept == fresh


def test_pixels_drawn_in_between_hide_no_change(picture):
    picture.axes[0].texts[0].set_text("other at 0.1")
    picture.pixels()
    asked(picture)
    kept, fresh = afresh(picture)
    assert kept == fresh


def test_colors_of_what_stays_count_though_matplotlib_calls_nothing_stale(picture):
    mesh = picture.axes[0].pcolormesh(np.zeros((2, 2)), vmin=0, vmax=1)
    picture.background_changed()
    before = picture.frame().background
    mesh.set_array(np.ones((2, 2)))
    mesh.stale = picture.axes[0].stale = False
    picture.background_changed()
    assert picture.frame().background != before


@pytest.mark.parametrize(
    ("change", "drawn"),
    [
        (lambda shapes, numbers: None, {"numbers"}),
        (lambda shapes, numbers: shapes.set_facecolor("red"), {"shapes", "numbers"}),
        (lambda shapes, numbers: shapes.set_verts([[(0, 0), (1, 0), (1, 1)]]), {"shapes", "numbers"}),
        (lambda shapes, numbers: numbers.set_array([1.0]), {"numbers"}),
    ],
    ids=["nothing", "color", "corners", "number"],
)
def test_shapes_are_kept_unless_their_colors_stand_for_numbers(change, drawn):
    picture = Picture(4, 3)
    ax = picture.add_axes((0.1, 0.2, 0.8, 0.6))
    square = [[(0, 0), (0.5, 0), (0.5, 0.5)]]
    shapes = ax.add_collection(PolyCollection(square, label="shapes"), autolim=False)
    numbers = ax.add_collection(PolyCollection(square, array=[0.0], label="numbers"), autolim=False)
    numbers.set_clim(0, 1)
    picture.frame()
    change(shapes, numbers)
    ax.set_title("another one")
    seen, draw = set(), PolyCollection.draw
    with mock.patch.object(PolyCollection, "draw", lambda one, r: (seen.add(one.get_label()), draw(one, r))):
        picture.background_changed()
        picture.frame()
    assert seen == drawn
    kept, fresh = afresh(picture)
    assert kept == fresh


@pytest.fixture
def labeled():
    """Axes with ticks and a label."""
    made = Picture(4, 3)
    ax = made.add_axes((0.1, 0.2, 0.8, 0.6))
    ax.set_xlabel("label at 0")
    ax.text(0.5, 0.5, "text at 0")
    made.frame()
    return made


@pytest.mark.parametrize(
    ("change", "axes"),
    [
        (lambda ax: ax.texts[0].set_text("other at 0"), 0),
        (lambda ax: ax.set_xlabel("another label at 0"), 1),
        (lambda ax: ax.xaxis.label.set_color("red"), 1),
        (lambda ax: ax.set_xticks([0, 0.3]), 1),
        (lambda ax: ax.tick_params(axis="x", labelsize=7), 1),
        (lambda ax: ax.get_xticklabels()[0].set_color("red"), 1),
        (lambda ax: ax.get_xticklines()[0].set_linewidth(3), 1),
        (lambda ax: ax.xaxis.set_visible(False), 1),
        (lambda ax: ax.set_xlim(0.2, 0.7), 1),
    ],
    ids=[
        "text",
        "label",
        "color of the label",
        "ticks",
        "ticks' size",
        "tick label",
        "tick line",
        "hidden",
        "limits",
    ],
)
def test_an_axis_is_asked_where_something_of_it_has_changed(labeled, change, axes):
    change(labeled.axes[0])
    assert asked(labeled, XAxis)[1] == axes
    kept, fresh = afresh(labeled)
    assert kept == fresh
