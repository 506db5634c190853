"""What a net answers after each word of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.lessons.own_network import words as say
from rnn_teach.lessons.own_network.code import answer_over_text
from rnn_teach.lessons.own_network.explorer_subject import lesson_subject
from rnn_teach.lessons.own_network.picture_answers import AnswersPicture

MOST_WATCHED = 500
FIRST_T = 8


def own_answers_explorer(
    net: Any = None,
    *,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    answers: Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """The probabilities that a net's read-out gives after each word: the largest at one
    step, and one of them along the whole text.

    A net that reads its last states alone is asked what it would answer if the text
    ended there.

    Parameters
    ----------
    net, x, words, state
        As for `own_states_explorer`.
    answers : list of str
        What the outputs are called. The words of the net's vocabulary where there are
        as many of them as outputs, else "output 1" and so on.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the net has no read-out, there is nothing to read, it is too long, or the net
        does not know a word.
    """
    subject = lesson_subject(net, x, words)
    first = subject.first
    y_hat = first.answers()
    names = as_names(answers, subject.network, y_hat.shape[1])
    picture = AnswersPicture()

    def show(watched, t, text=None):
        reading = subject.read(text)
        y_hat, place = reading.answers(), names.index(watched)
        picture.show(reading.words, y_hat, names, place, t)
        best = int(np.argmax(y_hat[t]))
        following = reading.words[t] if t < reading.T else None
        given = y_hat[t, names.index(following)] if following in names else None
        return say.answers(
            t,
            reading.T,
            reading.words[t - 1],
            names[best],
            y_hat[t, best],
            watched,
            y_hat[t, place],
            following,
            given,
        )

    def code(watched, t, text=None):
        return subject.code(answer_over_text, text, output=names.index(watched))

    shown = names[:MOST_WATCHED]
    controls = {
        **subject.controls,
        "watched": menu(say.WATCHED, shown, '"' if '"' in shown else shown[int(np.argmax(y_hat[-1])) % len(shown)]),
        "t": time_slider(first.T, t=min(FIRST_T, first.T)),
    }
    rows = [list(subject.controls.values()), [controls["watched"]], time_row(controls["t"])]
    return Explorer(
        picture, controls, show, code, rows=rows, adjust=subject.follow, film=("t", "watched"), state=state
    )


def as_names(answers, network, n_y):
    """What each output is called, no two alike.

    Raises
    ------
    ValueError
        If there are not as many as outputs.
    """
    if answers is None:
        words = network.words.words if network.words is not None and len(network.words) == n_y else []
        answers = [word or say.output(place) for place, word in enumerate(words)] or [
            say.output(k) for k in range(n_y)
        ]
    if not isinstance(answers, (list, tuple)) or len(answers) != n_y or len({*map(str, answers)}) != n_y:
        raise ValueError(say.not_these_answers(n_y))
    return [str(name) for name in answers]
