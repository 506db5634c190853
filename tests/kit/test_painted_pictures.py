"""Drawing written down: what the page paints is the picture that matplotlib's own Agg
draws, and what was kept from the last move is what would be drawn now."""

import io
from unittest import mock

import ipywidgets as widgets
import matplotlib
import numpy as np
import pytest
from explorer_moves import at_first, ends, frame_of
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.collections import PolyCollection
from matplotlib.patches import Circle, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Affine2D
from replay import Reader, replayed

from rnn_teach import explorers
from rnn_teach.kit.explorer_splice import change_from, spliced
from rnn_teach.kit.explorer_view import PictureWidget
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_commands import CannotRecord
from rnn_teach.kit.picture_fonts import fonts
from rnn_teach.kit.picture_recorder import Recorder

NAMES = [name for name in explorers.__all__ if name.endswith("_explorer")]
every_explorer = pytest.mark.parametrize("name", NAMES)
MOVES = 6
ROUNDS = matplotlib.__version_info__ < (3, 11)
"""Agg before 3.11 puts each letter on whole pixels, and edges of an image's cells on
the next one. The page puts both where they belong; so there all but the letters are
compared, of letters where they are, and edges may be a pixel off."""
ON_AVERAGE, FAR_OFF = (1.5, 0.03) if ROUNDS else (0.5, 0.002)
"""How much of 255 a color may be off, and the share of pixels that may be off by more
than 64."""


def assert_painted_like_agg(picture, frame, ratio):
    """A difference that no eye sees."""
    if ROUNDS:
        assert_letters_in_the_same_places(picture, frame, ratio)
        with mock.patch.object(RendererAgg, "draw_text"):
            picture.background_changed()
            difference = from_agg(picture, frame, ratio, letters=False)
        picture.background_changed()
    else:
        difference = from_agg(picture, frame, ratio)
    assert difference.mean() < ON_AVERAGE
    assert (difference.max(axis=2) > 64).mean() < FAR_OFF


def from_agg(picture, frame, ratio, letters=True):
    """How far each color of each pixel is from Agg's."""
    pixels = picture.pixels()
    height, width = (round(length / ratio) for length in pixels.shape[:2])
    return np.abs(replayed(frame, width, height, ratio, letters=letters).astype(int) - pixels)


