"""Step through an LSTM cell, hold its gates, change its weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import LSTMCell, unroll
from rnn_teach.core.types import Array
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net.explorer_gates import explore_gates
from rnn_teach.kit.own_net.explorer_subject import only, subject_of
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.lstm_gates import words as say
from rnn_teach.lessons.lstm_gates.code import as_it_is, one_unit
from rnn_teach.lessons.lstm_gates.lee import lee_cell
from rnn_teach.lessons.lstm_gates.picture import GatePicture
from rnn_teach.lessons.lstm_gates.picture_bars import refuse_undrawable
from rnn_teach.lessons.lstm_gates.picture_table import weights_of
from rnn_teach.lessons.lstm_gates.task import LEE_FIVE_STEPS, LEE_NINE_STEPS

WEIGHTS = {
    say.weight(gate, place): (row, place) for row, gate in enumerate("ifgo") for place in range(len(say.COLUMNS))
}
"""Each weight of a unit that reads three inputs, and where it stands: its gate and its
column."""
HOLDS = {say.NOT_HELD: {}}
for gate in "ifo":
    HOLDS |= {say.shut(gate): {gate: 0.0}, say.opened(gate): {gate: 1.0}}

NEXT_HOLD = {}
"""By gate, and what it is held at, the hold that a click on it leads to: shut, open,
not held."""
for gate in "ifo":
    ways = {None: say.shut(gate), 0.0: say.opened(gate), 1.0: say.NOT_HELD}
    NEXT_HOLD |= {(gate, value): hold for value, hold in ways.items()}
STEP = 0.5
"""Between two values that a weight can be set to."""


def gate_explorer(
    cells: Mapping[str, tuple[LSTMCell, Array]] | None = None,
    *,
    net: Any = None,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """One LSTM unit, step by step: flows as wide as their values, each equation with
    its numbers.

        i, f, o = σ(a)              g = tanh(a) or a
        c[t] = f c[t-1] + i g       h[t] = o tanh(c[t]) or o c[t]

    Choose a cell, play it or step through it, hold a gate open or shut at all steps,
    set one of its weights. A click on a column goes to that step, one on a gate holds
    it shut, then open, one on a weight chooses it. Lee's hand-wired cell is there with
    his two sequences.

    Parameters
    ----------
    cells : dict of str to (LSTMCell, array (T, 3))
        Further cells, each with a sequence to read, by the name to choose them by: one
        unit, three inputs, a bias, at most 10 steps.
    net : Network, LSTMCell or net
        A net of yours, of any size, as `read_network` gives it. The drawing is of one
        unit with three inputs; of your net the gates of any unit are shown (choose
        layer, direction and unit) over a window of 8 steps, with every number, and how
        often each gate is shut and open, as by `own_gates_explorer`.
    x : array (T, n_x), or numbers of words (T,)
        What your net reads, where it is no text.
    words : str or list of str
        The text that it reads; beside an x the labels of its steps.
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If a cell or its sequence is none of that kind, your net has no LSTM cell or
        nothing to read, or the state is none of this explorer's.
    """
    own = subject_of(net, x, words)
    if own is not None:
        found = only(own, LSTMCell, "LSTM")
        return explore_gates(own, gate_explorer.__name__, cells=found, gate="f", state=state)
    cells = {
        say.FIVE_STEPS: (lee_cell(), LEE_FIVE_STEPS),
        say.NINE_STEPS: (lee_cell(), LEE_NINE_STEPS),
        **_as_cells({} if cells is None else cells),
    }
    pictures = Album(GatePicture)
    controls = _controls(cells)

    last = {"weight": None}

    @lru_cache(maxsize=16)  # a step along the same sequence computes nothing anew
    def run(name, hold, weight, value):
        cell, x = cells[name]
        cell = changed_cell(cell, WEIGHTS[weight], value, HOLDS[hold])
        return cell, unroll(cell, x)

    def show(name, t, hold, weight, value):
        as_it_was = value == _shown_weight(cells[name][0], weight)
        cell, trace = run(name, hold, next(iter(WEIGHTS)) if as_it_was else weight, None if as_it_was else value)
        holds = {gate: NEXT_HOLD[gate, HOLDS[hold].get(gate)] for gate in "ifo"}
        pictures.of(trace.T).show(cell, trace, t, WEIGHTS[weight], holds)
        return _sentence(name, cell, trace, t, hold, weight)

    def adjust(controls):
        cell, x = cells[controls["name"].value]
        controls["t"].max = len(x)
        reach, slider = _reach(cell), controls["value"]
        chosen = controls["name"].value, controls["weight"].value
        if chosen != last["weight"]:  # another weight, or that of another cell: it is shown as it is
            slider.min, slider.max = -reach, reach
            slider.value = _shown_weight(cell, chosen[1])
        last["weight"] = chosen

    def code(name, t, hold, weight, value):
        cell, x = cells[name]
        value = None if value == _shown_weight(cell, weight) else value
        return _code(changed_cell(cell, WEIGHTS[weight], value, HOLDS[hold]), x, t)

    rows = [
        [controls["name"], controls["hold"]],
        time_row(controls["t"]),
        [controls["weight"], controls["value"]],
    ]
    return Explorer(
        pictures, controls, show, code, rows=rows, adjust=adjust, film=("t", "hold", "name"), state=state
    )


def changed_cell(cell, weight, value, hold):
    """The same cell with one weight (gate, column) set to a value, or left as it is for
    None, and with gates held."""
    gate, column = weight
    U, W, b = cell.U.copy(), cell.W.copy(), cell.b.copy()
    n_x = U.shape[2]
    place = U[gate, 0, column : column + 1] if column < n_x else (W[gate, 0] if column == n_x else b[gate, 0])
    if value is not None:
        place[...] = value
    return LSTMCell(U, W, b, cell_input=cell.cell_input, cell_output=cell.cell_output, hold=hold)


def _as_cells(cells):
    if not isinstance(cells, dict):
        raise ValueError(f"cells must be a dict of names to pairs (cell, x); got {type(cells).__name__}")
    for name, pair in cells.items():
        if not isinstance(pair, tuple) or len(pair) != 2 or not isinstance(pair[0], LSTMCell):
            raise ValueError(f"the cell {name!r} must be a pair (LSTMCell, x); got {type(pair).__name__}")
        cell, x = pair
        if (cell.n_h, cell.n_x) != (1, 3) or cell.b is None:
            raise ValueError(
                f"the drawing is of one unit with three inputs and a bias; the cell {name!r} has "
                f"n_h = {cell.n_h} and n_x = {cell.n_x}"
            )
        trace = unroll(cell, x)
        refuse_undrawable(trace)
        if trace.B != 1:
            raise ValueError(f"the cell {name!r} must come with one sequence, (T, 3); got {trace.B} of them")
    return {name: (cell, np.array(x, dtype=float)) for name, (cell, x) in cells.items()}


def _shown_weight(cell, weight):
    """A weight as its slider shows it."""
    gate, column = WEIGHTS[weight]
    return round(float(weights_of(cell, gate)[column]) / STEP) * STEP + 0.0


def _reach(cell):
    """How far a weight can be set: as far as the largest of them reaches, so that each
    can be turned round."""
    return float(np.ceil(max(np.abs(weights_of(cell, gate)).max() for gate in range(4))))


def _controls(cells):
    first, x = next(iter(cells.values()))
    return {
        "name": menu(say.CELL, cells),
        "t": time_slider(len(x), t=2),
        "hold": menu(say.HOLD, HOLDS),
        "weight": menu(say.WEIGHT, WEIGHTS),
        "value": slider(say.SET_TO, 0, -_reach(first), _reach(first), step=STEP),
    }


def _sentence(name, cell, trace, t, hold, weight):
    """Two lines on the page at most, so that nothing jumps."""
    gate, column = WEIGHTS[weight]
    framed = weight, weights_of(cell, gate)[column]
    c, h = trace.c[:, 0, 0], trace.h[:, 0, 0]
    x, gates = trace.x[t, :, 0], trace.gates[t, :, 0, 0]
    return say.gate_step(name, t, x, HOLDS[hold], framed, gates, c[t - 1], c[t], h[t])


def _code(cell, x, t):
    weights = np.column_stack([cell.U[:, 0], cell.W[:, 0], cell.b[:, 0]])
    write, read = (np.tanh if what == "tanh" else as_it_is for what in (cell.cell_input, cell.cell_output))
    values = {"held": dict(cell.hold), "write": write, "read": read}
    return code_of(one_unit, weights=weights, x=np.asarray(x, float)[:t], **values)
