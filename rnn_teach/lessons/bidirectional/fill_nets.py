"""Three nets that fill any gap in a small world's sentences: from the left, from the
right, from both sides. Their weights are stored; `tools/train_fill_nets.py` made
them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from rnn_teach.core import Bidirectional, Readout, Reversed, RNNCell
from rnn_teach.core.arguments import as_choice
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.core.types import AnyCell
from rnn_teach.kit.sentences import Vocabulary
from rnn_teach.lessons.bidirectional.task import GAP, LANGUAGES, MISSING, MISSING_IN_CHINESE, make_missing_words

WEIGHTS = Path(__file__).with_name("fill_nets.npz")
N_H = 12
DIRECTIONS = {"forward": 1, "backward": 1, "both": 2}
"""How many cells each net has."""


@cache
def whole_sentences(language):
    """All sentences of the small world with their missing word in its place, as lists
    of words."""
    missing = MISSING if language == "English" else MISSING_IN_CHINESE
    found = []
    for task in (make_missing_words(language), make_missing_words(language, held_out=True)):
        right = np.where(task.targets == NO_TARGET, -1, task.targets).max(axis=0)
        for words, number in zip(task.sentences, right, strict=True):
            found.append([missing[number] if word == GAP else word for word in words])
    return found


def fill_vocabulary(language: Literal["English", "Chinese"]) -> Vocabulary:
    """The gap, then the words of all sentences.

    Raises
    ------
    ValueError
        If it is another language.
    """
    return _vocabulary(as_choice("language", language, LANGUAGES))


@cache
def _vocabulary(language):
    return Vocabulary([[GAP], *whole_sentences(language)])


def fill_net(
    language: Literal["English", "Chinese"], name: Literal["forward", "backward", "both"]
) -> tuple[AnyCell, Readout]:
    """A net and its read-out, trained to fill a gap anywhere in a sentence.

    Parameters
    ----------
    language : "English" or "Chinese"
    name : "forward", "backward" or "both"

    Returns
    -------
    (net, readout)

    Raises
    ------
    ValueError
        If there is no such language or net.
    """
    as_choice("language", language, LANGUAGES)
    as_choice("name", name, DIRECTIONS)
    with np.load(WEIGHTS) as stored:
        arrays = {key: stored[f"{language} {name} {key}"].astype(float) for key in keys(name)}
    return assembled(name, arrays)


def keys(name):
    """The names of a net's arrays."""
    cells = [f"{letter}{number}" for number in range(DIRECTIONS[name]) for letter in "UWb"]
    return [*cells, "V", "c"]


def net_of(name, cells):
    """The net of that name, made of these cells."""
    if name == "forward":
        return cells[0]
    return Reversed(cells[0]) if name == "backward" else Bidirectional(*cells)


def assembled(name, arrays):
    """The net and read-out of these arrays."""
    cells = [RNNCell(*(arrays[f"{letter}{number}"] for letter in "UWb")) for number in range(DIRECTIONS[name])]
    return net_of(name, cells), Readout(arrays["V"], arrays["c"])
