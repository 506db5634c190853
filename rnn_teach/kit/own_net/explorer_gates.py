"""The gates of any unit of a net, and which gates are mostly shut or open."""

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net import words as say
from rnn_teach.kit.own_net.code import gate_shares, unit_over_text
from rnn_teach.kit.own_net.picture_gates import STEPS, GatesPicture

SHUT, OPEN = 0.1, 0.9
FIRST_T = 8
CANDIDATES = {"g", "n"}
"""Of what stands among the gates, those that are none: tanh, not σ."""


def explore_gates(subject, name, *, cells=None, gate=None, unit=1, state=None):
    """The gates of one unit around a step, with every number; and for each unit of its
    layer the share of steps in which a gate is below 0.1 and above 0.9.

    Parameters
    ----------
    subject : Subject
        The net and what it reads.
    name : str
        What the explorer is called.
    cells : dict
        Those to choose from, as `Network.cells` gives them; all where not given.
    gate : str
        The one whose shares are shown at first.
    unit : int
        The unit at first, counted from 1.
    state : str
        A view to begin with.

    Returns
    -------
    Explorer
    """
    picture, first = GatesPicture(), subject.first
    cells = subject.network.cells() if cells is None else cells

    def quantities(reading, cell):
        """All that a cell did, by name, in the order of the rows."""
        _, parts = cells[cell]
        gates = reading.gates(parts)
        carried = {name: reading.values(parts, name) for name in reversed(reading.carried(parts))}
        return gates, gates | carried

    def show(cell, gate, unit, t, text=None):
        reading = subject.read(text)
        gates, rows = quantities(reading, cell)
        start = min(max(t - STEPS // 2, 1), max(reading.T - STEPS + 1, 1))
        steps = range(start, min(start + STEPS, reading.T + 1))
        window = np.array([values[list(steps), unit - 1] for values in rows.values()])
        least = SHUT if gates else -OPEN
        low, high = ((values := rows[gate][1:]) < least).mean(axis=0), (values > OPEN).mean(axis=0)
        words_there = [reading.words[step - 1] for step in steps]
        picture.show(list(rows), window, list(steps), words_there, t, (low, high, gate), unit - 1)
        now = {name: values[t, unit - 1] for name, values in rows.items()}
        return say.gates(cell, unit, t, reading.words[t - 1], now, gate, low[unit - 1], high[unit - 1])

    def adjust(controls):
        subject.follow(controls)
        made, parts = cells[controls["cell"].value]
        controls["unit"].max = made.n_h
        names = gate_names(first, parts)
        if tuple(names) != tuple(controls["gate"].options):
            controls["gate"].options = names

    def code(cell, gate, unit, text=None, **_):
        return subject.code(gate_shares, text, unit_over_text, parts=list(cells[cell][1]), gate=gate, unit=unit)

    at_first, parts = next(iter(cells.values()))
    names = gate_names(first, parts)
    controls = {
        **subject.controls,
        "cell": menu(say.PLACE, list(cells)),
        "gate": menu(say.GATE, names, gate if gate in names else names[0]),
        "unit": whole(say.UNIT, min(unit, at_first.n_h), 1, at_first.n_h),
        "t": time_slider(first.T, t=min(FIRST_T, first.T)),
    }
    rows = [
        list(subject.controls.values()),
        [controls["cell"], controls["gate"]],
        [controls["unit"]],
        time_row(controls["t"]),
    ]
    return Explorer(
        picture, controls, show, code, rows=rows, adjust=adjust, film=("t", "gate"), name=name, state=state
    )


def gate_names(reading, parts):
    """The gates of a cell; h of one without gates."""
    return [name for name in reading.gates(parts) if name not in CANDIDATES] or ["h"]
