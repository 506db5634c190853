"""Nets in files: arrays and a description in an .npz, and nothing that could run."""

from __future__ import annotations

import io
import json
import math
import zipfile
import zlib
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from rnn_teach.core.arguments import as_choice, in_short
from rnn_teach.core.bidirectional import Bidirectional, Reversed
from rnn_teach.core.embedding import Embedding
from rnn_teach.core.gru import GRUCell
from rnn_teach.core.lstm import LSTMCell
from rnn_teach.core.peephole import PeepholeLSTMCell
from rnn_teach.core.readout import Readout
from rnn_teach.core.rnn import RNNCell
from rnn_teach.core.stack import Stack
from rnn_teach.core.types import File

FORMAT = "rnn_teach net 1"
DESCRIPTION = "description"
LARGEST = 1 << 28
"""Bytes of all arrays of a file, unpacked: what is larger is refused before it is
read."""
CELLS = (RNNCell, LSTMCell, GRUCell, PeepholeLSTMCell, Readout, Embedding)
NETS = (Stack, Bidirectional, Reversed)
KINDS = {kind.__name__: kind for kind in (*CELLS, *NETS)}
ARRAYS = {"U", "W", "b", "b_m", "P", "V", "c", "E"}
"""Fields that are parameters; the others are options."""
PRECISIONS = ("float16", "float32", "float64")
DAMAGES = (OSError, ValueError, TypeError, KeyError, EOFError, AttributeError, RuntimeError, zlib.error)
"""What reading a damaged file raises, somewhere in Python or NumPy."""


def save_net(file: File, *, dtype: DTypeLike | None = None, **parts: Any) -> None:
    """Write a net, and what belongs to it, into an .npz file.

        save_net("mine.npz", cell=cell, readout=readout, symbols=symbols)
        mine = load_net("mine.npz")
        mine["cell"], mine["readout"], mine["symbols"]

    Parameters
    ----------
    file : name that ends in .npz, or an open binary file
    dtype : "float16", "float32" or "float64"
        How the numbers are written: "float16" keeps three digits, in a quarter of the
        room of float64. As they are where not given.
    **parts : cell, net of cells, Readout, Embedding, or a list of texts
        By name.

    Raises
    ------
    ValueError
        If there is no part, one of another kind, or the file cannot be written.
    """
    if not parts:
        raise ValueError("give the parts by name, as save_net(file, cell=cell, readout=readout)")
    if dtype is not None:
        as_choice("dtype", dtype, PRECISIONS)
    is_open = hasattr(file, "write")
    if not is_open and not str(_as_path(file)).endswith(".npz"):
        raise ValueError(f"file must be a name that ends in .npz; got {in_short(file)}")
    arrays = {}
    described = {name: _described(name, part, arrays) for name, part in parts.items()}
    description = json.dumps({"format": FORMAT, "parts": described}, ensure_ascii=False)
    packed = io.BytesIO()
    if dtype is not None:
        arrays = {name: array.astype(dtype) for name, array in arrays.items()}
    np.savez_compressed(packed, **(arrays | {DESCRIPTION: np.array(description)}))
    try:
        if is_open:
            file.write(packed.getvalue())
        else:
            Path(_as_path(file)).write_bytes(packed.getvalue())
    except (OSError, ValueError) as error:
        raise ValueError(f"the net cannot be written to {_name_of(file)}: {_in_one_line(error)}") from None


def load_net(file: File) -> dict[str, Any]:
    """What `save_net` wrote: the parts by name, made anew.

    Nothing in a file is run, whatever it holds.

    Parameters
    ----------
    file : name of a file, or an open binary file

    Returns
    -------
    dict

    Raises
    ------
    ValueError
        If there is no such file, it is damaged, too large, or holds what is no net.
    """
    file = file if hasattr(file, "read") else _as_path(file)
    try:
        described, arrays = _unpacked(file)
        return {part: _made(part, one, arrays) for part, one in described.items()}
    except FileNotFoundError:
        raise ValueError(f"there is no file {_name_of(file)} here") from None
    except _NotOurs as error:
        raise ValueError(f"{_name_of(file)} is no net that save_net wrote: {error}") from None
    except DAMAGES as error:
        raise ValueError(
            f"{_name_of(file)} cannot be read as a net, it is damaged: {_in_one_line(error)}"
        ) from None


