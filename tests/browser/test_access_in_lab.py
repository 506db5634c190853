"""Explorers for those who use the keyboard alone, and for those who need everything
twice as large."""

import pytest

from browser.explorer_on_page import NAMES
from browser.test_explorer_layout_in_lab import CUT_OFF, IN_PLACE, SCROLLING, TOO_WIDE

ZOOMED = {"width": 640, "height": 400}
"""What a window of 1280 × 800 shows at 200 %."""
FOCUSED = "parts => parts.indexOf(document.activeElement)"


@pytest.fixture
def zoomed(find, name):
    """The explorer at 200 %, with JupyterLab's list of files closed, as one closes it
    then."""
    explorer = find(name)
    page, before = explorer.page, explorer.page.viewport_size
    page.set_viewport_size(ZOOMED)
    page.evaluate("jupyterapp.shell.collapseLeft()")
    page.wait_for_function(IN_PLACE)
    yield explorer
    page.evaluate("jupyterapp.shell.expandLeft()")
    page.set_viewport_size(before)
    page.wait_for_function(IN_PLACE)


@pytest.mark.parametrize("name", NAMES)
def test_at_200_percent_nothing_is_cut_off(zoomed):
    assert zoomed.cell.evaluate(TOO_WIDE, SCROLLING) == []
    assert zoomed.cell.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_tab_key_reaches_each_control(find, name):
    explorer = find(name)
    output = explorer.cell.locator(".jp-OutputArea-output")
    parts = output.locator(":is([role=slider], select, input, button:enabled):visible")
    count = parts.count()
    parts.first.focus()
    reached = []
    for _ in range(3 * count):  # between them are the sliders' numbers, which can be typed over
        reached.append(parts.evaluate_all(FOCUSED))
        explorer.page.keyboard.press("Tab")
    assert [place for place in reached if place >= 0] == list(range(count))
