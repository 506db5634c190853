"""A file of our own `save_net`: the parts by name, with all their options."""

import io

from rnn_teach.core import Embedding, Readout, load_net
from rnn_teach.core.cell import is_net
from rnn_teach.files.found import Found, listed
from rnn_teach.files.stored import Contents, Stored


def saved_contents(file, name):
    """What `save_net` wrote.

    Raises
    ------
    ValueError
        If it is damaged, or another file.
    """
    file.seek(0)
    parts = load_net(io.BytesIO(file.read()))
    arrays = {
        f"{part}.{key}": Stored(array.shape, array.dtype.name, lambda array=array: array)
        for part, one in parts.items()
        for key, array in getattr(one, "parameters", {}).items()
    }
    return Contents("save_net", arrays, parts=parts)


def from_saved(contents, name):
    """The net among the parts, with its embedding and read-out.

    Raises
    ------
    ValueError
        If there is no net, or several.
    """
    ends = {
        kind: [part for part, one in contents.parts.items() if isinstance(one, kind)]
        for kind in (Embedding, Readout)
    }
    others = {part: one for part, one in contents.parts.items() if not isinstance(one, (Embedding, Readout, list))}
    if len(others) != 1:
        raise ValueError(f"{name} must hold one net or cell; it holds {listed(others) or 'none'}")
    (part, net), found = next(iter(others.items())), {}
    for role, kind in (("embedding", Embedding), ("readout", Readout)):
        fitting = [key for key in ends[kind] if _fits(contents.parts[key], net)]
        found[role] = fitting[0] if len(fitting) == 1 else None
    chosen = {role: contents.parts[key] for role, key in found.items() if key}
    taken = {"layer_1": [part]} if not is_net(net) else {inner: [f"{part}.{inner}"] for inner in net.parts}
    taken |= {role: [key] for role, key in found.items() if key}
    used = {part, *filter(None, found.values())}
    unused = [key for key, one in contents.parts.items() if key not in used and not isinstance(one, list)]
    return Found(net, chosen.get("embedding"), chosen.get("readout"), taken=taken, unused=unused)


def _fits(end, net):
    return end.n_x == net.n_x if isinstance(end, Embedding) else end.n_h == net.n_h
