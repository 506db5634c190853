"""Send the gradient of one loss back, step by step, and see what it leaves on its
way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import Readout, RNNCell, cross_entropy, make_ledger, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row
from rnn_teach.kit.own_net.explorer_subject import subject_of
from rnn_teach.kit.sentences import TRAVEL_SENTENCES, split_words
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.bptt import words as say
from rnn_teach.lessons.bptt.code import way_back
from rnn_teach.lessons.bptt.explorer_own import own_ledger
from rnn_teach.lessons.bptt.picture import LedgerPicture
from rnn_teach.lessons.bptt.task import CHINESE_REQUEST, SLOTS, make_chinese_slots, make_travel_slots

SHOWN = {say.SIZE_OF_GRADIENT: "h", say.SIZE_OF_TERM: "W"}
MOST_UNITS = 6
MOST_STEPS = 8


def gradient_ledger_explorer(
    sentence: str = TRAVEL_SENTENCES[2],
    *,
    seed: int = 0,
    net: Any = None,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """A plain cell with random weights fills slots; the gradient of one loss travels
    back.

        ∂L[t]/∂h[k] = (∂h[k+1]/∂h[k])ᵀ ... (∂h[t]/∂h[t-1])ᵀ ∂L[t]/∂h[t]

    Choose the loss t and play the steps back, or click on the map; switch what the map
    shows; shorten the window, so that each loss reaches back through fewer steps; give
    the net more units.

    Parameters
    ----------
    sentence : str
        One of `TRAVEL_SENTENCES`, at most 8 words long, or "我星期一离开台北到巴黎".
    seed : int
        Of the random weights.
    net : Network, cell or net
        A net of yours in place of the random one, as `read_network` gives it: the map
        of ‖∂L[t]/∂h[k]‖ in any of its cells, and the row of one loss as a curve. L[t]
        is −log of the largest answer at step t; of a net without a read-out that reads
        each step it is −‖h[t]‖. Only norms are kept, one step is held at a time; of a
        large net the map has every second, third ... loss, so that it takes a second.
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
        If the sentence is another one or too long to draw, your net has nothing to
        read, or the state is none of this explorer's.
    """
    own = subject_of(net, x, words)
    if own is not None:
        return own_ledger(own, gradient_ledger_explorer.__name__, state)
    words, x, target = _task(sentence)
    picture = LedgerPicture()
    T = len(words)

    @lru_cache(maxsize=MOST_UNITS)  # another cell of the same map computes nothing anew
    def run(n_h):
        rng = np.random.default_rng(seed)
        cell, readout = RNNCell.random(x.shape[1], n_h, rng, U_std=1), Readout.random(n_h, len(SLOTS), rng)
        trace = readout.read(unroll(cell, x))
        loss = cross_entropy(trace.readout, target)
        direct = readout.read_backward(trace, loss.d_o, terms=False).d.h
        return make_ledger(cell, trace, direct), loss.at[:, 0]

    def show(t, back, shown, window, n_h):
        ledger, losses = run(n_h)
        k, name = t - back, SHOWN[shown]
        picture.show(ledger, losses, words, t, k, name, window)
        return say.cell_of_ledger(_sentence(ledger, t, k, name), _kept(ledger, t, window), t)

    def adjust(controls):
        controls["back"].max = controls["t"].value - (SHOWN[controls["shown"].value] == "W")

    def code(t, back, shown, window, n_h):
        k = t - back
        read, slot = x[:t].argmax(axis=1), int(target[t - 1])
        sizes = {"n_x": x.shape[1], "n_h": n_h, "n_y": len(SLOTS)}
        return code_of(way_back, words=read, slot=slot, k=k, window=window, **sizes, seed=seed)

    controls = _controls(T)
    rows = [[controls["t"], *time_row(controls["back"])], [controls["window"], controls["shown"], controls["n_h"]]]
    return Explorer(
        picture, controls, show, code, rows=rows, adjust=adjust, film=("t", "back", "shown"), state=state
    )


def _task(sentence):
    """Words, inputs and targets of a sentence whose slots are known."""
    if isinstance(sentence, str) and sentence.replace(" ", "") == CHINESE_REQUEST.replace(" ", ""):
        return split_words(CHINESE_REQUEST), *make_chinese_slots()
    if sentence not in TRAVEL_SENTENCES:
        raise ValueError(f"give one of TRAVEL_SENTENCES, whose slots are known; got {sentence!r}")
    words = split_words(sentence)
    if len(words) > MOST_STEPS:
        raise ValueError(f"the picture has room for {MOST_STEPS} words; this sentence has {len(words)}")
    return words, *make_travel_slots()[TRAVEL_SENTENCES.index(sentence)]


def _controls(T):
    return {
        "n_h": whole(say.UNITS, 2, 1, MOST_UNITS),
        "t": whole(say.LOSS_T, T, 1, T),
        "shown": menu(say.MAP, SHOWN),  # before what it limits
        "back": whole(say.STEPS_BACK, T, 0, T),
        "window": whole(say.WINDOW, T, 1, T),
    }


def _sentence(ledger, t, k, name):
    """What the framed cell of the map says, and how it comes about."""
    sizes = ledger.norms["h"][t]
    if name == "W":
        return say.of_term(t, k, ledger.norms["W"][t, k], sizes[k])
    return say.of_gradient(t, k, sizes[k], sizes[t])


def _kept(ledger, t, window):
    """What the window keeps of dL[t]/dW, in words; "" where that is zero."""
    terms = ledger.terms("W", t)
    whole, kept = terms[1 : t + 1].sum(axis=0), terms[max(t - window, 0) + 1 : t + 1].sum(axis=0)
    if not whole.any():
        return ""
    error = np.linalg.norm(kept - whole) / np.linalg.norm(whole)
    cosine = np.sum(kept * whole) / (np.linalg.norm(kept) * np.linalg.norm(whole)) if kept.any() else 0.0
    return say.kept(window, t, error, cosine)
