"""Is it true that a net that may read more labels more? Two measured shares decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.sequence_tasks import words

NAMES = ("claim", "window", "state")
WINDOW, STATE = (0.83, 0.99), (0.6, 0.82)
"""Between these ends lie the shares of Chinese requests that are wholly right, with any
seed."""


def check_reads_more(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, window, state): whether the claim holds,
    and the shares of Chinese requests that are wholly right, of the net that reads
    three words and of the net with one direction.

        Claim: a net with a state reads all words up to this one, so it labels more
        requests rightly than a window of three words.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, window, state):
    if WINDOW[0] <= state <= WINDOW[1] and STATE[0] <= window <= STATE[1]:
        return wrong(words.READS_MORE_SWAPPED, "swapped")
    for name, share, (least, most) in (("window", window, WINDOW), ("state", state, STATE)):
        if least <= share / 100 <= most:
            return wrong(words.reads_more_percent(name), "percent")
        if not least <= share <= most:
            return wrong(words.reads_more_off(name, share), f"{name}_off")
    if claim:
        return wrong(words.reads_more_claim(window, state), "claim")
    return correct(words.reads_more_correct(window, state))
