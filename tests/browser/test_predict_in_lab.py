"""A prediction in JupyterLab: committed with the mouse or the keyboard, remembered, and
the answer hidden until its cell is run."""

import nbformat
import pytest

from browser.shelf import put

ASK = """from rnn_teach.explorers import predict

predict("{}", "half", "a tenth", "nothing, or less than a thousandth")"""
QUESTIONS = {
    "click": "How much is left?",
    "Enter": "How much is left after two steps?",
    "Space": "How much is left after three steps?",
}
"""One for each way to answer, since an answer is remembered."""
PLACE = {way: place for place, way in enumerate(QUESTIONS)}
HIDDEN = {"jupyter": {"outputs_hidden": True}}
SHOWN = len(QUESTIONS)


@pytest.fixture(scope="module")
def opened(window, server):
    stored = nbformat.v4.new_output("stream", text="What is left:\n6.6 %\n")
    reveal = nbformat.v4.new_code_cell('print("What is left:\\n6.6 %")', outputs=[stored], metadata=HIDDEN)
    window.change_to(put(server, "predict.ipynb", [*map(ASK.format, QUESTIONS.values()), reveal]))
    return window


@pytest.fixture
def notebook(opened):
    yield opened
    assert opened.complaints == []


def asked(notebook, way):
    notebook.run_cell(PLACE[way])
    question = notebook.show(PLACE[way]).get_by_role("group", name=f"Predict. {QUESTIONS[way]}", exact=True)
    question.wait_for()
    return question


def said(notebook, way):
    return notebook.show(PLACE[way]).get_by_role("status")


def test_a_click_counts_and_is_remembered(notebook):
    options = asked(notebook, "click").get_by_role("button")
    assert options.count() == 3
    options.nth(1).click()
    notebook.show(PLACE["click"]).get_by_text("You said: a tenth.").wait_for()
    assert options.nth(0).is_disabled()
    again = asked(notebook, "click").get_by_role("button", pressed=True)
    assert again.all_inner_texts() == ["a tenth"]
    assert said(notebook, "click").inner_text().startswith("You said: a tenth.")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_chooses_and_keeps_its_place(notebook, key):
    options = asked(notebook, key).get_by_role("button")
    options.first.focus()
    notebook.page.keyboard.press("Tab")
    notebook.page.keyboard.press(key)
    notebook.show(PLACE[key]).get_by_text("You said: a tenth.").wait_for()
    assert options.nth(1).evaluate("button => button === document.activeElement")
    notebook.wait_until_idle()


def test_the_answer_is_hidden_until_its_cell_is_run(notebook):
    asked(notebook, "click")
    answer = notebook.show(SHOWN)
    assert answer.get_by_text("6.6 %").count() == 0 or not answer.locator(".jp-OutputArea").is_visible()
    assert answer.locator(".jp-Placeholder-content:visible").inner_text().strip() == "What is left:"
    notebook.run_cell(SHOWN)
    answer.locator(".jp-OutputArea-output", has_text="6.6 %").wait_for()
    notebook.wait_until_idle()
