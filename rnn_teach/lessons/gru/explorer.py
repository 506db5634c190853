"""An LSTM and a GRU side by side on the same input."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import GRUCell, LSTMCell, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net.explorer_gates import explore_gates
from rnn_teach.kit.own_net.explorer_subject import only, subject_of
from rnn_teach.kit.source import call, code_of
from rnn_teach.lessons.gru import words as say
from rnn_teach.lessons.gru.code import random_nets, sigmoid, states, wired_nets
from rnn_teach.lessons.gru.picture import SideBySidePicture

T, N_X, N_H = 7, 3, 3
WRITTEN_TWICE = ((0.2, 0, 0), (0.3, 1, 0), (-0.4, 0, 0), (0.2, 1, 0), (0.5, 0, 0), (0.1, 1, 1), (-0.2, 0, 0))
WIRED = {
    say.ADD_KEEP_ANEW: WRITTEN_TWICE,
    say.ADD_ALWAYS: ((0.3, 1, 0),) * T,
}
RANDOM = {say.random_weights(N_H, seed): seed for seed in (1, 2, 3)}
HOLDS: dict[str, tuple[str, ...]] = {"lstm": (say.NOT_HELD, "i = 0", "i = 1", "f = 0", "f = 1", "o = 0", "o = 1")}
HOLDS |= {"gru": (say.NOT_HELD, "r = 0", "r = 1", "z = 0", "z = 1")}


def gru_explorer(
    *,
    net: Any = None,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """Step through an LSTM and a GRU that read the same inputs; hold their gates, and
    see what is kept.

        LSTM:  c[t] = f c[t-1] + i g,          h[t] = o tanh(c[t])
        GRU:   h[t] = z h[t-1] + (1 - z) n
               n = tanh(U x[t] + W (r h[t-1]))   or   tanh(U x[t] + r (W h[t-1]))

    The wired nets have one unit and one job: where *write* is 1 they add the number to
    what they hold, where *new* is 1 as well they begin anew with it, else they keep
    what they hold. The others have three units and random weights, of which the first
    is shown. A click on a column goes to that step.

    Parameters
    ----------
    net : Network, GRUCell or net
        A net of yours, of any size, as `read_network` gives it. Of a GRU there is no
        LSTM to stand beside it; shown are r, z, n and h of any unit (choose layer,
        direction and unit) over a window of 8 steps, with every number, and how often
        each gate is shut and open, as by `own_gates_explorer`.
    x : array (T, n_x), or numbers of words (T,)
        What your net reads, where it is no text.
    words : str or list of str
        The text that it reads; beside an x the labels of its steps.
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If your net has no GRU cell or nothing to read, or the state is none of this
        explorer's.
    """
    own = subject_of(net, x, words)
    if own is not None:
        found = only(own, GRUCell, "GRU")
        return explore_gates(own, gru_explorer.__name__, cells=found, gate="z", state=state)
    picture = SideBySidePicture(T, N_X)
    controls = _controls()

    @lru_cache(maxsize=16)  # a step along the same sequence computes nothing anew
    def run(nets, lstm_hold, gru_hold, reset):
        x, lstm, gru = cells(nets)
        lstm.hold, gru.hold = held(lstm_hold), held(gru_hold)
        if reset == say.AFTER:
            gru = GRUCell(gru.U, gru.W, gru.b, reset="after", hold=gru.hold)
        return lstm, gru, (unroll(lstm, x), unroll(gru, x))

    def show(nets, t, lstm_hold, gru_hold, reset):
        lstm, gru, traces = run(nets, lstm_hold, gru_hold, reset)
        names = say.WIRED_NAMES if nets in WIRED else ("x₁", "x₂", "x₃")
        picture.show(names, lstm, gru, traces, t, tuple(held(lstm_hold)), tuple(held(gru_hold)))
        return _sentence(*traces, t, reset, lstm_hold, gru_hold)

    rows = [
        [controls["nets"], controls["reset"]],
        time_row(controls["t"]),
        [controls["lstm_hold"], controls["gru_hold"]],
    ]
    enabled = {
        "reset": lambda gru_hold, **_: "r" not in held(gru_hold)
    }  # with r = 0 or 1 its place is all the same
    return Explorer(
        picture, controls, show, _code, rows=rows, enabled=enabled, film=("t", "lstm_hold", "gru_hold"), state=state
    )


def cells(nets):
    """The inputs (T, 3), a new LSTM and a new GRU."""
    if nets in WIRED:
        return np.array(WIRED[nets]), *wired_cells()
    rng = np.random.default_rng(RANDOM[nets])
    x = rng.normal(size=(T, N_X))
    return x, LSTMCell.random(N_X, N_H, rng, W_std=1), GRUCell.random(N_X, N_H, rng, W_std=1)


def wired_cells():
    """The LSTM and the GRU of one unit that the code to take along has too."""
    _, lstm, gru = wired_nets(())
    return LSTMCell(*lstm), GRUCell(*gru)


def held(choice):
    """What is held, from a choice such as "f = 1"."""
    if choice == say.NOT_HELD:
        return {}
    gate, value = choice.split(" = ")
    return {gate: float(value)}


def _controls():
    return {
        "nets": menu(say.NETS, [*WIRED, *RANDOM]),
        "t": time_slider(T, t=4),
        "lstm_hold": menu(say.HOLD_IN_LSTM, HOLDS["lstm"]),
        "gru_hold": menu(say.HOLD_IN_GRU, HOLDS["gru"]),
        "reset": menu(say.RESET, (say.BEFORE, say.AFTER)),
    }


def _sentence(lstm, gru, t, reset, lstm_hold, gru_hold):
    i, f, g, _ = lstm.gates[t, :, 0, 0]
    _, z, n = gru.gates[t, :, 0, 0]
    c, before = lstm.c[:, 0, 0], gru.h[t - 1, 0, 0]
    of_lstm = c[t - 1], c[t], f * c[t - 1], i * g, lstm.h[t, 0, 0]
    of_gru = before, gru.h[t, 0, 0], z * before, (1 - z) * n
    return say.side_by_side(t, lstm.T, reset, held(lstm_hold), held(gru_hold), of_lstm, of_gru)


def _code(nets, t, lstm_hold, gru_hold, reset):
    made = wired_nets if nets in WIRED else random_nets
    setting = {"x": WIRED[nets]} if nets in WIRED else {"seed": RANDOM[nets], "T": T, "n_x": N_X, "n_h": N_H}
    hold = {"lstm_held": held(lstm_hold), "gru_held": held(gru_hold)}
    return code_of(states, sigmoid, made, nets=call(made, **setting), t=t, **hold, reset=reset)
