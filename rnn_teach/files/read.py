"""A file of weights becomes a net."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rnn_teach.core import Readout
from rnn_teach.core.activations import ACTIVATIONS
from rnn_teach.core.arguments import as_choice
from rnn_teach.core.net_files import DESCRIPTION
from rnn_teach.core.readout import ANSWERS
from rnn_teach.files.found import listed
from rnn_teach.files.hdf5 import MAGIC as HDF5_MAGIC
from rnn_teach.files.keras_layers import from_keras_layers, h5_contents, keras_contents
from rnn_teach.files.network import Network, as_reads
from rnn_teach.files.npz import npz_contents
from rnn_teach.files.own_names import from_own_names, own_names_in
from rnn_teach.files.pickled import CURE
from rnn_teach.files.safetensors import safetensors_contents
from rnn_teach.files.saved import from_saved, saved_contents
from rnn_teach.files.source import damage_of, exactly, opened
from rnn_teach.files.torch_file import PICKLE, torch_contents
from rnn_teach.files.torch_names import from_torch_names, torch_names_in
from rnn_teach.files.zipped import Members

ZIP, PICKLED, NPY = b"PK\x03\x04", b"\x80", b"\x93NUMPY"


def read_network(
    path: str | Path | bytes,
    *,
    words: Any = None,
    part: str | Sequence[str] | None = None,
    activation: str | None = None,
    answer: str | None = None,
    reads: str | None = None,
) -> Network:
    """The net in a file of weights, as a net of this package.

        net = read_network("model.safetensors", words="vocab.json")
        print(net)

    It reads `.safetensors`, `.npz`, `.pt` and `.pth` (a state dict, or a checkpoint
    with one), `.keras` and the older `.h5`, whatever the file is called. Neither
    PyTorch nor Keras is needed, and nothing that a file holds is run. Kind, layers,
    directions, embedding and read-out follow from names and shapes; `net.notes` says
    what was decided and left out.

    Parameters
    ----------
    path : path or bytes
        The file, or all of its bytes.
    words : list, dict or path
        The vocabulary: words in order, their numbers, or a text or JSON file of either.
    part : str or list of str
        Which recurrent module, where a PyTorch file holds several; a list is a row of
        layers, the lowest first.
    activation : "tanh", "relu", ...
        Of a plain RNN of PyTorch's, whose file does not tell it.
    answer : "softmax", "sigmoid" or "linear"
        How the read-out answers, where the file does not tell it.
    reads : "each step" or "last"
        Which states it reads.

    Returns
    -------
    Network

    Raises
    ------
    ValueError
        If there is no such file, it is damaged or dangerous, too large, or of a net
        that ours are not.
    """
    if activation is not None:
        as_choice("activation", activation, ACTIVATIONS)
    with opened(path) as (file, name, size), damage_of(name, "file of weights"):
        contents = _contents(file, name, size)
        found = _found(contents, name, part, activation)
    if answer is not None and found.readout is not None:
        as_choice("answer", answer, ANSWERS)
        readout = Readout(found.readout.V, found.readout.c, answer=answer, bias=found.readout.bias)
        found = replace(found, readout=readout, notes=[note for note in found.notes if "to answer by" not in note])
    if reads is not None:
        found = replace(found, reads=as_reads(reads))
    found.notes[:0] = contents.notes
    return Network(found, name, contents.form, _words_of(contents) if words is None else words)


def arrays_in(path):
    """What a file of weights holds, for whoever only wants to know: (form, {name:
    Stored}, notes). The numbers are not read.

    Raises
    ------
    ValueError
        As `read_network`.
    """
    with opened(path) as (file, name, size), damage_of(name, "file of weights"):
        contents = _contents(file, name, size)
        return contents.form, contents.arrays, contents.notes


def _contents(file, name, size):
    """By what stands in the file, not by how it is called."""
    start = exactly(file, 0, min(size, 8))
    if start.startswith(ZIP):
        members = Members(file, name)
        if "config.json" in members.names and "model.weights.h5" in members.names:
            return keras_contents(members, name)
        if any(member.endswith(PICKLE) for member in members.names):
            return torch_contents(members, name)
        if f"{DESCRIPTION}.npy" in members.names:
            return saved_contents(file, name)
        return npz_contents(members, name)
    if start == HDF5_MAGIC:
        return h5_contents(exactly(file, 0, size), name)
    if start.startswith(PICKLED):
        raise ValueError(f"{name} is a bare pickle, which could run anything, so it is not opened: {CURE}")
    if start.startswith(NPY):
        raise ValueError(f"{name} is one array without a name (.npy): save all by name, with np.savez")
    if size > 8 and exactly(file, 8, 1) == b"{":
        return safetensors_contents(file, name, size)
    raise ValueError(
        f"{name} is no file of weights that is known here: .safetensors, .npz, .pt, .pth, .keras or .h5"
    )


def _found(contents, name, part, activation):
    if contents.parts is not None:
        return from_saved(contents, name)
    if contents.layers is not None:
        return from_keras_layers(contents)
    if torch_names_in(contents.arrays):
        return from_torch_names(contents.arrays, part=part, activation=activation)
    if own_names_in(contents.arrays):
        return from_own_names(contents.arrays, activation=activation)
    raise ValueError(
        f"{name} holds no recurrent net: PyTorch's have arrays called weight_ih_l0 and weight_hh_l0, ours U and W; "
        f"here are {listed(map(str, contents.arrays)) or 'none'}"
    )


def _words_of(contents):
    """The list of texts in a file of `save_net`, if there is one."""
    texts = [part for part in (contents.parts or {}).values() if isinstance(part, list)]
    return texts[0] if len(texts) == 1 else None
