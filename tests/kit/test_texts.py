"""Lines of text that are not laid out again stand where matplotlib would put them."""

import itertools
from unittest import mock

import numpy as np
import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_glyphs import font_paths, lay_out, open_font
from rnn_teach.kit.picture_letters import Letters
from rnn_teach.kit.picture_quick import Quick
from rnn_teach.kit.picture_script import NOTHING

STRINGS = ("0.12", "−0.12", "gate", "a")
LOOKS = {
    "aligned": [{"ha": ha, "va": va} for ha in ("left", "center", "right") for va in ("top", "center", "bottom")],
    "on the base line": [{"va": va} for va in ("baseline", "center_baseline")],
    "turned": [{"rotation": 30, "rotation_mode": mode, "ha": "right"} for mode in ("default", "anchor")],
    "in fonts": [{"size": size, "weight": weight} for size in (9.5, 14) for weight in ("normal", "bold")],
    "far apart": [{"linespacing": space, "va": "bottom"} for space in (1, 3)],
    "in colors": [{"color": (0.2, 0.4, 0.6, 0.5), "alpha": alpha} for alpha in (None, 0.3)],
    "cut off": [{"clip_on": True}],
    "as written": [{"parse_math": False}],
}


@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_a_known_text_is_written_as_matplotlib_lays_it_out(looks):
    picture = Picture(4, 3)
    ax = picture.add_axes((0.1, 0.13, 0.8, 0.7))
    picture.frame()
    recorder = picture._script._recorder
    for look in looks:
        for place, string in itertools.product(((0.2, 0.9), (0.617, 0.331)), STRINGS):
            text = ax.text(*place, string, **look)
            known = recorder.record(text)
            assert recorder.apart(lambda text=text: Text.draw(text, recorder)) == known != NOTHING, (look, string)


def test_numbers_of_one_size_are_laid_out_once(monkeypatch):
    picture = Picture(4, 3)
    numbers = [picture.text(0.1, 0.1 * place, "") for place in range(8)]
    picture.let_change(*numbers)
    laid_out = mock.Mock(side_effect=Text.draw, spec=Text.draw)
    monkeypatch.setattr(Text, "draw", lambda text, renderer: laid_out(text, renderer))
    for text, number in zip(numbers, ("0.10", "0.20", "0.30", "0.40") * 2, strict=True):
        text.set_text(number)
    picture.frame()
    assert laid_out.call_count < len(numbers) / 2


@pytest.mark.parametrize("change", [{"x": np.nan}, {"x": np.inf}, {"text": ""}, {"visible": False}], ids=str)
def test_what_is_nowhere_or_nothing_draws_nothing(change):
    picture = Picture(4, 3)
    text = picture.text(0.5, 0.5, "0.10")
    picture.frame()
    recorder = picture._script._recorder
    assert recorder.record(text) != NOTHING
    text.set(**change)
    assert recorder.record(text) == NOTHING


@pytest.mark.parametrize("string", ["two\nlines", "$x_1$"])
def test_more_than_one_line_and_mathematics_are_left_to_matplotlib(string):
    picture = Picture(4, 3)
    picture.text(0.5, 0.5, string, linespacing=2)
    with mock.patch.object(Quick, "_draw_line") as quick:
        picture.frame()
    quick.assert_not_called()


LETTERS = "0123456789.−-=()[],:;'’“ AVTWYLofchtjr√·→…∂‖≥₁⁻⁸Φσfi"


def test_lines_of_known_letters_are_those_that_the_font_lays_out():
    """Also where neighbours join, or move together, as in AV, or do not, as in Φ-A."""
    rng = np.random.default_rng(0)
    lines = [
        "AV. To",
        "first affix",
        "AΦ-A-A",
        "-A",
        *("".join(rng.choice(list(LETTERS), n)) for n in range(1, 30)),
    ]
    for prop, dpi in itertools.product(
        (FontProperties(size=9.5), FontProperties(size=12, weight="bold")), (100, 150)
    ):
        known = [lay_out(line, prop, dpi) for line in lines]
        with mock.patch.object(Letters, "line", return_value=None) as asked:
            assert [lay_out(line, prop, dpi) for line in lines] == known
        assert asked.call_count == len(lines)


def test_a_letter_is_asked_of_its_font_once():
    letters = Letters(open_font(font_paths(FontProperties())[0]), 9.5, 100)
    first = letters.line("0.123")
    with mock.patch.object(Letters, "_places", side_effect=AssertionError):
        assert letters.line("0.123") == first
        assert letters.line("12") is not None
