"""Where each number of the gate stepper comes from, and what a click on it sets."""

from rnn_teach.kit.picture_places import cell, columns, window
from rnn_teach.lessons.lstm_gates import words as say
from rnn_teach.lessons.lstm_gates.picture_flow import VALVE, VALVES
from rnn_teach.lessons.lstm_gates.picture_table import COLUMNS, SUM, height, weights_of

FUNCTION = {"linear": "", "tanh": "tanh"}
"""What the candidate and the state read go through."""


def places_of_bars(ax, net, trace):
    """A column for each step, and each gate and state with how it was computed."""
    steps = range(1, trace.T + 1)
    whole = columns(ax, [say.column(t, trace.x[t, :, 0]) for t in steps], "t", top=ax.get_position().y1)
    rows = [(t, row, text) for t in steps for row, text in enumerate(_texts(net, trace, t), start=1)]
    on = window(ax)
    return [*whole, *(cell(on, t, row, text, height=0.8) for t, row, text in rows)]


def _texts(net, trace, t):
    """What i, f, g, o, c and h of a step were made of."""
    values, functions = trace.gates[t, :, 0, 0], ("σ", "σ", FUNCTION[net.cell_input], "σ")
    i, f, g, o = values
    gates = [
        say.gate(name, t, function, a, value, name in net.hold)
        for name, function, a, value in zip("ifgo", functions, trace.a[t, :, 0, 0], values, strict=True)
    ]
    before, c, h = trace.c[t - 1, 0, 0], trace.c[t, 0, 0], trace.h[t, 0, 0]
    return [*gates, say.cell_state(t, f, before, i, g, c), say.hidden(t, o, FUNCTION[net.cell_output], c, h)]


def places_of_weights(ax):
    """The weights in the table: a click chooses one, to be set."""
    names = [[say.weight(gate, column) for column in range(len(COLUMNS))] for gate in "ifgo"]
    on = window(ax)
    return [
        cell(on, x - 20, height(gate), say.choose(name), {"weight": name}, width=46)
        for gate, row in enumerate(names)
        for x, name in zip(COLUMNS, row, strict=True)
    ]


def places_of_sums(ax, net, trace, t):
    """The sum of each gate at step t, with its numbers."""
    met, a = [*trace.x[t, :, 0], trace.h[t - 1, 0, 0], 1], trace.a[t, :, 0, 0]
    texts = [say.sum_of_gate(name, weights_of(net, gate), met, a[gate]) for gate, name in enumerate("ifgo")]
    on = window(ax)
    return [cell(on, SUM - 25, height(gate), text, width=54) for gate, text in enumerate(texts)]


def places_of_valves(ax, holds):
    """The gates in the drawing, and their numbers: a click goes on to the next hold."""
    on, size = window(ax), {"width": 3 * VALVE, "height": 2.4 * VALVE}
    return [
        cell(on, *middle, say.next_hold(holds[name]), {"hold": holds[name]}, **size)
        for name, (x, y, text_x, text_y, *_) in VALVES.items()
        if name in holds
        for middle in ((x, y), (text_x, text_y))
    ]
