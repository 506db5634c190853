"""Is it true that what is right for five voices is right for a sixth? Two measured
error rates decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.speech import words

NAMES = ("claim", "known", "new")
KNOWN, NEW = (0.0, 0.08), (0.04, 0.65)
"""Between these ends the phone error of a trained net lies, for the voices that it was
trained on and for one that it was not. The second is at least twice the first."""


def check_new_voice(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, known, new): whether the claim holds,
    and the phone error rates for the voices of the training and for another voice.

        Claim: a net that makes next to no errors with five voices makes next to none
        with a sixth.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, known, new):
    if max(known, new) > 1:
        return wrong(words.NEW_VOICE_PERCENT, "percent")
    if _lies(new, KNOWN) and known > KNOWN[1]:
        return wrong(words.NEW_VOICE_SWAPPED, "swapped")
    least_new = max(NEW[0], 2 * known)
    for name, value, ends in (("known", known, KNOWN), ("new", new, (least_new, NEW[1]))):
        if not _lies(value, ends):
            return wrong(words.new_voice_off(name, value), f"{name}_off")
    if claim:
        return wrong(words.new_voice_claim(known, new), "claim")
    return correct(words.new_voice_correct(known, new))


def _lies(value, ends):
    return ends[0] <= value <= ends[1]
