"""The figure that redraws only what changes, and the one look of all figures."""

import base64
import builtins
import io
import warnings
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

from rnn_teach import RNNCell, Stack, bptt, unroll
from rnn_teach.core.training import Record
from rnn_teach.figures import (
    plot_gradient_flow,
    plot_losses,
    plot_sentence,
    plot_states,
    plot_step_sizes,
    plot_two_chains,
    plot_unrolled,
    plot_vanishing,
)
from rnn_teach.kit import numbers, picture_fonts, words
from rnn_teach.kit import picture_style as style
from rnn_teach.kit.picture import Picture, axes_or_new, describe


def read(png):
    """The pixels of a PNG file."""
    with Image.open(io.BytesIO(png)) as image:
        return np.asarray(image.convert("RGB"))


class Dial(Picture):
    """A frame that stays, and a number that changes on top of it."""

    def __init__(self, number=0):
        super().__init__(3, 1)
        self.ax = self.add_axes((0.1, 0.3, 0.8, 0.6))
        self.text = self.ax.text(0.5, 0.5, "")
        self.let_change(self.text)
        self.show(number)

    def show(self, number):
        self.text.set_text(str(number))
        self.sentence = f"The dial shows {number}."


@pytest.fixture
def draws(monkeypatch):
    """A list that grows by one with each whole drawing of a canvas."""
    drawn = []
    draw = Figure.draw
    monkeypatch.setattr(Figure, "draw", lambda figure, renderer: (drawn.append(figure), draw(figure, renderer))[1])
    return drawn


def test_only_what_changes_is_drawn_again(draws):
    dial = Dial()
    before = dial.pixels()
    dial.show(7)
    after = dial.pixels()
    assert draws == [dial]
    np.testing.assert_array_equal(after, Dial(7).pixels())
    assert (after != before).any()


def test_a_changed_background_is_drawn_once_more(draws):
    dial = Dial(7)
    dial.pixels()
    dial.ax.set_facecolor("yellow")
    dial.background_changed()
    dial.pixels()
    dial.pixels()
    assert draws == [dial, dial]
    assert (dial.pixels() == (255, 255, 0)).all(axis=-1).any()


def test_a_picture_that_starts_afresh_keeps_nothing():
    dial = Dial(7)
    dial.pixels()
    dial.start_afresh()
    assert (dial.pixels() == 255).all()


@pytest.fixture
def three_squares():
    """A blue one that stays, on it a red one and a green one that change; their
    z-numbers say the contrary."""
    picture = Picture(1, 1)
    ax = picture.add_axes((0, 0, 1, 1))
    ax.axis("off")
    _blue, red, green = (
        ax.add_patch(Rectangle((place, place), 0.5, 0.5, color=color, zorder=zorder))
        for color, place, zorder in (("blue", 0.1, 20), ("red", 0.2, 9), ("lime", 0.3, 1))
    )
    picture.let_change(red, green)
    return picture


def test_what_changes_lies_on_top_in_the_order_given(three_squares):
    pixels = three_squares.pixels()
    assert pixels[50, 50].tolist() == [0, 255, 0]
    assert pixels[75, 25].tolist() == [255, 0, 0]
    assert pixels[85, 15].tolist() == [0, 0, 255]


def picture_of_an_image(**options):
    """Two colors side by side that change, from edge to edge."""
    picture = Picture(1, 1)
    ax = picture.add_axes((0, 0, 1, 1))
    image = ax.imshow([[1, 2]], aspect="auto", **options)
    ax.axis("off")
    picture.let_change(image)
    return picture, image


def test_an_image_that_changes_leaves_nothing_behind(monkeypatch):
    """matplotlib before 3.11 draws an image with the axes though it is animated; here
    any version does."""
    picture, image = picture_of_an_image()
    monkeypatch.setattr(image, "get_animated", lambda: False)
    both = picture.pixels()
    assert (both[:, :49] != 255).any(axis=-1).all()
    image.set_data([[np.nan, 2]])
    one = picture.pixels()
    assert (one[:, :49] == 255).all()
    np.testing.assert_array_equal(one[:, 51:], both[:, 51:])
    image.set_data([[1, 2]])
    np.testing.assert_array_equal(picture.pixels(), both)


def test_an_image_that_is_hidden_stays_so():
    picture, image = picture_of_an_image(visible=False)
    assert (picture.pixels() == 255).all()
    assert not image.get_visible()


def test_a_saved_figure_is_the_picture_as_seen(three_squares):
    """matplotlib's own `savefig` goes by the z-numbers."""
    buffer = io.BytesIO()
    three_squares.savefig(buffer)
    np.testing.assert_array_equal(read(buffer.getvalue()), three_squares.pixels())


