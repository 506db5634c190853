"""The teacher's guide: a whole lesson for every notebook, links that lead somewhere,
verdicts that checkers say."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GUIDE, README = ROOT / "docs" / "teaching.md", ROOT / "README.md"
GUIDE_TEXT = GUIDE.read_text(encoding="utf-8")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
CHECKS = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "rnn_teach" / "lessons").rglob("*.py"))
PARTS = ("Minutes", "Open with", "Vote", "What goes wrong", "Verdicts", "Unplugged", "Hand in")
LESSONS = {
    int(number): text
    for number, text in re.findall(r"^### (\d+)\. (.*?)(?=^###? |\Z)", GUIDE_TEXT, re.MULTILINE | re.DOTALL)
}
each_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
each_text = pytest.mark.parametrize("path", [GUIDE, README], ids=lambda path: path.name)


def lesson(notebook):
    number = int(notebook.stem[:2])
    assert number in LESSONS, f"docs/teaching.md has no lesson {number} for {notebook.name}"
    return LESSONS[number]


def part(text, name):
    """The paragraph of a lesson that begins with this name in bold type."""
    return re.search(rf"^\*\*{name}\*\*(.*)$", text, re.MULTILINE)[1]


@each_notebook
def test_every_notebook_has_a_lesson_with_all_its_parts(notebook):
    """And the lesson names the notebook."""
    text = lesson(notebook)
    assert [name for name in PARTS if f"\n**{name}**" not in text] == []
    assert notebook.stem in text
    assert all(len(part(text, name)) > 20 for name in PARTS)


@pytest.mark.parametrize("number", LESSONS)
def test_the_minutes_of_a_lesson_add_up(number):
    """50, and 5 for notebook 0, which comes before lesson 1. The last number of each
    item counts."""
    items = part(LESSONS[number], "Minutes").split(" · ")
    minutes = [int(re.search(r"(\d+)$", item)[1]) for item in items]
    assert sum(minutes) == (50 if number else 5)


@pytest.mark.parametrize("number", LESSONS)
def test_what_is_done_without_computers_says_its_minutes(number):
    assert re.search(r"^ \(\d+ minutes[;,] .+?\)", part(LESSONS[number], "Unplugged"))


@each_notebook
def test_the_verdicts_are_those_of_the_checkers_word_for_word(notebook):
    verdicts = re.findall(r"“(.+?)”", part(lesson(notebook), "Verdicts"))
    assert verdicts
    assert [verdict for verdict in verdicts if verdict not in CHECKS] == []


def anchors(text):
    """What a heading is called in a link, as GitHub names it."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


@each_text
def test_links_lead_somewhere(path):
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert links
    for link in links:
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


def test_the_readme_leads_to_the_guide():
    assert "](docs/teaching.md)" in README.read_text(encoding="utf-8")


@each_text
def test_the_python_in_it_runs(path):
    """Block after block, as cells of one notebook; what the last line of a block gives
    can be shown."""
    blocks = re.findall(r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    names = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for block in blocks:
            exec(compile(block, path.name, "exec"), names)


@each_text
def test_no_line_of_python_in_it_must_be_scrolled(path):
    """It is pasted into cells, and held to their width."""
    blocks = re.findall(r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    assert not [line for code in blocks for line in code.splitlines() if len(line) > 88]


def test_the_view_that_is_sent_is_the_one_that_was_asked_for():
    first, second, third = re.findall(r"^```python\n(.*?)^```", GUIDE_TEXT, re.MULTILINE | re.DOTALL)[:3]
    names = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(first, names)
        lab = names["lab"]
        assert printed.getvalue() == lab.sentence + "\n"
        assert (lab.values["matrix"], lab.values["activation"]) == ("s times an orthogonal matrix", "linear")
        alone = eval(second.strip(), names)
        exec(third, names)
    assert printed.getvalue().endswith(lab.sentence + "\n")
    assert lab.values["s"] == 1.05
    assert alone._repr_mimebundle_()[0]["text/plain"].splitlines()[-1] == lab.sentence
