"""Fonts for the texts of pictures, Chinese ones among them, and a box for what none of
them can draw."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from matplotlib import font_manager

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
"""The Chinese characters of the course's own sentences, for computers without a Chinese
font."""


@cache
def fonts():
    """The font families for text, in order: matplotlib takes each glyph from the first
    that has it."""
    # Of normal weight: matplotlib complains on the error stream where a family has no
    # such face.
    normal = (400, "normal", "regular")
    installed = {font.name for font in font_manager.fontManager.ttflist if font.weight in normal}
    if COURSE_FAMILY not in installed:
        font_manager.fontManager.addfont(COURSE_FONT)  # nobody gets it but who asks for it by this name
        _let_it_be_bold(COURSE_FAMILY)
    return ["DejaVu Sans", *(name for name in CJK_FONTS if name in installed), COURSE_FAMILY]


def _let_it_be_bold(family):
    """Let bold text be drawn with its one weight: else matplotlib complains in the
    notebook."""
    faces = font_manager.fontManager.ttflist
    faces += [replace(face, weight=700) for face in faces if face.name == family]


@cache
def drawable(text):
    """`text` with a box for each character that no font at hand can draw."""
    glyphs = [font_manager.get_font(font_manager.findfont(family)).get_charmap() for family in fonts()]
    return "".join(char if any(ord(char) in have for have in glyphs) else "□" for char in text)