@pytest.mark.parametrize("options", [{"dpi": 200}, {"bbox_inches": "tight"}, {"format": "svg"}, {"format": "pdf"}])
def test_saving_leaves_the_picture_as_it_was(options):
    dial = Dial(7)
    before = dial.pixels()
    dial.savefig(io.BytesIO(), **options)
    np.testing.assert_array_equal(dial.pixels(), before)


def test_the_pixels_are_a_copy():
    dial = Dial(7)
    before = dial.pixels()
    before[:] = 0
    assert (dial.pixels() != 0).any()


@pytest.mark.parametrize(
    ("inches", "pixels"), [(8.2, 820), (4.6, 460), (2.3, 230), (4.4, 440), (3, 300), (1.256, 125)]
)
def test_no_pixel_of_its_size_is_lost(inches, pixels):
    """8.2 · 100 = 819.9999999999999, of which matplotlib before 3.11 takes the whole
    part."""
    picture = Picture(inches, inches)
    assert picture.get_figwidth() == picture.get_figheight() == pytest.approx(inches, rel=1e-15)
    for ratio in (1, 2):
        assert int(picture.get_figwidth() * style.DPI * ratio) == int(inches * style.DPI * ratio + 1e-9)
    assert picture.pixels().shape == (pixels, pixels, 3)


def test_png_holds_the_pixels_and_no_word_of_who_made_it():
    dial = Dial(7)
    for png in (dial.png(), dial.captioned_png()):
        with Image.open(io.BytesIO(png)) as image:
            assert image.info == {}
    np.testing.assert_array_equal(read(dial.png()), dial.pixels())
    assert dial.png() == Dial(7).png()


def test_the_caption_stands_below_the_plain_picture():
    """100 pixels of picture, then one line a row of 22 pixels and 12 more; a longer
    sentence has more lines."""
    dial = Dial(7)
    pixels = read(dial.captioned_png())
    np.testing.assert_array_equal(pixels[:100], dial.pixels())
    assert pixels.shape == (134, 300, 3)
    assert (pixels[100:] < 128).any()
    dial.sentence *= 3
    assert len(read(dial.captioned_png())) == 100 + 2 * 22 + 12
    dial.sentence = ""
    assert (read(dial.captioned_png())[100:] == 255).all()


def test_a_hint_is_one_more_line_below_the_caption():
    dial = Dial(7)
    without, pixels = read(dial.captioned_png()), read(dial.captioned_png("Run it."))
    assert pixels.shape == (134 + 22, 300, 3)
    np.testing.assert_array_equal(pixels[:100], without[:100])
    hint = pixels[134 - 6 :]
    assert (hint.min(axis=2) < 128).any()
    moved = [  # matplotlib before 3.11 puts letters on whole pixels, and so a pixel up or down
        (np.abs(pixels[100 + up : 128 + up].astype(int) - without[100:128]).max(axis=2) > 64).mean()
        for up in (-1, 0, 1)
    ]
    assert min(moved) < 0.02  # nor does it move


@pytest.mark.parametrize("ratio", [1.1, 1.25, 1.5, 2])
def test_a_finer_screen_gets_the_same_picture_in_more_pixels(ratio):
    dial = Dial(7)
    coarse = dial.pixels()
    dial.set_pixel_ratio(ratio)
    assert dial.pixels().shape == (round(100 * ratio), round(300 * ratio), 3)
    np.testing.assert_array_equal(read(dial.captioned_png())[: round(100 * ratio)], dial.pixels())
    assert len(read(dial.captioned_png())) == pytest.approx(134 * ratio, abs=1)
    dial.set_pixel_ratio(1)
    np.testing.assert_array_equal(dial.pixels(), coarse)


def test_a_notebook_gets_the_picture_with_its_text_alternative():
    dial = Dial(7)
    data, metadata = dial._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]) == dial.png()
    assert data["text/plain"].splitlines() == [words.IN_WORDS, "The dial shows 7."]
    assert metadata == {"image/png": {"alt": "The dial shows 7."}}


def test_below_a_figure_its_sentence_stands_as_text(monkeypatch):
    told = []
    publisher = SimpleNamespace(publish=lambda data, metadata=None: told.append((data, metadata)))
    monkeypatch.setattr(builtins, "get_ipython", lambda: SimpleNamespace(display_pub=publisher), raising=False)
    dial = Dial(7)
    dial.sentence = "a < b"
    dial._ipython_display_()
    assert told[0] == dial._repr_mimebundle_()
    assert "a &lt; b</p>" in told[1][0]["text/html"]
    told.clear()
    dial.sentence = ""
    dial._ipython_display_()
    assert len(told) == 1  # no empty line where nothing was said


