"""Step through a sentence and see what the loop computes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import examples, menu, text, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net.explorer_subject import subject_of
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.sentences import TRAVEL_SENTENCES
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.unrolling import words as say
from rnn_teach.lessons.unrolling.code import state_after
from rnn_teach.lessons.unrolling.explorer_own import unrolled_net
from rnn_teach.lessons.unrolling.languages import CHINESE_SENTENCES, Languages
from rnn_teach.lessons.unrolling.picture import MOST_STEPS, MOST_UNITS, UnrolledPicture, refuse_undrawable
from rnn_teach.lessons.unrolling.sentence import sentence_of_step

ORDERS = {
    say.AS_WRITTEN: lambda words: words,
    say.FIRST_SWAPPED: lambda words: [*words[1::-1], *words[2:]],
    say.LAST_SWAPPED: lambda words: [*words[:-2], *words[:-3:-1]],
    say.BACKWARDS: lambda words: words[::-1],
}
U_STD = 1


def unrolling_explorer(
    sentences: Sequence[str] = (*TRAVEL_SENTENCES, *CHINESE_SENTENCES),
    *,
    net: Any = None,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """A plain cell with random weights reads a sentence, step by step.

        h[t] = tanh(U x[t] + W h[t-1] + b)

    Choose or type a sentence, play it or step through it, change the order of its
    words, the random weights (by their seed) and the number of units. A click on a
    column goes to that step.

    Parameters
    ----------
    sentences : list of str
        Sentences to choose from, Chinese ones with a space between two words. Their
        words are the net's vocabulary, one for Chinese and one for all else: what one
        types must be made of them.
    net : Network, cell or net
        A net of yours in place of the random one, as `read_network` gives it. A plain
        cell of at most 8 units over at most 10 steps stands in the same drawing; of any
        other the map of all states is shown, as by `own_states_explorer`.
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
        If a sentence is empty or too long to draw, your net has nothing to read, or the
        state is none of this explorer's.
    """
    own = subject_of(net, x, words)
    if own is not None:
        return unrolled_net(own, unrolling_explorer.__name__, state)
    languages = Languages(sentences)
    sentences = languages.sentences
    for sentence in sentences:
        refuse_undrawable(len(languages.split(sentence)))
    pictures = Album(UnrolledPicture)
    controls = _controls(sentences, len(languages.split(sentences[0])))

    @lru_cache(maxsize=16)  # a step along the same sentence computes nothing anew
    def run(sentence, order, seed, n_h):
        words = ORDERS[order](languages.split(sentence))
        refuse_undrawable(len(words), n_h)
        vocabulary = languages.vocabulary(sentence)
        cell = RNNCell.random(len(vocabulary), n_h, np.random.default_rng(seed), U_std=U_STD)
        return cell, unroll(cell, vocabulary.one_hot(words)), words

    def show(sentence, order, t, seed, n_h):
        cell, trace, words = run(sentence, order, seed, n_h)
        distances = None
        if order != say.AS_WRITTEN:
            _, written, _ = run(sentence, say.AS_WRITTEN, seed, n_h)
            distances = np.linalg.norm(trace.h - written.h, axis=1)[:, 0]
        pictures.of(tuple(words)).show(cell, trace, words, t, distances)
        return sentence_of_step(trace, words, t, distances)

    def adjust(controls):
        sentence = controls["sentence"].value
        try:
            length = len(languages.vocabulary(sentence).one_hot(languages.split(sentence)))
        except ValueError:  # not a sentence to step through: `show` will say why
            return
        if length <= MOST_STEPS:
            controls["t"].max = length

    def code(sentence, order, t, seed, n_h):
        vocabulary = languages.vocabulary(sentence)
        words = [vocabulary.words[vocabulary.place(word)] for word in ORDERS[order](languages.split(sentence))[:t]]
        return code_of(state_after, words=words, vocabulary=vocabulary.words, n_h=n_h, U_std=U_STD, seed=seed)

    enabled = {"order": lambda sentence, **_: len(languages.split(sentence)) > 1}
    rows = [
        [examples(say.SENTENCE, sentences, say.YOUR_OWN, controls["sentence"]), controls["sentence"]],
        time_row(controls["t"]),
        [controls["order"], controls["seed"], controls["n_h"]],
    ]
    return Explorer(
        pictures,
        controls,
        show,
        code,
        rows=rows,
        adjust=adjust,
        enabled=enabled,
        film=("t", "order", "seed"),
        state=state,
    )


def _controls(sentences, length):
    return {
        "sentence": text(say.TYPE_YOUR_OWN, sentences[0]),
        "order": menu(say.ORDER, ORDERS),
        "t": time_slider(length, t=min(2, length)),
        "seed": whole(say.SEED, 0, 0, 20),
        "n_h": whole(say.UNITS, 4, 1, MOST_UNITS),
    }
