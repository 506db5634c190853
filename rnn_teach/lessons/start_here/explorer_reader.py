"""A trained net reads what one types, and says of each word what it is."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import examples, text
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.reader import SLOTS, travel_reader
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.start_here import words as say
from rnn_teach.lessons.start_here.code import label
from rnn_teach.lessons.start_here.picture_reader import MOST_WORDS, ReaderPicture

REQUESTS = (
    "leave Taipei and arrive in Paris on Monday",
    "fly to Lagos from Accra tomorrow",
    "arrive Taipei on November 2nd",
    "leave Taipei on November 2nd",
    "leave the hotel in Taipei",
    "从台北到巴黎",
    "十一月二日离开台北",
    "我想明天去上海",
)
"""Requests to choose from. It has never seen Lagos, and the hotel misleads it."""


def reader_explorer(*, state: str | None = None) -> Explorer:
    """A net that was trained to fill the form of a travel desk reads a request, word by
    word, in English or Chinese.

        h[t] = tanh(U x[t] + W h[t-1] + b),   ŷ[t] = softmax(V h[t] + c)

    Type a request of your own, with any words and places; play it, step through it, or
    click on a word.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    reader = travel_reader()
    picture = ReaderPicture(reader.cell.n_h)

    @lru_cache(maxsize=4)
    def read(request):
        words = reader.split(request)
        if len(words) > MOST_WORDS:
            raise ValueError(say.too_long(len(words), MOST_WORDS))
        return words, reader.read(words)

    def show(request, t):
        words, trace = read(request)
        picture.show(trace, words, [reader.knows(word) for word in words], t)
        y_hat = trace.readout.y_hat[t, :, 0]
        best = int(np.argmax(y_hat))
        return say.reading(t, len(words), words[t - 1], reader.knows(words[t - 1]), SLOTS[best], y_hat[best])

    def adjust(controls):
        try:
            controls["t"].max = len(read(controls["request"].value)[0])
        except ValueError:  # `show` says why
            return

    def code(request, t):
        words = read(request)[0][:t]
        columns = reader.cell.U[:, [reader.place(word) for word in words]].T
        parts = {"W": reader.cell.W, "b": reader.cell.b[:, 0], "V": reader.readout.V, "c": reader.readout.c[:, 0]}
        return code_of(label, columns=columns.tolist(), **{name: part.tolist() for name, part in parts.items()})

    controls = {
        "request": text(say.YOUR_REQUEST, REQUESTS[0]),
        "t": time_slider(len(reader.split(REQUESTS[0])), t=2),
    }
    chooser = examples(say.EXAMPLE, REQUESTS, say.YOUR_OWN, controls["request"])
    rows = [[chooser, controls["request"]], time_row(controls["t"])]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, state=state)
