"""Sequences to read: sentences of the learner's own, and tasks with known answers."""

from rnn_teach.tasks.adding import ADDING_BASELINE, Adding, make_adding
from rnn_teach.tasks.adding_run import ADDING_CELLS, AddingRun
from rnn_teach.tasks.commands import LEE_FIVE_STEPS, LEE_NINE_STEPS, Commands, make_commands
from rnn_teach.tasks.look_ahead import make_look_ahead
from rnn_teach.tasks.missing_word import (
    GAP,
    MISSING,
    MISSING_IN_CHINESE,
    MissingWords,
    make_missing_words,
    split_characters,
)
from rnn_teach.tasks.sentences import TRAVEL_SENTENCES, Vocabulary, as_sentences, split_words
from rnn_teach.tasks.slots import SLOTS, TRAVEL_SLOTS, make_travel_slots

__all__ = [
    "ADDING_BASELINE",
    "ADDING_CELLS",
    "GAP",
    "LEE_FIVE_STEPS",
    "LEE_NINE_STEPS",
    "MISSING",
    "MISSING_IN_CHINESE",
    "SLOTS",
    "TRAVEL_SENTENCES",
    "TRAVEL_SLOTS",
    "Adding",
    "AddingRun",
    "Commands",
    "MissingWords",
    "Vocabulary",
    "as_sentences",
    "make_adding",
    "make_commands",
    "make_look_ahead",
    "make_missing_words",
    "make_travel_slots",
    "split_characters",
    "split_words",
]
