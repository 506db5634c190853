"""Bars and strokes that are drawn in one go are what each would be alone."""

from unittest import mock

import pytest
from matplotlib.collections import LineCollection, PolyCollection

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
