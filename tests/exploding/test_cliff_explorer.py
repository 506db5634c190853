"""The balls on the cliff: where they are, and what is shown beside them."""

import re

import numpy as np
import pytest
from explorer_moves import at_view, computed_by

from rnn_teach.explorers import cliff_explorer
from rnn_teach.lessons.exploding.cliff import cliff_error, descend_cliff, wall_at
from rnn_teach.lessons.exploding.picture_ball import VIEW


def as_number(text):
    return float(text.replace("−", "-"))


def viewed(**values):
    return at_view(cliff_explorer, **values)


@pytest.mark.parametrize(("threshold", "n", "x_0"), [(1.0, 20, 0.5), (0.03, 7, 0.5), (1.0, 5, -0.3)])
def test_the_code_computes_its_numbers(threshold, n, x_0):
    explorer = viewed(threshold=threshold, n=n, x_0=x_0)
    told = [as_number(text) for text in re.findall(r"b = (\S+), L", explorer.sentence)]
    assert len(told) == 2
    assert computed_by(explorer) == pytest.approx(told, rel=0.01, abs=1e-3)


def test_two_ticks_after_the_beginning_one_ball_is_gone_and_the_other_has_stayed():
    explorer = viewed()
    explorer.controls["n"].value += 2
    away, near = (as_number(text) for text in re.findall(r"b = (\S+), L", explorer.sentence))
    assert away < -6
    assert abs(near - wall_at()[0]) < 0.25
    assert cliff_error(away)[0] > 1.2 * cliff_error(near)[0]
    out_of_sight = explorer._picture._tracks["as it is"]
    assert out_of_sight._away.get_text() == "◀ b = −6.2"
    assert out_of_sight._ball.get_xdata() == [VIEW[0]]
    assert explorer._picture._tracks["clipped"]._away.get_text() == ""


def test_the_places_of_a_ball_are_those_of_the_descent():
    explorer = viewed(n=9, b=-2.3, learning_rate=0.4)
    path = descend_cliff(-2.3, 0.4, 9, np.array([np.inf, 1.0]))
    for column, name in enumerate(("as it is", "clipped")):
        track = explorer._picture._tracks[name]
        np.testing.assert_allclose(track._was.get_xdata(), path.b[:-1, column])
        np.testing.assert_allclose(track._ball.get_xydata(), [[path.b[-1, column], path.L[-1, column]]])


@pytest.mark.parametrize("x_0", [-0.9, 0.0, 0.5, 0.9])
def test_the_wall_moves_with_the_start_and_stands_where_the_line_meets_the_unstable_point(x_0):
    explorer = viewed(x_0=x_0)
    picture = explorer._picture
    (wall,), (start,) = picture._here.get_data()
    assert (wall, start) == (wall_at(x_0)[0], x_0)
    b, x = picture.axes[3].get_lines()[1].get_data()  # the dashed part
    assert np.interp(x_0, x[~np.isnan(b)], b[~np.isnan(b)]) == pytest.approx(wall, abs=1e-3)
    assert f"The wall is at b = −{-wall:.4f}." in explorer.sentence


def test_balls_that_are_at_one_place_are_told_once():
    assert viewed().sentence.startswith("After update 12 both balls are at b = −2.585, L = 0.014; dL/db")
