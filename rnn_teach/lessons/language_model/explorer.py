"""A net writes, character by character, and shows what it chooses from."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rnn_teach.core import Sampler, run_freely, softmax
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, text, whole
from rnn_teach.kit.explorer_time import time_row
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.language_model import words as say
from rnn_teach.lessons.language_model.code import as_lines, drawn
from rnn_teach.lessons.language_model.nets import language_net
from rnn_teach.lessons.language_model.picture import WriterPicture

T, LONGEST = 100, 60
KEPT = {
    say.ALL: {},
    say.top(1): {"top_k": 1},
    say.top(3): {"top_k": 3},
    say.top(10): {"top_k": 10},
    say.nucleus(0.5): {"nucleus": 0.5},
    say.nucleus(0.9): {"nucleus": 0.9},
}


def writer_explorer(*, state: str | None = None) -> Explorer:
    """A small net that has read this course writes on from your first words.

        p = softmax(o / temperature),   from which the next character is drawn
        x[t+1] = that character

    The bars show the likeliest next characters, as the net has them and as they are
    drawn from. What is written is colored by its surprise, -log₂ of the probability
    that the net gave it. Another temperature is tried with the same dice: at each step
    the same random number decides. Step back takes a character back.

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
        If the state is none of this explorer's, or its text cannot be read.
    """
    picture, net = WriterPicture(), language_net("prose")

    @lru_cache(maxsize=8)  # a step along the same text computes nothing anew
    def run(begin, temperature, keep, dice):
        choose, rng = Sampler(temperature, **KEPT[keep]), np.random.default_rng(dice)
        run = run_freely(net.cell, net.readout, begin_of(net, begin), T, choose, rng=rng, **net.warm)
        p = softmax(run.scores)[:, :, 0]
        return run, p, -np.log2(p[np.arange(T), run.symbols[:, 0]])

    def show(begin, temperature, keep, dice, length):
        written, p, surprises = run(begin, temperature, keep, dice)
        before, after = p[length - 1], _drawn_from(written, temperature, keep, length)
        chosen, text = int(written.symbols[length - 1, 0]), net.alphabet.decode(written.symbols[:length])
        kept, begin = int(np.sum(after > 0)), begin.lower()
        legend, mean = say.drawn_from(temperature, kept, len(after)), surprises[:length].mean()
        picture.show(begin, text, surprises, net.alphabet.symbols, before, after, chosen, legend)
        return say.writing(begin, text, temperature, kept, len(after), before[chosen], after[chosen], mean)

    def code(begin, temperature, keep, dice, length):
        scores = run(begin, temperature, keep, dice)[0].scores[length - 1, :, 0]
        rng = np.random.default_rng(dice)
        luck = float(rng.random(length)[-1])
        options = {"top_k": None, "nucleus": None} | KEPT[keep]
        return code_of(drawn, o=as_lines(scores), temperature=temperature, **options, luck=round(luck, 6))

    controls = _controls()
    rows = [
        [controls["begin"], controls["temperature"]],
        [controls["keep"], controls["dice"]],
        time_row(controls["length"]),
    ]
    enabled = {name: lambda temperature, **_: temperature > 0 for name in ("keep", "dice")}
    return Explorer(
        picture, controls, show, code, rows=rows, enabled=enabled, film=("length", "temperature"), state=state
    )


def begin_of(net, text):
    """The numbers of the first words.

    Raises
    ------
    ValueError
        If there are none, too many, or a symbol that the net does not know.
    """
    if not text:
        raise ValueError(say.EMPTY)
    if len(text) > LONGEST:
        raise ValueError(say.too_long(len(text), LONGEST))
    return net.alphabet.encode(text.lower())


def _drawn_from(written, temperature, keep, length):
    """The probabilities of the last choice."""
    return Sampler(temperature, **KEPT[keep]).probabilities(written.scores[length - 1])[:, 0]


def _controls():
    return {
        "begin": text(say.BEGIN, say.FIRST_WORDS[0], examples=say.FIRST_WORDS[1:]),
        "temperature": slider(say.TEMPERATURE, 0.5, 0, 2, step=0.1),
        "keep": menu(say.KEEP, KEPT),
        "dice": whole(say.DICE, 2, 1, 20),
        "length": whole(say.WRITTEN, 6, 1, T),
    }
