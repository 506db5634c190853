"""Pick a loss and a step, and see what the one says about the other."""

from functools import lru_cache

import numpy as np

from rnn_teach.core import Readout, RNNCell, cross_entropy, jacobians, make_ledger, matrix_norms, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.numbers import digits, number
from rnn_teach.kit.sentences import TRAVEL_SENTENCES, split_words
from rnn_teach.lessons.bptt.picture import LedgerPicture
from rnn_teach.lessons.bptt.task import SLOTS, make_travel_slots

SHOWN = {"size of ∂L[t]/∂h[k]": "h", "size of step k's term of dL[t]/dW": "W"}
MOST_UNITS = 6
MOST_STEPS = 8


def gradient_ledger_explorer(sentence=TRAVEL_SENTENCES[2], *, seed=0, state=None):
    """A plain cell with random weights fills slots; every loss L[t] and every step k that it reaches.

        ∂L[t]/∂h[k] = (∂h[k+1]/∂h[k])ᵀ ... (∂h[t]/∂h[t-1])ᵀ ∂L[t]/∂h[t]

    Choose t and k, or click on the map; switch what the map shows; shorten the window, so that each loss reaches
    back through fewer steps; give the net more units.

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
        If the sentence is another one or too long to draw, or the state is none of this explorer's.
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
        return f"{_cell_sentence(ledger, norms, t, k, SHOWN[shown])} {kept or f'All of dL[{t}]/dW is zero'}."

    def adjust(controls):
        controls["k"].min = 0 if SHOWN[controls["shown"].value] == "h" else 1
        controls["k"].max = controls["t"].value

    def click(x, y):
        cell = picture.cell_at(x, y)
        if cell is None or cell[1] < controls["k"].min:
            return {}
        return dict(zip(("t", "k"), cell, strict=True))

    def code(t, k, shown, window, n_h):
        return _code(x, int(target[t - 1]), t, k, window, n_h, seed)

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
        "t": whole("loss t", max(T - 1, 1), 1, T, width="15em"),
        "k": whole("step k", min(3, T - 1), 0, T, width="15em"),
        "shown": menu("map", SHOWN, width="20em"),
        "window": whole("window K", min(3, T), 1, T, width="15em"),
        "n_h": whole("units n_h", 2, 1, MOST_UNITS, width="15em"),
    }


def _cell_sentence(ledger, norms, t, k, name):
    """The size in the framed cell of the map first, and how it comes about."""
    if name == "W":
        text = f"Step {k}'s term of dL[{t}]/dW has norm {digits(ledger.norms['W'][t, k])}"
        if ledger.norms["W"][t, k] == 0:
            return f"{text}, since h[0] = 0."
        parts = f"‖∂L[{t}]/∂h[{k}]‖ = {digits(ledger.norms['h'][t, k])} and what W met there, h[{k - 1}]"
        return f"{text}: it is made of {parts}."
    text = f"‖∂L[{t}]/∂h[{k}]‖ = {digits(ledger.norms['h'][t, k])}"
    if k == t:
        return f"{text}: what the loss says about its own state, with no Jacobian on the way."
    way = "the Jacobian of norm" if t - k == 1 else f"{t - k} Jacobians of norms"
    return f"{text}, after {way} {', '.join(digits(norm) for norm in norms[t:k:-1])}."


def _kept(ledger, t, window):
    """What the window keeps of dL[t]/dW, and how far that is from the whole, in words."""
    terms = ledger.terms("W", t)
    whole, kept = terms[1 : t + 1].sum(axis=0), terms[max(t - window, 0) + 1 : t + 1].sum(axis=0)
    if not whole.any():
        return ""
    if window >= t:
        return f"K = {window} keeps all {t} terms"
    error = np.linalg.norm(kept - whole) / np.linalg.norm(whole)
    cosine = np.sum(kept * whole) / (np.linalg.norm(kept) * np.linalg.norm(whole))
    return f"K = {window} keeps {window} of {t} terms: error {number(100 * error, 1)} %, cosine {number(cosine, 3)}"


def _code(x, slot, t, k, window, n_h, seed):
    """NumPy alone, the loop forwards to t and back again."""
    return f"""\
import numpy as np

x = np.eye({x.shape[1]})[{x[:t].argmax(axis=1).tolist()}]
rng = np.random.default_rng({seed})
U = rng.normal(0, 1, ({n_h}, {x.shape[1]}))
W = rng.normal(0, 1 / np.sqrt({n_h}), ({n_h}, {n_h}))
V = rng.normal(0, 1 / np.sqrt({n_h}), ({len(SLOTS)}, {n_h}))

h = np.zeros(({t + 1}, {n_h}))
for j in range(1, {t + 1}):
    h[j] = np.tanh(U @ x[j - 1] + W @ h[j - 1])

y_hat = np.exp(V @ h[{t}]) / np.exp(V @ h[{t}]).sum()
d_h = V.T @ (y_hat - np.eye({len(SLOTS)})[{slot}])  # ∂L[{t}]/∂h[{t}]
sizes, terms = {{{t}: np.linalg.norm(d_h)}}, {{}}
for j in range({t}, 0, -1):
    d_a = (1 - h[j] ** 2) * d_h
    terms[j] = np.outer(d_a, h[j - 1])
    d_h = W.T @ d_a  # ∂L[{t}]/∂h[j-1]
    sizes[j - 1] = np.linalg.norm(d_h)

whole, kept = sum(terms.values()), sum(terms[j] for j in terms if j > {t} - {window})
print(sizes[{k}])  # ‖∂L[{t}]/∂h[{k}]‖
print(np.linalg.norm(terms.get({k}, np.nan)))  # step {k}'s term of dL[{t}]/dW
print(np.linalg.norm(kept - whole), np.linalg.norm(whole))  # what a window of {window} steps cuts, and the whole
"""
