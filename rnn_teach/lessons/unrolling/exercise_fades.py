"""Is it true that a plain net forgets a little at every step? A counterexample
decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.unrolling import words

NAMES = ("claim", "w")
START, STEPS = 0.1, 20


def check_fades(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, w): whether the claim holds, and a
    weight that shows it.

        h[t] = tanh(w h[t-1]), from h[0] = 0.1
        Claim: whatever w is, |h| is smaller after 20 steps than at first.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, w):
    h = START
    for _ in range(STEPS):
        h = np.tanh(w * h)
    if abs(h) <= START:
        return wrong(words.fades_still(w, h, START, STEPS), "still_fades")
    if claim:
        return wrong(words.fades_claim(w, h, START), "claim")
    return correct(words.fades_correct(w, h, START, STEPS))
