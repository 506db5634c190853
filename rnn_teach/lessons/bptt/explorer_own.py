"""The ledger of a net of your own."""

from contextlib import suppress
from functools import lru_cache

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net.way_back import gradient_at_h, losses_of_answers
from rnn_teach.lessons.bptt import words as say
from rnn_teach.lessons.bptt.code import own_way_back
from rnn_teach.lessons.bptt.own_norms import own_losses, own_norms
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
    """
    network, first, picture = subject.network, subject.first, OwnLedgerPicture()
    cells = network.cells()

    @lru_cache(maxsize=2)
    def ledger(text):
        reading = subject.read(text)
        losses = own_losses(network, reading.T)
        return losses, own_norms(network, reading.trace, losses)

    def show(cell, t, k, text=None):
        words, (losses, norms) = subject.read(text).words, ledger(text)
        row = min(int(losses.searchsorted(t)), len(losses) - 1)  # a link may ask for a loss that was left out
        t, sizes = int(losses[row]), norms[cell][row]
        picture.show(norms[cell], losses, words, t, k)
        return say.own_ledger(cell, t, words[t - 1], k, words[k - 1], sizes[k], sizes[t], every(losses))

    def adjust(controls):
        t = controls["t"]
        with suppress(ValueError):  # `show` says why
            losses, _ = ledger(controls["text"].value if "text" in controls else None)
            t.min = 1  # so that the ends can be set in any order
            t.max, t.step = int(losses[-1]), every(losses)
            t.min = int(losses[0])
        reads_both_ways = any("backward" in parts for _, parts in cells.values())
        controls["k"].max = t.max if reads_both_ways else t.value

    def code(cell, t, k, text=None):
        _, parts = cells[cell]
        return subject.code(own_way_back, text, gradient_at_h, losses_of_answers, parts=list(parts), t=t, k=k)

    controls = {
        **subject.controls,
        "cell": menu(say.CELL, list(cells)),
        "t": whole(say.LOSS_T, first.T, 1, first.T),
        "k": time_slider(first.T),
    }
    controls["k"].description = say.STEP_K
    rows = [[*subject.controls.values(), controls["cell"]], [controls["t"], *time_row(controls["k"])]]
    return Explorer(
        picture, controls, show, code, rows=rows, adjust=adjust, film=("k", "t", "cell"), name=name, state=state
    )


def every(losses):
    """How many steps there are from one loss that is followed to the next."""
    return int(losses[-1] - losses[-2]) if len(losses) > 1 else 1
