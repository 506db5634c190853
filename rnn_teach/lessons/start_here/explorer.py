"""The first slider of the course: how long one unit remembers one input."""

from __future__ import annotations

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import slider
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.start_here import words as say
from rnn_teach.lessons.start_here.code import echo
from rnn_teach.lessons.start_here.picture import EchoPicture

T = 12


def echo_explorer(*, state: str | None = None) -> Explorer:
    """One unit reads x[1] = 1 and then nothing: drag w, the weight of its own past, and
    see what stays.

        h[t] = tanh(w h[t-1] + x[t]),   x = 1, 0, 0, ...

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = EchoPicture(T)
    x = np.zeros((T, 1))
    x[0] = 1

    def show(w):
        trace = unroll(RNNCell(U=[[1]], W=[[w]]), x)
        picture.show(trace, w)
        return say.echo(w, trace.h[1, 0, 0], trace.h[-1, 0, 0], T)

    def code(w):
        return code_of(echo, w=w, T=T)

    controls = {"w": slider(say.WEIGHT, 0.8, -2, 2, step=0.1)}
    return Explorer(picture, controls, show, code, state=state)
