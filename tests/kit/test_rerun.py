"""A cell that is run again: what it showed before is closed, in a real kernel too."""

from types import SimpleNamespace

import pytest
from jupyter_client.manager import start_new_kernel

from rnn_teach.explorers import echo_explorer
from rnn_teach.kit import explorer_rerun as rerun
from rnn_teach.kit.explorer_rerun import STAY_OPEN
from tools import patience


class Notebook:
    """Runs cells as a page would tell the kernel."""

    def __init__(self, monkeypatch):
        self.cell, self.lines, self.execution_count = None, "", 0
        self.kernel = SimpleNamespace(get_parent=self.parent)
        monkeypatch.setattr(rerun, "get_ipython", lambda: self)
        monkeypatch.setattr(rerun, "_shown", {})

    def parent(self):
        """The message that a page runs a cell with; not every page tells which cell it
        is."""
        metadata = {} if self.cell is None else {"cellId": self.cell}
        return {"metadata": metadata, "content": {"code": self.lines}}

    def run(self, cell, *explorers):
        self.cell = cell
        self.execution_count += 1
        for explorer in explorers:
            explorer._repr_mimebundle_()


@pytest.fixture
def notebook(monkeypatch):
    return Notebook(monkeypatch)


def is_open(explorer):
    return explorer.widget.comm is not None


def test_the_explorer_of_a_cell_that_is_run_again_is_closed(notebook):
    first, second, elsewhere = echo_explorer(), echo_explorer(), echo_explorer()
    notebook.run("a", first)
    notebook.run("b", elsewhere)
    notebook.run("a", second)
    assert [is_open(one) for one in (first, second, elsewhere)] == [False, True, True]


def test_two_explorers_of_one_run_stay_and_so_does_one_that_another_cell_shows(notebook):
    one, other, third = echo_explorer(), echo_explorer(), echo_explorer()
    notebook.run("a", one, other)
    assert is_open(one)
    notebook.run("b", one)
    notebook.run("a", third)
    assert [is_open(each) for each in (one, other, third)] == [True, False, True]


def test_the_same_explorer_shown_again_stays(notebook):
    explorer = echo_explorer()
    for _ in range(3):
        notebook.run("a", explorer)
    assert is_open(explorer)


def test_the_picture_alone_counts_as_shown_in_its_cell(notebook):
    """The controls' cell is run again: what stands on the projector stays, until its
    own cell is run again."""
    first, second = echo_explorer(), echo_explorer()
    notebook.run("controls", first)
    notebook.run("projector", first.picture_alone())
    notebook.run("controls", second)
    assert [is_open(one) for one in (first, second)] == [True, True]
    notebook.run("projector", second.picture_alone())
    assert [is_open(one) for one in (first, second)] == [False, True]


def test_an_explorer_of_which_only_the_picture_was_shown_is_closed_by_the_next(notebook):
    first, second = echo_explorer(), echo_explorer()
    notebook.run("a", first.picture_alone())
    notebook.run("a", second.picture_alone())
    assert [is_open(one) for one in (first, second)] == [False, True]


def test_the_picture_alone_of_a_closed_explorer_says_so():
    explorer = echo_explorer()
    alone = explorer.picture_alone()
    explorer.close()
    assert "make a new one" in alone._repr_mimebundle_()[0]["text/plain"]


def test_where_no_page_tells_its_cells_the_last_runs_of_the_same_lines_stay_open(notebook):
    """Two cells may have the same lines: what the one shows must not be closed by the
    other."""
    notebook.lines = "echo_explorer()"
    runs = [echo_explorer() for _ in range(STAY_OPEN + 2)]
    elsewhere = echo_explorer()
    for explorer in runs:
        notebook.run(None, explorer)
    assert [is_open(one) for one in runs] == [False, False, *[True] * STAY_OPEN]
    notebook.lines = "explorer = echo_explorer()"
    notebook.run(None, elsewhere)
    assert [is_open(one) for one in (*runs[2:], elsewhere)] == [True] * (STAY_OPEN + 1)


def test_without_a_notebook_nothing_is_closed():
    one, other = echo_explorer(), echo_explorer()
    for explorer in (one, other):
        explorer._repr_mimebundle_()
    assert is_open(one)
    assert is_open(other)


@pytest.fixture(scope="module")
def kernel():
    manager, client = start_new_kernel()
    run(client, "setup", "import gc, psutil, ipywidgets.widgets.widget as w")
    run(client, "setup", "from rnn_teach.explorers import *")
    run(client, "setup", "gc.collect(), gc.freeze()")  # what is there by now need not be looked through each time
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def sizes(client):
    """Of the kernel: how many widgets there are, and how much memory."""
    text = run(client, "size", "gc.collect(), len(w._instances), psutil.Process().memory_info().rss")
    return [int(number) for number in text.strip("()").split(",")[1:]]


def test_twelve_runs_of_a_cell_in_a_real_kernel(kernel):
    """As many widgets after twelve runs as after one, and memory for less than one
    explorer more."""
    measured = []
    for _ in range(13):
        run(kernel, "explorer", "vanishing_explorer()")
        measured.append(sizes(kernel))
    widgets, memory = zip(*measured, strict=True)
    assert len(set(widgets)) == 1
    assert (memory[-1] - memory[5]) / 7 < 1.5e6  # one explorer takes 4 to 5 million bytes


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("hidden", "echo_explorer();"),
        ("assigned", "explorer = adding_explorer();"),
        (None, "echo_explorer()"),
        (None, "explorer = echo_explorer()\nexplorer"),
        (None, "echo_explorer();"),
    ],
)
def test_the_widgets_do_not_pile_up_behind_a_semicolon_or_where_no_cell_is_told(kernel, cell, code):
    counts = []
    for _ in range(STAY_OPEN + 4):
        run(kernel, cell, code)
        counts.append(sizes(kernel)[0])
    assert counts[-1] == counts[-2] == counts[-3]


def run(client, cell, code):
    """Run code as that cell, as JupyterLab does; the text of its result."""
    content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
    message = client.session.msg("execute_request", content, metadata={} if cell is None else {"cellId": cell})
    client.shell_channel.send(message)
    text = ""
    while True:
        answer = client.get_iopub_msg(timeout=patience.RUN_S)
        if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
            continue
        assert answer["msg_type"] != "error", answer["content"]
        if answer["msg_type"] == "execute_result":
            text = answer["content"]["data"]["text/plain"]
        if answer["msg_type"] == "status" and answer["content"]["execution_state"] == "idle":
            return text
