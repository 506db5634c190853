"""All states of a net over a text, and the text colored by one unit."""

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.lessons.own_network import words as say
from rnn_teach.lessons.own_network.code import unit_over_text
from rnn_teach.lessons.own_network.explorer_frame import Subject
from rnn_teach.lessons.own_network.picture_states import MOST_ROWS, StatesPicture

FIRST_UNIT, FIRST_T = 24, 8
"""Of the lesson's own net: a unit to look at, and a step inside a quotation."""


def own_states_explorer(net=None, *, x=None, words=None, state=None):
    """What every unit of a net does over a text: a map of all units, and the text
    colored by one of them (blue below zero, orange above).

        net = read_network("model.pt", words="vocab.json")
        own_states_explorer(net, words="a text that it can read")

    Sort the rows, click on one, and the text shows that unit; click on a word to go to
    its step.

    Parameters
    ----------
    net : Network, cell or net
        As `read_network` gives it. The lesson's own net where not given.
    x : array (T, n_x), or numbers of words (T,)
        What it reads, where it is no text; at most 120 steps.
    words : str or list of str
        The text to begin with; beside an x the labels of its steps.
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If there is nothing to read, it is too long, or the net does not know a word.
    """
    subject = Subject(net, x, words)
    picture, first = StatesPicture(), subject.first

    def show(place, order, unit, t, text=None):
        reading = subject.read(text)
        values = reading.of(place)
        rows = in_order(values, order, t)[:MOST_ROWS]
        picture.show(reading, place, rows, unit - 1, t)
        of_unit = values[1:, unit - 1]
        top = 1 + int(np.nanargmax(np.abs(of_unit)))
        return say.states(
            place,
            unit,
            t,
            reading.words[t - 1],
            of_unit[t - 1],
            (top, of_unit[top - 1]),
            rows[:3] + 1,
            order,
            values.shape[1],
            len(rows),
        )

    def adjust(controls):
        subject.follow(controls)
        controls["unit"].max = first.of(controls["place"].value).shape[1]

    def code(place, unit, t, text=None, **_):
        _, parts, name = first.places[place]
        return subject.code(unit_over_text, text, parts=list(parts), name=name, unit=unit)

    places = list(first.places)
    controls = {
        **subject.controls,
        "place": menu(say.PLACE, places),
        "order": menu(say.ORDER, say.ORDERS),
        "unit": whole(say.UNIT, min(FIRST_UNIT, first.of(places[0]).shape[1]), 1, first.of(places[0]).shape[1]),
        "t": time_slider(first.T, t=min(FIRST_T, first.T)),
    }
    rows = [
        list(subject.controls.values()),
        [controls["place"], controls["order"]],
        [controls["unit"]],
        time_row(controls["t"]),
    ]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, film=("t", "place"), state=state)


def in_order(values, order, t):
    """The units, counted from 0, in the order of the rows."""
    if order == say.AS_STORED:
        return np.arange(values.shape[1])
    score = np.ptp(values[1:], axis=0) if order == say.BY_SWING else values[t]
    return np.argsort(-score, kind="stable")
