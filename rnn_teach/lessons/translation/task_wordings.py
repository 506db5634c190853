"""English sentences with many right German translations; some pairs are spoiled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_positive, as_rng, as_size, in_short
from rnn_teach.lessons.translation import lexicon
from rnn_teach.lessons.translation.task import as_besides

USUAL = {other: usual for usual, other in lexicon.SYNONYMS.items()}


class Wording(NamedTuple):
    """A sentence, the one translation that a net is shown, and all word orders that are
    right.

    source, target : tuples of str
    orders : tuple of tuples of str
        Each in usual words, for which there are synonyms.
    """

    source: tuple
    target: tuple
    orders: tuple


def make_wordings(
    n: int, rng: np.random.Generator, *, empty: float = 0.0, besides: Sequence[Wording] = ()
) -> list[Wording]:
    """Pairs whose translation has two or four word orders and, word by word, synonyms.

        i will buy the red book today
        ich werde heute das rote buch kaufen
        heute werde ich das rötliche werk erwerben

    One of them is drawn as the target. So a net learns to believe a little in each.

    Parameters
    ----------
    n : int
        How many.
    rng : numpy.random.Generator
        Draws them.
    empty : float
        The share of pairs whose target is spoiled: it has no word, as where a
        translator left a line empty.
    besides : list of Wording
        Sentences that must not come again.

    Returns
    -------
    list of Wording

    Raises
    ------
    ValueError
        If a number is out of its range or the rng none.
    """
    as_size("n", n)
    as_rng(rng)
    if (empty := as_positive("empty", empty, zero=True)) > 1:
        raise ValueError(f"empty must be a share from 0 to 1; got {empty:g}")
    taken, made = {one.source for one in as_besides(besides)}, []
    while len(made) < n:
        one = _wording(rng, empty)
        if one.source not in taken:
            made.append(one)
    return made


def is_right_wording(words: Sequence[str], wording: Wording) -> bool:
    """Whether these words are one of the right translations.

    Raises
    ------
    ValueError
        If it is no wording, or these are no words.
    """
    if not isinstance(wording, Wording):
        raise ValueError(f"wording must be one that make_wordings gives; got {in_short(wording)}")
    if isinstance(words, (str, bytes)) or not np.iterable(words) or not all(isinstance(one, str) for one in words):
        raise ValueError(f"words must be a list of words; got {in_short(words)}")
    return tuple(USUAL.get(word, word) for word in words) in wording.orders


def _wording(rng, empty):
    def one_of(phrases):
        return phrases[rng.integers(len(phrases))]

    who, when, does, where = map(
        one_of, (lexicon.SUBJECTS, lexicon.TIMES, lexicon.VERBS_WITH_OBJECT, lexicon.PLACES)
    )
    negated, has_place = rng.random() < 0.25, rng.random() < 0.5
    things = [(one_of(lexicon.ADJECTIVES), one_of(lexicon.NOUNS)) for _ in range(1 + (rng.random() < 0.4))]
    objects = [
        " and ".join(f"the {a[0]} {n[0]}" for a, n in things),
        " und ".join(f"das {a[1]} {n[1]}" for a, n in things),
    ]
    source = f"{who[0]} will {'not ' * negated}{does[0]} {objects[0]} {where[0] if has_place else ''} {when[0]}"
    orders = _orders(who[1], when[1], where[1] if has_place else "", f"{objects[1]} {'nicht ' * negated}{does[1]}")
    target = [_perhaps_other(word, rng) for word in one_of(orders)]
    return Wording(tuple(source.split()), () if rng.random() < empty else tuple(target), orders)


def _orders(who_will, when, where, rest):
    """The word orders: subject, time or place first, *will* always second."""
    *who, will = who_will.split()
    who, will = " ".join(who), will
    orders = [f"{who} {will} {when} {where} {rest}", f"{when} {will} {who} {where} {rest}"]
    if where:
        orders += [f"{who} {will} {where} {when} {rest}", f"{where} {will} {who} {when} {rest}"]
    return tuple(tuple(order.split()) for order in orders)


def _perhaps_other(word, rng):
    return lexicon.SYNONYMS[word] if word in lexicon.SYNONYMS and rng.random() < 0.5 else word
