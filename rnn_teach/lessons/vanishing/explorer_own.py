"""A net of your own beside the lab's."""

from functools import lru_cache

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider
from rnn_teach.lessons.vanishing import words as say
from rnn_teach.lessons.vanishing.code import own_way_back
from rnn_teach.lessons.vanishing.own_curve import norms_back
from rnn_teach.lessons.vanishing.picture_lab import BesideTheLab


def beside_the_lab(subject, name, lab, s, state):
    """What comes through so many steps of one cell of a net, and of the lab's net,
    whose scale can be moved until both curves agree.

    Parameters
    ----------
    subject : Subject
        The net and what it reads.
    name : str
        What the explorer is called.
    lab : function
        The norms of the lab's net for a scale: ‖∂h[T]/∂h[k]‖ for k = 0 ... T.
    s : float
        The scale at first.
    state : str
        A view to begin with.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the curve would take long.
    """
    network, picture = subject.network, BesideTheLab()
    cells = network.cells()

    @lru_cache(maxsize=16)
    def curve(cell, text):
        made, parts = cells[cell]
        return norms_back(made, subject.read(text).part(parts))

    def show(cell, s, text=None):
        own = curve(cell, text)
        steps = len(own) - 1
        of_lab = np.full(steps + 1, np.nan)
        beside = lab(s)[::-1][: steps + 1]
        of_lab[: len(beside)] = beside
        picture.show({say.YOUR_NET: own, say.THE_LAB: of_lab})
        return say.beside(cell, steps, own[-1], a_step(own), s, a_step(beside), len(beside) - 1)

    def code(cell, s, text=None):
        return subject.code(own_way_back, text, names="jacobians", parts=list(cells[cell][1]))

    first = next(iter(cells))
    curve(first, subject.controls["text"].value if subject.controls else None)  # refused here, or not at all
    controls = {
        **subject.controls,
        "cell": menu(say.CELL_OF_YOURS, list(cells)),
        "s": slider(say.SCALE_OF_LAB, s, 0.1, 3, step=0.05),
    }
    return Explorer(picture, controls, show, code, film=("s", "cell"), name=name, state=state)


def a_step(norms):
    """By what each step multiplies, on average; None where nothing is left."""
    return norms[-1] ** (1 / (len(norms) - 1)) if norms[-1] > 0 and len(norms) > 1 else None
