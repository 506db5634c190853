"""Is it true that an LSTM remembers only while its input gate is shut? A counterexample
decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.lstm_gates import words

NAMES = ("claim", "i", "f", "g")
STEPS = 100
OPEN = 0.5
"""From here on a gate counts as open."""
KEPT = 0.999
"""So much of c at least must be left after all steps."""


def check_remembers(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, i, f, g): whether the claim holds, and
    gates that show it.

        Claim: to keep c as it is, an LSTM has to shut its input gate, i = 0.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, i, f, g):
    if not (0 <= i <= 1 and 0 <= f <= 1):
        return wrong(words.REMEMBERS_NO_GATE, "no_gate")
    if not -1 <= g <= 1:
        return wrong(words.REMEMBERS_NO_CANDIDATE, "no_candidate")
    if i < OPEN:
        return wrong(words.remembers_shut(i), "shut")
    for c in (-2.0, 0.5, 3.0):
        left = _after(c, i, f, g)
        if abs(left - c) > (1 - KEPT) * abs(c):
            return _lost(c, left, i, f, g)
    if claim:
        return wrong(words.REMEMBERS_CLAIM, "claim")
    return correct(words.remembers_correct(STEPS))


def _after(c, i, f, g):
    for _ in range(STEPS):
        c = f * c + i * g
    return c


def _lost(c, left, i, f, g):
    if np.isclose(f, 1):
        return wrong(words.remembers_written(i * g, c, left, STEPS), "written")
    return wrong(words.remembers_faded(f, c, left, STEPS), "faded")
