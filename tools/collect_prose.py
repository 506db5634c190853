"""Collects the course's own prose, for its language model to read, into one text.

    python -m tools.collect_prose

The Markdown of the notebooks, in their order, and the texts for teachers and
contributors, without what is no prose: links keep their words; pictures, HTML, tables'
rulers, blocks of code and of formulas go. In lower case, so that there are fewer
symbols to learn; symbols that are rare or not of ASCII go too. A snapshot: it is
stored as `prose.txt` and is made anew only when somebody wants one, for with another
text every number of notebook 11 is another.
"""

import collections
import json
import re
import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.lessons.language_model.texts import PROSE

ROOT = Path(__file__).parents[1]
OTHERS = "README.md", "docs/teaching.md", "CONTRIBUTING.md"
RAREST, WIDTH, MOST_BYTES = 8, 60, 250_000
LEFT_OUT = (
    r"```.*?```",  # blocks of code
    r"\$\$.*?\$\$",  # and of formulas
    r"\[Open this notebook[^)]*\)",
    r"<[^>\n]+>",  # HTML
    r"!\[[^\]]*\]\([^)]*\)",  # pictures
    r"https?://\S+",
    r"^\s*\|?[-:| ]+\|\s*$",  # the rulers of tables
)
PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "…": "...", "×": "x", "·": ",", "−": "-"})
PLAIN |= str.maketrans({"\t": " ", "→": "->", "←": "<-"})


def prose_of(notebook):
    """The Markdown of a notebook's cells, but for the bars of links."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    kept = [
        "".join(cell["source"])
        for cell in cells
        if cell["cell_type"] == "markdown" and "navigation" not in cell["metadata"].get("tags", [])
    ]
    return "\n\n".join(kept)


def cleaned(markdown):
    """Plain paragraphs in lower case, at most 60 columns wide."""
    text = markdown
    for pattern in LEFT_OUT:
        text = re.sub(pattern, " ", text, flags=re.M if "^" in pattern else re.S)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^([-*]|\d\.) ", r"\n\1 ", text, flags=re.M)  # each item of a list by itself
    text = re.sub(r"^[#>]+ ?", "", text, flags=re.M).replace("**", "").lower().translate(PLAIN)
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    return "\n\n".join(
        textwrap.fill(part, WIDTH, break_long_words=False, break_on_hyphens=False) for part in paragraphs if part
    )


def collect():
    """The whole text."""
    parts = [prose_of(path) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    parts += [(ROOT / name).read_text(encoding="utf-8") for name in OTHERS]
    text = "\n\n".join(map(cleaned, parts)) + "\n"
    counts = collections.Counter(text)
    return "".join(symbol for symbol in text if counts[symbol] >= RAREST and symbol.isascii())


if __name__ == "__main__":
    text = collect()
    assert len(text.encode()) <= MOST_BYTES, "larger than a snapshot may be"
    PROSE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{PROSE.name}: {len(text)} characters, {len(set(text))} symbols, {PROSE.stat().st_size} bytes")
