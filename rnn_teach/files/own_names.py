"""A net from the names that this package gives its parameters.

    np.savez("mine.npz", **joined(embedding=embedding, net=net, readout=readout))

so U, W and b of each cell, with the names of its parts before: "net.layer_1.forward.U".
"""

from dataclasses import replace

from rnn_teach.core import Bidirectional, Embedding, GRUCell, LSTMCell, Readout, Reversed, RNNCell, Stack
from rnn_teach.files.found import Found, answer_of, as_read, listed

CELLS = {4: LSTMCell, 3: GRUCell}


def own_names_in(arrays):
    """Whether these names are ours."""
    return any(_last(name) == "U" and _before(name) + "W" in arrays for name in arrays)


def from_own_names(arrays, *, activation=None):
    """The net in a file of our own.

    Raises
    ------
    ValueError
        If the parts do not make one net.
    """
    read = as_read(arrays)
    cells = {_before(name): {} for name in read if _last(name) == "U"}
    for before in cells:
        cells[before] = {key: read[before + key] for key in ("U", "W", "b", "b_m") if before + key in read}
        if before + "p" in read or "W" not in cells[before]:
            raise ValueError(
                f"the cell {before or 'of this file'} has no W, or has peepholes, which no explorer shows"
            )
    notes = []
    if any(cell["U"].ndim == 2 for cell in cells.values()) and activation is None:
        notes.append("A plain RNN does not tell its activation: taken as tanh. Else give activation='relu'.")
    made = {before.rstrip("."): _cell(parts, activation or "tanh") for before, parts in cells.items()}
    net = _joined(made)
    found = Found(
        net,
        notes=notes,
        taken={
            before or "cell": [before + "." + key if before else key for key in ("U", "W", "b")] for before in made
        },
    )
    for name, array in read.items():
        if _last(name) == "E" and array.ndim == 2 and array.shape[0] == net.n_x:
            found = replace(found, embedding=Embedding(array))
            found.taken["embedding"] = [name]
        if _last(name) == "V" and array.ndim == 2 and array.shape[1] == net.n_h:
            c = read.get(_before(name) + "c")
            found = replace(found, readout=Readout(array, c, answer=answer_of(len(array)), bias=c is not None))
            found.taken["readout"] = [name, *([_before(name) + "c"] if c is not None else [])]
    used = {before + key for before, parts in cells.items() for key in parts}
    used |= {name for part in ("embedding", "readout") for name in found.taken.get(part, [])}
    return replace(found, unused=[name for name in read if name not in used])


def _last(name):
    return name.rpartition(".")[2]


def _before(name):
    return name[: len(name) - len(_last(name))]


def _cell(parts, activation):
    bias = "b" in parts
    if parts["U"].ndim == 2:
        return RNNCell(parts["U"], parts["W"], parts.get("b"), activation=activation, bias=bias)
    kind = CELLS.get(len(parts["U"]))
    if kind is None:
        raise ValueError(f"U has the shape {parts['U'].shape}: of no cell with three or four gates")
    more = {"b_m": parts["b_m"], "reset": "after"} if "b_m" in parts else {}
    return kind(parts["U"], parts["W"], parts.get("b"), bias=bias, **more)


def _joined(cells):
    """Cells by the path of their parts, "net.layer_2.backward", as one net."""
    while len(cells) > 1 or _last(next(iter(cells))) == "backward":
        deepest, above = max(path.count(".") for path in cells), {}
        for path, cell in cells.items():
            if path.count(".") == deepest:  # a layer of two directions beside one of a single cell
                folder, _, last = path.rpartition(".")
                above.setdefault(folder, {})[last] = cell
        cells = {path: cell for path, cell in cells.items() if path.count(".") < deepest}
        cells |= {folder: _of_parts(folder, parts) for folder, parts in above.items()}
    return next(iter(cells.values()))


def _of_parts(folder, parts):
    if parts.keys() == {"forward", "backward"}:
        return Bidirectional(parts["forward"], parts["backward"])
    if parts.keys() == {"backward"}:
        return Reversed(parts["backward"])
    numbers = [f"layer_{number}" for number in range(1, len(parts) + 1)]
    if set(numbers) == parts.keys():
        return Stack(*(parts[name] for name in numbers))
    raise ValueError(f"the file holds several nets, {listed(parts)}: save one of them")
