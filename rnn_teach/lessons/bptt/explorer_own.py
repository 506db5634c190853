"""The ledger of a net of your own."""

from functools import lru_cache

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net.way_back import gradient_at_h, losses_of_answers
from rnn_teach.lessons.bptt import words as say
from rnn_teach.lessons.bptt.code import own_way_back
from rnn_teach.lessons.bptt.own_norms import norms_of_cells
from rnn_teach.lessons.bptt.picture_own import OwnLedgerPicture


def own_ledger(subject, name, state):
    """The map of ‖∂L[t]/∂h[k]‖ in one cell of a net, and one of its rows as a curve.

    Parameters
    ----------
    subject : Subject
        The net and what it reads.
    name : str
        What the explorer is called.
    state : str
        A view to begin with.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the ledger would take too much memory.
    """
    network, first, picture = subject.network, subject.first, OwnLedgerPicture()
    cells = network.cells()

    @lru_cache(maxsize=2)
    def ledger(text):
        return norms_of_cells(network, subject.read(text).trace)

    def show(cell, t, k, text=None):
        reading = subject.read(text)
        norms, size = ledger(text)
        picture.show(norms[cell], reading.words, t, k)
        row = norms[cell][t]
        return say.own_ledger(cell, t, reading.words[t - 1], k, reading.words[k - 1], row[k], row[t], size / 1e6)

    def adjust(controls):
        subject.follow(controls)
        reaches_on = any("backward" in parts for _, parts in cells.values())
        controls["k"].max = controls["t"].max if reaches_on else controls["t"].value

    def code(cell, t, k, text=None):
        _, parts = cells[cell]
        return subject.code(own_way_back, text, gradient_at_h, losses_of_answers, parts=list(parts), t=t, k=k)

    ledger(subject.controls["text"].value if subject.controls else None)  # refused here, or not at all
    controls = {
        **subject.controls,
        "cell": menu(say.CELL, list(cells)),
        "t": time_slider(first.T, t=first.T),
        "k": whole(say.STEP_K, 1, 1, first.T),
    }
    rows = [[*subject.controls.values(), controls["cell"]], [*time_row(controls["t"]), controls["k"]]]
    return Explorer(
        picture, controls, show, code, rows=rows, adjust=adjust, film=("t", "cell"), name=name, state=state
    )
