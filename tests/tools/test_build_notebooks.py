"""Notebooks are built: what is written into them, what is refused, and that running one
in a fresh kernel of its own shows what is stored.

All of them are run in JupyterLab (`tests/browser/test_notebooks_in_lab.py`), with the
same questions. Here only the first is, and all where no browser is.
"""

import errno
import os
from dataclasses import replace
from pathlib import Path
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

from tools import build_notebooks, compare_notebooks, processors

PATHS = build_notebooks.paths()
RUN_HERE = PATHS[:1] if os.environ.get("CHROME_PATH") else PATHS
WITHOUT_PIXELS = {"PYTHONSTARTUP": str(Path(__file__).with_name("without_pixels.py"))}


@pytest.fixture(scope="module", params=RUN_HERE, ids=lambda path: path.stem)
def run(request):
    """A notebook that has been run once, for all its tests: `stored`, `fresh`,
    `verdicts` by place and exercise, and what was `in_use` of the processor."""
    stored = nbformat.read(request.param, as_version=4)
    asked = exercises(stored)
    questions = {place: question for place, (_, question) in asked.items()}
    processor = replace(PROCESSOR, settings=PROCESSOR.settings | WITHOUT_PIXELS)
    fresh, answers, in_use = processors.run_on(processor, request.param, questions)
    verdicts = {(place, name): answers[place] for place, (name, _) in asked.items()}
    return SimpleNamespace(name=request.param.name, stored=stored, fresh=fresh, verdicts=verdicts, in_use=in_use)


def test_running_it_changes_nothing_but_pictures_and_timings(run):
    nothing_differs(run.stored, run.fresh, run.name)


def test_a_stub_is_not_attempted_and_its_solution_correct(run):
    each_stub_is_not_attempted_and_each_solution_correct(run.stored, run.verdicts)


def test_it_was_run_with_the_kernels_of_another_processor(run):
    kernels_are_those_of_another_processor(run.in_use)


def test_a_checked_number_stands_in_no_cell_that_is_not_compared():
    for path in PATHS:
        for place, cell in enumerate(nbformat.read(path, as_version=4).cells):
            kinds = set(compare_notebooks.tags(cell))
            checked = "quoted" in kinds
            assert not (checked and kinds & set(compare_notebooks.NOT_COMPARED)), f"{path.name}, cell {place}"


def test_the_bar_leads_back_and_on(tmp_path, monkeypatch):
    monkeypatch.setattr(build_notebooks, "NOTEBOOKS", tmp_path)
    for name, heading in (("00_start_here", "# 0. Start"), ("01_one", "# 1. One"), ("02_two", "# 2. Two")):
        cells = [nbformat.v4.new_markdown_cell(heading)]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / f"{name}.ipynb")
    first, middle, last = (build_notebooks.navigation(path) for path in build_notebooks.paths())
    assert first == "[1. One](01_one.ipynb) →"
    assert (
        middle == "← [0. Start](00_start_here.ipynb) · [Contents](00_start_here.ipynb) · [2. Two](02_two.ipynb) →"
    )
    assert last == "← [1. One](01_one.ipynb) · [Contents](00_start_here.ipynb)"


def test_a_warning_in_a_cell_is_refused():
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("stream", name="stderr", text="Careful!")])
    with pytest.raises(ValueError, match="Careful!"):
        build_notebooks.clean(nbformat.v4.new_notebook(cells=[cell]))


def test_a_full_disk_leaves_the_old_notebook_whole(tmp_path, monkeypatch, capsys):
    """The space ends in the middle of the new file: the old one stays, nothing else is
    left, and it is said."""
    (tmp_path / "00_start_here.ipynb").write_text("the old one", encoding="utf-8")

    def write_half(_, path):
        path.write_text("the new o", encoding="utf-8")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(build_notebooks, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(build_notebooks, "build", lambda path: None)
    monkeypatch.setattr(build_notebooks.nbformat, "write", write_half)
    assert build_notebooks.main([]) == 1
    assert "00_start_here.ipynb cannot be built: [Errno 28] No space left on device" in capsys.readouterr().err
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [
        ("00_start_here.ipynb", "the old one")
    ]
