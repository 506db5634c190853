"""What has a row for each unit below the unrolled net: one step in numbers, and the
states so far."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.kit.picture_style import FAINT, INK, LIT, TEXT_PT
from rnn_teach.lessons.unrolling import words as say
from rnn_teach.lessons.unrolling.picture_step import StepTable

BOTTOM = 0.065


class UnitRows:
    """A table of one step and a map of all states, for so many units.

    Parameters
    ----------
    picture : Picture
        Where to draw.
    T, n_h : int
        How many steps and units there are.
    activation : str
        What is written above the sums.
    left, width, height : float
        Of the map; the table is at its left.

    Attributes
    ----------
    axes : list of two axes
        The table's and the map's.
    changing : list of artists
        What moves with t.
    """

    def __init__(self, picture, T, n_h, activation, *, left, width, height):
        self._table = StepTable(picture.add_axes((0.01, BOTTOM, 0.4, height)), n_h, activation)
        map_ = picture.add_axes((left, BOTTOM, width, height))
        self.axes = [self._table.ax, map_]
        self._states = StatesMap(map_, np.zeros((n_h, T + 1)), names=())
        map_.set_xticks([])
        below = {"va": "top", "size": TEXT_PT, "transform": map_.get_xaxis_transform()}
        self._distances = [map_.text(t, -0.03, "", ha="center", color=INK, **below) for t in range(T + 1)]
        self._label = map_.text(-0.6, -0.03, "", ha="right", color=FAINT, **below)
        frame = Rectangle((0, -0.47), 0.96, n_h - 0.06, fill=False, edgecolor=LIT, linewidth=3)
        cover = Rectangle((0, -0.5), 0, n_h, facecolor="#f4f5f7", linewidth=0)
        self._frame, self._cover = map_.add_patch(frame), map_.add_patch(cover)
        self.changing = [cover, frame, *self._table.changing, *self._distances]
        self._lit = None

    def set_trace(self, trace, distances):
        """Show the states of another trace, and below them how far each is from another
        run's; nothing for None."""
        self._states.set_states(trace.h[:, :, 0].T)
        self._label.set_text("" if distances is None else say.DISTANCE)
        self._told = [""] * len(self._distances) if distances is None else [number(one) for one in distances]

    def set_step(self, cell, trace, t):
        """Show step t in numbers, and the states until then."""
        if t != self._lit:  # what is set is drawn anew
            self._frame.set_x(t - 0.48)
            self._cover.set_x(t + 0.5)
            self._cover.set_width(trace.T - t)
            self._lit = t
        for step, (text, told) in enumerate(zip(self._distances, self._told, strict=True)):
            text.set_text(told if step <= t else "")
        self._table.set_step(cell, trace, t)
