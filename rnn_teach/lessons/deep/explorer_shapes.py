"""The shapes that PyTorch and Keras hand out for a deep net, one of its numbers lit."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rnn_teach.core import Bidirectional, LSTMCell, Stack, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.deep import words as say
from rnn_teach.lessons.deep.code_shapes import handed_out
from rnn_teach.lessons.deep.picture_shapes import ShapesPicture

T, B, N_X, N_H, MOST_LAYERS, SEED = 4, 2, 2, 3, 3, 0


def shapes_explorer(*, state: str | None = None) -> Explorer:
    """Turn a net: layers, directions, batch first or not, PyTorch or Keras; see which
    axis of `out` and `h_n` moves.

    At the left the states of all layers and directions for the first of two sequences,
    at the right what the library hands out of them. One number is lit in both: choose
    it by *number*, or click it.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    pictures = Album(ShapesPicture)
    controls = {
        "library": menu(say.LIBRARY, say.LIBRARIES),
        "layers": whole(say.LAYERS, 2, 1, MOST_LAYERS),
        "directions": menu(say.DIRECTIONS, say.DIRECTION_NAMES, say.DIRECTION_NAMES[1]),
        "order": menu(say.FIRST_AXIS, say.ORDERS),
        "number": whole(say.NUMBER, 0, 0, 300),
    }

    @lru_cache(maxsize=8)
    def run(layers, directions):
        return _blocks(layers, 1 + say.DIRECTION_NAMES.index(directions))

    def adjust(controls):
        if controls["library"].value == say.KERAS:  # always the batch first
            controls["order"].value = say.ORDERS[1]
        layers, directions = controls["layers"].value, controls["directions"].value
        arrays = _arrays(run(layers, directions), controls["library"].value, controls["order"].value)
        controls["number"].max = sum(array.size for *_, array, _ in arrays) - 1

    def show(library, layers, directions, order, number):
        blocks = run(layers, directions)
        arrays = _arrays(blocks, library, order)
        which, row, column = _place(arrays, number)
        name, *_, array, places = arrays[which]
        drawn = [(say.titled(name, shape), rows, columns, array) for name, shape, rows, columns, array, _ in arrays]
        layer, direction, t, unit = places[row][column]
        picture = pictures.of(library, layers, directions, order)
        picture.show(blocks["h"], drawn, (which, row, column), [(layer, direction, t, unit)])
        index = _index(name, order, row, column)
        told = (name, index, _state(name), array[row, column], unit, direction, layer, layers, t)
        return say.entry(library, arrays[0][1], *told)

    def code(library, layers, directions, order, number):
        arrays = _arrays(run(layers, directions), library, order)
        which, row, column = _place(arrays, number)
        layer, direction, t, unit = arrays[which][-1][row][column]
        sizes = {"layers": layers, "directions": 1 + say.DIRECTION_NAMES.index(directions), "T": T, "B": B}
        chosen = {"layer": layer, "direction": direction, "t": t, "unit": unit, "state": _state(arrays[which][0])}
        return code_of(handed_out, imports=say.IMPORTS, **sizes, n_x=N_X, n_h=N_H, **chosen)

    rows = [
        [controls["library"], controls["layers"], controls["directions"], controls["order"]],
        [controls["number"]],
    ]
    enabled = {"order": lambda library, **_: library == say.PYTORCH}
    return Explorer(pictures, controls, show, code, rows=rows, adjust=adjust, enabled=enabled, state=state)


def _blocks(layers, directions):
    """The states h and c (T, n_h) of the first sequence, by name, then by layer and
    direction."""
    rng = np.random.default_rng(SEED)
    x = rng.normal(size=(T, N_X, B))
    reads = [N_X] + [directions * N_H] * (layers - 1)
    cells = [[LSTMCell.random(m, N_H, rng, U_std=2) for _ in range(directions)] for m in reads]
    parts = unroll(Stack(*(Bidirectional(*pair) if directions == 2 else pair[0] for pair in cells)), x).parts
    blocks = {"h": {}, "c": {}}
    for layer, part in enumerate(parts.values(), start=1):
        traces = [part.parts["forward"], part.parts["backward"]] if directions == 2 else [part]
        for direction, trace in enumerate(traces):
            for name, kept in blocks.items():
                states = getattr(trace, name)[1:, :, 0]
                kept[layer, direction] = states[::-1] if direction else states  # ←h stands in the order it read
    return blocks


def _state(name):
    return "c" if name.startswith("c") else "h"


def _arrays(blocks, library, order):
    """What is handed out: for each array its name, its shape, the names of its rows and
    columns, its numbers for the first sequence, and for each number (layer, direction,
    t, unit)."""
    h = blocks["h"]
    last, directions = max(layer for layer, _ in h), 1 + max(direction for _, direction in h)
    units = [say.unit_of(direction, unit) for direction in range(directions) for unit in range(1, N_H + 1)]
    out = np.concatenate([h[last, direction] for direction in range(directions)], axis=1)
    places = [
        [(last, direction, t, unit) for direction in range(directions) for unit in range(1, N_H + 1)]
        for t in range(1, T + 1)
    ]
    batch_first = library == say.KERAS or order == say.ORDERS[1]
    shape = (B, T, directions * N_H) if batch_first else (T, B, directions * N_H)
    arrays = [("out", shape, [say.at_step(t) for t in range(1, T + 1)], units, out, places)]
    ends = [key for key in h if library == say.PYTORCH or key[0] == last]
    places = [[(*key, _end(key) % T + 1, unit) for unit in range(1, N_H + 1)] for key in ends]
    shape = (len(ends), B, N_H) if library == say.PYTORCH else (B, N_H)
    for name, states in blocks.items():
        numbers = np.array([states[key][_end(key)] for key in ends])
        title = f"{name}_n" if library == say.PYTORCH else say.each(name, directions)
        rows = [say.end_of(name, *key) for key in ends]
        arrays.append((title, shape, rows, [f"{unit}" for unit in range(1, N_H + 1)], numbers, places))
    return arrays


def _end(key):
    """The row of the state that has read all: the last one, or the first of ←h."""
    return -1 if key[1] == 0 else 0


def _place(arrays, number):
    for which, (*_, array, _) in enumerate(arrays):
        if number < array.size:
            return which, *divmod(number, array.shape[1])
        number -= array.size
    raise ValueError(f"number cannot be {number} here")


def _index(name, order, row, column):
    if name == "out":
        return (0, row, column) if order == say.ORDERS[1] else (row, 0, column)
    return (row, 0, column) if name.endswith("_n") else (0, column)
