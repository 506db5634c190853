"""Explorers on a screen with two pixels to each one of the page."""

import pytest

from browser.explorer_on_page import KINDS, ExplorerOnPage
from browser.shelf import put

SOURCES = [f"from rnn_teach.explorers import {name}\n{name}()" for name in KINDS]


@pytest.fixture
def notebook(window, server):
    window.change_to(put(server, "fine.ipynb", SOURCES), scale=2)
    window.run_all()
    return window


def test_on_a_fine_screen_pictures_are_finer(notebook):
    """One explorer of each kind: they have the wire in common, and what each draws on a
    fine screen is tried without a browser."""
    for index, name in enumerate(KINDS):
        explorer = ExplorerOnPage(notebook, index, name)
        view = explorer.settled()
        picture = explorer.cell.locator(".rnn-teach-picture canvas")
        shown = picture.bounding_box()
        assert picture.evaluate("canvas => [canvas.height, canvas.width]") == [
            2 * shown["height"],
            2 * shown["width"],
        ]
        explorer.cell.get_by_role("slider").last.press("End")
        explorer.settled(after=view)
