"""BLEU by hand, for words and for pairs of words."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.translation import words
from rnn_teach.lessons.translation.bleu import ngrams


def check_bleu(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(written, references)` → BLEU of words and pairs.

        100 · min(1, exp(1 - r/c)) · √(p_1 p_2)

    Parameters
    ----------
    function : callable
        Gets the translations that were written and those to compare with, (N, T) whole
        numbers: a sentence a row, its words by their numbers, -1 after its end. Returns
        one number from 0 to 100.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


WORDS = 8


def rows(sentences):
    """Lists of words as rows, with -1 after the end of each."""
    kept = np.full((len(sentences), max(map(len, sentences))), -1)
    for row, words_of_one in zip(kept, sentences, strict=True):
        row[: len(words_of_one)] = words_of_one
    return kept


def sentences_of(rows):
    """The rows as lists of words."""
    return [[int(word) for word in row if word >= 0] for row in rows]


def _spoiled(right, rng, repeat, cut):
    """A right sentence with a word exchanged, a few repeated, some cut off."""
    mine = list(right)
    mine[whole(rng, 0, len(mine) - 1)] = whole(rng, 0, WORDS - 1)
    mine += [mine[0], mine[1]] * repeat
    return mine[: len(mine) - cut]


def _corpus(rng, sentences, length, repeat, cut):
    """Sentences and what was written of them, neither right nor wholly wrong."""
    while True:
        right = [rng.integers(WORDS, size=length + extra).tolist() for extra in range(sentences)]
        written = [_spoiled(one, rng, repeat, cut) for one in right]
        given = {"written": rows(written), "references": rows(right)}
        if 10 < short_bleu(**given) < 95:
            return given


def _draw(rng):
    """Too short; too long; one sentence; as long as it should be; all right; nothing
    right; many."""
    same = rng.integers(WORDS, size=(1, 6))
    return [
        _usual(rng),
        _corpus(rng, 2, 7, 2, 0),
        _corpus(rng, 1, 8, 0, 2),
        _corpus(rng, 3, 6, 0, 0),
        {"written": same, "references": same.copy()},
        {"written": np.array([[0, 1, 2]]), "references": np.array([[3, 4, 5, 6]])},
        _corpus(rng, 12, 5, 1, 1),
    ]


def _usual(rng):
    """Too short, with words that come too often; the mistakes are far apart."""
    while True:
        given = _corpus(rng, 3, 7, 2, 3)
        first, second, third = sentences_of(given["written"])
        given["written"] = rows([first[:4], [second[0]] * 3 + second[:4], third])
        # The two of the penalty are told apart by the trial that is too long.
        told = [short_bleu(**given)]
        told += [mistake(**given) for key, mistake in MISTAKES.items() if not key.startswith("penalty")]
        apart = np.abs(np.subtract.outer(told, told))[np.triu_indices(len(told), 1)].min()
        if np.sum(given["written"] >= 0) < np.sum(given["references"] >= 0) and apart > 0.2:
            return given


def _precision(written, references, n, *, clipped=True):
    matched = total = 0
    for mine, yours in zip(sentences_of(written), sentences_of(references), strict=True):
        mine, yours = ngrams(mine, n), ngrams(yours, n)
        matched += (mine & yours).total() if clipped else sum(count for one, count in mine.items() if one in yours)
        total += mine.total()
    return matched / max(1, total)


def _penalty(written, references, *, inverted=False):
    c, r = np.sum(written >= 0), np.sum(references >= 0)
    return min(1.0, math.exp(1 - c / r if inverted else 1 - r / c))


def short_bleu(written, references):
    """The right number."""
    p = [_precision(written, references, n) for n in (1, 2)]
    return 100 * _penalty(written, references) * math.sqrt(p[0] * p[1])


def _unclipped(written, references):
    p = [_precision(written, references, n, clipped=False) for n in (1, 2)]
    return 100 * _penalty(written, references) * math.sqrt(p[0] * p[1])


MISTAKES = {
    "unclipped": _unclipped,
    "no_penalty": lambda written, references: short_bleu(written, references) / _penalty(written, references),
    "penalty_inverted": lambda written, references: (
        short_bleu(written, references)
        / _penalty(written, references)
        * _penalty(written, references, inverted=True)
    ),
    "penalty_above_1": lambda written, references: (
        short_bleu(written, references)
        / _penalty(written, references)
        * math.exp(1 - np.sum(references >= 0) / np.sum(written >= 0))
    ),
    "mean_of_sentences": lambda written, references: float(
        np.mean(
            [
                short_bleu(mine[np.newaxis], yours[np.newaxis])
                for mine, yours in zip(written, references, strict=True)
            ]
        )
    ),
    "mean_of_precisions": lambda written, references: (
        100 * _penalty(written, references) * np.mean([_precision(written, references, n) for n in (1, 2)])
    ),
    "words_alone": lambda written, references: (
        100 * _penalty(written, references) * _precision(written, references, 1)
    ),
    "pairs_alone": lambda written, references: (
        100 * _penalty(written, references) * _precision(written, references, 2)
    ),
    "no_root": lambda written, references: (
        short_bleu(written, references) ** 2 / 100 / _penalty(written, references)
    ),
    "as_a_share": lambda written, references: short_bleu(written, references) / 100,
    "recall": lambda written, references: (
        100
        * _penalty(written, references)
        * math.sqrt(_precision(references, written, 1) * _precision(references, written, 2))
    ),
}
"""What comes out when it is computed in a usual wrong way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=short_bleu,
    returns={"bleu": lambda right, **_: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.BLEU_MISTAKES,
    case=lambda written, references: words.bleu_case(len(written), np.sum(written >= 0), np.sum(references >= 0)),
    always_case=True,
    first_wrong=lambda name, off, answer, right, inputs: words.bleu_wrong(float(answer), float(right)),
    correct=lambda trials: words.bleu_correct(len(trials)),
    advice=words.BLEU_ADVICE,
    no_number=words.BLEU_NO_NUMBER,
)
