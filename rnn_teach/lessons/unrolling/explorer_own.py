"""A net of your own, unrolled."""

from rnn_teach.core import RNNCell
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net.code import unit_over_text
from rnn_teach.kit.own_net.explorer_states import explore_states
from rnn_teach.kit.picture_album import Album
from rnn_teach.lessons.unrolling.picture import MOST_STEPS, MOST_UNITS, UnrolledPicture
from rnn_teach.lessons.unrolling.sentence import moved_most, sentence_of_step


def unrolled_net(subject, name, state):
    """The drawing of the lesson, with every number, where it has room for the net: one
    plain cell of at most 8 units, over at most 10 steps. Of any other net the map of
    all its states.

    Parameters
    ----------
    subject : Subject
        The net and what it reads.
    name : str
        What the explorer is called.
    state : str
        A view to begin with.

    Returns
    -------
    Explorer
    """
    cell, first = subject.network.net, subject.first
    if not isinstance(cell, RNNCell) or cell.n_h > MOST_UNITS or first.T > MOST_STEPS:
        return explore_states(subject, name, state=state)
    pictures = Album(UnrolledPicture)

    def show(t, text=None):
        reading = subject.read(text)
        pictures.of(*reading.words).show(cell, reading.trace, reading.words, t)
        return sentence_of_step(reading.trace, reading.words, t)

    def code(t, text=None):
        unit, _ = moved_most(subject.read(text).trace, t)
        return subject.code(unit_over_text, text, parts=[], name="h", unit=unit + 1)

    controls = {**subject.controls, "t": time_slider(first.T, t=min(2, first.T))}
    rows = [list(subject.controls.values()), time_row(controls["t"])]
    return Explorer(
        pictures, controls, show, code, rows=rows, adjust=subject.follow, film=("t",), name=name, state=state
    )
