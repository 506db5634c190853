"""Parts that are trained together: their arrays in one dict, by part and name."""

from __future__ import annotations

from typing import Any

import numpy as np

from rnn_teach.core.arguments import in_short
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.types import Arrays


def joined(**parts: Any) -> Arrays:
    """The parameters of several parts in one dict, or their gradients: "encoder.U".

        parts = joined(encoder=encoder, decoder=decoder)
        training = Training(parts, one_batch, Adam(0.01))

    and in `one_batch`, with the same names,

        return loss.value, joined(encoder=of_encoder, decoder=of_decoder)

    A name is its part's name, a dot, and what the part calls it, as the parameters of a
    net are called. So two cells keep both of their U: `{**one.parameters,
    **other.parameters}` would hold one of them, and the other cell would never learn.

    Parameters
    ----------
    **parts : cell, net, read-out, Gradients, or a dict of arrays
        By name. Of cells, nets and read-outs the parameters are taken, the very arrays;
        of Gradients the totals.

    Returns
    -------
    dict of arrays

    Raises
    ------
    ValueError
        If there is no part, one has neither parameters nor gradients, or two of them
        share a parameter: it would be trained twice.
    """
    if not parts:
        raise ValueError("give the parts by name, as joined(cell=cell, readout=readout)")
    together = with_part_names({name: _arrays_of(name, part) for name, part in parts.items()})
    seen = {}
    for name, array in together.items():
        other = seen.setdefault(id(array), name)
        if other != name:
            raise ValueError(f"{other} and {name} are the same array: it would be trained twice")
    return together


def with_part_names(dicts):
    """What the parts have by name, in one dict, each name with its part's before it."""
    return {f"{part}.{name}": value for part, one in dicts.items() for name, value in one.items()}


def _arrays_of(name, part):
    arrays = part.total if isinstance(part, Gradients) else getattr(part, "parameters", part)
    if not isinstance(arrays, dict) or not all(isinstance(one, np.ndarray) for one in arrays.values()):
        raise ValueError(
            f"{name} must be a cell, a net, a read-out, Gradients, or a dict of arrays; got {in_short(part)}"
        )
    return arrays
