"""Explorers for those who need everything twice as large."""

from contextlib import contextmanager

from browser.explorer_on_page import NAMES
from browser.test_explorer_layout_in_lab import CUT_OFF, IN_PLACE, SCROLLING, TOO_WIDE

ZOOMED = {"width": 640, "height": 400}
"""What a window of 1280 × 800 shows at 200 %."""


@contextmanager
def zoomed(page):
    """The page at 200 %, with JupyterLab's list of files closed, as one closes it then.

    Once for all explorers: JupyterLab takes seconds to lay a long notebook out anew.
    """
    before = page.viewport_size
    page.set_viewport_size(ZOOMED)
    page.evaluate("jupyterapp.shell.collapseLeft()")
    page.wait_for_function(IN_PLACE)
    yield
    page.evaluate("jupyterapp.shell.expandLeft()")
    page.set_viewport_size(before)
    page.wait_for_function(IN_PLACE)


def test_at_200_percent_nothing_is_cut_off(find):
    wrong = {}
    with zoomed(find(NAMES[0]).page):
        for name in NAMES:
            cell = find(name).cell
            wrong[name] = cell.evaluate(TOO_WIDE, SCROLLING) + cell.evaluate(CUT_OFF)
    assert {name: parts for name, parts in wrong.items() if parts} == {}
