"""Is it true that the net with the larger gradient at the start wins? Two measured
ratios decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.gru import words

NAMES = ("claim", "rnn", "gru")
RNN, GRU = (1e-6, 3e-2), (1e-10, 1e-4)
"""Between these ends the ratio of an untrained net lies at T = 50, with any seed."""


def check_head_start(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, rnn, gru): whether the claim holds, and
    the ratio ‖∂L/∂h[1]‖ / ‖∂L/∂h[50]‖ of an untrained tanh RNN and an untrained GRU.

        Claim: of two nets the one with more gradient at step 1 before training learns
        sooner.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, rnn, gru):
    if GRU[0] <= rnn <= GRU[1] and RNN[0] <= gru <= RNN[1] and rnn < gru:
        return wrong(words.HEAD_START_SWAPPED, "swapped")
    for name, value, (least, most) in (("rnn", rnn, RNN), ("gru", gru, GRU)):
        if least <= 1 / value <= most if value else False:
            return wrong(words.head_start_upside_down(name), "upside_down")
        if not least <= value <= most:
            return wrong(words.head_start_off(name, value), f"{name}_off")
    if claim:
        return wrong(words.head_start_claim(rnn, gru), "claim")
    return correct(words.head_start_correct(rnn / gru))
