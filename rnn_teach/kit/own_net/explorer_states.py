"""All states of a net over a text, and the text colored by one unit."""

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net import words as say
from rnn_teach.kit.own_net.code import unit_over_text
from rnn_teach.kit.own_net.picture_states import MOST_ROWS, StatesPicture

FIRST_T = 8


def explore_states(subject, name, *, unit=None, state=None):
    """What every unit of a net does over a text: a map of all units, and the text
    colored by one of them.

    Parameters
    ----------
    subject : Subject
        The net and what it reads.
    name : str
        What the explorer is called.
    unit : int
        The unit on the text at first, counted from 1; where not given the one with the
        largest range.
    state : str
        A view to begin with.

    Returns
    -------
    Explorer
    """
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
    values = first.of(places[0])
    unit = min(unit or 1 + int(in_order(values, say.BY_SWING, 1)[0]), values.shape[1])
    controls = {
        **subject.controls,
        "place": menu(say.PLACE, places),
        "order": menu(say.ORDER, say.ORDERS),
        "unit": whole(say.UNIT, unit, 1, values.shape[1]),
        "t": time_slider(first.T, t=min(FIRST_T, first.T)),
    }
    rows = [
        list(subject.controls.values()),
        [controls["place"], controls["order"]],
        [controls["unit"]],
        time_row(controls["t"]),
    ]
    return Explorer(
        picture, controls, show, code, rows=rows, adjust=adjust, film=("t", "place"), name=name, state=state
    )


def in_order(values, order, t):
    """The units, counted from 0, in the order of the rows."""
    if order == say.AS_STORED:
        return np.arange(values.shape[1])
    score = np.ptp(values[1:], axis=0) if order == say.BY_SWING else values[t]
    return np.argsort(-score, kind="stable")
