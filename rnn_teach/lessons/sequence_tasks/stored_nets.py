"""The trained nets of this lesson's explorers. Their weights are stored;
`tools/train_sequence_nets.py` made them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from rnn_teach.core import Bidirectional, Readout, RNNCell
from rnn_teach.core.arguments import as_choice, as_index
from rnn_teach.lessons.sequence_tasks.ladder import RUNGS, SlotNet
from rnn_teach.lessons.sequence_tasks.mood_run import ASKED
from rnn_teach.lessons.sequence_tasks.moods import GRAMMARS
from rnn_teach.lessons.sequence_tasks.requests import KnownWords, request_words
from rnn_teach.lessons.sequence_tasks.words import BOTH_WAYS

FORM_WEIGHTS = Path(__file__).with_name("form_nets.npz")
MOOD_WEIGHTS = Path(__file__).with_name("mood_nets.npz")
MOOD_SEEDS = 3
"""So many nets were trained for each way of asking."""


@cache
def form_words():
    """What the nets of the form know: the words of English and of Chinese requests."""
    return KnownWords([*request_words("English").words, *request_words("Chinese").words])


@cache
def mood_words():
    """What the nets of opinions know: all words of both grammars."""
    words = []
    for adjectives, things, clauses, sentences in GRAMMARS.values():
        said = " ".join([*clauses, *sentences]).split()
        words += [word for word in said if "{" not in word] + [*things, *adjectives[0], *adjectives[1]]
    return KnownWords(dict.fromkeys(words))


def form_net(rung: str) -> SlotNet:
    """A net that reads English and Chinese requests.

    Parameters
    ----------
    rung : str
        What it may read: one of RUNGS.

    Returns
    -------
    SlotNet

    Raises
    ------
    ValueError
        If there is no such net.
    """
    return _form_net(as_choice("rung", rung, RUNGS))


@cache
def _form_net(rung):
    with np.load(FORM_WEIGHTS) as stored:
        cells = [
            RNNCell(*(stored[f"{rung} {letter}{number}"].astype(float) for letter in "UWb"))
            for number in range(1 + (rung == BOTH_WAYS))
        ]
        readout = Readout(*(stored[f"{rung} {letter}"].astype(float) for letter in "Vc"))
    return SlotNet(rung, Bidirectional(*cells) if len(cells) == 2 else cells[0], readout)


def mood_net(asked: str, number: int) -> tuple[Any, Readout]:
    """A net that reads opinions, and its read-out: outputs unfriendly and friendly.

    Parameters
    ----------
    asked : "at the end" or "at every word"
        Where its targets stood.
    number : int
        Which of three, 1 to 3: they differ in their seed alone.

    Returns
    -------
    (cell, readout)

    Raises
    ------
    ValueError
        If there is no such net.
    """
    return _mood_net(as_choice("asked", asked, ASKED), as_index("number", number, 1, MOOD_SEEDS))


@cache
def _mood_net(asked, number):
    with np.load(MOOD_WEIGHTS) as stored:
        parts = [stored[f"{asked} {number} {letter}"].astype(float) for letter in "UWbVc"]
    return RNNCell(*parts[:3]), Readout(*parts[3:])


def weights_of(cells, readout):
    """What is stored of some cells and a read-out, by name, in half precision."""
    arrays = {f"{letter}{k}": getattr(cell, letter) for k, cell in enumerate(cells) for letter in "UWb"}
    arrays |= {"V": readout.V, "c": readout.c}
    return {name: np.round(array, 2).astype(np.float16) for name, array in arrays.items()}
