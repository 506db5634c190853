"""What is said of a cell that fails, and what a kernel can be asked."""

from pathlib import Path

import nbformat
import pytest

from tools import run_notebook


def run(*sources, questions=None, **settings):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# 1. One"), *cells])
    answers = run_notebook.run(notebook, Path("01_one.ipynb").absolute(), questions, **settings)
    return notebook, answers


def test_a_question_sees_the_variables_and_leaves_no_trace():
    notebook, answers = run("a = 1\na", "a = 2", "a + 1", questions={1: "(a, [print('x')])", 3: "dict(a=str(a))"})
    assert answers == {1: (1, [None]), 3: {"a": "2"}}
    assert [cell.execution_count for cell in notebook.cells[1:]] == [1, 2, 3]
    assert [[out.data for out in cell.outputs] for cell in notebook.cells[1:]] == [
        [{"text/plain": "1"}],
        [],
        [{"text/plain": "3"}],
    ]


def test_the_kernel_has_the_settings():
    assert run("import os", questions={1: "os.environ['TEA']"}, TEA="green")[1] == {1: "green"}


def test_a_cell_that_fails_is_named():
    with pytest.raises(run_notebook.CellFailed, match=r"(?s)^01_one.ipynb, cell 2: .*ZeroDivisionError"):
        run("a = 0", "1 / a")


def test_a_question_that_fails_is_named():
    with pytest.raises(run_notebook.CellFailed, match=r"(?s)^01_one.ipynb, cell 1: nobody .*NameError"):
        run("a = 0", questions={1: "nobody"})


def test_a_cell_that_takes_too_long_is_named(monkeypatch):
    monkeypatch.setattr(run_notebook, "CELL_S", 1)
    with pytest.raises(run_notebook.CellFailed, match=r"(?s)^01_one.ipynb, cell 2: .* timed out .*time.sleep"):
        run("import time", "time.sleep(60)")


def test_a_cell_that_ends_the_kernel_is_named():
    with pytest.raises(run_notebook.CellFailed, match=r"^01_one.ipynb, cell 1: Kernel died"):
        run("import os; os._exit(1)")
