"""Two requests that differ in one word: what one net makes of them."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from rnn_teach.core import RNNCell
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, text
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.reader import SLOTS, travel_reader
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.unrolling import words as say
from rnn_teach.lessons.unrolling.code import states
from rnn_teach.lessons.unrolling.picture_travel import MOST_WORDS, TravelPicture
from rnn_teach.lessons.unrolling.wired import untrained, wired

PAIRS = (
    ("arrive Taipei on November 2nd", "leave Taipei on November 2nd"),
    ("leave Taipei", "Taipei leave"),
    ("from Paris to Boston", "to Paris from Boston"),
    ("leave the hotel in Taipei", "leave Taipei"),
    ("明天到台北", "明天离开台北"),
    ("从巴黎到上海", "从上海到巴黎"),
)
BETWEEN = " | "


def travel_explorer(*, state: str | None = None) -> Explorer:
    """One net reads two requests, a step at a time, and says of each word what it is.

        h[t] = tanh(U x[t] + W h[t-1] + b),   ŷ[t] = softmax(V h[t] + c)

    Choose a pair or type two requests; play or step; take other weights, or scale W,
    through which the past reaches the present: at 0 the net reads each word alone.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    reader = travel_reader()
    pictures = Album(TravelPicture)

    @cache
    def weights(kind):
        makers = {
            say.TRAINED: lambda reader: (reader.cell, reader.readout),
            say.WIRED: wired,
            say.RANDOM: untrained,
        }
        return makers[kind](reader)

    @lru_cache(maxsize=8)
    def split(request):
        words = reader.split(request)
        if len(words) > MOST_WORDS:
            raise ValueError(say.too_long(len(words), MOST_WORDS))
        return words

    def cell_of(kind, scale):
        cell, readout = weights(kind)
        return RNNCell(cell.U, scale * cell.W, cell.b), readout

    @lru_cache(maxsize=4)  # a step along the same requests computes nothing anew
    def run(first, second, kind, scale):
        cell, readout = cell_of(kind, scale)
        words = [split(first), split(second)]
        return cell, [reader.read(own, cell, readout) for own in words], words

    def show(first, second, t, kind, scale):
        cell, traces, words = run(first, second, kind, scale)
        pictures.of(max(map(len, words)), cell.n_h).show(cell, traces, words, t)
        read = [_read(trace, own, t) for trace, own in zip(traces, words, strict=True)]
        both = t <= min(map(len, words))
        return say.two_requests(t, *read, np.linalg.norm(traces[0].h[t] - traces[1].h[t]) if both else None)

    def adjust(controls):
        try:
            controls["t"].max = max(len(split(controls[name].value)) for name in ("first", "second"))
        except ValueError:  # `show` says why
            return

    def code(first, second, t, kind, scale):
        cell, _ = cell_of(kind, scale)
        columns = cell.U[:, [reader.place(word) for word in split(first)[:t]]].T
        parts = {"columns": columns, "W": cell.W, "b": cell.b[:, 0]}
        return code_of(states, **{name: part.round(4).tolist() for name, part in parts.items()})

    controls = _controls()
    rows = [
        [_pairs(controls["first"], controls["second"]), controls["kind"]],
        [controls["first"], controls["second"]],
        [*time_row(controls["t"]), controls["scale"]],
    ]
    return Explorer(pictures, controls, show, code, rows=rows, adjust=adjust, state=state)


def _controls():
    first, second = PAIRS[0]
    return {
        "first": text(say.FIRST, first),
        "second": text(say.SECOND, second),
        "t": time_slider(len(first.split()), t=2),
        "kind": menu(say.WEIGHTS_ARE, [say.TRAINED, say.WIRED, say.RANDOM]),
        "scale": slider(say.SCALE, 1, 0, 1.5, step=0.05),
    }


def _read(trace, words, t):
    """Word, slot and probability of a step; None after the last word."""
    if t > len(words):
        return None
    y_hat = trace.readout.y_hat[t, :, 0]
    return words[t - 1], SLOTS[int(np.argmax(y_hat))], y_hat.max()


def _pairs(first, second):
    """A list of pairs to choose from; it shows "your own" when the two fields hold none
    of them."""
    named = {BETWEEN.join(pair): pair for pair in PAIRS}
    chooser = menu(say.PAIR, [*named, say.YOUR_OWN], BETWEEN.join(PAIRS[0]))

    def choose(change):
        if change.new in named:
            first.value, second.value = named[change.new]
        follow(change)  # nobody can choose "your own" but by writing

    def follow(_change):
        now = BETWEEN.join((first.value, second.value))
        chooser.value = now if now in named else say.YOUR_OWN

    chooser.observe(choose, "value")
    for field in (first, second):
        field.observe(follow, "value")
    return chooser
