"""A net from the names that PyTorch gives its arrays.

    weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0      layer 1, from the left
    weight_ih_l0_reverse ...                                layer 1, from the right
    weight_ih, weight_hh ...                                nn.LSTMCell and the like

with what the module is called before it, "encoder.lstm.". The kind follows from the
shapes: weight_hh is (n_h, n_h) in an RNN, three times as high in a GRU, four times in
an LSTM.
"""

import re
from dataclasses import replace

from rnn_teach.core import Bidirectional, Embedding, Readout, Stack, cell_from_torch
from rnn_teach.core.arguments import in_short
from rnn_teach.files.found import EACH, Found, answer_of, as_read, listed

RECURRENT = re.compile(r"^(?P<part>.*?)(?P<what>(?:weight|bias)_(?:ih|hh|hr))(?P<layer>_l\d+)?(?P<back>_reverse)?$")
KINDS = {1: "rnn", 3: "gru", 4: "lstm"}
NORMALIZED = re.compile(r"weight_[ih]h_l\d+.*(original[01]|_g|_v)$|weight_[ih]h_l\d+_raw$")
HEADS = re.compile(r"head|fc|out|linear|decoder|classif|proj|dense|label|tag", re.I)
CALL = "read_network(path, "


def torch_names_in(arrays):
    """Whether these names are PyTorch's."""
    return any(RECURRENT.match(name) for name in arrays)


def from_torch_names(arrays, *, part=None, activation=None):
    """The net in a state dict.

    Parameters
    ----------
    arrays : dict of Stored
    part : str, list of str or None
        Which recurrent module, by its name; several are layers, the lowest first.
    activation : "tanh", "relu" or None
        Of a plain RNN, whose weights do not tell it.

    Raises
    ------
    ValueError
        If there is no recurrent module or several, or our cells cannot do what it does.
    """
    parts = {}
    for name in arrays:
        match = RECURRENT.match(name)
        if match:
            parts.setdefault(match["part"], {})[name.removeprefix(match["part"])] = arrays[name]
    odd = [name for name in arrays if NORMALIZED.search(name)]
    if odd:
        raise ValueError(
            f"{odd[0]} is a weight in pieces (weight normalization or dropout); put it together first, as "
            "torch.nn.utils.parametrize.remove_parametrizations does"
        )
    chosen = _choose(parts, part)
    layers, taken, notes = [], {}, []
    for name in chosen:
        _layers_of(name, parts[name], activation, layers, taken, notes)
    found = Found(layers[0] if len(layers) == 1 else Stack(*layers), taken=taken, notes=notes)
    used = {chosen_name + own for chosen_name in chosen for own in parts[chosen_name]}
    rest = {name: one for name, one in arrays.items() if name not in used}
    return _with_ends(found, rest, chosen[0])


def _choose(parts, part):
    """The modules asked for, or the only one."""
    names = {name.rstrip("."): name for name in parts}
    if part is None:
        if len(parts) > 1:
            shown = [name or "(no name)" for name in names]
            raise ValueError(
                f"the file holds {len(parts)} recurrent modules, {listed(shown)}: choose one, "
                f"{CALL}part={shown[0]!r}), or put them in a row, part={shown[:2]!r}, the lower one first"
            )
        return list(parts)
    asked = [part] if isinstance(part, str) else part
    if not isinstance(asked, list) or not asked or not all(isinstance(one, str) for one in asked):
        raise ValueError(f"part must be the name of a recurrent module, or a list of names; got {in_short(part)}")
    for one in asked:
        if one.rstrip(".") not in names:
            raise ValueError(f"there is no recurrent module {one!r} in the file; it holds {listed(names)}")
    return [names[one.rstrip(".")] for one in asked]


