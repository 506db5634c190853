"""How good a translation is, and how well a net looks where it should."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from rnn_teach.core.arguments import as_choice, as_flag, as_rng
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.core.types import Array
from rnn_teach.lessons.translation.net import Translator, as_pairs, as_translator
from rnn_teach.lessons.translation.task import CONTENT, KINDS, Pair


def words_right(net: Translator, pairs: Sequence[Pair], *, freely: bool) -> Array:
    """Which words are right, place by place, the end among them: (N, T) of 1 and 0, NaN
    after the end of the right translation."""
    net, pairs = as_translator(net), as_pairs(pairs)
    sources, targets = net.numbered(pairs)
    if as_flag("freely", freely):
        symbols = net.run(sources, len(targets)).symbols
        missing = np.full((len(targets) - len(symbols), len(pairs)), NO_TARGET)
        mine = np.concatenate([symbols, missing])
    else:
        mine = net.forced(net.batch(sources, targets)).readout.o[1:].argmax(axis=1)
    return np.where(targets == NO_TARGET, np.nan, mine == targets).T


def forced_words_right(net: Translator, pairs: Sequence[Pair]) -> float:
    """The share of words, the end among them, that are right under teacher forcing."""
    net, pairs = as_translator(net), as_pairs(pairs)
    batch = net.batch(*net.numbered(pairs))
    asked = batch.targets != NO_TARGET
    return float(np.mean((net.forced(batch).readout.o[1:].argmax(axis=1) == batch.targets)[asked]))


def sentences_right(net: Translator, pairs: Sequence[Pair]) -> float:
    """The share of sentences that are right as a whole when the net runs freely."""
    net, pairs = as_translator(net), as_pairs(pairs)
    written = net.translate([pair.source for pair in pairs])
    return float(np.mean([tuple(words) == pair.target for words, pair in zip(written, pairs, strict=True)]))


def looks_right(net: Translator, pairs: Sequence[Pair], kind: str = CONTENT) -> float:
    """The share of words of a kind at which the net looks most at a place that the word
    comes from, under teacher forcing."""
    net, pairs = as_translator(net), as_pairs(pairs)
    as_choice("kind", kind, KINDS)
    if not net.attends or not all(hasattr(pair, "comes_from") for pair in pairs):
        raise ValueError(
            "net must have attention, and the pairs must be of make_translations: they know the places"
        )
    alpha = net.forced(net.batch(*net.numbered(pairs))).alpha[1:]
    hits = [
        int(alpha[t, :, number].argmax()) in places
        for number, pair in enumerate(pairs)
        for t, (places, its_kind) in enumerate(zip(pair.comes_from, pair.kinds, strict=True))
        if its_kind == kind
    ]
    if not hits:
        raise ValueError(f"none of these translations has a word of the kind {kind}")
    return float(np.mean(hits))


def after_a_wrong_word(net: Translator, pairs: Sequence[Pair], rng: np.random.Generator) -> Any:
    """How many of the words after a planted wrong one are right, under teacher forcing
    and running freely, as two shares.

    Of each sentence that the net translates right, one word at random is replaced by
    any other, in what the decoder reads. Place by place: a translation that is shifted
    counts as wrong from there on.

    Raises
    ------
    ValueError
        If the net is no translator or translates none of the pairs, or the rng is none.
    """
    net, pairs, rng = as_translator(net), as_pairs(pairs), as_rng(rng)
    written = net.translate([pair.source for pair in pairs])
    right = [pair for words, pair in zip(written, pairs, strict=True) if tuple(words) == pair.target and words]
    if not right:
        raise ValueError("the net translates none of these pairs: nothing can be planted in a right translation")
    sources, targets = net.numbered(right)
    columns = np.arange(len(right))
    at = (rng.random(len(right)) * [len(pair.target) for pair in right]).astype(int)
    others = len(net.target) - 3  # but for start, end and the right word
    drawn = 2 + rng.integers(others, size=len(right))
    fed = drawn + (drawn >= targets[at, columns])
    planted = targets.copy()
    planted[at, columns] = fed
    forced = net.forced(net.batch(sources, planted)).readout.o[1:].argmax(axis=1)
    steps = iter(range(len(targets)))

    def choose(o, rng):
        return np.where(at == next(steps), fed, o.argmax(axis=0))

    freely = np.full_like(targets, NO_TARGET)
    symbols = net.run(sources, len(targets), choose).symbols
    freely[: len(symbols)] = symbols
    after = (np.arange(len(targets))[:, np.newaxis] > at) & (targets != NO_TARGET)
    return float(np.mean((forced == targets)[after])), float(np.mean((freely == targets)[after]))