def assert_letters_in_the_same_places(picture, frame, ratio):
    """Over fields of 8 × 8 pixels there is as much ink, but for what a pixel more or
    less at a field's edge makes."""
    difference = picture.pixels().astype(int) - replayed(
        frame, *(round(length / ratio) for length in picture.pixels().shape[1::-1]), ratio
    )
    rows, columns = (length // 8 for length in difference.shape[:2])
    fields = difference[: rows * 8, : columns * 8].reshape(rows, 8, columns, 8, 3).mean(axis=(1, 3))
    assert (np.abs(fields).max(axis=2) > 64).mean() < 0.002


def walk(explorer, moves, rng):
    """Move one control after the other to anywhere."""
    for _ in range(moves):
        control = list(explorer.controls.values())[rng.integers(len(explorer.controls))]
        control.value = anywhere(control, rng)
        if hasattr(explorer, "train"):
            explorer.train(1)
        yield


def anywhere(control, rng):
    if isinstance(control, (widgets.IntSlider, widgets.FloatSlider)):
        steps = round((control.max - control.min) / control.step)
        return type(control.value)(control.min + control.step * rng.integers(steps + 1))
    if hasattr(control, "options"):
        return control.options[rng.integers(len(control.options))]
    both = ends(control)
    return both[rng.integers(len(both))]


@every_explorer
def test_commands_are_those_that_would_be_drawn_now_and_played_onto_agg_its_own_pixels(name):
    """In a walk at random: what is kept of the last move is what is drawn anew, and
    every other time it is painted; the last state on a fine screen too."""
    explorer = at_first(name)
    for move, _ in enumerate(walk(explorer, MOVES, np.random.default_rng(1))):
        assert explorer.view.error == ""
        explorer._picture._script.forget_all()
        assert explorer._picture.frame() == frame_of(explorer), explorer.state
        if move % 2:
            assert_painted_like_agg(explorer._picture, frame_of(explorer), 1)
    explorer.view.pixel_ratio = 2.0
    assert_painted_like_agg(explorer._picture, frame_of(explorer), 2)


# What is kept, and when it is forgotten


class Two(Picture):
    """Two texts that change, on axes that stay."""

    def __init__(self):
        super().__init__(3, 2)
        self.ax = self.add_axes((0.1, 0.2, 0.8, 0.7))
        self.one, self.other = self.ax.text(0.2, 0.5, "one"), self.ax.text(0.6, 0.5, "other")
        self.let_change(self.one, self.other)


@pytest.fixture
def asked(monkeypatch):
    """The artists that were asked to draw."""
    asked, draw = [], Recorder.draw
    monkeypatch.setattr(
        Recorder, "draw", lambda recorder, artist: (asked.append(artist), draw(recorder, artist))[1]
    )
    return asked


def test_only_what_has_changed_is_asked(asked):
    picture = Two()
    picture.frame()
    asked.clear()
    picture.other.set_text("another")
    picture.frame()
    assert asked == [picture.other]


@pytest.mark.parametrize(
    "change",
    [
        lambda picture: picture.ax.set_xlim(-1, 1),
        lambda picture: picture.ax.set_position((0.2, 0.2, 0.5, 0.5)),
        lambda picture: picture.ax.set(xlim=(0.1, 1), xscale="log"),
        lambda picture: picture.set_pixel_ratio(2),
        lambda picture: picture.background_changed(),
    ],
    ids=["limits", "place", "scale", "ratio", "background"],
)
def test_other_axes_forget_what_was_kept_on_them(change):
    picture = Two()
    before = picture.frame()
    change(picture)
    now = picture.frame()
    picture.background_changed()
    assert now.commands == picture.frame().commands
    assert now.commands != before.commands or change.__code__.co_names[0] == "background_changed"


@pytest.mark.parametrize("draw", [Picture.pixels, lambda picture: picture.savefig(io.BytesIO())])
def test_pixels_drawn_between_two_frames_hide_no_change(draw):
    """Agg makes artists fresh too, whether it has a background or not."""
    picture = Two()
    draw(picture)
    before = picture.frame()
    picture.other.set_text("another")
    draw(picture)
    assert picture.frame().commands != before.commands


def test_numbers_behind_colors_count_though_matplotlib_calls_nothing_stale():
    picture = Picture(2, 2)
    squares = PolyCollection([[(x, 0), (x + 1, 0), (x + 1, 1)] for x in range(3)], clim=(0, 1))
    picture.add_axes((0, 0, 1, 1), xlim=(0, 3)).add_collection(squares)
    picture.let_change(squares)
    frames = []
    for values in ([0, 0.5, 1], [1, 0.5, 0]):
        squares.set_array(values)
        frames.append(picture.frame().commands)
    assert frames[0] != frames[1]


def test_frames_leave_no_canvas_of_pixels_in_memory():
    picture = Two()
    picture.frame()
    assert not hasattr(picture.canvas, "renderer")
    pixels = picture.pixels()
    assert hasattr(picture.canvas, "renderer")
    picture.let_pixels_go()
    assert not hasattr(picture.canvas, "renderer")
    np.testing.assert_array_equal(picture.pixels(), pixels)


# What is sent


def test_letters_are_sent_once_and_those_that_come_later_alone():
    picture, view = Two(), PictureWidget()
    view.show(picture.frame())
    table = view.glyphs
    assert view.more_glyphs == b""
    picture.one.set_text("Ω")
    frame = picture.frame()
    view.show(frame)
    assert view.glyphs is table
    assert table + view.more_glyphs == frame.glyphs
    assert 0 < len(view.more_glyphs) < 300
    picture.one.set_text("".join(map(chr, range(0x391, 0x3A2))) + "ЖФЮЯБДЩЗЭЦЧ")  # more than a few
    view.show(picture.frame())
    assert view.more_glyphs == b""
    assert view.glyphs == picture.frame().glyphs


def test_letters_of_another_size_begin_another_table():
    picture, view = Two(), PictureWidget()
    view.show(picture.frame())
    coarse = view.glyphs
    picture.set_pixel_ratio(2)
    view.show(picture.frame())
    assert not view.glyphs.startswith(coarse)
    assert (view.glyphs, view.more_glyphs) == (picture.frame().glyphs, b"")


def test_of_a_background_what_has_changed_is_sent_alone():
    picture, view = Two(), PictureWidget()
    numbers = [picture.text(0.1 * place, 0.1, "0.12") for place in range(9)]
    view.show(picture.frame())
    ground = view.ground
    for place, number in ((4, "0.34"), (0, "0.5"), (8, "−1.34"), (0, "0.12")):
        numbers[place].set_text(number)
        picture.background_changed()
        frame = picture.frame()
        view.show(frame)
        assert view.ground is ground
        assert view.background == frame.background
    assert 0 < len(view.ground_change["middle"]) < len(ground) / 2
    picture.one.axes.axis("off")
    picture.background_changed()
    frame = picture.frame()
    view.show(frame)
    assert (view.ground, view.ground_change) == (frame.background, {})


@pytest.mark.parametrize("new", [b"", b"ab", b"abc", b"aabc", b"abbc", b"abcabc", b"abcabcabd", b"xabcabc", b"c"])
def test_bytes_and_their_change_make_the_new_bytes(new):
    old = b"abcabc"
    change = change_from(old, new)
    assert (spliced(old, change) if change else new) == new
    assert not change or 2 * len(change["middle"]) < len(new)


# What artists can draw


def on_axes(add):
    picture = Picture(3, 2)
    ax = picture.add_axes((0, 0, 1, 1), xlim=(0, 3), ylim=(0, 2))
    add(ax)
    return picture


def image(values, left=0.33, right=2.71, **options):
    """Cells whose edges lie between pixels."""
    place = (left, right, 0.2, 1.7)
    return lambda ax: ax.imshow(values, **{"interpolation": "none", "extent": place, "aspect": "auto"} | options)


def markers(ax):
    for x, marker in zip((0.4, 1.1, 1.9, 2.5), "os^+", strict=True):
        ax.plot([x], [1.03], marker, markersize=13)


def outlined(ax):
    ax.text(0.3, 0.8, "both", size=40, path_effects=[withStroke(linewidth=4, foreground="red")])


def mesh(ax):
    ax.pcolormesh(np.linspace(0.2, 2.8, 6), np.linspace(0.3, 1.7, 4), SMALL[:3, :5])


SMALL, MANY = np.arange(35).reshape(5, 7), np.random.default_rng(0).random((30, 40, 3))
HATCHED = {"facecolor": "#eceef1", "edgecolor": "#59636e", "hatch": "//", "linewidth": 0.6}
DRAWN = {
    "a hatch": lambda ax: ax.add_patch(Rectangle((0.3, 0.4), 2, 1.2, **HATCHED)),
    "a filled shape far outside": lambda ax: ax.fill([-900, 1.5, 900], [-900, 1.6, -900], color="teal"),
    "a line far outside": lambda ax: ax.plot([-900, 1.5, 900], [-900, 1.6, -900], linewidth=3),
    "markers far outside": lambda ax: ax.plot([-900, 1.5, 900], [1, 1.6, 1], "o", markersize=20),
    "dashes": lambda ax: ax.plot([0, 3], [0.1, 1.7], linestyle=(3, (7, 2, 1, 2)), linewidth=2.5),
    "curves": lambda ax: ax.add_patch(Circle((1.5, 1), 0.8, fc="#b0420a80", ec="black", lw=2)),
    "markers": markers,
    "markers that snap": lambda ax: ax.plot([0.41, 1.13, 2.57], [0.5, 0.91, 1.4], "s", mfc="none"),
    "a stroke around letters": outlined,
    "joined letters": lambda ax: ax.text(0.1, 1, "first affix, flow", size=20),
    "mathematics": lambda ax: ax.text(0.3, 0.9, r"$\frac{10^{-3}}{\sqrt{x_1}}$", size=30),
    "slanted": lambda ax: ax.text(0.3, 0.5, "slanted text", size=20, rotation=33),
    "Chinese": lambda ax: ax.text(0.3, 0.9, "gate 今天在家", size=20, family=fonts()),
    "an image": image(SMALL),
    "an image upside down": image(SMALL, origin="lower"),
    "a faint image": image(SMALL, alpha=0.4),
    "an image of many colors": image(MANY),
    "an image matplotlib has smoothed": image(SMALL, interpolation="bilinear"),
    "an image that reaches outside": image(SMALL, left=-1, right=4),
    "cells of a mesh": mesh,
}
if ROUNDS:  # nothing but large letters, or but edges of cells
    for what in ("mathematics", "Chinese", "an image of many colors"):
        del DRAWN[what]


@pytest.mark.parametrize("ratio", [1, 1.5, 2])
@pytest.mark.parametrize("add", DRAWN.values(), ids=DRAWN)
def test_whatever_is_written_down_is_drawn_as_agg_draws_it(add, ratio):
    picture = on_axes(add)
    picture.set_pixel_ratio(ratio)
    assert_painted_like_agg(picture, picture.frame(), ratio)


STAR = Path.unit_regular_star(5)
REFUSED = {
    "triangles whose color runs": lambda ax: ax.tripcolor([0, 1, 0], [0, 0, 1], [1, 2, 3], shading="gouraud"),
    "a clip path that is no rectangle": lambda ax: ax.plot([0, 1], [0, 1])[0].set_clip_path(STAR, Affine2D()),
    "a sketched line": lambda ax: ax.plot([0, 1], [0, 1])[0].set_sketch_params(1),
    "a filter of pixels": lambda ax: ax.plot([0, 1], [0, 1])[0].set_agg_filter(lambda image, dpi: (image, 0, 0)),
    "slanting edges that are not smoothed": lambda ax: ax.fill([0, 1, 0], [0, 1, 1], antialiased=False),
    "a hatch on what is no rectangle": lambda ax: ax.add_patch(Circle((1, 1), 0.5, hatch="//")),
    "a place or size of": lambda ax: ax.text(1e4, 0, "far away"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_has_no_command_is_refused_and_its_artist_named(what):
    picture = on_axes(REFUSED[what])
    with pytest.raises(CannotRecord, match=rf"^.*(TriMesh|Line2D|Polygon|Circle|Text).* cannot paint: {what}"):
        picture.frame()


def test_what_changes_is_refused_too():
    picture = on_axes(REFUSED["a sketched line"])
    picture.let_change(*picture.axes[0].lines)
    with pytest.raises(CannotRecord, match=r"^Line2D"):
        picture.frame()


def test_every_command_is_one_that_is_described():
    """And whole: nothing is left over."""
    for add in DRAWN.values():
        for name, _head, body in Reader(on_axes(add).frame().background):
            assert name
            assert all(part.size or name == "style" for part in body)
