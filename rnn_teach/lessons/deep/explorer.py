"""Step through a stack of layers, and see which layer reads what and what a loss says of each."""

from functools import lru_cache

import numpy as np

from rnn_teach.core import LSTMCell, RNNCell, Stack, bptt, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.numbers import below, digits, number
from rnn_teach.lessons.deep.code import code_of
from rnn_teach.lessons.deep.picture import DeepPicture
from rnn_teach.lessons.deep.picture_flow import flow_norms

CELLS = {"plain (tanh)": RNNCell, "LSTM": LSTMCell}
VIEWS = ("states", "gradient of L[t]")
T, N_X, N_H, MOST_LAYERS = 10, 2, 3, 4


def deep_explorer(*, state=None):
    """A stack of layers with random weights reads random inputs.

        h_1[t] = f(U_1 x[t] + W_1 h_1[t-1] + b_1),   h_l[t] = f(U_l h_{l-1}[t] + W_l h_l[t-1] + b_l)

    Play it or step through it; choose the number of layers, plain cells or LSTMs, and the random weights and inputs
    by their seed. The second view shows what a loss at step t says of every layer and step, ‖∂L[t]/∂h_l[k]‖, or
    ‖∂L[t]/∂c_l[k]‖ for LSTMs, where L[t] = (Σ_i h_L,i[t]) / √n_h: it speaks of the last layer alone, with a
    gradient of norm 1. A click on a column goes to that step.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = DeepPicture()

    @lru_cache(maxsize=16)  # a step along the same net computes nothing anew
    def run(layers, cell, seed):
        return _run(layers, CELLS[cell], seed)

    def show(t, layers, cell, view, seed):
        net, trace, h = run(layers, cell, seed)
        if view == "states":
            picture.show_states(trace.x[:, :, 0], h, t)
            return _states_sentence(h, t)
        carried = "c" if cell == "LSTM" else "h"
        norms = _norms(net, trace, t)
        picture.show_flow(norms, carried, t)
        return _flow_sentence(norms, carried, t)

    def click(x, y):
        t = picture.time_at(x, y)
        return {} if t is None else {"t": t}

    controls = _controls()
    rows = [time_row(controls["t"]), [controls["layers"], controls["cell"]], [controls["view"], controls["seed"]]]
    return Explorer(picture, controls, show, code_of, rows=rows, on_click=click, state=state)


def _run(layers, kind, seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(T, N_X))
    net = Stack(*(kind.random(N_H if layer else N_X, N_H, rng) for layer in range(layers)))
    trace = unroll(net, x)
    return net, trace, np.array([part.h[:, :, 0] for part in trace.parts.values()])


def _norms(net, trace, t):
    """‖∂L[t]/∂x[k]‖ and ‖∂L[t]/∂state‖ of each layer, as rows; NaN where k > t."""
    direct = np.zeros_like(trace.h)
    direct[t] = 1 / np.sqrt(N_H)
    gradients = bptt(net, trace, direct, terms=False)
    norms = np.vstack([np.linalg.norm(gradients.d.x[:, :, 0], axis=1), flow_norms(gradients)])
    norms[:, t + 1 :] = np.nan
    return norms


def _controls():
    return {
        "t": time_slider(T, t=3),
        "layers": whole("layers L", 3, 1, MOST_LAYERS, width="19em"),
        "cell": menu("cells", CELLS, width="19em"),
        "view": menu("view", VIEWS, width="19em"),
        "seed": whole("random seed", 0, 0, 20, width="19em"),
    }


def _states_sentence(h, t):
    moved = np.linalg.norm(h[:, t] - h[:, t - 1], axis=1)
    told = ", ".join(f"layer {layer} by {number(size)}" for layer, size in enumerate(moved, start=1))
    if len(h) == 1:
        return f"Step {t}: the layer reads x[{t}] and its own state h₁[{t - 1}]; it moves by {number(moved[0])}."
    above = f"layer 2 reads h₁[{t}] and h₂[{t - 1}]"
    return f"Step {t}: layer 1 reads x[{t}] and h₁[{t - 1}], {above}, all within one step. They move: {told}."


def _flow_sentence(norms, carried, t):
    L = len(norms) - 1
    start = f"L[{t}] speaks of h{below(L)}[{t}] with norm 1"
    if t == 1:
        return f"{start}; at the same step ‖∂L[1]/∂x[1]‖ = {digits(norms[0, 1])} has come down to the input."
    names = [(1, t, "straight down"), (L, 1, "straight back")] if L > 1 else [(1, 1, "straight back")]
    told = [f"‖∂L[{t}]/∂{carried}{below(l)}[{k}]‖ = {digits(norms[l, k])} {way}" for l, k, way in names]
    if L > 1:
        told.append(f"{digits(norms[1, 1])} at {carried}₁[1], the far corner")
    return f"{start}: {', '.join(told)}."
