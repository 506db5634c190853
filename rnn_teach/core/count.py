"""How many numbers training can change."""

from __future__ import annotations

from typing import Any

from rnn_teach.core.arguments import as_arrays, in_short


def count_parameters(*parts: Any) -> int:
    """How many parameters these have together: numbers that training can change.

    Parameters
    ----------
    *parts : cells, nets, read-outs, embeddings, or dicts of arrays
        What has `parameters`. An array that two of them share counts once.

    Raises
    ------
    ValueError
        If one of them has no parameters.
    """
    sizes = {}
    for part in parts:
        arrays = part if isinstance(part, dict) else getattr(part, "parameters", None)
        if isinstance(part, type) or not isinstance(arrays, dict):
            raise ValueError(f"what is counted must have parameters, as a cell has; got {in_short(part)}")
        sizes |= {id(array): array.size for array in as_arrays("parameters", arrays).values()}
    return sum(sizes.values())
