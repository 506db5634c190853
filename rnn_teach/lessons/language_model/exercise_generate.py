"""Let a net go on by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.language_model import words

CLEAR = 0.03
"""So far the best score is above the next one, at each step: rounding decides
nothing."""


def check_generate(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, W, V, begin, T)` → the next T symbols.

        h[t] = tanh(U[:, x[t]] + W h[t-1]),   o[t] = V h[t],   h[0] = 0
        x is `begin` first, then the symbol with the highest score of the step before

    Parameters
    ----------
    function : callable
        Gets the weights of a plain net, U (n_h, K), W (n_h, n_h) and V (K, n_h), the
        numbers of the symbols to begin with (T₀,), and how many to write; returns the T
        written symbols, without `begin`.
    rng : numpy.random.Generator
        Draws what it is tried with; other nets at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def written(U, W, V, read, T, h=None, *, carry=True, feed=None):
    """What the net writes after reading, the state after it, and how clear each choice
    was.

    feed : int
        Read instead of what was chosen.
    """
    h, symbols, gaps = np.zeros(len(W)) if h is None else h, [], []
    for x in read:
        h = np.tanh(U[:, x] + W @ h)
    while len(symbols) < T:
        o = V @ h
        symbols.append(int(np.argmax(o)))
        gaps.append(np.diff(np.sort(o)[-2:])[0])
        x = symbols[-1] if feed is None else feed
        h = np.tanh(U[:, x] + W @ (h if carry else 0 * h))
    return np.array(symbols), h, min(gaps)


def right_symbols(U, W, V, begin, T):
    """The right ones."""
    return written(U, W, V, begin, T)[0]


def _state_dropped(U, W, V, begin, T):
    return written(U, W, V, begin, T, carry=False)[0]


def _never_carried(U, W, V, begin, T):
    return written(U, W, V, begin[-1:], T, carry=False)[0]


def _seed_twice(U, W, V, begin, T):
    return written(U, W, V, [*begin, *begin], T)[0]


def _last_twice(U, W, V, begin, T):
    return written(U, W, V, [*begin, begin[-1]], T)[0]


def _one_late(U, W, V, begin, T):
    return written(U, W, V, begin, T + 1)[0][1:]


def _fed_the_seed(U, W, V, begin, T):
    return written(U, W, V, begin, T, feed=begin[-1])[0]


MISTAKES = {
    "state_dropped": _state_dropped,
    "never_carried": _never_carried,
    "last_alone": lambda U, W, V, begin, T: written(U, W, V, begin[-1:], T)[0],
    "first_alone": lambda U, W, V, begin, T: written(U, W, V, begin[:1], T)[0],
    "seed_twice": _seed_twice,
    "last_twice": _last_twice,
    "one_late": _one_late,
    "fed_the_seed": _fed_the_seed,
    "least_likely": lambda U, W, V, begin, T: written(U, W, -V, begin, T)[0],
}


def random_net(rng, K=7, n_h=8, T_0=3, T=8):
    """Weights and a beginning whose choices are clear, and all mistakes differ."""
    while True:
        inputs = {
            "U": rng.normal(0, 1.2, (n_h, K)),
            "W": rng.normal(0, 1.6 / np.sqrt(n_h), (n_h, n_h)),
            "V": rng.normal(size=(K, n_h)),
            "begin": rng.integers(K, size=T_0),
            "T": T,
        }
        if written(**_as_read(inputs))[2] > CLEAR and (T_0 < 3 or n_h < 8 or _all_differ(inputs)):
            return inputs


def _as_read(inputs):
    return {name: value for name, value in inputs.items() if name != "begin"} | {"read": inputs["begin"]}


def _all_differ(inputs):
    answers = {tuple(right_symbols(**inputs)), *(tuple(made(**inputs)) for made in MISTAKES.values())}
    return len(answers) == 1 + len(MISTAKES)


def _draw(rng):
    """The usual case; one symbol to begin with and one to write; two symbols in all;
    many units; as many units as symbols."""
    same = whole(rng, 4, 6)
    return [
        random_net(rng),
        random_net(rng, T_0=1, T=1),
        random_net(rng, K=2, n_h=3, T_0=4, T=5),
        random_net(rng, K=12, n_h=15, T_0=12, T=11),
        random_net(rng, K=same, n_h=same, T_0=2, T=6),
    ]


def _case(U, begin, T, **_):
    return words.generate_case(U.shape[1], len(begin), T)


def _hints(right, begin, T, **_):
    return {(len(begin) + T,): words.GENERATE_WITH_BEGIN, (T + 1,): words.GENERATE_ONE_MORE, (): words.GENERATE_ONE}


EXERCISE = Exercise(
    draw=_draw,
    right=right_symbols,
    returns={"symbols": _hints},
    mistakes=Mistakes(MISTAKES),
    named=words.GENERATE_MISTAKES,
    case=_case,
    first_wrong=lambda name, off, answer, right, inputs: words.generate_wrong(
        int(np.argmax(off)), answer[np.argmax(off)], right[np.argmax(off)]
    ),
    correct=lambda trials: words.generate_correct(len(trials)),
    advice=words.GENERATE_ADVICE,
)
