"""Tie the steps to one W, or give each step a copy of its own."""

import numpy as np

from rnn_teach.core import RNNCell, UntiedCell, bptt, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, whole
from rnn_teach.kit.sentences import Vocabulary, split_words
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.shared_parameters import words as say
from rnn_teach.lessons.shared_parameters.code import loss, shares
from rnn_teach.lessons.shared_parameters.picture import UntiedPicture

SENTENCES = ("arrive Taipei on November 2nd", "I like Taipei", "I would like to arrive in Boston on Monday")
"""Of five, three and nine words; the first is read first."""
N_H = 3
PLACE = (0, 1)
"""The number of W that the slider changes: from unit 2 to unit 1."""
TIED, UNTIED = say.TIED, say.UNTIED
U_STD = 0.7


def untied_explorer(*, state=None):
    """A plain cell reads a sentence with one W, or with a copy of W for each step;
    change one number and see.

        h[t] = tanh(U x[t] + W[t] h[t-1]),   L = ½ Σ_t ‖h[t] - ½‖²

    Tied, W[t] is the same W at all steps, and its gradient is the sum of the shares of
    all steps. Untied, each copy has its own gradient, and the change reaches one copy
    alone. A click on a column chooses that step.

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
        "tie": menu(say.STEPS_USE, [TIED, UNTIED], width="20em"),
        "sentence": menu(say.SENTENCE, SENTENCES, width="28em"),
        "k": whole(say.STEP, 2, 1, 5),
        "change": slider(say.CHANGE, 1, -2, 2, step=0.1, width=None),
        "seed": whole(say.SEED, 0, 0, 20),
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
        words = [word.casefold() for word in split_words(sentence)]
        known = [word.casefold() for word in vocabulary.words]
        steps = list(range(1, len(words) + 1)) if tie == TIED else [k]
        values = {"place": PLACE, "change": change, "steps": steps, "n_h": N_H, "U_std": U_STD, "seed": seed}
        return code_of(shares, loss, words=words, vocabulary=known, **values)

    rows = [
        [controls["tie"], controls["sentence"]],
        [controls["k"], controls["change"], controls["seed"]],
    ]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, on_click=click, state=state)


def _cell(vocabulary, seed):
    return RNNCell.random(len(vocabulary), N_H, np.random.default_rng(seed), U_std=U_STD)


def _direct(trace):
    """∂L/∂h[t] of L = ½ Σ_t ‖h[t] - ½‖²; the loss does not read h[0]."""
    direct = trace.h - 0.5
    direct[0] = 0
    return direct


def _sentence(tied, k, change, terms, moves):
    of_place = terms[:, PLACE[0], PLACE[1]]
    moved = [t for t, move in enumerate(moves[1:], start=1) if np.abs(move).max() > 0]
    return say.untied(tied, k, change, len(terms), moved, of_place[k - 1], of_place.sum())
