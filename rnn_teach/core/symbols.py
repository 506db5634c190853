"""Sequences of symbols, which are compared and not computed with."""

from __future__ import annotations

from typing import Any

import numpy as np

from rnn_teach.core.arguments import in_short


def as_symbols(name, value) -> list[Any]:
    """`value` as a list of symbols: numbers, letters, words.

    Raises
    ------
    ValueError
        If it is no list, array of one axis or text, or holds what cannot be a symbol,
        such as a list.
    """
    if isinstance(value, np.ndarray) and value.ndim == 1:
        value = value.tolist()
    if not isinstance(value, (str, list, tuple)):
        raise ValueError(f"{name} must be a sequence of symbols, such as [1, 1, 2] or 'aab'; got {in_short(value)}")
    symbols = [one.item() if isinstance(one, np.generic) else one for one in value]
    strange = [one for one in symbols if not isinstance(one, (str, int, float))]
    if strange:
        raise ValueError(f"the symbols in {name} must be numbers or texts; got {in_short(strange[0])}")
    return symbols
