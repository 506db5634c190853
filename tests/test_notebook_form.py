"""Touch first, predict, nothing given away: the form that every notebook has."""

import copy
import re

import nbformat
import pytest
from nbformat import v4
from notebook_form import FOLDED, faults, words_in

from tools import build_notebooks

PATHS = build_notebooks.paths()


def topic(path):
    return path.stem[3:]


def faults_of(path):
    return faults(nbformat.read(path, as_version=4), is_lesson=path.name != build_notebooks.CONTENTS)


@pytest.mark.parametrize("path", PATHS, ids=topic)
def test_a_notebook_has_the_form(path):
    found = faults_of(path)
    assert not found, "\n".join(found)


# The finder of faults itself, on a lesson that has the form

OBJECTIVES = """**You will be able to**

- say what is left of an input (exercise 1),
- write the loop that holds it (exercises 1 and 2).

**You need**: nothing.

**Time**: 30 minutes. All of it 30"""
HAPPENED = f"""{FOLDED}

**a tenth**: 0.0502 of the 1 is left, 5 %. Many say *half*, since 0.8 is close to 1.

</details>"""
ASK = 'from rnn_teach.explorers import predict\n\npredict("How much is left?", "half", "a tenth")'
TITLE, TOUCH, TOLD, PREDICTION, REVEAL, WHAT, EXERCISES = 0, 1, 2, 3, 5, 6, 7


def lesson():
    """Short, and with the form."""
    shown = v4.new_output("stream", text="After eleven steps:\n0.0502\n")
    cells = [
        v4.new_markdown_cell("# 9. What is left?\n\nMove the slider."),
        v4.new_code_cell("from rnn_teach.explorers import echo_explorer\n\necho_explorer()"),
        v4.new_markdown_cell(OBJECTIVES),
        v4.new_code_cell(ASK, metadata={"jupyter": {"source_hidden": True}}),
        v4.new_code_cell("h = 1"),
        v4.new_code_cell("print(h)", metadata={"jupyter": {"outputs_hidden": True}}, outputs=[shown]),
        v4.new_markdown_cell(HAPPENED),
        v4.new_markdown_cell("## Exercise 1: say it\n\n...\n\n### Exercise 2: write it"),
        *(v4.new_markdown_cell("More.") for _ in range(24)),
    ]
    return v4.new_notebook(cells=cells)


def changed(place, old, new):
    """A spoiler that replaces text in the source of a cell."""

    def change(cells):
        assert old in cells[place].source
        cells[place].source = cells[place].source.replace(old, new)

    return change


def picture(sentence):
    return v4.new_output("display_data", {"image/png": "", "text/plain": sentence})


SPOILED = {
    "words before the first explorer": (changed(TITLE, "Move", "Word " * 150), "after 15. words"),
    "three cells of code before it": (
        lambda cells: cells.__setitem__(slice(0, 0), [v4.new_code_cell("1"), v4.new_code_cell("2")]),
        "code cell number 3",
    ),
    "no explorer": (changed(TOUCH, "echo_explorer()", "echo"), "no explorer"),
    "objectives before it": (lambda cells: cells.insert(1, cells[TOLD]), "objectives stand before"),
    "a prediction in prose": (changed(WHAT + 2, "More.", "**Predict**: how much?"), "in prose"),
    "what happened in sight": (changed(WHAT + 2, "More.", "**What happened**: a tenth."), "is not folded"),
    "nothing happened": (changed(WHAT, FOLDED, "<details><summary>More</summary>"), "no What happened follows"),
    "two predictions for one": (lambda cells: cells.insert(PREDICTION + 1, cells[PREDICTION]), "no What happened"),
    "nothing is shown": (lambda cells: cells.__delitem__(slice(PREDICTION + 1, WHAT)), "no cell shows"),
    "the question twice": (lambda cells: cells[PREDICTION].metadata.clear(), "source of a prediction"),
    "the output in sight": (lambda cells: cells[REVEAL].metadata.clear(), "before it is run"),
    "an answer in the first line": (lambda cells: cells[REVEAL].outputs[0].update(text="0.0502"), "no heading"),
    "an option in the first line": (
        lambda cells: cells[REVEAL].outputs[0].update(text="It is a tenth:\n0.0502"),
        "no heading",
    ),
    "a picture that opens with its sentence": (
        lambda cells: cells[REVEAL].update(outputs=[picture("6.6 % is left.")]),
        "no heading",
    ),
    "the answer in the title": (changed(TITLE, "Move", "0.0502 is left. Move"), "0.0502 can be read before"),
    "the answer just before the cell": (changed(TOLD, "nothing.", "0.0502."), "0.0502 can be read before"),
    "the result again, in sight": (
        lambda cells: cells.insert(WHAT + 1, v4.new_code_cell("print(h)", outputs=cells[REVEAL].outputs)),
        "again, in sight",
    ),
    "no option at the beginning": (changed(WHAT, "**a tenth**", "Little"), "opens with"),
    "the right option alone": (changed(WHAT, "half", "more"), "names no wrong option"),
    "an output hidden for nothing": (
        lambda cells: cells[TOUCH].metadata.update({"jupyter": {"outputs_hidden": True}}),
        "nothing was to be predicted",
    ),
    "an objective without exercise": (changed(TOLD, " (exercise 1)", ""), "ends with no"),
    "an objective whose exercise is missing": (changed(TOLD, "1 and 2", "1 and 3"), "ends with no"),
    "an exercise for no objective": (changed(TOLD, "exercises 1 and 2", "exercise 1"), "exercise 2 belongs"),
    "no objectives": (changed(TOLD, "**You will", "You will"), "no objectives"),
    "too many words": (changed(EXERCISES, "...", "word " * 3000), "at most 3000"),
    "too many minutes": (changed(TOLD, "30 minutes", "80 minutes"), "at most 75"),
    "too many cells": (lambda cells: cells.extend(copy.deepcopy(cells[-1:]) * 20), "52 cells"),
    "too few cells": (lambda cells: cells.__delitem__(slice(-5, None)), "27 cells"),
    "a long cell": (changed(REVEAL, "print(h)", "print(h)\n" * 13), "13 lines"),
}


def test_a_lesson_that_has_the_form_has_no_faults():
    assert faults(lesson()) == []


@pytest.mark.parametrize("what", SPOILED)
def test_what_spoils_it_is_found(what):
    notebook = lesson()
    change, message = SPOILED[what]
    change(notebook.cells)
    found = faults(notebook)
    assert any(re.search(message, fault) for fault in found), found


def test_a_number_that_was_shown_before_gives_nothing_away():
    notebook = lesson()
    notebook.cells[TOUCH].outputs = [picture("h[12] is 0.0502.")]
    notebook.cells[TOLD].source = OBJECTIVES.replace("nothing.", "0.0502.")
    assert faults(notebook) == []


def test_notebook_0_may_be_short():
    notebook = lesson()
    del notebook.cells[-5:]
    assert faults(notebook, is_lesson=False) == []


def test_words_are_those_that_a_reader_reads():
    assert words_in("Read *this* [link](https://x.org/a b), or `h[t]`.\n\n```python\nx = 1\n```\n<br>") == 5