def _layers_of(part, stored, activation, layers, taken, notes):
    """Add the layers of one module."""
    bare = {name if re.search(r"_l\d", name) else f"{name}_l0": name for name in stored}  # of an LSTMCell
    weights = as_read({name: stored[own] for name, own in bare.items()})
    if "weight_hh_l0" not in weights or weights["weight_hh_l0"].ndim != 2:
        raise ValueError(
            f"{part or 'the file'} lacks weight_hh_l0, or it is no matrix: a part of the weights is missing"
        )
    rows, n_h = weights["weight_hh_l0"].shape
    kind = KINDS.get(rows // max(n_h, 1)) if n_h and rows % n_h == 0 else None
    if kind is None:
        raise ValueError(f"{part}weight_hh_l0 has the shape {(rows, n_h)}: of no RNN, GRU or LSTM")
    if kind == "rnn" and activation is None:
        notes.append(f"A plain RNN does not tell its activation: taken as tanh. Else {CALL}activation='relu').")
    activation = (activation or "tanh") if kind == "rnn" else "tanh"
    number = 1
    while f"weight_ih_l{number - 1}" in weights:
        ways = [False, True] if f"weight_ih_l{number - 1}_reverse" in weights else [False]
        cells = [cell_from_torch(kind, weights, layer=number, reverse=way, activation=activation) for way in ways]
        layers.append(cells[0] if len(cells) == 1 else Bidirectional(*cells))
        names = [part + own for name, own in bare.items() if re.search(rf"_l{number - 1}(_reverse)?$", name)]
        taken[f"layer_{len(layers)}"] = names
        number += 1


def _with_ends(found, rest, part):
    """The net with an embedding before it and a read-out behind it, where the shapes
    fit one array each."""
    matrices = {name: one for name, one in rest.items() if name.endswith("weight") and len(one.shape) == 2}
    bias = {name: name.removesuffix("weight") + "bias" for name in matrices}
    before = [name for name, one in matrices.items() if one.shape[1] == found.net.n_x and bias[name] not in rest]
    name = _one_of(before, re.compile("emb|wte|lookup", re.I), part)
    if name:
        found = replace(found, embedding=Embedding(as_read({name: rest[name]})[name].T))
        found.taken["embedding"] = [name]
    elif len(before) > 1:
        found.notes.append(f"No embedding was taken, since {listed(before)} could all be it: hand in x.")
    behind = [key for key, one in matrices.items() if one.shape[1] == found.net.n_h and key != name]
    head = _one_of(behind, HEADS, part)
    more = [
        key
        for key in matrices
        if head and key not in (head, name) and matrices[key].shape[1] == rest[head].shape[0]
    ]
    if more:
        found.notes.append(f"No read-out was taken: behind {head} follows {more[0]}, and ours is one layer.")
    elif head:
        found = _with_readout(found, rest, head, bias[head])
    elif len(behind) > 1:
        found.notes.append(f"No read-out was taken, since {listed(behind)} could all be it.")
    used = {key for keys in found.taken.values() for key in keys}
    return replace(found, unused=[key for key in rest if key not in used], notes=found.notes + _told(rest, used))


def _one_of(names, usual, part):
    """The only name; of several the one that is called as usual, and stands beside the
    recurrent module."""
    for keep in (lambda name: True, usual.search, lambda name: name.startswith(part.rpartition(".")[0] or name)):
        names = [name for name in names if keep(name)] or names
        if len(names) == 1:
            return names[0]
    return None


def _with_readout(found, rest, head, bias):
    with_bias = bias in rest and rest[bias].shape == rest[head].shape[:1]
    arrays = as_read({key: rest[key] for key in ([head, bias] if with_bias else [head])})
    n_y = rest[head].shape[0]
    readout = Readout(
        arrays[head], arrays[bias][:, None] if with_bias else None, answer=answer_of(n_y), bias=with_bias
    )
    found.taken["readout"] = list(arrays)
    found.notes.append(
        f"The read-out is taken to answer by {readout.answer} at {EACH}; the file does not tell. "
        f"Else {CALL}answer='linear', reads='last')."
    )
    return replace(found, readout=readout)


def _told(rest, used):
    """What the arrays left over seem to be, and what that means."""
    left = {name: one.shape for name, one in rest.items() if name not in used}
    notes = []
    convolutions = [name for name, shape in left.items() if len(shape) > 2]
    norms = [name for name, shape in left.items() if name.endswith("weight") and len(shape) == 1]
    if convolutions:
        notes.append(f"{listed(convolutions)}: convolutions. The x of this net is what comes out of them.")
    if norms:
        notes.append(
            f"{listed(norms)}: a normalization, which is left out. What stands behind it gets other numbers here."
        )
    return notes
