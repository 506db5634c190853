"""Is it true that attention always recalls better than a state of fixed size? Two
measured shares decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.what_came_after import words

NAMES = ("claim", "attention", "delta")
ATTENTION, DELTA = (0.25, 0.6), (0.88, 1.0)
"""Between these ends the shares lie with 4 keys that are written 3 times each."""


def check_recall(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, attention, delta): whether the claim
    holds, and the shares of newest values found with 4 keys, written 3 times each.

        Claim: attention keeps everything, so it finds what was written last at least
        as often as a state of fixed size.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, attention, delta):
    if _within(attention, DELTA) and _within(delta, ATTENTION):
        return wrong(words.RECALL_SWAPPED, "swapped")
    if attention > 1 or delta > 1:
        return wrong(words.RECALL_NO_SHARE, "no_share")
    for name, value, ends in (("attention", attention, ATTENTION), ("delta", delta, DELTA)):
        if not _within(value, ends):
            return wrong(words.recall_off(name, value), f"{name}_off")
    if claim:
        return wrong(words.recall_claim(attention, delta), "claim")
    return correct(words.recall_correct(attention, delta))


def _within(value, ends):
    return ends[0] <= value <= ends[1]
