"""One unit that stores a bit: turn w, kick it, and see it store well and learn
badly."""

from __future__ import annotations

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import slider
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.vanishing import words as say
from rnn_teach.lessons.vanishing.code import latch
from rnn_teach.lessons.vanishing.latch import latch_rest, latch_slope
from rnn_teach.lessons.vanishing.picture_latch import CobwebPicture

T, KICKED_AT, STORES_WELL = 20, 10, 2


def latch_explorer(*, state: str | None = None) -> Explorer:
    """A unit that feeds itself, as a cobweb: from h[0] up to the curve, across to the
    diagonal, and again.

        h[t] = tanh(w h[t-1]),   ∂h[T]/∂h[0] = Π_t w (1 - h[t]²)

    At step 10 a kick is added to the sum: h[10] = tanh(w h[9] + kick). (Bengio, Simard
    and Frasconi 1994.) A unit with w = 2, the better store, gets the same kick beside
    it.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = CobwebPicture(T, KICKED_AT)

    def path(w, kick, h_0):
        return np.vstack([[h_0, 1.0], latch(w, h_0, kick, KICKED_AT, T)]).T

    def show(w, kick, h_0):
        h, slopes = path(w, kick, h_0)
        rest = latch_rest(w)
        picture.show(w, h, kick, rest, slopes, path(STORES_WELL, kick, h_0))
        holds = say.held(h[KICKED_AT - 1], h[T], kick, rest)
        return say.latch(w, h_0, T, h[T], rest, float(latch_slope(w, rest)), slopes[T], holds)

    def code(w, kick, h_0):
        return code_of(latch, w=w, h=h_0, kick=kick, at=KICKED_AT, T=T)

    controls = {
        "w": slider(say.WEIGHT, 1.25, 0, 3, step=0.05),
        "kick": slider(say.KICK, 0, -3, 3, step=0.05),
        "h_0": slider(say.START, 0.3, -1, 1, step=0.05),
    }
    return Explorer(picture, controls, show, code, rows=[list(controls.values())], state=state)
