"""One JupyterLab and one browser for all tests of this folder, and a notebook of all
explorers that has run."""

import pytest

from browser.explorer_on_page import NAMES, TWICE, ExplorerOnPage
from browser.shelf import put
from tools import build_notebooks, lab

ALL = "explorers.ipynb"
CELLS = ["from rnn_teach.explorers import *", *(f"{name}()" for name in NAMES), f"{TWICE}()"]
"""Every explorer in a cell of its own, and the last one once more."""


@pytest.fixture(scope="package")
def chromium():
    try:
        with lab.browser() as chromium:
            yield chromium
    except lab.NoBrowser as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


@pytest.fixture(scope="package")
def server(chromium):
    with lab.serve(build_notebooks.paths()) as server:
        put(server, ALL, CELLS)
        yield server


@pytest.fixture(scope="package")
def window(chromium, server):
    """JupyterLab in a window, where each test changes to the notebook that it needs:
    opening another window takes as long as ten tests."""
    with lab.open_empty(chromium, server) as notebook:
        yield notebook


@pytest.fixture
def all_explorers(window):
    """The notebook of all explorers, which has run: for tests that follow each other it
    does so once."""
    if window.name != ALL:
        window.change_to(ALL)
        with window.hardly_seen():
            window.run_all()
    return window


@pytest.fixture
def find(all_explorers):
    """`find(name)` is an explorer on the page, as it was at first; `find(name, -1)` the
    last of its kind."""

    def find(name, which=0):
        cells = [index for index, source in enumerate(CELLS) if source == f"{name}()"]
        explorer = ExplorerOnPage(all_explorers, cells[which], name)
        explorer.begin()
        return explorer

    yield find
    assert all_explorers.complaints == []
