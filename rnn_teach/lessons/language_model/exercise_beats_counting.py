"""Is it true that a net that was trained for seconds tells this course's next character
better than counting does? Two measured numbers decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import claims
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.language_model import words

NAMES = ("claim", "net", "counting")
NET, COUNTING = (2.05, 2.75), (1.95, 2.3)
"""Bits a character on the part held out: of the lesson's net with any seed, of
Kneser-Ney with order 5 to 7."""


def check_beats_counting(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → (claim, net, counting): whether the claim holds,
    and the bits a character of both on the text that was held out.

        Claim: after the lesson's training the LSTM tells the course's prose better than
        Kneser-Ney counting does.

    Returns
    -------
    Verdict
    """
    parts, verdict = claims.read(function, NAMES, rng)
    return _judged(*parts) if verdict is None else verdict


def _judged(claim, net, counting):
    if NET[0] <= counting <= NET[1] and COUNTING[0] <= net <= COUNTING[1] and net < counting:
        return wrong(words.COUNTING_SWAPPED, "swapped")
    for name, value, (least, most) in (("net", net, NET), ("counting", counting, COUNTING)):
        if not least <= value <= most:
            return wrong(words.counting_off(name, value), f"{name}_off")
    if claim:
        return wrong(words.counting_claim(net, counting), "claim")
    return correct(words.counting_correct(net - counting))
