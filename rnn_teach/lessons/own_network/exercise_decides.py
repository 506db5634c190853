"""Is it true that the unit that follows the quotations decides when they end?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.own_network import words

NAMES = ("claim", "before", "after")
INSIDE, AFTER, OUTSIDE = 0.005, 0.02, (0.1, 0.5)
"""The probability of a full stop inside a quotation; with the unit overwritten; and
outside."""


def check_decides(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, before, after): whether the claim holds,
    and the probability of a full stop before and after unit 24 was set to its value
    outside quotations.

        Claim: unit 24 of layer 1 decides whether the net takes a quotation for open.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, before, after):
    if OUTSIDE[0] <= before <= OUTSIDE[1] or OUTSIDE[0] <= after <= OUTSIDE[1]:
        return wrong(words.DECIDES_OUTSIDE, "outside")
    if not 0 <= before <= INSIDE:
        return wrong(words.decides_off(NAMES[1], before), "as_it_was_off")
    if not 0 <= after <= AFTER:
        return wrong(words.decides_off(NAMES[2], after), "overwritten_off")
    if after == before:
        return wrong(words.DECIDES_NOT_SET, "not_set")
    if claim:
        return wrong(words.decides_claim(before, after), "claim")
    return correct(words.decides_correct(before, after))
