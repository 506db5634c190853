"""From the press of a key on a slider to the first painted frame with the new picture,
taken in the page."""

import nbformat
from sides import FLOOR, MOVES, OURS, PEERS
from turns import row

from rnn_teach import explorers
from tools import build_notebooks, lab

MAKERS = {"unrolled": "unrolling_explorer", "lab": "vanishing_explorer", "gates": "gate_explorer"}
CELLS = {"floor": FLOOR} | {
    f"{who} {name}": source for name in OURS for who, source in (("ours", OURS[name]), ("peer", PEERS[name]))
}
"""The cells of the notebook, by what stands in them."""
REST_MS = 150
"""So long the page is left alone before a key is pressed: as a hand does, and so that
nothing of the move before is still under way."""
WATCH = """cell => {
    if (cell.watched) return;
    cell.watched = true;
    const said = () => cell.querySelector(".rnn-teach-sentence")?.textContent;
    cell.addEventListener("keydown", event => {
        [cell.pressed, cell.before, cell.took] = [event.timeStamp, said(), null];
    }, true);
    const drawn = () => {
        if (cell.pressed === null || (said() !== undefined && said() === cell.before)) return;
        const pressed = cell.pressed;
        cell.pressed = null;
        requestAnimationFrame(() => {  // and after this frame has been painted:
            const channel = new MessageChannel();
            channel.port1.onmessage = () => { cell.took = performance.now() - pressed; };
            channel.port2.postMessage(null);
        });
    };
    cell.addEventListener("painted", drawn, true);
    cell.addEventListener("load", event => event.target.tagName === "IMG" && drawn(), true);
}"""
"""What is drawn says so: an image by its load, a canvas of ours by `painted`. Our
picture counts when its sentence is a new one."""
HANDLE = """([cell, label]) => [...cell.querySelectorAll(".widget-slider")]
    .find(slider => slider.querySelector("label").textContent === label)
    .querySelector(".noUi-handle")"""
IS_AT_AN_END = """handle => ["min", "max"].filter(end =>
    Number(handle.getAttribute("aria-valuenow")) === Number(handle.getAttribute(`aria-value${end}`)))[0]"""


def write_notebook(path):
    """A notebook with all that is measured, a cell each."""
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in CELLS.values()]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=build_notebooks.METADATA), path)


def rows(notebook, where, rounds, moves=MOVES):
    """A row for each move: ours, the peer and the floor in turns. `where` says in which
    window."""
    for what, (name, control) in moves.items():
        label = getattr(explorers, MAKERS[name])().controls[control].description
        sliders = {
            "ours": Slider(notebook, list(CELLS).index(f"ours {name}"), label),
            "peer": Slider(notebook, list(CELLS).index(f"peer {name}"), control),
            "floor": Slider(notebook, list(CELLS).index("floor"), ""),
        }
        times = {who: [] for who in sliders}
        for turn in range(rounds + 2):  # the first two warm up
            for who, slider in sliders.items():
                took = slider.press()
                if turn >= 2:
                    times[who].append(took)
        yield row(f"{where}: {what}", times["ours"], times["peer"], limit=times["floor"])


class Slider:
    """A slider in the cell of this index, which walks to and fro between its ends."""

    def __init__(self, notebook, index, label):
        self._notebook, self._index, self._label = notebook, index, label
        self._key = "ArrowRight"

    def press(self):
        """Press a key and wait until the new picture is on the screen; how long that
        took in ms."""
        page = self._notebook.page
        page.evaluate(f"index => {lab.NOTEBOOK}.scrollToItem(index)", self._index)
        cell = self._notebook.show(self._index)
        cell.locator(".noUi-handle").first.wait_for()
        cell.evaluate(WATCH)
        cell = cell.element_handle()
        handle = page.evaluate_handle(HANDLE, [cell, self._label]).as_element()
        end = handle.evaluate(IS_AT_AN_END)
        self._key = {"min": "ArrowRight", "max": "ArrowLeft"}.get(end, self._key)
        handle.focus()
        page.wait_for_timeout(REST_MS)
        page.keyboard.press(self._key)
        page.wait_for_function("cell => cell.took", arg=cell)
        took = cell.evaluate("cell => cell.took")
        page.wait_for_function(lab.KERNEL_IS_IDLE)
        return took
