"""The font that draws the course's Chinese where the computer has none."""

from fontTools.ttLib import TTFont
from matplotlib import font_manager

from rnn_teach.kit import picture_fonts
from rnn_teach.kit.picture import Picture
from tools import course_font


def test_it_has_every_chinese_character_of_the_package_and_the_notebooks():
    """If not: make it again, as tools/course_font.py says."""
    missing = set(course_font.characters()) - {chr(code) for code in TTFont(course_font.FONT).getBestCmap()}
    assert not missing
    assert set("我今天去超市，了一双鞋") <= set(course_font.characters())


def test_it_is_small_and_comes_with_its_licence_under_another_name_than_its_source():
    font = TTFont(course_font.FONT)
    assert course_font.FONT.stat().st_size < 100_000
    assert font["name"].getDebugName(1) == picture_fonts.COURSE_FAMILY == course_font.FAMILY
    names = " ".join(str(record) for record in font["name"].names if record.nameID != 0)
    assert "Source" not in names
    assert "Noto" not in names
    licence = (course_font.FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert font["name"].getDebugName(0) in licence.replace("Copyright", "(c)")


def test_it_is_registered_once_and_changes_no_other_choice():
    before = font_manager.findfont(font_manager.FontProperties())
    picture_fonts.fonts.cache_clear()
    picture_fonts.fonts()
    picture_fonts.fonts.cache_clear()
    picture_fonts.fonts()
    faces = [font for font in font_manager.fontManager.ttflist if font.name == picture_fonts.COURSE_FAMILY]
    assert [face.weight for face in faces] == [400, 700]
    assert font_manager.findfont(font_manager.FontProperties()) == before


def test_bold_text_is_drawn_without_a_complaint(caplog):
    """In a notebook it would stand above the picture, in red."""
    picture = Picture(2, 1)
    picture.text(0.1, 0.5, "bold 今天", weight="bold", family=picture_fonts.fonts())
    picture.frame()
    picture.pixels()
    assert caplog.text == ""
