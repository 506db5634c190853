"""What nets say of an opinion while they read it, trained on its end or on each of its
words."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rnn_teach.core import unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.source import Lines, as_text, code_of
from rnn_teach.lessons.sequence_tasks import words as say
from rnn_teach.lessons.sequence_tasks.code import along
from rnn_teach.lessons.sequence_tasks.explorer_typing import at_its_end, split_known
from rnn_teach.lessons.sequence_tasks.ladder import one_hot
from rnn_teach.lessons.sequence_tasks.mood_run import ASKED
from rnn_teach.lessons.sequence_tasks.picture_mood import MoodPicture
from rnn_teach.lessons.sequence_tasks.stored_nets import MOOD_SEEDS, mood_net, mood_words

OPINIONS = (
    "the film was never dull but the ending was terrible",
    "although the music was great the story was not clever",
    "虽然 电影 很 无聊 但 音乐 一点 也 不 难看",
)
"""To begin with; the page takes whatever is typed."""


def mood_explorer(*, state: str | None = None) -> Explorer:
    """Three nets read an opinion word by word. They have the same training and differ
    in their seed alone.

    Asked at the end, only the last output had a target while they learned. Asked at
    every word, each output had the same target: what the whole sentence says.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = MoodPicture()
    T = len(split(OPINIONS[0]))
    controls = {
        "opinion": text(say.OPINION, OPINIONS[0], examples=(OPINIONS[2], OPINIONS[1])),
        "t": time_slider(T, t=T),
        "asked": menu(say.ASKED, ASKED),
    }

    def show(opinion, t, asked):
        words = split(opinion)
        shares = _shares(tuple(words), asked)
        picture.show(words, [mood_words().knows(word) for word in words], shares, t)
        return say.opinions(asked, t, len(words), words[t - 1], shares[:, t - 1], shares[:, -1])

    adjust = at_its_end("opinion", OPINIONS[0], split)
    rows = [[controls["opinion"], controls["asked"]], time_row(controls["t"])]
    return Explorer(picture, controls, show, _code, rows=rows, adjust=adjust, film=("t", "asked"), state=state)


def split(opinion):
    """The words of an opinion."""
    return split_known(opinion, mood_words())


@lru_cache(maxsize=32)
def _shares(words, asked):
    places, _ = mood_words().padded([list(words)])
    x = one_hot(places, len(mood_words())).astype(float)
    nets = (mood_net(asked, number) for number in range(1, MOOD_SEEDS + 1))
    return np.array([readout.read(unroll(cell, x)).readout.y_hat[1:, 1, 0] for cell, readout in nets])


def _code(opinion, t, asked):
    words = f"words = {as_text(split(opinion)[:t])}"
    x = "x = np.eye(len(mood_words()))[[mood_words().place(word) for word in words]]"
    made = f"cell, readout = mood_net({asked!r}, 1)\n{words}\n{x}"
    imports = f"from rnn_teach.tasks import mood_net, mood_words\n\n{made}\n"
    return code_of(along, imports=imports, cell=Lines("cell"), readout=Lines("readout"), x=Lines("x"))
