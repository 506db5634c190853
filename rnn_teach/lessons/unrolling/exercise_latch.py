"""The second exercise of notebook 1: wire a unit that remembers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.answers import as_array, as_parts, shown
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.exercise import at_work
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.unrolling import words

AT_WORK = "rnn_teach.lessons.unrolling.picture_at_work:latch"
NAMES = ("u_arrive", "u_leave", "w")

PAUSE = 100
"""So many other words come between two verbs at most. A state that fades only in the
long run has faded by then: at w = 1.0985 it comes to rest just below 0.5, and is below
0.5 after some 40 words."""

SENTENCES = (
    (("arrive", 1), (None, 1)),
    (("leave", 1), (None, 1)),
    (("arrive", 1), (None, PAUSE)),
    (("leave", 1), (None, PAUSE)),
    ((None, 3), ("leave", 1), (None, 1), ("arrive", 1), (None, 2)),
    ((None, 3), ("arrive", 1), (None, 2), ("leave", 1), (None, 1)),
    (("arrive", 3), ("leave", 1), (None, 2), ("leave", 3), ("arrive", 1), (None, PAUSE)),
    (("leave", 3), ("arrive", 1), (None, PAUSE), ("leave", 1), (None, PAUSE)),
    (("arrive", 1), (None, PAUSE), ("leave", 1), (None, PAUSE), ("arrive", 1), (None, PAUSE)),
    (("leave", 1), (None, PAUSE), ("arrive", 1), (None, PAUSE), ("leave", 1), (None, PAUSE)),
    (("arrive", 20), ("leave", 1), (None, PAUSE)),
    (("leave", 20), ("arrive", 1), (None, PAUSE)),
)
"""Words in a row, each with how often it comes; None is any word that is no verb."""


def check_latch(function: Callable[..., Any]) -> Verdict:
    """Check a learner's one-unit memory for the last verb: `function()` → (u_arrive,
    u_leave, w).

        h[t] = tanh(u x[t] + w h[t-1])
        u = u_arrive at "arrive", u_leave at "leave", 0 at every other word

    Any wiring will do that keeps h above 0.5 after "arrive" and below -0.5 after
    "leave", at every step until the other verb comes.

    Returns
    -------
    Verdict
    """
    answer, verdict = attempt(function)
    parts, verdict = as_parts(answer, NAMES) if verdict is None else (None, verdict)
    numbers = []
    for name, part in zip(NAMES, parts or (), strict=False):
        number, verdict = as_array(part, (), name=name, no_number=words.LATCH_NO_NUMBER)
        if verdict is not None:
            break
        numbers.append(float(number))
    if verdict is not None:
        return verdict
    for sentence in SENTENCES:
        verdict = _wrong_in(sentence, *numbers)
        if verdict is not None:
            return verdict
    return correct(words.latch_correct(PAUSE), partial(at_work, AT_WORK, function))


def _wrong_in(sentence, u_arrive, u_leave, w):
    """The verdict on the first step of a sentence at which h is not where it should be;
    None where it always is."""
    read = [word for word, times in sentence for _ in range(times)]
    u = {"arrive": u_arrive, "leave": u_leave, None: 0.0}
    with np.errstate(over="ignore"):  # 1e308 squared: tanh of infinity is 1
        h = unroll(RNNCell([[1.0]], [[w]]), [[u[word]] for word in read]).h[1:, 0, 0]
    last = None
    for t, word in enumerate(read):
        last = t if word else last
        if last is not None and not _says(h[t], read[last]):
            key, why = _reason(read[last], h[last], u, w)
            told = words.latch_read(_in_short(read[: t + 1]))
            return wrong(words.latch_wrong(told, _beside_half(h[t]), read[last], why), key)
    return None


def _says(h, verb):
    return h > 0.5 if verb == "arrive" else h < -0.5


def _reason(verb, h_at_verb, u, w):
    """Why the state is not what it should be: the key, and the words."""
    if np.sign(u[verb]) != (1 if verb == "arrive" else -1):
        return f"sign_of_u_{verb}", words.latch_sign(verb)
    if w < 0:
        return "w_below_zero", words.LATCH_CHANGING
    if _says(h_at_verb, verb):
        return "faded", words.latch_faded(verb, _beside_half(h_at_verb))
    return f"u_{verb}_too_small", words.latch_weak(verb)


def _beside_half(h):
    """h with as many decimals as show on which side of a half it is."""
    return shown(h, np.copysign(0.5, h))[0]


def _in_short(read):
    """The words in a row, each with how often it comes."""
    rows = []
    for word in read:
        if rows and rows[-1][0] == word:
            rows[-1] = word, rows[-1][1] + 1
        else:
            rows.append((word, 1))
    return rows
