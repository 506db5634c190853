"""Read a sentence from the left, from the right and from both sides, and cover what
stands on either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import text, whole, wide
from rnn_teach.kit.explorer_time import time_row
from rnn_teach.kit.own_net.explorer_subject import subject_of
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.source import Lines, code_of
from rnn_teach.lessons.bidirectional import words as say
from rnn_teach.lessons.bidirectional.code import fill
from rnn_teach.lessons.bidirectional.explorer_own import own_directions
from rnn_teach.lessons.bidirectional.fill_nets import DIRECTIONS, fill_net, fill_vocabulary
from rnn_teach.lessons.bidirectional.picture import BidirectionalPicture
from rnn_teach.lessons.bidirectional.task import GAP, LANGUAGES, split_characters

MOST_WORDS = 14
ANSWERS = 6
"""So many words are named beside the bars."""


def bidirectional_explorer(
    *,
    net: Any = None,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """Three nets fill a gap: one has read what is left of it, one what is right, one
    both.

        →h[t] = tanh(U x[t] + W →h[t-1] + b),   ←h[t] = tanh(U' x[t] + W' ←h[t+1] + b')
        ŷ[t] = softmax(V h[t] + c),   h[t] = →h[t], or ←h[t], or both below one another

    (After Schuster and Paliwal 1997, section II.) Write a sentence of your own from the
    words of their small world, in English or Chinese, with the gap ____ anywhere. Each
    net was trained by itself. Covered words are not read: the state before them is
    kept. A click on a column left of the gap covers the words up to it, right of the
    gap those from it on.

    Parameters
    ----------
    net : Network, cell or net
        A net of yours, as `read_network` gives it: →h and ←h of one of its layers that
        reads both ways, as far as each has read, the 30 units of each that move most.
        The nets of the gap were trained one by one for it, so yours has no bars.
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
        If no layer of your net reads both ways, it has nothing to read, or the state is
        none of this explorer's.
    """
    own = subject_of(net, x, words)
    if own is not None:
        return own_directions(own, bidirectional_explorer.__name__, state)
    pictures = Album(BidirectionalPicture)
    controls = {
        "sentence": text(say.SENTENCE, SENTENCES[0], examples=(SENTENCES[-1], SENTENCES[1])),
        "left": whole(say.COVER_LEFT, 0, 0, 7),
        "right": whole(say.COVER_RIGHT, 0, 0, 4),
        "step": whole(say.STEPS, 8, 1, 12),
    }
    last = {"sentence": SENTENCES[0]}

    def show(sentence, left, right, step):
        language, words = as_words_with_gap(sentence)
        gap = words.index(GAP) + 1
        traces = {name: _read(language, name, words, left, right) for name in DIRECTIONS}
        states = np.split(traces["both"].h[1:, :, 0], 2, axis=1)
        chosen = _answers(language, words)
        answers = {name: trace.readout.y_hat[gap, chosen, 0] for name, trace in traces.items()}
        names = [fill_vocabulary(language).words[place] for place in chosen]
        pictures.of(*words, *names).show(
            words,
            gap,
            dict(zip(("forward", "backward"), states, strict=True)),
            answers,
            names=names,
            right=0,
            covered=(left, right),
            step=step,
        )
        return say.gap(step, len(words), gap, names[0], {k: 100 * y[0] for k, y in answers.items()}, left, right)

    def adjust(controls):
        with suppress(ValueError):  # what is no such sentence is told when it is drawn
            _, words = as_words_with_gap(controls["sentence"].value)
            before, after = words.index(GAP), len(words) - words.index(GAP) - 1
            controls["left"].max, controls["right"].max = before, after
            controls["step"].max = len(words)
            if controls["sentence"].value != last["sentence"]:  # read until both directions are at its gap
                controls["step"].value = 1 + max(before, after)
            last["sentence"] = controls["sentence"].value

    rows = [
        [wide(controls["sentence"])],
        [*time_row(controls["step"]), controls["left"]],
        [controls["right"]],
    ]
    return Explorer(pictures, controls, show, _code, rows=rows, adjust=adjust, state=state)


def as_words_with_gap(sentence):
    """The language of a sentence, and its words with one gap among them.

    Raises
    ------
    ValueError
        If a word is none of the small world's, there is not one gap, or it is too long.
    """
    chinese = re.search(r"[\u4e00-\u9fff]", sentence) is not None
    language = LANGUAGES[1] if chinese else LANGUAGES[0]
    words = split_characters(sentence) if chinese else sentence.split()
    words = [GAP if set(word) == {"_"} else word for word in words]
    known = {word.casefold() for word in fill_vocabulary(language).words}
    for word in words:
        if word.casefold() not in known:
            raise ValueError(say.not_known(word, ZH_SOME if chinese else EN_SOME))
    if words.count(GAP) != 1 or len(words) > MOST_WORDS:
        raise ValueError(say.one_gap(GAP, words.count(GAP), len(words), MOST_WORDS))
    return language, words


SENTENCES = (
    "today I went to the supermarket and ____ a pair of shoes",
    "today I went to the ____ and bought a pair of boots",
    "today we stayed at home and ____ a cup of tea",
    "我今天去超市，____了一双鞋",
    "他今天在宿舍，煮了一碗____",
)
"""To begin with; the page shows any other that is written."""
EN_SOME, ZH_SOME = "today we market dorm cooked coffee", "今天 他们 市场 宿舍 煮 饺子"


@lru_cache(maxsize=32)
def _net(language, name):
    return fill_net(language, name)


def _read(language, name, words, left, right):
    """The trace of a net that reads all words but those covered."""
    net, readout = _net(language, name)
    t = np.arange(len(words))[:, np.newaxis]
    x = fill_vocabulary(language).one_hot(words)
    return readout.read(unroll(net, x, mask=(left <= t) & (t < len(words) - right)))


def _answers(language, words):
    """The places of the words to be named: the likeliest ones of the three nets when
    nothing is covered, the first that of both sides."""
    gap = words.index(GAP) + 1
    y_hat = {name: _read(language, name, words, 0, 0).readout.y_hat[gap, :, 0] for name in DIRECTIONS}
    total = sum(y_hat.values()) + 3 * (np.arange(len(y_hat["both"])) == y_hat["both"].argmax())
    return np.argsort(-total, kind="stable")[:ANSWERS]


def _code(sentence, left, right, step):
    language, words = as_words_with_gap(sentence)
    imports = "from rnn_teach.tasks import fill_net, fill_vocabulary\n"
    nets = f"net, readout = fill_net({language!r}, 'both')\nwords = {' '.join(words)!r}.split()"
    x = Lines(f"fill_vocabulary({language!r}).one_hot(words)")
    trained = {"net": Lines("net"), "readout": Lines("readout")}
    imports = f"{imports}\n{nets}\n"
    return code_of(fill, imports=imports, **trained, x=x, gap=words.index(GAP) + 1, left=left, right=right)
