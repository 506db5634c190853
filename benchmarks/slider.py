"""From the press of a key on a slider to the new picture on the screen: our explorer
and plain `interact`.

    CHROME_PATH=/usr/bin/chromium python benchmarks/slider.py [--quick] [--json FILE]

Both in one notebook of a real JupyterLab, in turns. The times are taken in the page:
from the key's event to the first frame after the picture has loaded. The peer draws the
same picture with the same drawing code, as one would without an explorer: a function
that makes a pyplot figure, and `interact`.
"""

import sys
import tempfile
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from turns import main, row  # noqa: E402

from tools import build_notebooks, lab  # noqa: E402

OURS = """
from rnn_teach.explorers import unrolling_explorer

unrolling_explorer()
"""
PEER = """
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import IntSlider, interact

from rnn_teach import RNNCell, unroll
from rnn_teach.figures import plot_rolled, plot_unrolled
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.lessons.unrolling.picture_step import StepTable
from rnn_teach.tasks import TRAVEL_SENTENCES, Vocabulary, split_words

vocabulary, sentence = Vocabulary(TRAVEL_SENTENCES), TRAVEL_SENTENCES[0]


def draw(t, seed):
    cell = RNNCell.random(len(vocabulary), 4, np.random.default_rng(seed), U_std=1)
    trace = unroll(cell, vocabulary.one_hot(sentence))
    figure = plt.figure(figsize=(8.2, 4.4), dpi=100)
    plot_rolled(figure.add_axes((0.04, 0.57, 0.34, 0.43)))
    net = plot_unrolled(split_words(sentence), figure.add_axes((0.43, 0.57, 0.565, 0.43)))
    StepTable(figure.add_axes((0.01, 0.065, 0.4, 0.43)), 4, "tanh").set_step(cell, trace, t)
    states = figure.add_axes((0.43, 0.065, 0.565, 0.43))
    StatesMap(states, np.where(np.arange(trace.T + 1) <= t, trace.h[:, :, 0].T, 0))
    states.tick_params(which="both", labelleft=False, labelbottom=False)
    for axes in (net, states):
        axes.axvspan(t - 0.48, t + 0.48, fill=False, edgecolor="#ffd33d", linewidth=3)
    plt.show()


interact(draw, t=IntSlider(2, 1, 5), seed=IntSlider(0, 0, 20));
"""
WATCH = """cell => {
    if (cell.watched) return;
    cell.watched = true;
    cell.addEventListener("keydown", () => { cell.pressed = performance.now(); cell.took = null; }, true);
    cell.addEventListener("load", event => {
        if (event.target.tagName === "IMG" && cell.pressed !== null) {
            const pressed = cell.pressed;
            cell.pressed = null;
            requestAnimationFrame(() => { cell.took = performance.now() - pressed; });
        }
    }, true);
}"""


def rows(rounds):
    """A row for the slider that moves along the sentence, and one for the slider that
    changes everything."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "slider.ipynb"
        cells = [nbformat.v4.new_code_cell(source.strip()) for source in (OURS, PEER)]
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=build_notebooks.METADATA), path)
        with (
            lab.serve([path]) as server,
            lab.browser() as chromium,
            lab.open_notebook(chromium, server, path.name) as notebook,
        ):
            notebook.run_all()
            for what, ours, peer in (("time step", 0, 0), ("seed", 1, 1)):
                yield row(f"slider: {what}", *in_turns(notebook, {0: ours, 1: peer}, rounds))


def in_turns(notebook, sliders, rounds):
    """The times of our cell's slider and of the peer's, in ms; `sliders` says which of
    each cell's it is."""
    times = {index: [] for index in sliders}
    for turn in range(rounds + 2):  # the first two warm up
        for index, slider in sliders.items():
            took = press(notebook, index, slider, "ArrowRight" if turn % 2 == 0 else "ArrowLeft")
            if turn >= 2:
                times[index].append(took)
    return times.values()


def press(notebook, index, slider, key):
    """Press a key on a slider and wait until the new picture is on the screen; how long
    that took in ms."""
    cell = notebook.show(index)
    handle = cell.locator(".noUi-handle").nth(slider)
    handle.wait_for()
    cell.evaluate(WATCH)
    handle.focus()
    notebook.page.keyboard.press(key)
    cell_handle = cell.element_handle()
    notebook.page.wait_for_function("cell => cell.took", arg=cell_handle)
    took = cell_handle.evaluate("cell => cell.took")
    notebook.page.wait_for_function(lab.KERNEL_IS_IDLE)
    return took


if __name__ == "__main__":
    main(rows, __doc__.splitlines()[0])
