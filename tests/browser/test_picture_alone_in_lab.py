"""An explorer's picture without its controls, in a cell and a tab of its own, as for a
projector."""

import time

import pytest

from browser.explorer_on_page import ExplorerOnPage
from browser.shelf import put
from browser.view import fingerprint_on
from tools import patience

SOURCES = {
    "explorer": "from rnn_teach.explorers import echo_explorer\necho = echo_explorer()\necho",
    "alone": "echo.picture_alone()",
    "code": "echo.controls['w'].value = -1.5",
}
PLACE = {name: place for place, name in enumerate(SOURCES)}
PICTURE = ".rnn-teach-picture canvas"
CONTROL = ":is(input, select, button, [role=slider]):visible"


@pytest.fixture(scope="module")
def notebook(window, server):
    window.change_to(put(server, "alone.ipynb", SOURCES.values()), width=1800, height=1600)
    return window


def assert_it_shows(place, view):
    """The picture there comes to be the explorer's, with its sentence."""
    place.locator(".rnn-teach-sentence", has_text=view.sentence).wait_for()
    image = place.locator(PICTURE)
    assert image.get_attribute("aria-label") == view.sentence
    end = time.monotonic() + patience.ANSWER_S
    while fingerprint_on(image) != view.picture:
        assert time.monotonic() < end, "it is another picture"
        place.page.wait_for_timeout(20)


def test_it_has_no_controls_and_follows_slider_and_code(notebook):
    notebook.run_cell(PLACE["explorer"])
    notebook.run_cell(PLACE["alone"])
    explorer = ExplorerOnPage(notebook, PLACE["explorer"], "echo_explorer")
    alone = notebook.show(PLACE["alone"])
    view = explorer.settled()
    assert_it_shows(alone, view)
    assert alone.locator(".jp-OutputArea").locator(CONTROL).count() == 0

    explorer.slider("weight w").press("End")
    view = explorer.settled(after=view)
    assert_it_shows(alone, view)

    notebook.run_cell(PLACE["code"])
    view = explorer.settled(after=view, values={"w": -1.5})
    assert_it_shows(alone, view)


def test_in_a_tab_of_its_own_it_follows_too(notebook):
    notebook.run_cell(PLACE["explorer"])
    notebook.run_cell(PLACE["alone"])
    alone = notebook.show(PLACE["alone"])
    alone.locator(PICTURE).click(button="right")
    notebook.page.get_by_text("Create New View for Cell Output").click()
    tab = notebook.page.locator(".jp-LinkedOutputView")
    explorer = ExplorerOnPage(notebook, PLACE["explorer"], "echo_explorer")
    notebook.page.evaluate(
        """() => {
            const panels = Array.from(jupyterapp.shell.widgets("main"));
            jupyterapp.shell.activateById(panels.find(panel => panel.content?.model?.toJSON).id);
        }"""
    )
    view = explorer.settled()
    explorer.slider("weight w").press("Home")
    assert_it_shows(tab, explorer.settled(after=view))
    assert notebook.complaints == []
