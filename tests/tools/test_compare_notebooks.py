"""What counts as a difference between a stored notebook and one that has
been run anew."""

import copy

import nbformat
import pytest

from tools import compare_notebooks


@pytest.fixture
def stored():
    printed = nbformat.v4.new_output("stream", name="stdout", text="one 1.0\ntwo 2.0\n")
    picture = {"image/png": "iVBOR", "text/plain": "a line that rises"}
    shown = nbformat.v4.new_output("execute_result", data=picture, execution_count=1)
    cell = nbformat.v4.new_code_cell("print(1)", outputs=[printed, shown], execution_count=1)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# 1. One"), cell])


def differences(stored, change):
    fresh = copy.deepcopy(stored)
    change(fresh)
    return compare_notebooks.differences(stored, fresh)


def test_a_line_that_changes_is_shown_with_its_cell(stored):
    def change(fresh):
        fresh.cells[1].outputs[0].text = "one 1.0\ntwo 2.5\n"

    [difference] = differences(stored, change)
    assert difference.startswith("cell 1:\n--- stored\n+++ run anew\n")
    changed = [line.strip('+- "') for line in difference.splitlines()[3:] if line[0] in "+-"]
    assert changed == ["two 2.0\\n", "two 2.5\\n"]


CHANGES = {
    "source": lambda cells: cells[0].update(source="# 1. Two"),
    "metadata": lambda cells: cells[1].metadata.update(tags=["a"]),
    "count": lambda cells: cells[1].update(execution_count=2),
    "text": lambda cells: cells[1].outputs[1].data.update({"text/plain": "a line that falls"}),
    "another kind": lambda cells: cells[1].outputs[1].data.update({"text/html": "<b>"}),
    "metadata of an output": lambda cells: cells[1].outputs[1].metadata.update(alt="a line"),
    "an output more": lambda cells: cells[1].outputs.append(cells[1].outputs[0]),
    "an output less": lambda cells: cells[1].outputs.pop(),
    "a cell more": lambda cells: cells.append(cells[0]),
    "a cell less": lambda cells: cells.pop(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_is_a_difference(stored, change):
    assert len(differences(stored, lambda fresh: change(fresh.cells))) == 1
    assert differences(stored, lambda fresh: None) == []


def test_the_notebook_s_own_metadata_count(stored):
    assert len(differences(stored, lambda fresh: fresh.metadata.update(a=1))) == 1


def test_pixels_do_not_count(stored):
    assert differences(stored, lambda fresh: fresh.cells[1].outputs[1].data.update({"image/png": "x"})) == []


@pytest.mark.parametrize("tag", ["timing", "chaotic"])
def test_what_a_cell_with_such_a_tag_shows_does_not_count_but_its_source_does(tag, stored):
    stored.cells[1].metadata.tags = [tag]
    assert differences(stored, lambda fresh: fresh.cells[1].update(outputs=[])) == []
    assert len(differences(stored, lambda fresh: fresh.cells[1].update(source="2"))) == 1


def test_what_a_cell_with_another_tag_shows_does_count(stored):
    stored.cells[1].metadata.tags = ["quoted"]

    def change(fresh):
        fresh.cells[1].outputs[0].text = "one 1.0\ntwo 2.5\n"

    assert len(differences(stored, change)) == 1
