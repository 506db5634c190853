"""The page's own player in Chromium: it paints what Agg draws, on any screen, and in
the dark theme what can be read as well as in the light one."""

import itertools

import numpy as np
import pytest
from explorer_moves import at_first
from eyes import contrast
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from browser.explorer_on_page import NAMES
from browser.view import PLAYER, painted
from rnn_teach.kit import picture_style as style
from rnn_teach.kit.picture import Picture

GROUND = "#111111"
DARK = "document.body.dataset.jpThemeLight = 'false'"
COLORS = [*style.COLORS.values(), style.INK, style.FAINT]
CELLS = [to_hex(colors(part)) for colors in (style.DIVERGING, style.SIZES) for part in np.linspace(0, 1, 9)]


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page()
    page.set_content("<!doctype html><body></body>")
    yield page
    page.close()


@pytest.fixture
def dark(page):
    page.evaluate(DARK)
    yield page
    page.evaluate("delete document.body.dataset.jpThemeLight")


def darkened(page, color):
    """The color that stands for this one in the dark theme."""
    r, g, b = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    answer = page.evaluate(f"color => {{ {PLAYER} return darkened(color); }}", r | g << 8 | b << 16 | 255 << 24)
    return "#" + "".join(f"{answer >> shift & 255:02x}" for shift in (0, 8, 16))


def seen(page, picture, ratio=1):
    """What the page makes of a picture."""
    height, width = (round(length / ratio) for length in picture.pixels().shape[:2])
    return painted(page, picture.frame(), width, height, ratio)


@pytest.mark.parametrize(("name", "ratio"), [*((name, 1) for name in NAMES), *((name, 2) for name in NAMES[::3])])
def test_the_page_paints_what_agg_draws(page, name, ratio):
    """But for the edges of letters: Chromium rounds the height of each corner of a
    shape to a quarter of a pixel, so that an edge is up to an eighth lighter or
    darker."""
    picture = at_first(name)._picture
    picture.set_pixel_ratio(ratio)
    of_agg = picture.pixels()  # while the page paints, the explorer may look ahead
    difference = np.abs(seen(page, picture, ratio).astype(int) - of_agg)
    picture.set_pixel_ratio(1)
    assert difference.mean() < 0.7
    assert (difference.max(axis=2) > 64).mean() < 0.002


def test_in_the_dark_every_text_can_be_read(page):
    for color in COLORS:
        assert contrast(color, "white") >= 4.5
        assert contrast(darkened(page, color), GROUND) >= 4.5, color


def test_in_the_dark_numbers_can_be_read_on_cells_as_well_as_in_the_light(page):
    for cell in CELLS:
        light, dark = contrast(style.INK, cell), contrast(darkened(page, style.INK), darkened(page, cell))
        assert dark == pytest.approx(light, rel=0.05), cell


def test_in_the_dark_white_and_black_are_exchanged_and_hues_are_kept(page):
    assert darkened(page, "#ffffff") == GROUND
    assert darkened(page, "#000000") == "#ffffff"
    for color in style.COLORS.values():
        before, after = (
            np.array([int(c[k : k + 2], 16) for k in (1, 3, 5)]) for c in (color, darkened(page, color))
        )
        for one, other in itertools.combinations(range(3), 2):  # which part of red, green and blue is the larger
            assert (before[one] - before[other]) * (after[one] - after[other]) >= 0, color


def test_the_theme_decides_what_is_painted(dark):
    picture = Picture(2, 1)
    picture.add_artist(Rectangle((0.1, 0.2), 0.3, 0.6, color="black"))
    picture.add_artist(Rectangle((0.6, 0.2), 0.3, 0.6, facecolor="white", edgecolor=style.LIT, linewidth=6))
    pixels = seen(dark, picture)
    assert (pixels[5, 5] == 0x11).all()
    assert (pixels[50, 50] == 255).all()
    assert to_hex(pixels[50, 120] / 255) == style.LIT  # a line that points at something
    dark.evaluate("document.body.dataset.jpThemeLight = 'true'")
    assert (seen(dark, picture)[5, 5] == 255).all()


@pytest.mark.parametrize("alpha", [0.28, 0.6, 1])
def test_in_the_dark_what_is_lit_is_seen_and_text_on_it_can_be_read(dark, alpha):
    """A band behind a column is a faint one in the light, too."""
    picture = Picture(1, 1)
    picture.add_artist(Rectangle((0.2, 0.2), 0.6, 0.6, color=style.LIT, alpha=alpha, linewidth=0))
    lit = to_hex(seen(dark, picture)[50, 50] / 255)
    assert contrast(lit, GROUND) > 1.25
    assert contrast(darkened(dark, style.INK), lit) >= 4.5
    red, _, blue = (int(lit[place : place + 2], 16) for place in (1, 3, 5))
    assert red > 1.5 * blue


def test_a_page_is_dark_where_it_allows_it_and_the_reader_wants_it(page):
    picture = Picture(1, 1)
    page.emulate_media(color_scheme="dark")
    assert (seen(page, picture) == 255).all()  # the page around it is white
    page.evaluate("document.documentElement.style.colorScheme = 'light dark'")
    assert (seen(page, picture) == 0x11).all()
    page.emulate_media(color_scheme="light")
    assert (seen(page, picture) == 255).all()
