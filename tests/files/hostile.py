"""Files that are broken or were made to attack, each as bytes: what they try, and words
of the sentence that refuses them."""

import io
import json
import os
import pickle
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np

W = {"lstm.weight_ih_l0": np.ones((8, 3), np.float32), "lstm.weight_hh_l0": np.ones((8, 2), np.float32)}
HUGE = 10**12


class Command:
    """What a pickle made of it wants to run."""

    def __init__(self, *call):
        self.call = call

    def __reduce__(self):
        return self.call[0], self.call[1:]


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **(arrays or W))
    return file.getvalue()


def zipped(members, compression=zipfile.ZIP_STORED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, raw in members:
            made.writestr(name, raw)
    return file.getvalue()


def safetensors(header, raw=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + raw


def one(dtype="F32", shape=(2, 2), offsets=(0, 16)):
    return {"dtype": dtype, "shape": list(shape), "data_offsets": list(offsets)}


def torch_file(pickled, members=()):
    return zipped([("archive/data.pkl", pickled), *members])


def text(value):
    return b"X" + struct.pack("<I", len(value)) + value.encode()


def tensor(offset=0, shape=(2,), strides=(1,), count=4):
    """The commands that describe one tensor of float32."""

    def numbers(values):
        return b"(" + b"".join(b"J" + struct.pack("<i", value) for value in values) + b"t"

    storage = (
        b"("
        + text("storage")
        + b"ctorch\nFloatStorage\n"
        + text("0")
        + text("cpu")
        + b"J"
        + struct.pack("<i", count)
        + b"tQ"
    )
    arguments = b"(" + storage + b"J" + struct.pack("<i", offset) + numbers(shape) + numbers(strides)
    return b"ctorch._utils\n_rebuild_tensor_v2\n" + arguments + b"\x89ccollections\nOrderedDict\n)RtR"


def state_dict(**described):
    return b"\x80\x02}(" + b"".join(text(name) + commands for name, commands in described.items()) + b"u."


STORAGE = ("archive/data/0", np.ones(4, np.float32).tobytes())


def deflated(raw):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(raw) + packer.flush()


def lying_zip():
    """A member that says 400 bytes and becomes 40 MB."""
    body = deflated(bytes(40_000_000))
    name = b"weight_hh_l0.npy"
    sizes = struct.pack("<III", zlib.crc32(b""), len(body), 400)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 33) + sizes + struct.pack("<HH", len(name), 0) + name
    entry = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 33) + sizes
    entry += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local) + len(body), 0)
    return local + body + entry + end


def many_members():
    """A list of 200,000 members, each of which Python would make an object of."""
    entry = (
        b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    )
    count = 200_000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, len(entry) * count, 0, 0)
    return b"PK\x03\x04" + entry * count + end


def npy_that_lies():
    raw = io.BytesIO()
    np.lib.format.write_array_header_1_0(raw, {"descr": "<f4", "fortran_order": False, "shape": (HUGE,)})
    return zipped([("weight_hh_l0.npy", raw.getvalue())])


def npy_with_code():
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (__import__('os').system('touch RAN'),)}   \n"
    return zipped([("weight_hh_l0.npy", b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header)])


def twice(raw):
    with_two = zipped([("aa.npy", raw), ("ab.npy", raw)])
    return with_two.replace(b"ab.npy", b"aa.npy")


