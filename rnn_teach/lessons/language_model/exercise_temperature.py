"""Turn scores into probabilities at a temperature."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import Sampler, softmax
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.language_model import words


def check_temperature(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(o, temperature)` → p, what the next symbol is drawn
    from.

        p = softmax(o / temperature);   at temperature 0 the likeliest symbol has all

    Parameters
    ----------
    function : callable
        Gets the scores (n_y,) and a temperature of at least 0; returns probabilities
        (n_y,).
    rng : numpy.random.Generator
        Draws what it is tried with; other scores at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Cold and hot; a temperature of 1; 0; one symbol; large scores; many symbols."""

    def scores(n):
        return np.round(8 * rng.normal(0, 1.5, n)) / 8 + 0.25 * rng.permutation(n)  # whole in single precision

    return [
        {"o": scores(5), "temperature": 0.5},
        {"o": scores(whole(rng, 3, 6)), "temperature": 2.0},
        {"o": scores(4), "temperature": 1.0},
        {"o": scores(whole(rng, 4, 6)), "temperature": 0.0},
        {"o": scores(1), "temperature": 0.7},
        {"o": 900 + scores(5), "temperature": 0.4},
        {"o": scores(12), "temperature": 1.4},
    ]


def heated(o, temperature):
    """The right probabilities."""
    return Sampler(temperature).probabilities(o[:, np.newaxis])[:, 0]


def _softmax(o):
    return softmax(o[:, np.newaxis])[:, 0]


def _onehot(o):
    return (np.arange(len(o)) == np.argmax(o)).astype(float)


def _or_cold(compute):
    """The same, but right at temperature 0."""
    return lambda o, temperature: _onehot(o) if temperature == 0 else compute(o, temperature)


MISTAKES = {
    "multiplied": _or_cold(lambda o, temperature: _softmax(o * temperature)),
    "after_softmax": _or_cold(lambda o, temperature: _softmax(o) / temperature),
    "to_the_power": _or_cold(lambda o, temperature: _softmax(o) ** (1 / temperature)),
    "not_used": _or_cold(lambda o, temperature: _softmax(o)),
    "not_normalized": _or_cold(lambda o, temperature: np.exp((o - o.max()) / temperature)),
    "no_exp": _or_cold(lambda o, temperature: o / temperature / np.sum(o / temperature)),
    "greedy": lambda o, temperature: _onehot(o),
    "even_at_zero": lambda o, temperature: (
        np.full(len(o), 1 / len(o)) if temperature == 0 else heated(o, temperature)
    ),
    "one_at_zero": lambda o, temperature: _softmax(o) if temperature == 0 else heated(o, temperature),
}


def _case(o, temperature):
    return words.temperature_case(len(o), temperature)


EXERCISE = Exercise(
    draw=_draw,
    right=heated,
    returns={"p": lambda right, **_: {(): words.TEMPERATURE_ONE}},
    mistakes=Mistakes(MISTAKES),
    named=words.TEMPERATURE_MISTAKES,
    case=_case,
    always_case=True,
    correct=lambda trials: words.temperature_correct(len(trials)),
    advice=words.TEMPERATURE_ADVICE,
    no_number=words.TEMPERATURE_NO_NUMBER,
)
