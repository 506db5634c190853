"""Makes the font that draws the course's Chinese where the computer has none.

    python -m tools.course_font NotoSansSC-Regular.woff

takes the glyphs that the course uses out of Noto Sans SC, and writes
`rnn_teach/kit/fonts/CourseChinese.ttf`. Run it again when a sentence brings a new
character; a test says when that is. The font is in the npm package
@fontsource/noto-sans-sc, among others:
files/noto-sans-sc-chinese-simplified-400-normal.woff.
"""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from rnn_teach.tasks import travel_reader

ROOT = Path(__file__).resolve().parent.parent
FONT = ROOT / "rnn_teach" / "kit" / "fonts" / "CourseChinese.ttf"
FAMILY = "Course Chinese"
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
NAMES = {1: FAMILY, 2: "Regular", 3: "CourseChinese-Regular", 4: FAMILY, 6: "CourseChinese-Regular"}
"""Not the name of the font it comes from: its licence wants another, and whoever has
that font keeps it."""

NEVER_DRAWN = {"reviews.py"}
"""Sentences that nets read and no picture shows."""


def characters():
    """All Chinese characters in the package, in the notebooks and in the words that the
    trained net knows, in order."""
    sources = (file for file in (ROOT / "rnn_teach").rglob("*.py") if file.name not in NEVER_DRAWN)
    files = [*sources, *(ROOT / "notebooks").glob("*.ipynb")]
    texts = [*(file.read_text(encoding="utf-8") for file in files), " ".join(travel_reader().words)]
    return "".join(sorted({char for text in texts for char in CHINESE.findall(text)}))


def make(source):
    """Write the font, with the glyphs of `characters()` from the font file `source`."""
    font = TTFont(source)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[0, 13, 14], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters())
    subsetter.subset(font)
    for number, name in NAMES.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    font.flavor = None
    font["OS/2"].usWeightClass = 400
    font.save(FONT)


if __name__ == "__main__":
    make(sys.argv[1])
    print(f"{FONT.name}: {len(characters())} characters, {FONT.stat().st_size} bytes")
