"""The site that runs in the browser alone: with no address but its own, notebooks run
and sliders move.

Needs the folder of a Pyodide distribution, named by RNN_TEACH_PYODIDE.
"""

import json
import os

import pytest
from lite_site import build_site

from tools import build_lite, build_notebooks, lab

LESSONS = ("01", "03", "04", "06")
PATHS = [path for path in build_notebooks.paths() if path.name.startswith(LESSONS)]
ANOTHER_SENTENCE = """([cell, before]) => {
    const now = cell.querySelector(".rnn-teach-sentence").textContent;
    return now && now !== before;
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where the site is served."""
    if not os.environ.get("RNN_TEACH_PYODIDE"):
        pytest.skip("RNN_TEACH_PYODIDE names no folder of a Pyodide distribution")
    site = build_site(tmp_path_factory.mktemp("lite") / "site", os.environ["RNN_TEACH_PYODIDE"])
    settings = site / "jupyter-lite.json"
    content = json.loads(settings.read_text(encoding="utf-8"))
    content["jupyter-config-data"]["exposeAppInBrowser"] = True
    settings.write_text(json.dumps(content), encoding="utf-8")
    with build_lite.served(site) as address:
        yield address


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def notebook(chromium, address, request):
    """Open in the site, in a browser that reaches no other address."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(lab.ANSWER_MS)
    refused = []

    def let_through(route):
        if route.request.url.startswith(address):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context.route("**/*", let_through)
    notebook = lab.Notebook(context.new_page())
    notebook.go_to(f"{address}lab/index.html?path={request.param.name}")
    yield notebook
    context.close()
    assert refused == []
    assert notebook.complaints == []


def shows_a_widget(cell):
    return any(build_notebooks.WIDGET_VIEW in output.get("data", {}) for output in cell.get("outputs", []))


def test_it_runs_and_a_slider_of_each_explorer_moves(notebook):
    notebook.run_all()
    cells = notebook.cells()
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output["output_type"] == "error"] == []
    assert [output["text"] for output in outputs if output.get("name") == "stderr"] == []
    explorers = [index for index, cell in enumerate(cells) if shows_a_widget(cell)]
    assert explorers
    for index in explorers:
        cell = notebook.show(index)
        sentence = cell.locator(".rnn-teach-sentence:not(:empty)").inner_text()
        slider = cell.get_by_role("slider").last
        at_the_end = slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
        slider.press("Home" if at_the_end else "End")
        moved = [cell.element_handle(), sentence]
        notebook.page.wait_for_function(ANOTHER_SENTENCE, arg=moved)
        cell.get_by_role("img", name=cell.locator(".rnn-teach-sentence").inner_text(), exact=True).wait_for()
