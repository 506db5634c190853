"""`.npz`: arrays by name, as `np.savez` writes them. Arrays of Python objects, which
are pickles, are refused."""

import ast
import io
import struct

import numpy as np

from rnn_teach.files.limits import MOST_BYTES, MOST_TEXT, size_of
from rnn_teach.files.stored import Contents, Stored

MAGIC = b"\x93NUMPY"
ENDING = ".npy"


def npz_contents(members, name):
    """What an .npz holds.

    Raises
    ------
    ValueError
        If a member is no array of numbers, or is shorter than it says.
    """
    arrays = {}
    for member in members.names:
        if not member.endswith(ENDING):
            raise ValueError(f"{name} holds {member!r}, which is no array of NumPy's: save it by np.savez")
        raw = members.read(member, MOST_BYTES)
        arrays[member.removesuffix(ENDING)] = _stored(raw, f"{member.removesuffix(ENDING)!r} in {name}")
    return Contents("npz", arrays)


def _stored(raw, what):
    shape, fortran, kind, start = _header(raw, what)
    if kind.hasobject or kind.kind not in "biuf" or kind.itemsize > 8:
        raise ValueError(
            f"{what} holds {kind}, not numbers; objects and texts are not read, since a pickle may run code"
        )
    count = size_of(what, shape)
    if count * kind.itemsize > len(raw) - start:
        raise ValueError(f"{what} says that it has the shape {tuple(shape)} and holds fewer bytes than that")

    def read():
        flat = np.frombuffer(raw, kind, count, start)
        return flat.reshape(shape[::-1]).T if fortran else flat.reshape(shape)

    return Stored(tuple(shape), kind.name, read)


def _header(raw, what):
    """Shape, order, type, and where the numbers begin: the format of NumPy's NEP 1."""
    file = io.BytesIO(raw)
    if file.read(len(MAGIC)) != MAGIC:
        raise ValueError(f"{what} is no array of NumPy's")
    major = file.read(2)[0]
    (length,) = struct.unpack("<H", file.read(2)) if major == 1 else struct.unpack("<I", file.read(4))
    if length > min(MOST_TEXT, len(raw)) // 100 + 200:
        raise ValueError(f"{what} has a header of {length:,} bytes; a header is short")
    try:
        header = ast.literal_eval(file.read(length).decode("latin1").strip())
        shape, fortran, descr = header["shape"], header["fortran_order"], header["descr"]
        kind = np.dtype(descr)
    except (ValueError, SyntaxError, TypeError, KeyError, MemoryError, RecursionError) as error:
        raise ValueError(f"{what} has a header that is none of NumPy's") from error
    return shape, bool(fortran), kind, file.tell()
