"""What was measured of nets without attention, half trained and trained, and of where
nets with attention look."""

from __future__ import annotations

import json
from pathlib import Path

from rnn_teach.lessons.translation import words as say

FILE = Path(__file__).with_name("half_trained.json")
"""Written by `tools/measure_half_trained.py`."""
HALF, UPDATES = 400, 1700
"""After how many updates they were measured: on the way, and at the end."""
LOOKING = 600
"""The updates of a net with attention."""
DROPPED = {"every": 0.0, "some": 0.3}
"""The share of the words before that are left out in training, by its name in the
file."""


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
    return {
        say.measured_after(updates, what): [of_seed[str(updates)][what] for of_seed in _kept().values()]
        for updates in (HALF, UPDATES)
        for what in say.MEASURED
    }


def measured_looks() -> dict[str, list[float]]:
    """How often the nets with attention of notebook 12 look at the right word, after
    600 updates, with three seeds.

    Returns
    -------
    dict of str to list of float
        With every word before in training, and with 3 in 10 of them dropped, the share
        of content words at which the largest weight is right: a number a seed.
    """
    return {say.DROPPED[name]: [of_seed["looks"][name] for of_seed in _kept().values()] for name in DROPPED}


def _kept():
    return json.loads(FILE.read_text(encoding="utf-8"))
