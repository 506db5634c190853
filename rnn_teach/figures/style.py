"""One look for the whole course: a colour for each quantity, the same in diagram, equation and curve.

The colours are dark enough for text on white (contrast of at least 4.5) and apart from each other to colour-blind
eyes; the parameters take the colour of what they bring: U that of the input, W that of the past state, V that of
the output.
"""

from functools import cache
from pathlib import Path

from matplotlib import font_manager
from matplotlib.colors import LinearSegmentedColormap

COLORS = {
    "x": "#0b62a4",
    "h": "#b0420a",
    "o": "#00705a",
    "gradient": "#8a2a7d",
    "clipped": "#4d6b00",
}
COLORS |= {"c": "#2b1d3d", "i": "#1d7a3a", "f": "#7a1fd1", "g": "#4a2f00", "output gate": "#a3286a"}
COLORS |= {"z": COLORS["f"], "n": COLORS["g"], "r": COLORS["output gate"]}  # z keeps, as f does; n is what g is
COLORS |= {"U": COLORS["x"], "W": COLORS["h"], "V": COLORS["o"]}
INK = "#1f2328"
FAINT = "#59636e"
LIT = "#ffd33d"

DIVERGING = LinearSegmentedColormap.from_list("course_diverging", ["#5aa5dd", "#ffffff", "#f0945a"])
"""For signed numbers, centred on zero: blue below, orange above, light enough for black numbers on top of it."""

SIZES = LinearSegmentedColormap.from_list("course_sizes", ["#f6e8f3", "#c06db4", "#5c1453"])
"""For sizes of gradients, from small to large. Zero and what does not exist are in none of these colours."""
NOTHING = "#eceef1"

DPI = 100
TEXT_PT = 9.5
TITLE_PT = 10.5

CJK_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "SimHei",
    "Arial Unicode MS",
)
COURSE_FONT = Path(__file__).parent / "fonts" / "CourseChinese.ttf"
COURSE_FAMILY = "Course Chinese"
"""The Chinese characters of the course's own sentences, for computers without a Chinese font."""


@cache
def fonts():
    """The font families for text, in order: matplotlib takes each glyph from the first that has it."""
    # Of normal weight: matplotlib complains on the error stream where a family has no such face.
    normal = (400, "normal", "regular")
    installed = {font.name for font in font_manager.fontManager.ttflist if font.weight in normal}
    if COURSE_FAMILY not in installed:
        font_manager.fontManager.addfont(COURSE_FONT)  # nobody gets it but who asks for it by this name
    return ["DejaVu Sans", *(name for name in CJK_FONTS if name in installed), COURSE_FAMILY]


@cache
def drawable(text):
    """`text` with a box for each character that no font at hand can draw."""
    glyphs = [font_manager.get_font(font_manager.findfont(family)).get_charmap() for family in fonts()]
    return "".join(char if any(ord(char) in have for have in glyphs) else "□" for char in text)


def number(value, decimals=2):
    """A number as it stands in pictures: fixed decimals, a true minus, no minus before zero."""
    text = f"{value:.{decimals}f}" if abs(value) < 1000 else f"{value:.1e}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def digits(value, figures=2):
    """A number of any size in so few significant figures; exactly zero is 0 and nothing else is."""
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{value:#.{figures}g}".partition("e")
    return mantissa.rstrip(".").replace("-", "−") + (f"e{int(exponent)}".replace("-", "−") if exponent else "")
