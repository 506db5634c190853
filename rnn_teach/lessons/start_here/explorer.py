"""The first slider of the course: how long one unit remembers one input."""

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import slider
from rnn_teach.kit.numbers import number
from rnn_teach.lessons.start_here.picture import EchoPicture

T = 12


def echo_explorer(*, state=None):
    """One unit reads x[1] = 1 and then nothing: drag w, the weight of its own past, and see what stays.

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
        picture.show(trace)
        first, last = trace.h[1, 0, 0], trace.h[-1, 0, 0]
        return (
            f"With w = {number(w)} the one input makes h[1] = {number(first)}; {T - 1} steps later "
            f"h[{T}] = {number(last, 4)} is left, {number(100 * abs(last / first), 1)} % of it."
        )

    controls = {"w": slider("weight w", 0.8, -2, 2, step=0.1, width="28em")}
    return Explorer(picture, controls, show, _code, state=state)


def _code(w):
    return f"""\
import numpy as np

h = 0.0
for x_t in [1] + [0] * {T - 1}:
    h = np.tanh({w} * h + x_t)
    print(h)
"""
