"""Each notebook in JupyterLab: what it shows before it is run; and that it runs, once,
shows what is stored, and has exercises that can be solved.

What a cell tagged `timing` or `chaotic` shows may change: see
`tools/compare_notebooks.py`.
"""

import re
from itertools import pairwise
from types import SimpleNamespace

import nbformat
import pytest
from asked_of_notebooks import (
    PROCESSOR,
    each_stub_is_not_attempted_and_each_solution_correct,
    exercises,
    kernels_are_those_of_another_processor,
    nothing_differs,
)

from browser.explorer_on_page import NAMES
from tools import build_notebooks, processors


@pytest.fixture(scope="module", params=build_notebooks.paths(), ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def notebook(window, path):
    """Open for all its tests: first not run, then run."""
    window.change_to(path.name)
    return window


def outputs(cells):
    return [(index, output) for index, cell in enumerate(cells) for output in cell.get("outputs", [])]


def explorer_cells(cells):
    """Where an explorer is shown: its name is in the cell, and a picture below."""
    shown = {index for index, output in outputs(cells) if "image/png" in output.get("data", {})}
    return sorted(index for index in shown if any(f"{name}(" in cells[index]["source"] for name in NAMES))


def test_before_it_is_run_it_shows_a_picture_of_each_explorer(notebook):
    cells = notebook.cells()
    folded = {
        index for index, cell in enumerate(cells) if cell["metadata"].get("jupyter", {}).get("outputs_hidden")
    }
    shown = [index for index in explorer_cells(cells) if index not in folded]  # the others answer a prediction
    assert shown
    for index in shown:
        output = notebook.show(index).locator(".jp-OutputArea-output:has([role=img], img)")
        picture = output.get_by_role("img")
        assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 500
        assert output.inner_text().strip() == ""  # no name of a widget in the place of one


def as_seen(stored, cells):
    """The stored notebook with the outputs of these cells, as JupyterLab shows them.

    What is printed over a line of progress keeps the blanks at its end there.
    """
    fresh = nbformat.from_dict(stored)
    for cell, seen in zip(fresh.cells, cells, strict=True):
        if cell.cell_type == "code":
            cell.outputs = nbformat.from_dict(seen["outputs"])
            for output in cell.outputs:
                if "text" in output:
                    output.text = re.sub(r" +$", "", output.text, flags=re.MULTILINE)
    build_notebooks.clean(fresh)
    return fresh


@pytest.fixture(scope="module")
def run(notebook, path):
    """The notebook has been run with the kernels of another processor, and at each
    checker its exercise has been tried: `stored`, `verdicts` by place and exercise, and
    what was `in_use` of the processor."""
    stored = nbformat.read(path, as_version=4)
    asked = exercises(stored)
    notebook.ask(code=f"__import__('os').environ.update({PROCESSOR.settings})")
    verdicts = {}
    with notebook.hardly_seen():
        for before, last in pairwise([-1, *asked, len(stored.cells) - 1]):
            notebook.run_cells(before + 1, last)
            assert notebook.errors() == []
            if last in asked:
                name, question = asked[last]
                verdicts[last, name] = notebook.ask(question)
    return SimpleNamespace(stored=stored, verdicts=verdicts, in_use=notebook.ask(processors.ASKED))


def test_it_runs_without_a_complaint_and_shows_what_is_stored(run, notebook, path):
    cells = notebook.cells()
    assert [output["text"] for _, output in outputs(cells) if output.get("name") == "stderr"] == []
    assert all(cell["execution_count"] for cell in cells if cell["cell_type"] == "code")
    for index in explorer_cells(cells):
        cell = notebook.show(index)
        sentence = cell.locator(".rnn-teach-sentence:not(:empty)").inner_text()
        cell.get_by_role("img", name=sentence, exact=True).scroll_into_view_if_needed()
    assert notebook.complaints == []
    nothing_differs(run.stored, as_seen(run.stored, notebook.cells()), path.name)


def test_a_stub_is_not_attempted_and_its_solution_correct(run):
    each_stub_is_not_attempted_and_each_solution_correct(run.stored, run.verdicts)


def test_it_was_run_with_the_kernels_of_another_processor(run):
    kernels_are_those_of_another_processor(run.in_use)
