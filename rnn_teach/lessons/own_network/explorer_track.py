"""Mark words in a text, and see which unit follows the marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text, whole
from rnn_teach.kit.source import Lines
from rnn_teach.lessons.own_network import words as say
from rnn_teach.lessons.own_network.code import correlations
from rnn_teach.lessons.own_network.explorer_subject import lesson_subject
from rnn_teach.lessons.own_network.following import as_marks, as_steps, by_chance, follow, inside_quotes
from rnn_teach.lessons.own_network.picture_track import BARS, TrackPicture


def own_track_explorer(
    net: Any = None,
    *,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """Mark some words of a text, by a click, or as steps, "5-9, 14", and see which
    units of the net follow the marks: those whose state goes up and down with them.

    The sentence says how well the best unit follows the same marks moved to wrong
    places. Only what is clearly above that means something.

    Parameters
    ----------
    net, x, words, state
        As for `own_states_explorer`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If there is nothing to read, it is too long, or the net does not know a word.
    """
    subject = lesson_subject(net, x, words)
    picture, first = TrackPicture(), subject.first
    marked_at_first = as_steps(inside_quotes(first.words))

    @lru_cache(maxsize=4)  # another of the units that follow computes nothing anew
    def followed(marked, place, text):
        reading = subject.read(text)
        marks, values = as_marks(marked, reading.T), reading.of(place)
        r = follow(values[1:], marks)
        best = np.argsort(-np.abs(r), kind="stable")[:BARS]
        return marks, values, best, r, by_chance(values[1:], marks), _toggled(marks)

    def show(marked, place, rank, text=None):
        reading = subject.read(text)
        marks, values, best, r, chance, sets = followed(marked, place, text)
        picture.show(reading.words, marks, values, best, r, rank - 1, sets)
        unit = best[rank - 1]
        return say.track(place, int(unit) + 1, rank, r[unit], int(marks.sum()), reading.T, len(r), chance)

    def adjust(controls):
        controls["rank"].max = min(BARS, first.of(controls["place"].value).shape[1])

    def code(marked, place, text=None, **_):
        _, parts, name = first.places[place]
        steps = (1 + np.flatnonzero(as_marks(marked, subject.read(text).T))).tolist()
        return subject.code(correlations, text, parts=list(parts), name=name, marked=Lines(steps))

    controls = {
        **subject.controls,
        "marked": text(say.MARKED, marked_at_first, examples=(f"1-{max(1, first.T // 3)}", marked_at_first)),
        "place": menu(say.PLACE, list(first.places)),
        "rank": whole(say.RANK, 1, 1, min(BARS, first.of(next(iter(first.places))).shape[1])),
    }
    return Explorer(picture, controls, show, code, adjust=adjust, film=("rank", "place"), state=state)


def _toggled(marks):
    """For each word what a click on it sets: the marks with this one turned over."""
    sets = []
    for t in range(len(marks)):
        other = marks.copy()
        other[t] = not other[t]
        sets.append({"marked": as_steps(other)} if other.any() else {})
    return sets
