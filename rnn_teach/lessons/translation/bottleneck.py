"""What was measured of nets of several sizes, by the length of the sentence."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("bottleneck.json")
"""Written by `tools/measure_bottleneck.py`."""
UPDATES = 5000
"""Of every net."""
LONGEST_LEARNED = 20
"""Words of the longest sentence that they learned from."""
_ENDS = (4, 7, 10, 13, 16, 19, 21, 25)


def groups():
    """Groups of lengths by name, each with its shortest and its longest: "4-6"."""
    return {f"{low}–{high - 1}": (low, high - 1) for low, high in itertools.pairwise(_ENDS)}


def bottleneck_shares() -> dict[str, Any]:
    """The share of sentences translated right as a whole, by group of lengths.

    Returns
    -------
    dict
        By "none" or "attention", by number of units, by seed: a list, in the order of
        `groups()`.
    """
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        how: {int(n): {int(s): shares for s, shares in of.items()} for n, of in sizes.items()}
        for how, sizes in kept.items()
    }
