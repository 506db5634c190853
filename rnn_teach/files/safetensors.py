"""`.safetensors`: the length of a header, the header, the numbers. Nothing else.

    8 bytes            n, a whole number, the lowest byte first
    n bytes            JSON: {"name": {"dtype", "shape", "data_offsets": [from, to]}}
    the rest           the numbers, row by row; offsets count from here

(https://huggingface.co/docs/safetensors, "Format".)
"""

import itertools
import json
import struct

from rnn_teach.core.arguments import in_short
from rnn_teach.files.limits import MOST_ARRAYS, MOST_TEXT, size_of
from rnn_teach.files.source import exactly
from rnn_teach.files.stored import BFLOAT16, Contents, Stored, itemsize

KINDS = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "BF16": BFLOAT16,
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "i1",
    "U64": "<u8",
    "U32": "<u4",
    "U16": "<u2",
    "U8": "u1",
    "BOOL": "?",
}


def safetensors_contents(file, name, size):
    """What a file of safetensors holds.

    Raises
    ------
    ValueError
        If the header is too long or none, an array reaches beyond the file or into
        another one, or has other bytes than its shape needs.
    """
    (length,) = struct.unpack("<Q", exactly(file, 0, 8))
    if length > min(size - 8, MOST_TEXT):
        raise ValueError(f"{name} says that its header has {length:,} bytes: it is damaged, or no safetensors file")
    header = _as_header(exactly(file, 8, length), name)
    raw = exactly(file, 8 + length, size - 8 - length)
    arrays, taken = {}, []
    for key, described in header.items():
        what = f"{in_short(key)} in {name}"
        shape, kind, start, end = _described(described, what)
        if not 0 <= start <= end <= len(raw):
            raise ValueError(f"{what} reaches beyond the end of the file: it is damaged, or was cut off")
        if size_of(what, shape) * itemsize(kind) != end - start:
            raise ValueError(f"{what} has {end - start:,} bytes, which do not make the shape {tuple(shape)}")
        taken.append((start, end))
        arrays[key] = Stored(tuple(shape), kind, lambda start=start, end=end: raw[start:end])
    taken = sorted(piece for piece in taken if piece[0] < piece[1])
    if any(before[1] > after[0] for before, after in itertools.pairwise(taken)):
        raise ValueError(f"{name}: two arrays share bytes, which safetensors forbids")
    return Contents("safetensors", arrays)


def _as_header(raw, name):
    try:
        header = json.loads(raw.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{name} has a header that is no JSON: it is damaged, or no safetensors file") from error
    if not isinstance(header, dict):
        raise ValueError(f"{name} has a header that lists no arrays: it is no safetensors file")
    header.pop("__metadata__", None)
    if len(header) > MOST_ARRAYS:
        raise ValueError(f"{name} lists more than {MOST_ARRAYS:,} arrays, which no file of weights does")
    return header


def _once(pairs):
    """A dict whose names differ: JSON would let the last of two count."""
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _described(described, what):
    try:
        kind, shape, (start, end) = described["dtype"], described["shape"], described["data_offsets"]
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError(f"{what} is not described as an array is") from error
    if type(start) is not int or type(end) is not int:
        raise ValueError(f"{what} does not say where its numbers are")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"{what} holds numbers of type {in_short(kind)}, which are not read: save it as float32")
    return shape, KINDS[kind], start, end
