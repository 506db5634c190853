"""Predictions on the pages to read: a list without scripts, buttons with them."""

import nbformat
import pytest

from rnn_teach.explorers import predict
from rnn_teach.kit.explorer import WIDGET_VIEW
from tools import build_notebooks, build_pages, lab

QUESTIONS = {"How much is left?": ("half", "a tenth"), "How much at w = 1.5?": ("all of it", "none")}


@pytest.fixture(scope="module")
def page_of_questions(tmp_path_factory):
    """A notebook of two questions, each with a cell that answers, as a page."""
    cells = [nbformat.v4.new_markdown_cell("# 9. How much is left of an input?\n\nMove.")]
    for question, options in QUESTIONS.items():
        shown, _ = predict(question, *options)._repr_mimebundle_()
        del shown[WIDGET_VIEW]
        asked = nbformat.v4.new_output("display_data", shown)
        told = nbformat.v4.new_output("stream", text=f"Of {question}\n0.0502\n")
        cells += [
            nbformat.v4.new_code_cell(
                "predict(...)", outputs=[asked], metadata={"jupyter": {"source_hidden": True}}
            ),
            nbformat.v4.new_code_cell("print(h)", outputs=[told], metadata={"jupyter": {"outputs_hidden": True}}),
            nbformat.v4.new_markdown_cell("<details><summary>What happened</summary>\n\n**a tenth**\n\n</details>"),
        ]
    folder = tmp_path_factory.mktemp("questions")
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=build_notebooks.METADATA)
    nbformat.write(notebook, folder / "09_questions.ipynb")
    page = folder / "09_questions.html"
    page.write_text(build_pages.PageExporter().page(folder / "09_questions.ipynb"), encoding="utf-8")
    return page


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def scripts(request):
    return request.param


@pytest.fixture
def page(chromium, page_of_questions, scripts):
    context = chromium.new_context(offline=True, java_script_enabled=scripts)
    context.set_default_timeout(lab.ANSWER_MS)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(page_of_questions.as_uri())
    yield page
    assert complaints == []
    context.close()


def test_answers_are_folded_and_the_source_of_a_question_is_not_there(page):
    answers = page.locator("details.answer")
    assert answers.count() == len(QUESTIONS)
    assert not any(answer.evaluate("part => part.open") for answer in answers.all())
    assert not page.get_by_text("0.0502").first.is_visible()
    assert "predict(...)" not in page.inner_text("main")
    assert "print(h)" in page.inner_text("main")


@pytest.mark.parametrize("scripts", [True], indirect=True)
def test_a_click_commits_and_opens_its_own_answer_alone(page):
    group = page.get_by_role("group", name="Predict. How much is left?")
    group.get_by_role("button", name="half").press("Enter")
    page.get_by_role("status").first.get_by_text("You said: half.").wait_for()
    assert group.get_by_role("button", name="a tenth").is_disabled()
    opened = [answer.evaluate("part => part.open") for answer in page.locator("details.answer").all()]
    assert opened == [True, False]
    assert page.locator("details:not(.answer)[open]").count() == 0


@pytest.mark.parametrize("scripts", [False], indirect=True)
def test_without_scripts_it_reads_as_a_list(page):
    assert page.locator("main ol li").all_inner_texts() == [
        text for options in QUESTIONS.values() for text in options
    ]


@pytest.mark.parametrize("scripts", [True], indirect=True)
def test_on_paper_the_answers_are_there(page):
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_text("0.0502").first.is_visible()
    assert page.locator("details:not(.answer)[open]").count() == 0
