"""Sequences to read: sentences of the learner's own, and tasks with known answers."""

from rnn_teach.tasks.adding import ADDING_BASELINE, Adding, make_adding
from rnn_teach.tasks.adding_run import ADDING_CELLS, AddingRun
from rnn_teach.tasks.sentences import TRAVEL_SENTENCES, Vocabulary, as_sentences, split_words
from rnn_teach.tasks.slots import SLOTS, TRAVEL_SLOTS, make_travel_slots

__all__ = [
    "ADDING_BASELINE",
    "ADDING_CELLS",
    "SLOTS",
    "TRAVEL_SENTENCES",
    "TRAVEL_SLOTS",
    "Adding",
    "AddingRun",
    "Vocabulary",
    "as_sentences",
    "make_adding",
    "make_travel_slots",
    "split_words",
]
