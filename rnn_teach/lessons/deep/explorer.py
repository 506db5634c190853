"""Step through a stack of layers, and see which layer reads what, and how strongly a
loss depends on each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import LSTMCell, RNNCell, Stack, bptt, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net.explorer_subject import subject_of
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.deep import words as say
from rnn_teach.lessons.deep.code import flow, lstm_layers, plain_layers, run_lstm, run_plain, sigmoid, states
from rnn_teach.lessons.deep.explorer_own import own_layers
from rnn_teach.lessons.deep.picture import DeepPicture
from rnn_teach.lessons.deep.picture_flow import flow_norms

CELLS = {say.PLAIN: RNNCell, say.LSTM: LSTMCell}
IN_NUMPY = {say.PLAIN: (plain_layers, run_plain), say.LSTM: (lstm_layers, run_lstm)}
VIEWS = (say.STATES, say.FLOW)
T, N_X, N_H, MOST_LAYERS = 10, 2, 3, 4


def deep_explorer(
    *,
    net: Any = None,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """A stack of layers with random weights reads random inputs.

        h_1[t] = f(U_1 x[t] + W_1 h_1[t-1] + b_1)
        h_l[t] = f(U_l h_{l-1}[t] + W_l h_l[t-1] + b_l)

    Play it or step through it; choose the number of layers, plain cells or LSTMs, and
    the random weights and inputs by their seed. The second view shows how strongly a
    loss at step t depends on every layer and step, ‖∂L[t]/∂h_l[k]‖, where L[t] = (Σ_i
    h_L,i[t]) / √n_h reads the last layer alone: its gradient there has norm 1. A click
    on a column goes to that step.

    Parameters
    ----------
    net : Network, cell or net
        A net of yours in place of the random one, as `read_network` gives it: the
        states of each of its layers, 60 rows in all, those that move most; and how
        strongly the largest answer at step t depends on each layer, at any step.
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
        If your net has nothing to read, or the state is none of this explorer's.
    """
    own = subject_of(net, x, words)
    if own is not None:
        return own_layers(own, deep_explorer.__name__, state)
    pictures = Album(DeepPicture)

    @lru_cache(maxsize=16)  # a step along the same net computes nothing anew
    def run(layers, cell, seed):
        return _run(layers, CELLS[cell], seed)

    def show(t, layers, cell, view, seed):
        net, trace, h = run(layers, cell, seed)
        picture = pictures.of(view, layers)
        if view == say.STATES:
            picture.show_states(trace.x[:, :, 0], h, t, list(trace.parts.values()))
            return _states_sentence(h, t)
        norms = _norms(net, trace, t)
        picture.show_flow(norms, t)
        return _flow_sentence(norms, t)

    controls = _controls()
    rows = [time_row(controls["t"]), [controls["layers"], controls["cell"]], [controls["view"], controls["seed"]]]
    return Explorer(pictures, controls, show, _code, rows=rows, film=("t", "layers", "cell", "view"), state=state)


def _run(layers, kind, seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(T, N_X))
    net = Stack(*(kind.random(N_H if layer else N_X, N_H, rng) for layer in range(layers)))
    trace = unroll(net, x)
    return net, trace, np.array([part.h[:, :, 0] for part in trace.parts.values()])


def _norms(net, trace, t):
    """‖∂L[t]/∂x[k]‖ and ‖∂L[t]/∂h‖ of each layer, as rows; NaN where k > t."""
    direct = np.zeros_like(trace.h)
    direct[t] = 1 / np.sqrt(N_H)
    gradients = bptt(net, trace, direct, terms=False)
    norms = np.vstack([np.linalg.norm(gradients.d.x[:, :, 0], axis=1), flow_norms(gradients)])
    norms[:, t + 1 :] = np.nan
    return norms


def _controls():
    return {
        "t": time_slider(T, t=3),
        "layers": whole(say.LAYERS, 3, 1, MOST_LAYERS),
        "cell": menu(say.CELLS, CELLS),
        "view": menu(say.VIEW, VIEWS),
        "seed": whole(say.SEED, 0, 0, 20),
    }


def _states_sentence(h, t):
    return say.states(t, np.linalg.norm(h[:, t] - h[:, t - 1], axis=1))


def _flow_sentence(norms, t):
    return say.flow(t, len(norms) - 1, norms[0, t], norms[1, t], norms[-1, 1], norms[1, 1])


def _code(t, layers, cell, view, seed):
    draw, run = IN_NUMPY[cell]
    needs = (sigmoid,) if cell == say.LSTM else ()
    sizes = {"layers": layers, "t": t, "T": T, "n_x": N_X, "n_h": N_H, "seed": seed}
    return code_of(states if view == say.STATES else flow, *needs, draw=draw, run=run, **sizes)
