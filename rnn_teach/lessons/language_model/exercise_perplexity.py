"""The perplexity of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.language_model import words


def check_perplexity(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(p)` → the perplexity of a text.

        exp( mean of -log p[t] )

    Parameters
    ----------
    function : callable
        Gets the probability that a net gave to each symbol that came, (T,); returns one
        number.
    rng : numpy.random.Generator
        Draws what it is tried with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Some symbols; one; all sure; each one of K equally likely; a long text."""
    K = whole(rng, 3, 9)
    return [
        {"p": rng.uniform(0.1, 0.9, whole(rng, 5, 7))},
        {"p": rng.uniform(0.2, 0.4, 1)},
        {"p": np.ones(4)},
        {"p": np.full(whole(rng, 3, 6), 1 / K)},
        {"p": rng.uniform(0.01, 0.3, 2000)},
    ]


def perplexity(p):
    """The right one."""
    return np.exp(np.mean(-np.log(p)))


MISTAKES = {
    "mean_of_each": lambda p: np.mean(1 / p),
    "inverse_of_mean": lambda p: 1 / np.mean(p),
    "log2_and_e": lambda p: np.exp(np.mean(-np.log2(p))),
    "log_and_2": lambda p: 2 ** np.mean(-np.log(p)),
    "in_bits": lambda p: np.mean(-np.log2(p)),
    "no_exp": lambda p: np.mean(-np.log(p)),
    "summed": lambda p: np.exp(np.sum(-np.log(p))),
    "upside_down": lambda p: np.exp(np.mean(np.log(p))),
    "first_left_out": lambda p: np.exp(np.mean(-np.log(p[1:] if len(p) > 1 else p))),
}

EXERCISE = Exercise(
    draw=_draw,
    right=perplexity,
    returns={"perplexity": lambda right, p: {(len(p),): words.PERPLEXITY_EACH}},
    mistakes=Mistakes(MISTAKES),
    named=words.PERPLEXITY_MISTAKES,
    case=lambda p: words.perplexity_case(len(p)),
    first_wrong=lambda name, off, answer, right, inputs: words.perplexity_wrong(float(answer), float(right)),
    always_case=True,
    correct=lambda trials: words.perplexity_correct(len(trials)),
    advice=words.PERPLEXITY_ADVICE,
    no_number=words.PERPLEXITY_NO_NUMBER,
)
