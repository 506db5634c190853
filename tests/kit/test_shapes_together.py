"""Bars and strokes that are drawn in one go, and shapes that are written without
matplotlib's drawing, are what each would be alone."""

from unittest import mock

import pytest
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Circle, Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Normal

from rnn_teach.kit import picture_paths
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_recorder import Recorder

BARS = [[(x, 0.13), (x, 0.13 + 0.2 * x), (x + 0.31, 0.13 + 0.2 * x), (x + 0.31, 0.13)] for x in (0.1, 0.9, 2.3)]
STROKES = [[(0.2, y), (1.7 + y, y)] for y in (0.3, 0.71, 1.2)]
COLORS = ["#b0420a", "#0b62a480", "white"]
TOGETHER = {
    "bars": PolyCollection(BARS, facecolors=COLORS, edgecolors="black", linewidths=1),
    "hollow bars": PolyCollection(BARS, facecolors="none", edgecolors=COLORS, linewidths=2.5),
    "strokes": LineCollection(STROKES, colors=COLORS, linewidths=13.5, capstyle="butt"),
    "dashed strokes": LineCollection(STROKES, linestyles=(0, (4, 3)), linewidths=3),
}
EACH = {
    "bars without edges": PolyCollection(BARS, facecolors=COLORS, linewidths=0),
    "slanting strokes": LineCollection([[(0.2, 0.3), (1.2, 1.7)], [(0.2, 0.3), (1.2, 0.3)]], linewidths=2),
    "strokes to the outside": LineCollection([[(-5, 0.3), (1.2, 0.3)], STROKES[0]], linewidths=2),
    "strokes of two widths": LineCollection(STROKES[:2], linewidths=(1, 2)),
}


def written(collection, draw_path):
    picture = Picture(3, 2)
    ax = picture.add_axes((0, 0, 1, 1), xlim=(0, 3), ylim=(0, 2))
    ax.axis("off")
    ax.add_collection(collection, autolim=False)
    with mock.patch.object(Recorder, "draw_path", draw_path):
        commands = picture.frame().background
    collection.remove()
    return commands


@pytest.mark.parametrize("what", TOGETHER | EACH)
def test_shapes_drawn_in_one_go_are_what_each_would_be(what, monkeypatch):
    collection, each = (TOGETHER | EACH)[what], mock.Mock(side_effect=Recorder.draw_path)

    def count(recorder, *arguments):
        each(recorder, *arguments)

    together = written(collection, count)
    of_the_background = 1
    assert (each.call_count == of_the_background) == (what in TOGETHER)
    monkeypatch.setattr(picture_paths, "cleaned_together", lambda *_, **__: None)
    assert written(collection, Recorder.draw_path) == together


LOOK = {"facecolor": "#0b62a480", "edgecolor": "#b0420a", "linewidth": 2.5}
SHAPES = {
    "a rectangle": lambda **look: Rectangle((0.31, 0.4), 1.37, -0.2, **look),
    "a rectangle that is turned": lambda **look: Rectangle((0.31, 0.4), 1.37, 0.2, angle=20, **look),
    "a polygon": lambda **look: Polygon([(0.1, 0.13), (2.2, 0.7), (0.9, 1.81)], joinstyle="round", **look),
    "an open one": lambda **look: Polygon([(0.1, 0.13), (2.2, 0.7), (0.9, 1.81)], closed=False, **look),
    "a circle": lambda **look: Circle((0.93, 1.07), 0.4, **look),
    "a curve": lambda **look: PathPatch(Path([(0.2, 0.3), (1.2, 1.9), (2.4, 0.3)], [1, 3, 3]), **look),
    "far outside": lambda **look: Polygon([(-900, -900), (1.5, 1.6), (900, -900)], **look),
}
LOOKS = {
    "plain": {},
    "hollow": {"fill": False},
    "without edge": {"linewidth": 0},
    "faint": {"alpha": 0.3},
    "faint without edge": {"edgecolor": "none", "alpha": 0.3},
    "snapped": {"snap": True},
    "not cut off": {"clip_on": False},
    "unseen": {"visible": False},
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_plain_shape_is_written_as_matplotlib_draws_it(shape):
    picture = Picture(3, 2)
    ax = picture.add_axes((0.1, 0.13, 0.8, 0.7), xlim=(0, 3), ylim=(0, 2))
    picture.frame()
    recorder = picture._script._recorder
    for name, look in LOOKS.items():
        patch = ax.add_patch(shape(**LOOK | look))
        with mock.patch.object(recorder, "draw_path", side_effect=AssertionError):
            known = recorder.record(patch)
        assert recorder.apart(lambda patch=patch: Patch.draw(patch, recorder)) == known, name
        assert bool(known.commands) == (name != "unseen")


OTHERS = {"a hatch": {"hatch": "//"}, "dashes": {"linestyle": "--"}, "an effect": {"path_effects": [Normal()]}}


@pytest.mark.parametrize("look", OTHERS.values(), ids=OTHERS)
def test_other_shapes_are_left_to_matplotlib(look):
    picture = Picture(3, 2)
    picture.frame()
    patch = picture.add_artist(Rectangle((0.1, 0.1), 0.3, 0.3, **look))
    with mock.patch.object(Recorder, "draw_path", autospec=True) as draw_path:
        picture._script._recorder.record(patch)
    assert draw_path.called
