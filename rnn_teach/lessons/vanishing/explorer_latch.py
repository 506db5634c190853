"""One unit that stores a bit: turn w, and see it store well and learn badly."""

import numpy as np

from rnn_teach.core import RNNCell, jacobian_products, jacobians, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import slider
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.vanishing import words as say
from rnn_teach.lessons.vanishing.code import latch
from rnn_teach.lessons.vanishing.latch import latch_rest, latch_slope
from rnn_teach.lessons.vanishing.picture_latch import CobwebPicture

T = 20


def latch_explorer(*, state=None):
    """A unit that feeds itself, as a cobweb: from h[0] up to the curve, across to the
    diagonal, and again.

        h[t] = tanh(w h[t-1]),   ∂h[T]/∂h[0] = Π_t w (1 - h[t]²)

    (Bengio, Simard and Frasconi 1994.)

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = CobwebPicture(T)

    def show(w, h_0):
        cell = RNNCell(U=[[0]], W=[[w]])
        trace = unroll(cell, np.zeros((T, 1)), h=[h_0])
        J = jacobians(cell, trace)
        slopes = np.array([jacobian_products(J, t)[0, 0, 0] for t in range(T + 1)])
        rest = latch_rest(w)
        picture.show(w, trace, rest, slopes)
        end, slope = trace.h[T, 0, 0], float(latch_slope(w, rest))
        return say.latch(w, h_0, T, end, rest, slope, slopes[T], slope**T)

    def code(w, h_0):
        return code_of(latch, w=w, h=h_0, T=T)

    controls = {
        "w": slider(say.WEIGHT, 1.25, 0, 3, step=0.05),
        "h_0": slider(say.START, 0.3, -1, 1, step=0.05),
    }
    return Explorer(picture, controls, show, code, rows=[list(controls.values())], state=state)
