"""Steps while the kernel has no time: the page goes to them alone, and rightly."""

import pytest

from browser.explorer_on_page import ExplorerOnPage
from browser.shelf import put

SOURCES = {
    "explorer": """from rnn_teach.explorers import unrolling_explorer
from rnn_teach.kit import explorer_ahead

explorer_ahead.BUDGET_S = 10  # enough for all steps on a busy machine, too
explorer = unrolling_explorer()
explorer""",
    "held": """import asyncio

while len(explorer.view.ahead.get("steps", ())) < 5:
    await asyncio.sleep(0.1)""",
    "busy": """import time

from rnn_teach.kit.picture import DRAWING

with DRAWING:  # nothing is drawn until the cell is interrupted
    print("busy", flush=True)
    try:
        time.sleep(600)
    except KeyboardInterrupt:
        pass""",
    "value": "print(explorer.values['t'], explorer.sentence[:11])",
}
PLACE = {name: place for place, name in enumerate(SOURCES)}
SAYS = """([cell, step]) => cell.querySelector(".rnn-teach-sentence").textContent.startsWith(`Step ${step} of 5`)"""


@pytest.fixture(scope="module")
def notebook(window, server):
    window.change_to(put(server, "ahead.ipynb", SOURCES.values()), height=1600)
    return window


@pytest.fixture
def explorer(notebook):
    """As at first; all its steps are in the page, and then the kernel has no time."""
    notebook.run_cell(PLACE["explorer"])
    explorer = ExplorerOnPage(notebook, PLACE["explorer"], "unrolling_explorer")
    explorer.settled()
    notebook.run_cell(PLACE["held"])
    notebook.start_cell(PLACE["busy"])
    notebook.show(PLACE["busy"]).locator(".jp-OutputArea-output", has_text="busy").wait_for()
    yield explorer
    assert notebook.complaints == []


def has_come_to(explorer, step):
    """What is seen when the page says that it is at a step."""
    explorer.page.wait_for_function(SAYS, arg=[explorer.cell.element_handle(), step])
    return explorer.view()


def kernel_comes_to(notebook, explorer, step):
    """The kernel has time again, and agrees."""
    notebook.interrupt_kernel()
    settled = explorer.settled(values=explorer.view().values | {"t": step})
    agrees = f"{step} Step {step} of 5\n"
    for _ in range(3):  # the last of the moves that waited may come, and be drawn, after the cell was asked for
        notebook.run_cell(PLACE["value"])
        if notebook.printed(PLACE["value"]) == agrees:
            break
    assert notebook.printed(PLACE["value"]) == agrees
    return settled


def test_keys_and_buttons_step_without_the_kernel(notebook, explorer):
    views = []
    explorer.slider("time step t").press("ArrowRight")
    views.append(has_come_to(explorer, 3))
    for button, step in (("step ▶", 4), ("step ▶", 5), ("◀ back", 4)):
        explorer.click(button)
        views.append(has_come_to(explorer, step))
    assert [view.values["t"] for view in views] == [3, 4, 5, 4]
    assert not any(view.idle for view in views)
    assert [view.faults() for view in views] == [""] * 4
    kernel_comes_to(notebook, explorer, 4)


def test_play_goes_on_without_the_kernel_and_rests_at_the_end(notebook, explorer):
    explorer.click("play or pause")
    views = [has_come_to(explorer, step) for step in (3, 4, 5)]
    explorer.page.wait_for_timeout(2500)
    views.append(has_come_to(explorer, 5))
    assert [view.values["t"] for view in views] == [3, 4, 5, 5]
    assert not any(view.idle for view in views)
    assert [view.faults() for view in views] == [""] * 4
    kernel_comes_to(notebook, explorer, 5)
    explorer.page.wait_for_timeout(1500)
    assert explorer.view().values["t"] == 5
