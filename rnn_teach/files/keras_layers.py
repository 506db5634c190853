"""A net from a file of Keras: its configuration tells the layers, HDF5 the numbers.

`.keras` is a zip file with config.json and model.weights.h5; an older `.h5` has the
configuration as an attribute. The configuration is read as a list of names and numbers:
what Keras would run of it (a Lambda layer, a class of one's own) is refused by name.
"""

import json
import re
from collections import Counter
from dataclasses import replace

from rnn_teach.core import Bidirectional, Embedding, Readout, Reversed, Stack, cell_from_keras
from rnn_teach.core.arguments import in_short
from rnn_teach.files.found import EACH, LAST, Found, as_read
from rnn_teach.files.hdf5 import HDF5
from rnn_teach.files.limits import MOST_BYTES, MOST_TEXT
from rnn_teach.files.stored import Contents

CELLS = {"SimpleRNN": "rnn", "LSTM": "lstm", "GRU": "gru"}
NOTHING = {
    "InputLayer",
    "Dropout",
    "SpatialDropout1D",
    "GaussianNoise",
    "GaussianDropout",
    "ActivityRegularization",
}
"""Layers that do nothing when a trained net is used."""
ANSWERS = ("softmax", "sigmoid", "linear")


def keras_contents(members, name):
    """What a `.keras` file holds.

    Raises
    ------
    ValueError
        If it is damaged, or no model that was saved whole.
    """
    config = _json(members.read("config.json", MOST_TEXT), name)
    inside = HDF5(members.read("model.weights.h5", MOST_BYTES), name)
    arrays = inside.arrays()
    layers = _layers(config, name)
    counts = Counter()
    for layer in layers:
        kind = layer["class_name"]
        short = _snake(kind)
        by_order = f"{short}_{counts[short]}" if counts[short] else short
        counts[short] += 1
        folders = [
            f"layers/{by_order}/",
            f"layers/{layer['config'].get('name')}/",
            f"_layer_checkpoint_dependencies/{by_order}/",
        ]
        layer["folder"] = next((one for one in folders if any(path.startswith(one) for path in arrays)), None)
    return Contents("Keras", arrays, layers=layers)


def h5_contents(raw, name):
    """What an older `.h5` of Keras holds.

    Raises
    ------
    ValueError
        If it holds weights alone, without the layers that they belong to.
    """
    inside = HDF5(raw, name)
    said = inside.attributes()
    config = said[""].get("model_config")
    if config is None:
        raise ValueError(
            f"{name} does not tell its layers (weights alone): in Keras, model.save('model.keras') does"
        )
    layers = _layers(_json(config.encode(), name), name)
    for layer in layers:
        folder = f"model_weights/{layer['config'].get('name')}"
        names = said.get(folder, {}).get("weight_names", [])
        layer["folder"], layer["paths"] = folder, [f"{folder}/{one}" for one in names]
    return Contents("Keras h5", inside.arrays(), layers=layers)


def _json(raw, name):
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the configuration in {name} is no JSON: the file is damaged") from error


def _layers(config, name):
    """The configurations of the layers, from the input on."""
    layers = config.get("config") if isinstance(config, dict) else None
    layers = layers.get("layers") if isinstance(layers, dict) else layers
    if not isinstance(layers, list) or not all(_is_layer(layer) for layer in layers):
        raise ValueError(
            f"{name} holds a model of a class of its own, whose layers it does not list: save it as Sequential "
            "or Functional"
        )
    return [{"class_name": layer["class_name"], "config": layer["config"]} for layer in layers]


def _is_layer(layer):
    return (
        isinstance(layer, dict)
        and isinstance(layer.get("class_name"), str)
        and isinstance(layer.get("config"), dict)
    )


