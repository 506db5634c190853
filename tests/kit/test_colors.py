"""The colors of the course: text can be read, and what only its color tells apart is
told apart by all eyes."""

from itertools import combinations

import numpy as np
import pytest
from eyes import EYES, contrast, linear, seen_by

from rnn_teach.kit import picture_style as style
from rnn_teach.kit.picture_losses import RUN_COLORS

TEXT = {"ink": style.INK, "faint": style.FAINT, **style.COLORS}
STATES_AND_GATES = ("c", "h", "i", "f", "g", "output gate")

# Told apart by color alone. Elsewhere a curve has a dash or a mark of its own besides,
# or its name next to it.
ALONE = {
    "runs on the same axes": list(combinations(RUN_COLORS, 2)),
    "states and gates": [(TEXT[one], TEXT[other]) for one, other in combinations(STATES_AND_GATES, 2)],
    "input, state, output": [(TEXT[one], TEXT[other]) for one, other in combinations("xho", 2)],
    "shares of steps and of the cut": [(TEXT["W"], TEXT["gradient"])],
    "below and above zero": [(style.DIVERGING(0.2)[:3], style.DIVERGING(0.8)[:3])],
}
FAR_ENOUGH = 10
"""In CIELAB, where 2.3 is the smallest difference that is seen side by side (Mahy et
al. 1994) and 100 is black to white. Least of all today: 11, input and output without
blue cones, the rarest of the three."""

eyes = pytest.mark.parametrize("seen", EYES.values(), ids=EYES)


def lab(light):
    """Linear sRGB in CIELAB."""
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ light
    ratio = xyz / [0.9505, 1.0, 1.089]
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), 24389 / 27 / 116 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one, other, seen):
    return np.linalg.norm(lab(seen_by(seen, one)) - lab(seen_by(seen, other)))


def test_contrast_by_hand():
    """Black on white is 1.05 / 0.05 = 21, the most there is; the gray #767676 is known
    to reach just 4.5."""
    assert contrast("black", "white") == pytest.approx(21)
    assert contrast("#767676", "white") == pytest.approx(4.54, abs=0.005)


def test_the_difference_by_hand():
    """White is L* = 100 and black 0; sRGB's red is known to be (53.2, 80.1, 67.2)."""
    assert difference("white", "black", EYES["usual"]) == pytest.approx(100, abs=0.01)
    assert lab(linear("#ff0000")) == pytest.approx([53.24, 80.09, 67.2], abs=0.05)


@eyes
def test_gray_is_gray_to_all_eyes(seen):
    assert seen_by(seen, "#808080") == pytest.approx(linear("#808080"), abs=1e-5)


@eyes
@pytest.mark.parametrize("name", TEXT)
def test_every_color_of_text_can_be_read_on_white(name, seen):
    assert contrast(TEXT[name], "white", seen) >= 4.5


@eyes
@pytest.mark.parametrize("value", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_numbers_can_be_read_on_the_map(value, seen):
    ground = style.DIVERGING(value)[:3]
    assert contrast(style.INK, ground, seen) >= 4.5
    assert contrast("black", ground, seen) >= 4.5


@eyes
@pytest.mark.parametrize("pairs", ALONE.values(), ids=ALONE)
def test_what_color_alone_tells_apart_is_told_apart(pairs, seen):
    for one, other in pairs:
        assert difference(one, other, seen) >= FAR_ENOUGH, (one, other)


@eyes
def test_a_larger_size_is_darker_to_all_eyes(seen):
    lightness = [lab(seen_by(seen, style.SIZES(value)[:3]))[0] for value in np.linspace(0, 1, 21)]
    assert max(np.diff(lightness)) < -1


def test_the_map_is_white_at_zero_blue_below_and_orange_above():
    blue, white, orange = (style.DIVERGING(value)[:3] for value in (0.0, 0.5, 1.0))
    assert min(white) > 0.99
    assert blue[2] > blue[0]
    assert orange[0] > orange[2]
