"""All states of a linear recurrence, without waiting for the step before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import scan
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.what_came_after import words

LONG = 700
"""So many factors, and their product is zero in floating-point numbers."""


def check_scan(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(a, b)` → h: all states of h[t] = a[t] h[t-1] + b[t]
    from h[0] = 0.

    Parameters
    ----------
    function : callable
        Gets a and b (T, n_h), row t-1 for step t; returns h[1] ... h[T], (T, n_h).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_steps(rng, T, n_h, ends=(0.3, 0.95)):
    """Factors of any sign within these ends, and what is added."""
    signs = rng.choice([-1.0, 1.0], (T, n_h))
    return {"a": signs * rng.uniform(*ends, (T, n_h)), "b": rng.uniform(0.2, 1, (T, n_h))}


def _draw(rng):
    """Some steps; one; a power of two and one more; zeros; and so many that a running
    product of a is lost."""
    inputs = [random_steps(rng, T, whole(rng, 2, 4)) for T in (whole(rng, 6, 7), 1, 8, 9, whole(rng, 11, 15))]
    inputs.append(random_steps(rng, whole(rng, 5, 7), 1))
    inputs[4]["a"][[2, 5]] = 0
    return [*inputs, random_steps(rng, LONG, 2, (0.1, 0.5))]


def right_states(a, b):
    """h[1] ... h[T]."""
    return scan(a, b)[1:]


def in_rounds(a, b, *, strides=None, merge=None):
    """A scan with other strides, or with another merge of the pairs `back` steps
    apart."""
    a, b = a.copy(), b.copy()
    for back in strides(len(b)) if strides else _doubled(len(b)):
        if back < len(b):
            (merge or _merge)(a, b, back)
    return b


def _doubled(T, first=1):
    while first < T:
        yield first
        first *= 2


def _merge(a, b, back):
    b[back:] = b[back:] + a[back:] * b[:-back]
    a[back:] = a[back:] * a[:-back]


def _a_first(a, b, back):
    a[back:] = a[back:] * a[:-back]
    b[back:] = b[back:] + a[back:] * b[:-back]


def _while_reading(a, b, back):
    for t in range(back, len(b)):
        b[t] = b[t] + a[t] * b[t - back]
        a[t] = a[t] * a[t - back]


def _a_stays(a, b, back):
    b[back:] = b[back:] + a[back:] * b[:-back]


def _not_scaled(a, b, back):
    b[back:] = b[back:] + b[:-back]


def _earlier_a(a, b, back):
    b[back:] = b[back:] + a[:-back] * b[:-back]
    a[back:] = a[back:] * a[:-back]


def _around(a, b, back):
    b[:], a[:] = b + a * np.roll(b, back, axis=0), a * np.roll(a, back, axis=0)


MISTAKES = {
    "a_first": lambda a, b: in_rounds(a, b, merge=_a_first),
    "while_reading": lambda a, b: in_rounds(a, b, merge=_while_reading),
    "a_stays": lambda a, b: in_rounds(a, b, merge=_a_stays),
    "not_scaled": lambda a, b: in_rounds(a, b, merge=_not_scaled),
    "earlier_a": lambda a, b: in_rounds(a, b, merge=_earlier_a),
    "around": lambda a, b: in_rounds(a, b, merge=_around),
    "stride_grows_by_one": lambda a, b: in_rounds(a, b, strides=lambda T: range(1, min(T, 40))),
    "a_round_short": lambda a, b: in_rounds(a, b, strides=lambda T: list(_doubled(T))[:-1]),
    "one_round": lambda a, b: in_rounds(a, b, strides=lambda T: [1]),
    "from_two_on": lambda a, b: in_rounds(a, b, strides=lambda T: _doubled(T, 2)),
    "backwards": lambda a, b: in_rounds(a[::-1], b[::-1])[::-1],
    "own_a": lambda a, b: np.cumsum(a * b, axis=0),
    "products": lambda a, b: np.cumprod(a, axis=0),
    "b_itself": lambda a, b: b.copy(),
}
"""What comes out when the scan is wrong in a usual way, by key."""


def _shape_hints(right, **_):
    T, n_h = right.shape
    return {(T + 1, n_h): words.SCAN_WITH_START, (n_h,): words.SCAN_LAST_ALONE}


EXERCISE = Exercise(
    draw=_draw,
    right=right_states,
    returns={"h": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.SCAN_MISTAKES,
    case=lambda a, **_: words.scan_case(*a.shape),
    correct=lambda trials: words.scan_correct(len(trials)),
    advice=words.SCAN_ADVICE,
    no_number=words.SCAN_NO_NUMBER,
)
