"""Files as other programs write them, made from arrays by name."""

import io
import json
import struct

import numpy as np

CODES = {"float64": "F64", "float32": "F32", "float16": "F16", "int64": "I64"}


def safetensors_of(arrays):
    """Arrays as the bytes of a safetensors file."""
    header, raw = {"__metadata__": {"format": "pt"}}, b""
    for name, array in arrays.items():
        offsets = [len(raw), len(raw) + array.nbytes]
        header[name] = {"dtype": CODES[array.dtype.name], "shape": array.shape, "data_offsets": offsets}
        raw += array.tobytes()
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + raw


def npz_of(arrays):
    """Arrays as the bytes of an .npz."""
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()
