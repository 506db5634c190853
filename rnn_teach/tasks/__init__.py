"""Sequences to read: sentences of the learner's own, and tasks with known answers."""

from rnn_teach.tasks.adding import ADDING_BASELINE, Adding, make_adding
from rnn_teach.tasks.sentences import TRAVEL_SENTENCES, Vocabulary, as_sentences, split_words

__all__ = [
    "ADDING_BASELINE",
    "TRAVEL_SENTENCES",
    "Adding",
    "Vocabulary",
    "as_sentences",
    "make_adding",
    "split_words",
]
