"""What an answer of a net depends on: its gradient, sent back through the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net.way_back import (
    direct_of_answer,
    gradient_at_h,
    sizes_back,
    sizes_of_rows,
)
from rnn_teach.lessons.own_network import words as say
from rnn_teach.lessons.own_network.code import gradient_of_words
from rnn_teach.lessons.own_network.explorer_answers import MOST_WATCHED, as_names
from rnn_teach.lessons.own_network.explorer_subject import lesson_subject
from rnn_teach.lessons.own_network.picture_way_back import WayBackPicture

FIRST_T = 15
NEEDS = sizes_of_rows, gradient_at_h, direct_of_answer, sizes_back
"""What the code to take along calls."""


def own_way_back_explorer(
    net: Any = None,
    *,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    answers: Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """The gradient of one answer at step t, on its way back: which words it depends on,
    and how large it is in each layer.

        ‖∂ log ŷ[t] / ∂x[k]‖ on the text,   ‖∂ log ŷ[t] / ∂h[k]‖ below

    A net that forgets has a curve that falls. A net without a read-out is asked for the
    length of its state, ‖h[t]‖.

    Parameters
    ----------
    net, x, words, answers, state
        As for `own_answers_explorer`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If there is nothing to read, it is too long, or the net does not know a word.
    """
    subject = lesson_subject(net, x, words)
    network, first = subject.network, subject.first
    reads = network.readout is not None
    names = as_names(answers, network, len(network.readout.V)) if reads else []
    picture = WayBackPicture()

    @lru_cache(maxsize=64)
    def back(text, t, output):
        reading = subject.read(text)
        return sizes_back(network, reading.x, t, output, reading.trace)

    def show(t, watched=say.LARGEST, text=None):
        reading = subject.read(text)
        output = None if watched == say.LARGEST else names.index(watched)
        of_x, of_layers = back(text, t, output)
        picture.show(reading.words, of_x, of_layers, t)
        name = names[int(np.argmax(reading.answers()[t]))] if reads and output is None else watched
        k = int(np.argmax(of_x))
        factor = _factor(next(iter(of_layers.values())), t)
        return say.way_back(
            t, reading.words[t - 1], name if reads else None, k + 1, reading.words[k], of_x[k], factor
        )

    def code(t, watched=say.LARGEST, text=None):
        output = None if watched == say.LARGEST else names.index(watched)
        if output is None and reads:
            output = int(np.argmax(subject.read(text).answers()[t]))
        return subject.code(gradient_of_words, text, *NEEDS, t=t, output=output)

    controls = {**subject.controls, "t": time_slider(first.T, t=min(FIRST_T, first.T))}
    if reads:
        controls["watched"] = menu(say.ANSWER, [say.LARGEST, *names[:MOST_WATCHED]])
    rows = [[control for name, control in controls.items() if name != "t"], time_row(controls["t"])]
    return Explorer(picture, controls, show, code, rows=rows, adjust=subject.follow, film=("t",), state=state)


def _factor(sizes, t):
    """By what each step back multiplies, on average, from t to 1; None where it does
    not get there."""
    return (sizes[0] / sizes[t - 1]) ** (1 / (t - 1)) if t > 1 and min(sizes[0], sizes[t - 1]) > 0 else None
