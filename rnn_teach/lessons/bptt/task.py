"""Slot filling: what each word of a request is to the travel desk."""

import numpy as np

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


def make_travel_slots():
    """The requests as inputs and targets.

    Returns
    -------
    list of (x, target)
        For each sentence x (T, n_x), one-hot over all their words, and target (T,), the
        place in `SLOTS` of each word's slot. As given to `unroll`: both begin with the
        first word.
    """
    vocabulary = Vocabulary(TRAVEL_SENTENCES)
    return [
        (vocabulary.one_hot(sentence), np.array([SLOTS.index(slot) for slot in split_words(slots)]))
        for sentence, slots in zip(TRAVEL_SENTENCES, TRAVEL_SLOTS, strict=True)
    ]
