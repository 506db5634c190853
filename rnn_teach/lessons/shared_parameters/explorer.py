"""Tie the steps to one W, or give each step a copy of its own."""

import numpy as np

from rnn_teach.core import RNNCell, UntiedCell, bptt, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, whole
from rnn_teach.kit.numbers import number
from rnn_teach.kit.sentences import Vocabulary, split_words
from rnn_teach.lessons.shared_parameters.picture import UntiedPicture

SENTENCES = ("arrive Taipei on November 2nd", "I like Taipei", "I would like to arrive in Boston on Monday")
"""Of five, three and nine words; the first is read first."""
N_H = 3
PLACE = (0, 1)
"""The number of W that the slider changes: from unit 2 to unit 1."""
TIED, UNTIED = "one W for all steps", "a copy of W for each step"


def untied_explorer(*, state=None):
    """A plain cell reads a sentence with one W, or with a copy of W for each step; change one number and see.

        h[t] = tanh(U x[t] + W[t] h[t-1]),   L = ½ Σ_t ‖h[t] - ½‖²

    Tied, W[t] is the same W at all steps, and its gradient is the sum of the shares of all steps. Untied, each copy
    has its own gradient, and the change reaches one copy alone. A click on a column chooses that step.

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
    vocabulary = Vocabulary(SENTENCES)
    picture = UntiedPicture()
    controls = {
        "tie": menu("steps use", [TIED, UNTIED], width="20em"),
        "sentence": menu("sentence", SENTENCES, width="28em"),
        "k": whole("copy of step k", 2, 1, 5),
        "change": slider("change of W₁₂", 1, -2, 2, step=0.1, width=None),
        "seed": whole("seed of U, W", 0, 0, 20),
    }

    def show(tie, sentence, k, change, seed):
        words, tied = split_words(sentence), tie == TIED
        x = vocabulary.one_hot(sentence)
        cell = UntiedCell(_cell(vocabulary, seed), len(words))
        before = unroll(cell, x)
        for copy in cell.copies if tied else [cell[k]]:
            copy.W[PLACE] += change
        trace = unroll(cell, x)
        gradients = bptt(cell, trace, _direct(trace))
        terms = gradients.terms["W"][1:]
        copies = np.array([copy.W for copy in cell.copies])
        picture.show(words, copies, trace.h[:, :, 0], before.h[:, :, 0], terms, tied=tied, place=PLACE, k=k)
        return _sentence(tied, k, change, terms, trace.h - before.h)

    def adjust(controls):
        controls["k"].max = len(split_words(controls["sentence"].value))

    def click(x, y):
        t = picture.time_at(x, y)
        return {} if t is None else {"k": t}

    def code(tie, sentence, k, change, seed):
        return _code(vocabulary, split_words(sentence), tie == TIED, k, change, seed)

    rows = [
        [controls["tie"], controls["sentence"]],
        [controls["k"], controls["change"], controls["seed"]],
    ]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, on_click=click, state=state)


def _cell(vocabulary, seed):
    return RNNCell.random(len(vocabulary), N_H, np.random.default_rng(seed), U_std=0.7)


def _direct(trace):
    """∂L/∂h[t] of L = ½ Σ_t ‖h[t] - ½‖²; the loss does not read h[0]."""
    direct = trace.h - 0.5
    direct[0] = 0
    return direct


def _sentence(tied, k, change, terms, moves):
    T, shares = len(terms), terms[:, PLACE[0], PLACE[1]]
    moved = [t for t, move in enumerate(moves[1:], start=1) if np.abs(move).max() > 0]
    if not change:
        what = "Nothing is changed: all steps use equal numbers"
    elif tied:
        what = f"W₁₂ is changed by {number(change, 1)} at all {T} steps"
    else:
        what = f"W₁₂ is changed by {number(change, 1)} in the copy of step {k} alone"
    if change:
        what += f"; {_which(moved)}"
    share, total = number(shares[k - 1], 3), number(shares.sum(), 3)
    if tied:
        return f"{what}. The share of step {k} in dL/dW₁₂ is {share}; the shares of all steps add up to {total}."
    return f"{what}. The gradient of W₁₂ in the copy of step {k} is {share}, and no other is added to it."


def _which(moved):
    if not moved:
        return "no state moves, for at t = 1 W meets h[0] = 0"
    return f"the states h[{moved[0]}] to h[{moved[-1]}] move" if len(moved) > 1 else f"only h[{moved[0]}] moves"


def _code(vocabulary, words, tied, k, change, seed):
    """NumPy alone; the gradient by small nudges, one copy of W at a time."""
    known = [word.casefold() for word in vocabulary.words]
    changed = "W[:, 0, 1]" if tied else f"W[{k - 1}, 0, 1]"
    return f"""\
import numpy as np

vocabulary = {known}
words = {[word.casefold() for word in words]}
x = np.eye({len(known)})[[vocabulary.index(word) for word in words]]

rng = np.random.default_rng({seed})
U = rng.normal(0, 0.7, ({N_H}, {len(known)}))
W = np.tile(rng.normal(0, 1 / np.sqrt({N_H}), ({N_H}, {N_H})), (len(x), 1, 1))  # a copy for each step
{changed} += {change}

def loss(W):
    h, L = np.zeros({N_H}), 0
    for x_t, W_t in zip(x, W):
        h = np.tanh(U @ x_t + W_t @ h)
        L += np.sum((h - 0.5) ** 2) / 2
    return L

for t in range(len(x)):  # nudge W₁₂ of one copy by a little, both ways
    more, less = W.copy(), W.copy()
    more[t, 0, 1] += 1e-5
    less[t, 0, 1] -= 1e-5
    print("step", t + 1, "share of the gradient", (loss(more) - loss(less)) / 2e-5)
"""
