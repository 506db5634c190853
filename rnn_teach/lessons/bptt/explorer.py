"""Pick a loss and a step, and see what the one says about the other."""

from functools import lru_cache

import numpy as np

from rnn_teach.core import Readout, RNNCell, cross_entropy, jacobians, make_ledger, matrix_norms, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.sentences import TRAVEL_SENTENCES, split_words
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.bptt import words as say
from rnn_teach.lessons.bptt.code import way_back
from rnn_teach.lessons.bptt.picture import LedgerPicture
from rnn_teach.lessons.bptt.task import SLOTS, make_travel_slots

SHOWN = {say.SIZE_OF_GRADIENT: "h", say.SIZE_OF_TERM: "W"}
MOST_UNITS = 6
MOST_STEPS = 8


def gradient_ledger_explorer(sentence=TRAVEL_SENTENCES[2], *, seed=0, state=None):
    """A plain cell with random weights fills slots; every loss L[t] and every step k
    that it reaches.

        ∂L[t]/∂h[k] = (∂h[k+1]/∂h[k])ᵀ ... (∂h[t]/∂h[t-1])ᵀ ∂L[t]/∂h[t]

    Choose t and k, or click on the map; switch what the map shows; shorten the window,
    so that each loss reaches back through fewer steps; give the net more units.

    Parameters
    ----------
    sentence : str
        One of `TRAVEL_SENTENCES`, at most 8 words long.
    seed : int
        Of the random weights.
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the sentence is another one or too long to draw, or the state is none of this
        explorer's.
    """
    words = _words(sentence)
    x, target = make_travel_slots()[TRAVEL_SENTENCES.index(sentence)]
    picture = LedgerPicture()
    T = len(words)

    @lru_cache(maxsize=MOST_UNITS)  # another cell of the same map computes nothing anew
    def run(n_h):
        rng = np.random.default_rng(seed)
        cell, readout = RNNCell.random(x.shape[1], n_h, rng, U_std=1), Readout.random(n_h, len(SLOTS), rng)
        trace = readout.read(unroll(cell, x))
        direct = readout.read_backward(trace, cross_entropy(trace.readout, target).d_o, terms=False).d.h
        J = jacobians(cell, trace)
        return make_ledger(cell, trace, direct), J, matrix_norms(J)

    def show(t, k, shown, window, n_h):
        ledger, jacobians, norms = run(n_h)
        kept = _kept(ledger, t, window)
        picture.show(ledger, jacobians, norms, words, t, k, SHOWN[shown], window, kept)
        return say.cell_of_ledger(_sentence(ledger, norms, t, k, SHOWN[shown]), kept, t)

    def adjust(controls):
        controls["k"].min = 0 if SHOWN[controls["shown"].value] == "h" else 1
        controls["k"].max = controls["t"].value

    def click(x, y):
        cell = picture.cell_at(x, y)
        if cell is None or cell[1] < controls["k"].min:
            return {}
        return dict(zip(("t", "k"), cell, strict=True))

    def code(t, k, shown, window, n_h):
        read, slot = x[:t].argmax(axis=1), int(target[t - 1])
        sizes = {"n_x": x.shape[1], "n_h": n_h, "n_y": len(SLOTS)}
        return code_of(way_back, words=read, slot=slot, k=k, window=window, **sizes, seed=seed)

    controls = _controls(T)
    rows = [[controls["t"], controls["k"], controls["shown"]], [controls["window"], controls["n_h"]]]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, on_click=click, state=state)


def _words(sentence):
    if sentence not in TRAVEL_SENTENCES:
        raise ValueError(f"give one of TRAVEL_SENTENCES, whose slots are known; got {sentence!r}")
    words = split_words(sentence)
    if len(words) > MOST_STEPS:
        raise ValueError(f"the picture has room for {MOST_STEPS} words; this sentence has {len(words)}")
    return words


def _controls(T):
    return {
        "t": whole(say.LOSS_T, max(T - 1, 1), 1, T, width="15em"),
        "k": whole(say.STEP_K, min(3, T - 1), 0, T, width="15em"),
        "shown": menu(say.MAP, SHOWN, width="20em"),
        "window": whole(say.WINDOW, min(3, T), 1, T, width="15em"),
        "n_h": whole(say.UNITS, 2, 1, MOST_UNITS, width="15em"),
    }


def _sentence(ledger, norms, t, k, name):
    """The size in the framed cell of the map first, and how it comes about."""
    if name == "W":
        return say.of_term(t, k, ledger.norms["W"][t, k], ledger.norms["h"][t, k])
    return say.of_gradient(t, k, ledger.norms["h"][t, k], norms[t:k:-1])


def _kept(ledger, t, window):
    """What the window keeps of dL[t]/dW, in words; "" where that is zero."""
    terms = ledger.terms("W", t)
    whole, kept = terms[1 : t + 1].sum(axis=0), terms[max(t - window, 0) + 1 : t + 1].sum(axis=0)
    if not whole.any():
        return ""
    error = np.linalg.norm(kept - whole) / np.linalg.norm(whole)
    cosine = np.sum(kept * whole) / (np.linalg.norm(kept) * np.linalg.norm(whole)) if kept.any() else 0.0
    return say.kept(window, t, error, cosine)
