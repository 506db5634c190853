"""An LSTM and a GRU side by side on the same input."""

from functools import lru_cache

import numpy as np

from rnn_teach.core import GRUCell, LSTMCell, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.numbers import number
from rnn_teach.lessons.gru.code import gru_code
from rnn_teach.lessons.gru.picture import SideBySidePicture

T, N_X = 7, 3
WIRED_NAMES = ("number", "write", "new")
WRITTEN_TWICE = ((0.2, 0, 0), (0.3, 1, 0), (-0.4, 0, 0), (0.2, 1, 0), (0.5, 0, 0), (0.1, 1, 1), (-0.2, 0, 0))
WIRED = {
    "wired: add, keep, begin anew": WRITTEN_TWICE,
    "wired: add at every step": ((0.3, 1, 0),) * T,
}
RANDOM = {f"3 units with random weights {seed}": seed for seed in (1, 2, 3)}
HOLDS = {"lstm": ("none", "i = 0", "i = 1", "f = 0", "f = 1", "o = 0", "o = 1")}
HOLDS |= {"gru": ("none", "r = 0", "r = 1", "z = 0", "z = 1")}


def gru_explorer(*, state=None):
    """Step through an LSTM and a GRU that read the same inputs; hold their gates, and see what is kept.

        LSTM:  c[t] = f c[t-1] + i g,          h[t] = o tanh(c[t])
        GRU:   h[t] = z h[t-1] + (1 - z) n,    n = tanh(U x[t] + W (r h[t-1]))   or   tanh(U x[t] + r (W h[t-1]))

    The wired nets have one unit and one job: where *write* is 1 they add the number to what they hold, where *new*
    is 1 as well they begin anew with it, else they keep what they hold. The others have three units and random
    weights, of which the first is shown. A click on a column goes to that step.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = SideBySidePicture(T, N_X)
    controls = _controls()

    @lru_cache(maxsize=16)  # a step along the same sequence computes nothing anew
    def run(nets, lstm_hold, gru_hold, reset):
        x, lstm, gru = cells(nets)
        lstm.hold, gru.hold = held(lstm_hold), held(gru_hold)
        if reset == "after":
            gru = GRUCell(gru.U, gru.W, gru.b, reset="after", hold=gru.hold)
        return lstm, gru, (unroll(lstm, x), unroll(gru, x))

    def show(nets, t, lstm_hold, gru_hold, reset):
        lstm, gru, traces = run(nets, lstm_hold, gru_hold, reset)
        names = WIRED_NAMES if nets in WIRED else ("x₁", "x₂", "x₃")
        picture.show(names, lstm, gru, traces, t, tuple(held(lstm_hold)), tuple(held(gru_hold)))
        return _sentence(*traces, t)

    def click(x, y):
        t = picture.time_at(x, y)
        return {} if t is None else {"t": t}

    def code(nets, t, lstm_hold, gru_hold, reset):
        setting = WIRED.get(nets, RANDOM.get(nets))
        return gru_code(setting, t, held(lstm_hold), held(gru_hold), reset)

    rows = [
        [controls["nets"], controls["reset"]],
        time_row(controls["t"]),
        [controls["lstm_hold"], controls["gru_hold"]],
    ]
    return Explorer(picture, controls, show, code, rows=rows, on_click=click, state=state)


def cells(nets):
    """The inputs (T, 3), a new LSTM and a new GRU."""
    if nets in WIRED:
        return np.array(WIRED[nets]), *wired_cells()
    rng = np.random.default_rng(RANDOM[nets])
    x = rng.normal(size=(T, N_X))
    return x, LSTMCell.random(N_X, 3, rng, W_std=1), GRUCell.random(N_X, 3, rng, W_std=1)


def wired_cells():
    """One unit each. A gate's weight of 20 and bias of ±10 make σ(±10): open to 0.99995, or shut to 0.00005."""
    lstm = LSTMCell(
        U=[[[0, 20, 0]], [[0, 0, -20]], [[1, 0, 0]], [[0, 0, 0]]],  # i: write; f: not new; g: the number; o
        W=np.zeros((4, 1, 1)),
        b=[[-10], [10], [0], [10]],
    )
    gru = GRUCell(
        U=[[[0, 0, -20]], [[0, -20, 0]], [[1, 0, 0]]],  # r: not new; z: not write; n: the number
        W=[[[0]], [[0]], [[1]]],
        b=[[10], [10], [0]],
    )
    return lstm, gru


def held(choice):
    """What is held, from a choice such as "f = 1"."""
    if choice == "none":
        return {}
    gate, value = choice.split(" = ")
    return {gate: float(value)}


def _controls():
    return {
        "nets": menu("nets", [*WIRED, *RANDOM], width="21em"),
        "t": time_slider(T, t=4),
        "lstm_hold": menu("hold in the LSTM", HOLDS["lstm"], width="15em"),
        "gru_hold": menu("hold in the GRU", HOLDS["gru"], width="15em"),
        "reset": menu("reset r and the product W h: r comes", ("before", "after"), width="23em"),
    }


def _sentence(lstm, gru, t):
    i, f, g, _ = lstm.gates[t, :, 0, 0]
    _, z, n = gru.gates[t, :, 0, 0]
    c, h, before = lstm.c[:, 0, 0], lstm.h[t, 0, 0], gru.h[t - 1, 0, 0]
    return (
        f"Step {t} of {lstm.T}. LSTM: c goes from {number(c[t - 1])} to {number(c[t])}, "
        f"{number(f * c[t - 1])} kept and {number(i * g)} written; h = {number(h)}. "
        f"GRU: h goes from {number(before)} to {number(gru.h[t, 0, 0])}, "
        f"{number(z * before)} kept and {number((1 - z) * n)} new."
    )