def npy(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def encrypted():
    raw = bytearray(npz())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def h5(change=lambda raw: raw):
    """A model of Keras', changed."""
    return change((GOLDEN / "without_bias.h5").read_bytes())


def in_a_circle(raw):
    """All names of all groups lead to the root group."""
    root, changed = raw[64:72], bytearray(raw)
    at = raw.find(b"SNOD")
    while at >= 0:
        (count,) = struct.unpack_from("<H", raw, at + 6)
        for entry in range(count):
            changed[at + 16 + 40 * entry : at + 24 + 40 * entry] = root
        at = raw.find(b"SNOD", at + 4)
    return bytes(changed)


def with_links(raw):
    """The first name is a link."""
    changed, at = bytearray(raw), raw.find(b"SNOD")
    changed[at + 24 : at + 28] = struct.pack("<I", 2)
    return bytes(changed)


RUN = (os.system, "touch RAN")
GOLDEN = Path(__file__).parent / "golden"

FILES = {
    "nothing at all": (b"", "empty"),
    "a text": (b"these are no weights\n", "no file of weights"),
    "a bare pickle that runs a command": (pickle.dumps(Command(*RUN)), "bare pickle"),
    "a state dict with a command in it": (
        torch_file(pickle.dumps({"a": 1, "b": Command(*RUN)}, protocol=2)),
        "nothing of it was run",
    ),
    "a command by way of STACK_GLOBAL": (
        torch_file(pickle.dumps(Command(*RUN), protocol=4)),
        "nothing of it was run",
    ),
    "eval behind a harmless name": (
        torch_file(b"\x80\x02cbuiltins\neval\n" + text("1+1") + b"\x85R."),
        "builtins.eval",
    ),
    "a whole module": (torch_file(b"\x80\x02c__main__\nTagger\n)\x81}b."), "__main__.Tagger"),
    "a command of pickle's that builds classes": (torch_file(b"\x80\x02(i__main__\nTagger\n."), "INST"),
    "a pickle that asks for a place far away": (torch_file(b"\x80\x02}r\xff\xff\xff\x7fh\x05."), "damaged"),
    "a pickle that says it holds a huge text": (
        torch_file(b"\x80\x04\x8d" + struct.pack("<Q", HUGE) + b"."),
        "damaged",
    ),
    "a pickle without an end": (torch_file(b"\x80\x02}"), "damaged"),
    "a tensor that repeats one number": (
        torch_file(state_dict(weight_hh_l0=tensor(shape=(2**20,), strides=(0,))), [STORAGE]),
        "more than its storage holds",
    ),
    "a tensor beyond its storage": (
        torch_file(state_dict(weight_hh_l0=tensor(offset=3, shape=(2,), strides=(1,))), [STORAGE]),
        "beyond its storage",
    ),
    "a tensor with a negative stride": (
        torch_file(state_dict(weight_hh_l0=tensor(shape=(2,), strides=(-1,))), [STORAGE]),
        "cannot be one",
    ),
    "a storage that is missing": (torch_file(state_dict(weight_hh_l0=tensor())), "beyond its storage"),
    "many views of one storage": (
        torch_file(
            state_dict(**{f"weight_{n}": tensor(shape=(2**24,), count=2**24) for n in range(40)}),
            [("archive/data/0", bytes(4))],
        ),
        "at most 500 MB",
    ),
    "a zip that becomes a thousand times as large": (
        zipped([("weight_hh_l0.npy", bytes(40_000_000))], zipfile.ZIP_DEFLATED),
        "not unpacked",
    ),
    "a zip whose member says less than it becomes": (lying_zip(), "damaged"),
    "a zip with 200,000 members": (many_members(), "members"),
    "a zip with two members of one name": (twice(npy(W["lstm.weight_hh_l0"])), "same name"),
    "an encrypted zip": (encrypted(), "encrypted"),
    "a zip that was cut off": (npz()[:-40], "damaged"),
    "an .npz of Python objects": (npz(weight_hh_l0=np.array([{}, Command(*RUN)], object)), "objects"),
    "an array that says it has 10^12 numbers": (npy_that_lies(), "fewer bytes"),
    "a header with a call in it": (npy_with_code(), "none of NumPy's"),
    "a safetensors header of 10^12 bytes": (safetensors({}, length=HUGE), "header"),
    "a safetensors header that is no JSON": (safetensors(b"{" + b"[" * 100_000), "no JSON"),
    "an array beyond the end of the file": (
        safetensors({"weight_hh_l0": one(offsets=(0, HUGE))}),
        "beyond the end",
    ),
    "two arrays over the same bytes": (
        safetensors({"weight_hh_l0": one(), "weight_ih_l0": one(offsets=(4, 20))}, bytes(20)),
        "share bytes",
    ),
    "a shape that does not fit its bytes": (
        safetensors({"weight_hh_l0": one(shape=(HUGE, HUGE))}, bytes(16)),
        "do not make",
    ),
    "a negative size": (safetensors({"weight_hh_l0": one(shape=(-4, -1))}, bytes(16)), "no shape"),
    "a name that stands twice": (
        safetensors(b'{"a": {"dtype": "F32"}, "a": {"dtype": "F32"}}'),
        "no JSON",
    ),
    "an h5 whose groups hold themselves": (h5(in_a_circle), "holds itself"),
    "an h5 with a link": (h5(with_links), "none is followed"),
    "an h5 that was cut off": (h5(lambda raw: raw[: len(raw) // 2]), "damaged"),
    "an h5 of the newer layout": (h5(lambda raw: raw[:8] + b"\3" + raw[9:]), "newer layout"),
    "an h5 that lists all addresses as none": (h5(lambda raw: raw[:56] + b"\xff" * (len(raw) - 56)), "damaged"),
    "a .keras without its weights": (zipped([("config.json", "{}"), ("model.weights.h5", "")]), "no HDF5 file"),
    "a .keras that lists no layers": (
        zipped([("config.json", '{"config": 3}'), ("model.weights.h5", h5())]),
        "does not list",
    ),
    "a weight that is not finite": (
        npz(**{**W, "lstm.weight_hh_l0": np.full((8, 2), np.nan, np.float32)}),
        "finite",
    ),
    "no recurrent net": (npz(weight=np.ones((3, 3))), "no recurrent net"),
    "a matrix of no cell": (npz(weight_ih_l0=np.ones((10, 3)), weight_hh_l0=np.ones((10, 2))), "of no RNN"),
}
