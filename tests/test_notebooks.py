"""The form of each notebook: what a learner can rely on in every one of them."""

import ast
import base64
import io
import itertools
import re
import statistics
from functools import cache

import nbformat
import pytest
from notebook_form import places_of_predictions
from PIL import Image

from rnn_teach.kit import words
from tools import address, build_notebooks

PATHS = build_notebooks.paths()
LESSONS = [path for path in PATHS if path.name != build_notebooks.CONTENTS]


def named(path):
    return path.stem


@cache
def read(path):
    """It is read once for all tests, which change nothing in it."""
    return nbformat.read(path, as_version=4)


def prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def printed(notebook):
    """All text that the code cells show,
    with the true minus of pictures as a hyphen."""
    texts = []
    for cell in code_cells(notebook):
        for output in cell.outputs:
            texts.append(output.get("text") or output.get("data", {}).get("text/plain", ""))
    return "\n".join(texts).replace("−", "-")


@pytest.fixture(params=PATHS, ids=named)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return read(path)


def test_there_are_notebooks_and_their_numbers_run_on():
    assert [int(path.name[:2]) for path in PATHS] == list(range(len(PATHS)))
    assert len(PATHS) >= 2


def test_it_is_valid_and_small(path, notebook):
    nbformat.validate(notebook)
    assert path.stat().st_size < 1_000_000


def test_the_title_has_its_number_and_says_something(path, notebook):
    heading = notebook.cells[0].source.splitlines()[0]
    assert re.fullmatch(rf"# {int(path.name[:2])}\. .{{15,}}", heading)


def test_there_is_one_title_and_no_heading_level_is_left_out(notebook):
    outside_code = re.sub(r"```.*?```", "", prose(notebook), flags=re.S)
    levels = [len(marks) for marks in re.findall(r"^(#+) ", outside_code, flags=re.M)]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_it_leads_to_itself_in_the_browser_alone_and_its_sources_can_be_opened(path, notebook):
    opens = f"{address.site()}lite/notebooks/index.html?path={path.name}"
    assert notebook.cells[0].source.splitlines()[-1].startswith(f"[Open this notebook in your browser]({opens})")
    sources = prose(notebook).partition("**Where it comes from**")[2].partition("\n\n")[0]
    assert re.search(r"\]\(https?://[^)]+\)", sources)


def test_objectives_time_summary_and_sources_are_told(notebook):
    text = prose(notebook)
    for part in ("**You will be able to**", "**You need**", "**Time**", "## Summary", "**Where it comes from**"):
        assert part in text


def test_the_minutes_of_the_sections_add_up(notebook):
    line = re.search(r"\*\*Time\*\*: (\d+) minutes\. (.*)", prose(notebook))
    parts = [int(part.split()[-1]) for part in line[2].split(" · ")]
    assert sum(parts) == int(line[1])


def test_the_navigation_is_what_the_build_writes(path, notebook):
    bars = [cell for cell in notebook.cells if "navigation" in cell.metadata.get("tags", [])]
    assert len(bars) == 2
    assert {bar.source for bar in bars} == {build_notebooks.navigation(path)}


def test_links_between_notebooks_lead_somewhere(path, notebook):
    for target in re.findall(r"\]\(([^)#]+)\)", prose(notebook)):
        if "://" not in target:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("lesson", LESSONS, ids=named)
def test_a_lesson_has_its_parts(lesson):
    notebook = read(lesson)
    text = prose(notebook)
    predictions = len(places_of_predictions(notebook.cells)) + text.count("**Predict**")
    assert 30 <= len(notebook.cells) <= 60
    assert predictions >= 3
    assert text.count("What happened") >= predictions - 1
    assert "**Try**" in text
    assert text.count("<summary>Solution") == sum(
        "exercise" in cell.metadata.get("tags", []) for cell in notebook.cells
    )


def test_cells_of_code_are_short(notebook):
    """Those that are read: of a prediction only its buttons are seen."""
    seen = [cell for cell in code_cells(notebook) if "source_hidden" not in cell.metadata.get("jupyter", {})]
    lengths = [sum(bool(line.strip()) for line in cell.source.splitlines()) for cell in seen]
    assert max(lengths) <= 12
    assert statistics.median(lengths) <= 5


def test_no_line_of_code_must_be_scrolled(notebook):
    """At 1280 pixels a cell of JupyterLab shows 106 columns, and its buttons cover
    those after 86.

    Hints and solutions are held to it too.
    """
    cells = [cell.source for cell in code_cells(notebook)]
    folded = re.findall(r"```python\n(.*?)```", prose(notebook), flags=re.S)
    assert not [line for code in cells + folded for line in code.splitlines() if len(line) > 88]


def test_no_magics_no_shell_no_downloads(notebook):
    for cell in code_cells(notebook):
        ast.parse(cell.source)  # neither `!` nor `%` is Python
        assert not re.search(r"\b(urllib|requests|urlopen|subprocess)\b", cell.source)


def test_every_cell_was_run_in_order_and_without_errors(notebook):
    assert [cell.execution_count for cell in code_cells(notebook)] == list(range(1, len(code_cells(notebook)) + 1))
    for cell in code_cells(notebook):
        for output in cell.outputs:
            assert output.output_type != "error"
            assert output.get("name") != "stderr"


def test_nothing_is_stored_that_changes_from_run_to_run(notebook):
    assert notebook.metadata == build_notebooks.METADATA
    for cell in code_cells(notebook):
        assert set(cell.metadata) <= {"tags", "jupyter"}
        assert cell.metadata.get("jupyter", {}) in ({}, {"outputs_hidden": True}, {"source_hidden": True})
        for output in cell.outputs:
            assert build_notebooks.WIDGET_VIEW not in output.get("data", {})
    assert not re.search(r" at 0x[0-9a-f]+>", printed(notebook))


def test_each_picture_has_an_alternative_text_and_no_software_tag(notebook):
    pictures = [out for cell in code_cells(notebook) for out in cell.outputs if "image/png" in out.get("data", {})]
    assert pictures
    for output in pictures:
        assert len(output.metadata["image/png"]["alt"]) > 40
        assert output.metadata["image/png"]["alt"] == output.data["text/plain"].removeprefix(f"{words.IN_WORDS}\n")
        assert not Image.open(io.BytesIO(base64.b64decode(output.data["image/png"]))).text


def test_numbers_quoted_in_the_prose_are_computed_by_a_checked_cell(notebook):
    """All with three decimals or more, and all percentages: they must stand in an
    output that is compared."""
    text = re.sub(r"```.*?```", "", prose(notebook), flags=re.S)
    text = re.sub(r"\]\([^)]*\)", "]", text)  # addresses, as of papers, hold numbers too
    quoted = re.findall(r"-?\d+\.\d{3,}", text) + re.findall(r"\d+(?:\.\d+)?(?= ?%)", text)
    checked = nbformat.from_dict(
        {"cells": [c for c in code_cells(notebook) if "quoted" in c.metadata.get("tags", [])]}
    )
    missing = [number for number in quoted if number not in printed(checked)]
    assert not missing
