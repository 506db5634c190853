"""The gate stepper: the cell as a drawing, its equations in numbers, and all steps as
bars."""

from matplotlib.patches import Rectangle

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import LIT
from rnn_teach.lessons.lstm_gates.picture_bars import ROWS, GateBars, refuse_undrawable
from rnn_teach.lessons.lstm_gates.picture_flow import CellFlow
from rnn_teach.lessons.lstm_gates.picture_places import (
    places_of_bars,
    places_of_sums,
    places_of_valves,
    places_of_weights,
)
from rnn_teach.lessons.lstm_gates.picture_table import GateTable


class GatePicture(Picture):
    """One LSTM unit at one step above, the bars of all steps below."""

    def __init__(self):
        super().__init__(8.2, 4.4)
        self._flow = CellFlow(self.add_axes((0.008, 0.465, 0.46, 0.53)))
        self._table = GateTable(self.add_axes((0.482, 0.465, 0.512, 0.53)))
        self._below = self.add_axes((0.165, 0.01, 0.83, 0.43))
        self._trace = None

    def show(self, cell, trace, t, weight, holds=None):
        """Show step t of a trace that `cell` computed.

        Parameters
        ----------
        cell : LSTMCell
            Of one unit.
        weight : (int, int)
            The weight to be framed: its gate (i, f, g, o) and its column (the inputs,
            h, bias), counted from 0.
        holds : dict of gates to str
            The hold that a click on each gate leads to; None where it leads to none.

        Raises
        ------
        ValueError
            If the trace is of another cell or too long to draw.
        """
        refuse_undrawable(trace)
        if self._trace is None or trace.T != self._trace.T:
            self._lay_out_bars(trace.T)
        if trace is not self._trace:
            self._bars.set_trace(trace)
            self._table.set_weights(cell)
            self.places = [*places_of_bars(self._below, cell, trace), *places_of_weights(self._table.ax)]
            self.background_changed()
        self._trace = trace
        self._flow.set_step(cell, trace, t)
        self._table.set_step(cell, trace, t, weight)
        if self._frame.get_x() != t - 0.47:  # what is set is drawn anew
            self._frame.set_x(t - 0.47)
        sums = places_of_sums(self._table.ax, cell, trace, t)
        self.places_now = [*places_of_valves(self._flow.ax, holds or {}), *sums]

    def _lay_out_bars(self, T):
        self._below.clear()
        self._bars = GateBars(self._below, T)
        self._frame = Rectangle((0, -0.47), 0.94, len(ROWS) + 0.94, fill=False, edgecolor=LIT, linewidth=3)
        self._below.add_patch(self._frame)
        self._changing = []
        self.let_change(*self._flow.changing, *self._table.changing, self._frame)
