"""What goes wrong in a lesson: the kernel is restarted, the page is reloaded, a cell is
run again and again."""

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from browser.explorer_on_page import ExplorerOnPage
from browser.shelf import put

SOURCES = {
    "lab": "from rnn_teach.explorers import *\nvanishing_explorer()",
    "race": "live = adding_explorer()\nlive",
    "train": "live.train(4000)\nprint(len(live.records))",
    "made": "print(len(live.records))",
    "size": "import gc, psutil\ngc.collect()\nprint(psutil.Process().memory_info().rss)",
}
PLACE = {name: place for place, name in enumerate(SOURCES)}


@pytest.fixture(scope="module")
def opened(window, server):
    window.change_to(put(server, "faults.ipynb", SOURCES.values()))
    return window


@pytest.fixture
def notebook(opened):
    """One for all tests, each of which runs its cells anew. Those that restart the
    kernel, of which the page complains, come last."""
    opened.complaints.clear()
    return opened


def explorer_of(notebook, cell="lab", name="vanishing_explorer"):
    return ExplorerOnPage(notebook, PLACE[cell], name)


def test_a_cell_is_run_again_while_it_plays(notebook):
    """The player that is gone does not go on ticking."""
    notebook.run_cell(PLACE["lab"])
    for _ in range(2):
        notebook.run_cell(PLACE["race"])
        explorer = explorer_of(notebook, "race", "adding_explorer")
        explorer.click("play or pause")
        explorer.cell.get_by_text("after ").first.wait_for()
    notebook.run_cell(PLACE["race"])
    notebook.page.wait_for_timeout(1000)
    assert notebook.complaints == []


def test_a_cell_is_run_ten_times(notebook):
    """Each new explorer closes the one before: an explorer takes about 5 million bytes,
    and they do not add up."""
    sizes = []
    for _ in range(2):
        for _ in range(5):
            notebook.run_cell(PLACE["lab"])
        notebook.run_cell(PLACE["size"])
        sizes.append(int(notebook.printed(PLACE["size"])))
    explorer = explorer_of(notebook)
    view = explorer.settled()
    explorer.slider("scale s").press("Home")
    explorer.settled(after=view)
    assert sizes[1] - sizes[0] < 5 * 2e6


def test_training_is_interrupted_in_the_middle(notebook):
    """The notebook's stop button ends the cell in a sentence, and nothing is printed of
    the run that was cut; what was learned is kept, and one can go on."""
    notebook.run_cell(PLACE["lab"])
    notebook.run_cell(PLACE["race"])
    explorer = explorer_of(notebook, "race", "adding_explorer")
    notebook.start_cell(PLACE["train"])
    explorer.cell.get_by_text("after 1").first.wait_for()  # some hundred updates
    notebook.interrupt_kernel()
    notebook.wait_until_idle()
    assert notebook.printed(PLACE["train"]) == ""
    notebook.run_cell(PLACE["made"])
    made = int(notebook.printed(PLACE["made"]))
    assert 0 < made < 4000
    explorer.click("step ▶")
    explorer.cell.get_by_text(f"after {made + 1} updates").wait_for()


def test_the_tab_is_reloaded(notebook):
    """The kernel still has the explorer, and the page shows it again, where it was, and
    it answers."""
    notebook.run_cell(PLACE["lab"])
    explorer = explorer_of(notebook)
    first = explorer.settled()
    explorer.slider("scale s").press("End")
    view = explorer.settled(after=first)
    notebook.save()
    notebook.go_to(notebook.page.url)
    explorer = explorer_of(notebook)
    again = explorer.settled(values=view.values)
    explorer.slider("scale s").press("Home")
    explorer.settled(after=again)


GRAY = """cell => [...cell.querySelectorAll(".jupyter-widgets-disconnected")]
    .filter(part => getComputedStyle(part, "::before").display !== "none").map(part => part.className)"""


def test_after_a_restart_each_explorer_says_what_to_do(notebook):
    """No broken links before the controls, which answer nobody any more; and no player
    goes on ticking for nobody."""
    for cell in ("lab", "race"):
        notebook.run_cell(PLACE[cell])
    explorers = explorer_of(notebook, "race", "adding_explorer"), explorer_of(notebook)
    explorers[0].click("play or pause")
    explorers[0].cell.get_by_text("after ").first.wait_for()
    notebook.restart_kernel()
    notebook.wait_until_idle()
    for explorer in explorers:
        notebook.show(PLACE["lab"])
        explorer.cell.get_by_text("The kernel was restarted: run this cell again.").wait_for()
        assert explorer.cell.evaluate(GRAY) == []
        with pytest.raises(PlaywrightTimeout):
            explorer.cell.get_by_role("button", name="Reset").click(timeout=500)
    notebook.page.wait_for_timeout(1000)
    assert notebook.complaints == []


def test_the_kernel_is_restarted_while_a_slider_moves(notebook):
    """The page stays whole, and when the cell is run again the explorer is there and
    answers."""
    notebook.run_cell(PLACE["lab"])
    explorer = explorer_of(notebook)
    slider = explorer.slider("scale s")
    explorer.settled()
    for press in range(30):
        slider.press("ArrowRight")
        if press == 15:
            notebook.restart_kernel()
    notebook.wait_until_idle()
    notebook.run_cell(PLACE["lab"])
    explorer = explorer_of(notebook)
    view = explorer.settled()
    explorer.slider("scale s").press("End")
    explorer.settled(after=view)