def _snake(name):
    """How Keras 3 calls a layer's group: "SimpleRNN" is "simple_rnn"."""
    name = re.sub(r"\W", "", name)
    return re.sub(r"([a-z\d])([A-Z])", r"\1_\2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)).lower()


def from_keras_layers(contents):
    """The net of a Keras model: everything up to the first layer that we cannot take.

    Raises
    ------
    ValueError
        If there is no recurrent layer, or one with an option that ours lack.
    """
    chain, embedding, readout, reads, taken, notes = [], None, None, EACH, {}, []
    used = set()
    for layer in contents.layers:
        kind, config = layer["class_name"], layer["config"]
        if kind in NOTHING:
            continue
        if kind == "Masking" or config.get("mask_zero"):
            notes.append("Padding is not found by itself: hand in one sequence, or lengths.")
        if kind == "Masking":
            continue
        if kind == "Activation" and readout is not None and config.get("activation") in ANSWERS:
            readout = Readout(readout.V, readout.c, answer=config["activation"], bias=readout.bias)
            continue
        is_cell = kind in CELLS or kind == "Bidirectional"
        if is_cell and readout is None and reads == EACH:
            made, reads = _recurrent(kind, config, contents.arrays, layer, used)
            chain.append(made)
            taken[f"layer_{len(chain)}"] = [layer["folder"]]
        elif kind == "Embedding" and not chain and embedding is None:
            (table,) = _own(contents.arrays, layer, used).values()
            embedding, taken["embedding"] = Embedding(table.T), [layer["folder"]]
        elif kind in ("Dense", "TimeDistributed") and chain and readout is None and _dense(kind, config):
            readout, taken["readout"] = (
                _readout(_dense(kind, config), contents.arrays, layer, used),
                [layer["folder"]],
            )
        else:
            notes.append(_refusal(kind, chain, readout))
            if chain:
                break
            embedding = None
            taken.pop("embedding", None)
    if not chain:
        raise ValueError("the model has no layer SimpleRNN, LSTM or GRU: there is nothing to unroll")
    if len(taken.get("readout", [])) and any("left out" in note for note in notes):
        readout = None
        taken.pop("readout")
    net = chain[0] if len(chain) == 1 else Stack(*chain)
    unused = [path for path in contents.arrays if path not in used and not path.startswith("optimizer")]
    return replace(Found(net, embedding, readout, reads), taken=taken, unused=unused, notes=notes)


def _refusal(kind, chain, readout):
    if not chain:
        return f"Before the net stands {in_short(kind)[1:-1]}: the x of this net is what comes out of it."
    if kind == "Dense" or readout is not None:
        return f"No read-out was taken: {kind} is one of several layers behind the net; they are left out."
    return f"{in_short(kind)[1:-1]} and what follows it are left out: ours has no such layer."


def _arrays(stored, paths, used):
    used.update(paths)
    return as_read({path: stored[path] for path in paths})


def _own(stored, layer, used, within="vars/"):
    """The arrays of one layer, in the order of Keras' get_weights()."""
    if "paths" in layer:
        return _arrays(stored, layer["paths"], used)
    if layer["folder"] is None:
        raise ValueError(f"the weights of the layer {layer['config'].get('name')!r} are not in the file")
    folder = layer["folder"] + within
    names = sorted(
        (path for path in stored if re.fullmatch(re.escape(folder) + r"\d+", path)),
        key=lambda path: int(path.rpartition("/")[2]),
    )
    return _arrays(stored, names, used)


def _recurrent(kind, config, stored, layer, used):
    """A cell or two, and which states the next layer gets."""
    if kind != "Bidirectional":
        made = _cell(kind, config, list(_own(stored, layer, used, "cell/vars/").values()))
        made = Reversed(made) if config.get("go_backwards") else made
        if config.get("go_backwards") and config.get("return_sequences"):
            raise ValueError(
                "a layer with go_backwards=True hands on its states in the order in which it read: not supported"
            )
        return made, EACH if config.get("return_sequences") else LAST
    if config.get("merge_mode") != "concat":
        raise ValueError(
            f"a Bidirectional layer with merge_mode {config.get('merge_mode')!r}: ours joins both states, 'concat'"
        )
    inner = config.get("layer")
    if not _is_layer(inner) or inner["class_name"] not in CELLS:
        raise ValueError("a Bidirectional layer must hold a SimpleRNN, an LSTM or a GRU")
    if "paths" in layer:
        weights = list(_own(stored, layer, used).values())
        halves = weights[: len(weights) // 2], weights[len(weights) // 2 :]
    else:
        halves = [
            list(_own(stored, layer, used, f"{way}_layer/cell/vars/").values()) for way in ("forward", "backward")
        ]
    cells = [_cell(inner["class_name"], inner["config"], half) for half in halves]
    return Bidirectional(*cells), EACH if inner["config"].get("return_sequences") else LAST


def _cell(kind, config, weights):
    options = {"activation": _name(config.get("activation"))}
    if kind != "SimpleRNN":
        options["recurrent_activation"] = _name(config.get("recurrent_activation"))
    if kind == "GRU":
        options["reset_after"] = bool(config.get("reset_after"))
    return cell_from_keras(CELLS[kind], weights, **options)


def _name(activation):
    """An activation's name; a function of one's own has none."""
    return activation if isinstance(activation, str) else in_short(activation)


def _dense(kind, config):
    """The configuration of a Dense layer, also within TimeDistributed; None where it is
    none that a read-out can be."""
    if kind == "TimeDistributed":
        inner = config.get("layer")
        config = inner["config"] if _is_layer(inner) and inner["class_name"] == "Dense" else {}
    return config if config.get("activation") in ANSWERS else None


def _readout(config, stored, layer, used):
    within = "vars/" if layer["class_name"] == "Dense" else "layer/vars/"
    V, *c = _own(stored, layer, used, within).values()
    return Readout(V.T, c[0][:, None] if c else None, answer=config["activation"], bias=bool(c))