def test_axes_given_are_used_and_left_alone():
    ax = Figure().add_subplot()
    assert axes_or_new(ax, 3, 2) is ax
    describe(ax, "A figure of someone else's keeps no sentence.")
    assert not hasattr(ax.figure, "sentence")


def test_a_new_picture_has_the_size_asked_for():
    figure = axes_or_new(None, 3, 2).figure
    assert figure.pixels().shape == (200, 300, 3)


# The look


def test_a_parameter_has_the_color_of_what_it_brings():
    colors = style.COLORS
    assert (colors["U"], colors["W"], colors["V"]) == (colors["x"], colors["h"], colors["o"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.125, "0.12"),
        (-1.5, "−1.50"),
        (-0.001, "0.00"),  # no minus before zero
        (0, "0.00"),
        (999.99, "999.99"),
        (-12345.6, "−1.2e+04"),
        (np.inf, "inf"),
        (np.nan, "nan"),
    ],
)
def test_numbers_as_they_stand_in_pictures(value, text):
    assert numbers.number(value) == text


def test_numbers_with_other_decimals():
    assert numbers.number(0.12345, 4) == "0.1235"


# Chinese


@pytest.fixture
def only_the_font_that_matplotlib_brings(monkeypatch):
    """A machine without any Chinese font."""
    fonts = [font for font in font_manager.fontManager.ttflist if font.name == "DejaVu Sans"]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", fonts)
    forget()
    yield
    forget()


def forget():
    picture_fonts.fonts.cache_clear()
    picture_fonts.drawable.cache_clear()


@pytest.mark.usefixtures("only_the_font_that_matplotlib_brings")
def test_without_a_chinese_font_the_course_draws_its_own_sentences():
    assert picture_fonts.fonts() == ["DejaVu Sans", "Course Chinese"]
    assert picture_fonts.drawable("我今天去超市，____了一双鞋") == "我今天去超市，____了一双鞋"


@pytest.mark.usefixtures("only_the_font_that_matplotlib_brings")
def test_characters_that_no_font_has_are_boxes_without_warnings():
    assert picture_fonts.drawable("鲸 whale") == "□ whale"
    ax = plot_unrolled(["鲸", "鲸鱼"])
    assert [text.get_text() for text in ax.texts if "□" in text.get_text()] == ["□", "□□"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax.figure.captioned_png()
    assert "鲸鱼" in ax.figure.sentence  # to hear and to copy it is whole


def test_with_a_chinese_font_it_is_drawn_with_it(monkeypatch):
    """A stand-in: a font that is on the list by a Chinese font's name, with DejaVu's
    own file."""
    dejavu = next(font for font in font_manager.fontManager.ttflist if font.name == "DejaVu Sans")
    stand_in = font_manager.FontEntry(fname=dejavu.fname, name="Noto Sans CJK SC")
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [dejavu, stand_in])
    forget()
    try:
        assert picture_fonts.fonts() == ["DejaVu Sans", "Noto Sans CJK SC", "Course Chinese"]
    finally:
        forget()


def test_what_can_be_drawn_stays():
    assert picture_fonts.drawable("ŷ ∂ × “Zürich” ½") == "ŷ ∂ × “Zürich” ½"


NO_MATHEMATICS = "$\\frac{$"
"""What would not be typeset: matplotlib stops at it, where it takes a text between
dollars for mathematics."""


@pytest.mark.parametrize(
    "draw",
    [
        lambda name: plot_two_chains([name, "b"]),
        lambda name: plot_unrolled([name, "b"]),
        lambda name: plot_sentence([name, "b"], ["below", name]),
        lambda name: plot_states(trace_of_two_steps(), words=[name, "b"]),
        lambda name: plot_losses({name: [Record(1, 0.5, 1.0, 1.0, 0.0)]}),
        lambda name: plot_vanishing({name: [1.0, 0.5, 0.1]}, label=name, steps=name),
        lambda name: plot_step_sizes([0.1, 0.01], {name: [0.5, 0.1]}),
        lambda name: plot_gradient_flow({name: gradients_of_a_stack()}),
    ],
)
def test_what_a_learner_writes_is_drawn_letter_by_letter(draw):
    """A word or a name with dollars in it is no mathematics: it is drawn."""
    figure = draw(NO_MATHEMATICS).figure
    figure.png()
    assert any(NO_MATHEMATICS in text.get_text() for text in figure.findobj(Text))


def trace_of_two_steps():
    return unroll(RNNCell.random(2, 2, np.random.default_rng(0)), np.eye(2))


def gradients_of_a_stack():
    rng = np.random.default_rng(0)
    net = Stack(RNNCell.random(2, 2, rng), RNNCell.random(2, 2, rng))
    trace = unroll(net, np.eye(2))
    return bptt(net, trace, np.ones_like(trace.h))
