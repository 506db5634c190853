"""Is it true that a wider beam translates better? Two shares decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.translation import words

NAMES = ("claim", "narrow", "wide")
NARROW, WIDE = (0.9, 1.0), (0.3, 0.9)
"""Between these ends lies the share of right translations at width 1 and at width 32,
of the net that has seen empty targets."""


def check_wider(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, narrow, wide): whether the claim holds,
    and the share of right translations that the net of many wordings finds at width 1
    and at width 32, alpha = 0.

        Claim: the wider the beam, the better the translations.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, narrow, wide):
    if NARROW[0] <= wide <= NARROW[1] and WIDE[0] <= narrow < WIDE[1]:
        return wrong(words.WIDER_SWAPPED, "swapped")
    for name, value, (least, most) in (("narrow", narrow, NARROW), ("wide", wide, WIDE)):
        if 100 * least <= value <= 100 * most and value > 1:
            return wrong(words.wider_percent(name), "percent")
        if not least <= value <= most:
            return wrong(words.wider_off(name, value), f"{name}_off")
    if claim:
        return wrong(words.wider_claim(narrow, wide), "claim")
    return correct(words.wider_correct(narrow, wide))
