"""Greedy decoding: a net that reads the word that it finds likeliest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.translation import words


def check_greedy(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, W, V, h, start, end, longest)` → the words.

        h[t] = tanh(U[:, word] + W h[t-1]),   o[t] = V h[t]

    Parameters
    ----------
    function : callable
        Gets U (n, K), W (n, n) and V (K, n); the first state (n,); the number of the
        word that is read first; of that which ends a sentence; and how many words there
        are at most. Returns `longest` whole numbers: the words that are written, and
        after the end the end again.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def greedy(U, W, V, h, start, end, longest):
    """The right words."""
    return _loop(U, W, V, h, start, end, longest)


def _loop(U, W, V, h, start, end, longest, *, carry=True, read=None, take=np.argmax, stop=True):
    """The loop, with pieces that may be wrong."""
    written, word, kept = [], start, h
    for _ in range(longest):
        if not (stop and written and written[-1] == end):
            new = np.tanh(U[:, start if read == "start" else word] + W @ kept)
            kept = new if carry else h
            word = int(take(V @ new))
        written.append(word)
    return written


def _one_step(U, W, V, h, start, end, longest):
    order = np.argsort(-(V @ np.tanh(U[:, start] + W @ h)))
    return [int(order[k % len(order)]) for k in range(longest)]


MISTAKES = {
    "not_stopped": lambda **given: _loop(**given, stop=False),
    "state_not_carried": lambda **given: _loop(**given, carry=False),
    "reads_the_start": lambda **given: _loop(**given, read="start"),
    "least_likely": lambda **given: _loop(**given, take=np.argmin),
    "start_handed_back": lambda **given: [given["start"], *greedy(**given)][: given["longest"]],
    "one_step_alone": _one_step,
    "neither": lambda **given: _loop(**given, carry=False, read="start", stop=False),
}
"""What comes out when it is wrong in a usual way, by key."""


def _trial(rng, K, n, longest, ends, *, least=3):
    """Weights with which the sentence ends as it should: "usual" is in the middle, and
    all mistakes differ from each other and from what is right."""
    while True:
        start, end = (int(word) for word in rng.permutation(K)[:2])
        weights = {"U": rng.normal(0, 1.4, (n, K)), "W": rng.normal(0, 1.1, (n, n)) / np.sqrt(n)}
        given = {**weights, "V": rng.normal(size=(K, n)), "h": rng.normal(size=n)}
        given |= {"start": start, "end": end, "longest": longest}
        right = greedy(**given)
        at = right.index(end) if end in right else longest
        if (ends == "at_once" and at == 0) or (ends == "never" and at == longest):
            return given
        if ends == "usual" and least <= at <= longest - 3:
            told = [tuple(right), *(tuple(mistake(**given)) for mistake in MISTAKES.values())]
            if len(set(told)) == len(told) and _are_clear(given):
                return given


def _are_clear(given):
    """Whether no step hangs on the last digits of single precision."""
    h, word = given["h"], given["start"]
    for following in greedy(**given):
        h = np.tanh(given["U"][:, word] + given["W"] @ h)
        first, second = np.sort(given["V"] @ h)[:-3:-1]
        if first - second < 1e-3:
            return False
        word = following
    return True


def _draw(rng):
    """The usual case twice; one without an end; one that ends at once; one word; many
    words."""
    return [
        _trial(rng, whole(rng, 6, 8), 6, 10, "usual"),
        _trial(rng, 5, 4, 9, "usual"),
        _trial(rng, 6, 5, 5, "never"),
        _trial(rng, 4, 3, 4, "at_once"),
        _trial(rng, 4, 3, 1, "never"),
        _trial(rng, 15, 12, 14, "usual", least=6),
    ]


def _hints(right, **_):
    return {(length,): words.GREEDY_TOO_SHORT for length in range(len(right))}


EXERCISE = Exercise(
    draw=_draw,
    right=greedy,
    returns={"words": _hints},
    mistakes=Mistakes(MISTAKES),
    named=words.GREEDY_MISTAKES,
    case=lambda longest, **_: words.greedy_case(longest),
    correct=lambda trials: words.greedy_correct(len(trials)),
    advice=words.GREEDY_ADVICE,
    no_number=words.GREEDY_NO_NUMBER,
)
