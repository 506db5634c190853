"""`.pt` and `.pth`: what `torch.save` writes, without PyTorch.

A zip file: `archive/data.pkl` describes the tensors, `archive/data/0` and so on hold
their numbers.
"""

import numpy as np

from rnn_teach.files.limits import MOST_BYTES, MOST_TEXT, refuse_too_large, size_of
from rnn_teach.files.pickled import CURE, Pickle, Tensor
from rnn_teach.files.stored import BFLOAT16, Contents, Stored, itemsize

PICKLE = "/data.pkl"


def torch_contents(members, name):
    """The state dict in a file of `torch.save`; of a checkpoint, one level below its
    other entries.

    Raises
    ------
    ValueError
        If it names anything but tensors, holds none, or a tensor reaches beyond its
        storage.
    """
    (pickle,) = [member for member in members.names if member.endswith(PICKLE)]
    root = pickle.removesuffix(PICKLE)
    if any(member.startswith(f"{root}/code/") for member in members.names):
        raise ValueError(f"{name} is a program of TorchScript, which would have to be run: {CURE}")
    order = f"{root}/byteorder"
    if order in members.names and members.read(order, 100) != b"little":
        raise ValueError(
            f"{name} was written with the highest byte first, which is not read: save it on another machine"
        )
    state, notes = _state(Pickle(members.read(pickle, MOST_TEXT), name).read(), name)
    refuse_too_large(name, sum(size_of(key, one.shape) * itemsize(one.storage.kind) for key, one in state.items()))
    arrays = {key: _stored(members, f"{root}/data/", one, f"{key!r} in {name}") for key, one in state.items()}
    return Contents("PyTorch", arrays, notes)


def _state(found, name):
    """The tensors by name, and what is said of the rest."""
    if not isinstance(found, dict):
        raise ValueError(f"{name} holds {_kind(found)}, not a dict of tensors by name: {CURE}")
    tensors = _tensors(found)
    if tensors:
        rest = [str(key) for key in found if key not in tensors and found[key] is not None]
        return tensors, [f"Left out, since it is no tensor: {', '.join(rest)}."] if rest else []
    inside = {key: _tensors(value) for key, value in found.items() if isinstance(value, dict)}
    inside = {key: tensors for key, tensors in inside.items() if tensors}
    if not inside:
        raise ValueError(
            f"{name} holds no tensors by name, but {', '.join(map(str, list(found)[:8])) or 'nothing'}: {CURE}"
        )
    key = next((key for key in inside if any("weight" in one for one in inside[key])), next(iter(inside)))
    rest = [str(other) for other in found if other != key]
    return inside[key], [f"A checkpoint: taken is its {key!r}; left out {', '.join(rest) or 'nothing'}."]


def _tensors(found):
    return {key: value for key, value in found.items() if isinstance(value, Tensor) and isinstance(key, str)}


def _kind(found):
    return "one tensor" if isinstance(found, Tensor) else f"a {type(found).__name__}"


def _stored(members, folder, tensor, what):
    storage, size = tensor.storage, itemsize(tensor.storage.kind)
    count = size_of(what, tensor.shape)
    last = sum((n - 1) * stride for n, stride in zip(tensor.shape, tensor.strides, strict=True)) if count else -1
    held = members.size(folder + storage.key) // size if folder + storage.key in members.names else 0
    if storage.count < 0 or tensor.offset + last >= held:
        raise ValueError(f"{what} reaches beyond its storage: the file is damaged, or was made to mislead")
    if count > held:
        raise ValueError(f"{what} says that it has {count:,} numbers, more than its storage holds")

    def read():
        raw = members.read(folder + storage.key, MOST_BYTES)
        flat = np.frombuffer(raw, "<u2" if storage.kind == BFLOAT16 else storage.kind)
        steps = [stride * flat.itemsize for stride in tensor.strides]
        view = np.lib.stride_tricks.as_strided(flat[tensor.offset :], tensor.shape, steps, writeable=False)
        return np.ascontiguousarray(view).tobytes()

    return Stored(tensor.shape, storage.kind, read)
