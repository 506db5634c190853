"""Slot filling: what each word of a request is to the travel desk."""

from __future__ import annotations

import numpy as np

from rnn_teach.core.types import Array
from rnn_teach.kit.sentences import TRAVEL_SENTENCES, Vocabulary, split_words

SLOTS = ("destination", "departure", "date", "other")
"""The classes. Most words fill no slot of the form: they are `other`."""

TRAVEL_SLOTS = (
    "other destination other date date",
    "other departure other date date",
    "other departure other other other destination other date",
    "other other other other other other destination other date date",
    "other date other other departure",
    "other other other",
)
"""The slot of each word of `TRAVEL_SENTENCES`."""


CHINESE_REQUEST = "我 星期一 离开 台北 到 巴黎"
CHINESE_SLOTS = "other date other departure other destination"
"""One more, with a space between two words: the place is what the word before it
says."""


def make_travel_slots() -> list[tuple[Array, Array]]:
    """The requests as inputs and targets.

    Returns
    -------
    list of (x, target)
        For each sentence x (T, n_x), one-hot over all their words, and target (T,), the
        place in `SLOTS` of each word's slot. As given to `unroll`: both begin with the
        first word.
    """
    vocabulary = Vocabulary(TRAVEL_SENTENCES)
    return [_task(vocabulary, *one) for one in zip(TRAVEL_SENTENCES, TRAVEL_SLOTS, strict=True)]


def make_chinese_slots():
    """The Chinese request as x and target, one-hot over its own words."""
    return _task(Vocabulary([CHINESE_REQUEST]), CHINESE_REQUEST, CHINESE_SLOTS)


def _task(vocabulary, sentence, slots):
    return vocabulary.one_hot(sentence), np.array([SLOTS.index(slot) for slot in split_words(slots)])
