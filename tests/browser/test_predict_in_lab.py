"""A prediction in JupyterLab: committed with the mouse or the keyboard, remembered, and
the answer hidden until its cell is run."""

import nbformat
import pytest

from browser.shelf import put

ASK = (
    "from rnn_teach.explorers import predict\n\n"
    'predict("How much is left?", "half", "a tenth", "nothing, or less than a thousandth")'
)
HIDDEN = {"jupyter": {"outputs_hidden": True}}
ASKED, SHOWN = 0, 1


@pytest.fixture
def notebook(window, server):
    stored = nbformat.v4.new_output("stream", text="What is left:\n6.6 %\n")
    reveal = nbformat.v4.new_code_cell('print("What is left:\\n6.6 %")', outputs=[stored], metadata=HIDDEN)
    window.change_to(put(server, "predict.ipynb", [ASK, reveal]))
    yield window
    assert window.complaints == []


def asked(notebook):
    notebook.run_cell(ASKED)
    question = notebook.show(ASKED).get_by_role("group", name="Predict. How much is left?")
    question.wait_for()
    return question


def said(notebook):
    return notebook.show(ASKED).get_by_role("status")


def test_a_click_counts_and_is_remembered(notebook):
    options = asked(notebook).get_by_role("button")
    assert options.count() == 3
    options.nth(1).click()
    notebook.show(ASKED).get_by_text("You said: a tenth.").wait_for()
    assert options.nth(0).is_disabled()
    again = asked(notebook).get_by_role("button", pressed=True)
    assert again.all_inner_texts() == ["a tenth"]
    assert said(notebook).inner_text().startswith("You said: a tenth.")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_chooses_and_keeps_its_place(notebook, key):
    options = asked(notebook).get_by_role("button")
    options.first.focus()
    notebook.page.keyboard.press("Tab")
    notebook.page.keyboard.press(key)
    notebook.show(ASKED).get_by_text("You said: a tenth.").wait_for()
    assert options.nth(1).evaluate("button => button === document.activeElement")
    notebook.wait_until_idle()


def test_the_answer_is_hidden_until_its_cell_is_run(notebook):
    asked(notebook)
    answer = notebook.show(SHOWN)
    assert answer.get_by_text("6.6 %").count() == 0 or not answer.locator(".jp-OutputArea").is_visible()
    assert answer.locator(".jp-Placeholder-content:visible").inner_text().strip() == "What is left:"
    notebook.run_cell(SHOWN)
    answer.locator(".jp-OutputArea-output", has_text="6.6 %").wait_for()
    notebook.wait_until_idle()
