"""What was measured of nets without attention, half trained and trained."""

from __future__ import annotations

import json
from pathlib import Path

from rnn_teach.lessons.translation import words as say

FILE = Path(__file__).with_name("half_trained.json")
"""Written by `tools/measure_half_trained.py`."""
HALF, UPDATES = 400, 1700
"""After how many updates they were measured: on the way, and at the end."""


def measured_translators() -> dict[str, list[float]]:
    """How good the net without attention of notebook 12 is, half trained and trained,
    with three seeds.

    Returns
    -------
    dict of str to list of float
        For each of the two the share of words that are right under teacher forcing,
        the share of sentences that are right as a whole when it runs freely, and its
        BLEU divided by 100: a number a seed.
    """
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        say.measured_after(updates, what): [of_seed[str(updates)][what] for of_seed in kept.values()]
        for updates in (HALF, UPDATES)
        for what in say.MEASURED
    }
