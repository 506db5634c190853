"""Each notebook in JupyterLab: what it shows before it is run, and that it runs and
then shows the same."""

import re

import nbformat
import pytest

from browser.explorer_on_page import NAMES
from tools import build_notebooks, compare_notebooks


@pytest.fixture(scope="module", params=build_notebooks.paths(), ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def notebook(window, path):
    """Open for both tests: first not run, then run."""
    window.change_to(path.name)
    return window


def outputs(notebook):
    return [(index, output) for index, cell in enumerate(notebook.cells()) for output in cell.get("outputs", [])]


def explorer_cells(notebook):
    """Where an explorer is shown: its name is in the cell, and a picture below."""
    cells = notebook.cells()
    shown = {index for index, output in outputs(notebook) if "image/png" in output.get("data", {})}
    return sorted(index for index in shown if any(f"{name}(" in cells[index]["source"] for name in NAMES))


def test_before_it_is_run_it_shows_a_picture_of_each_explorer(notebook):
    cells = notebook.cells()
    folded = {
        index for index, cell in enumerate(cells) if cell["metadata"].get("jupyter", {}).get("outputs_hidden")
    }
    shown = [index for index in explorer_cells(notebook) if index not in folded]  # the others answer a prediction
    assert shown
    for index in shown:
        output = notebook.show(index).locator(".jp-OutputArea-output:has([role=img], img)")
        picture = output.get_by_role("img")
        assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 500
        assert output.inner_text().strip() == ""  # no name of a widget in the place of one


def as_seen(stored, notebook):
    """The stored notebook with the outputs that JupyterLab shows now.

    What is printed over a line of progress keeps the blanks at its end there.
    """
    fresh = nbformat.from_dict(stored)
    for cell, seen in zip(fresh.cells, notebook.cells(), strict=True):
        if cell.cell_type == "code":
            cell.outputs = nbformat.from_dict(seen["outputs"])
            for output in cell.outputs:
                if "text" in output:
                    output.text = re.sub(r" +$", "", output.text, flags=re.MULTILINE)
    build_notebooks.clean(fresh)
    return fresh


def test_it_runs_without_a_complaint_and_shows_what_is_stored(notebook, path):
    """With this machine's own kernels of OpenBLAS, which are others than in
    `tests/tools/test_build_notebooks.py`."""
    notebook.run_all()
    assert [output for _, output in outputs(notebook) if output["output_type"] == "error"] == []
    assert [output["text"] for _, output in outputs(notebook) if output.get("name") == "stderr"] == []
    assert all(cell["execution_count"] for cell in notebook.cells() if cell["cell_type"] == "code")
    for index in explorer_cells(notebook):
        cell = notebook.show(index)
        sentence = cell.locator(".rnn-teach-sentence:not(:empty)").inner_text()
        cell.get_by_role("img", name=sentence, exact=True).scroll_into_view_if_needed()
    assert notebook.complaints == []
    stored = nbformat.read(path, as_version=4)
    differs = compare_notebooks.differences(stored, as_seen(stored, notebook))
    assert not differs, "\n\n".join(differs)