class _NotOurs(Exception):
    """Why a file is none of ours."""


def _name_of(file):
    if hasattr(file, "read") or hasattr(file, "write"):
        return str(getattr(file, "name", "the file"))
    return in_short(Path(file).name)


def _as_path(file):
    if not isinstance(file, str) and not hasattr(file, "__fspath__"):
        raise ValueError(f"file must be the name of a file, or an open one; got {in_short(file)}")
    return file


def _described(name, part, arrays):
    """What makes a part anew, but for its arrays, which go into `arrays`."""
    if isinstance(part, (list, tuple)) and part and all(isinstance(text, str) for text in part):
        return {"kind": "texts", "texts": list(part)}
    kind = type(part)
    if KINDS.get(kind.__name__) is not kind:
        raise ValueError(
            f"{name} must be a cell, a net of cells, a Readout, an Embedding or a list of texts; got "
            f"{in_short(part)}"
        )
    if kind in NETS:
        inner = {key: _described(f"{name}.{key}", one, arrays) for key, one in part.parts.items()}
        return {"kind": kind.__name__, "parts": inner}
    arrays |= {f"{name}.{key}": array for key, array in part.parameters.items()}
    options = {one.name: getattr(part, one.name) for one in fields(part) if one.name not in ARRAYS}
    return {"kind": kind.__name__, "options": options}


def _unpacked(file):
    """The description and the arrays of a file."""
    try:
        with zipfile.ZipFile(file) as packed:
            entries = packed.infolist()
            if DESCRIPTION + ".npy" not in {entry.filename for entry in entries}:
                raise _NotOurs("it has no description of a net")
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise _NotOurs(f"unpacked it is larger than {LARGEST >> 20} MB")
            held = {entry.filename.removesuffix(".npy"): packed.read(entry) for entry in entries}
    except zipfile.BadZipFile:
        raise _NotOurs("it is no .npz file") from None
    arrays = {key: _array(raw) for key, raw in held.items()}
    description = json.loads(str(arrays.pop(DESCRIPTION)))
    if not isinstance(description, dict) or description.get("format") != FORMAT:
        raise _NotOurs(f"its description is not of the format {FORMAT!r}")
    return description["parts"], arrays


def _array(raw):
    """An array of the bytes of an .npy file, which must be as many as its head says."""
    stream = io.BytesIO(raw)
    head = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    version = np.lib.format.read_magic(stream)
    if version not in head:
        raise _NotOurs("an array in it is of a kind that save_net does not write")
    shape, _, dtype = head[version](stream)
    if dtype.hasobject or math.prod(shape) * dtype.itemsize != len(raw) - stream.tell():
        raise _NotOurs("an array in it is cut, or holds what are no numbers")
    return np.lib.format.read_array(io.BytesIO(raw), allow_pickle=False)


def _made(name, described, arrays):
    """A part anew."""
    kind = described["kind"]
    if kind == "texts":
        texts = described["texts"]
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise _NotOurs(f"{name} is no list of texts")
        return texts
    if kind not in KINDS:
        raise _NotOurs(f"{name} is a {in_short(kind)}")
    if KINDS[kind] in NETS:
        parts = [_made(f"{name}.{key}", one, arrays) for key, one in described["parts"].items()]
        return KINDS[kind](*parts)
    options = {key: _by_step(value) if key == "hold" else value for key, value in described["options"].items()}
    own = {key.removeprefix(f"{name}."): array for key, array in arrays.items() if key.rpartition(".")[0] == name}
    return KINDS[kind](**own, **options)


def _by_step(hold):
    """Held gates, whose steps JSON has made texts."""
    return {
        gate: {int(step): one for step, one in value.items()} if isinstance(value, dict) else value
        for gate, value in (hold or {}).items()
    }


def _in_one_line(error):
    return " ".join(str(error).split())
