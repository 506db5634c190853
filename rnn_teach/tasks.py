"""Sequences to read: sentences of the learner's own, and tasks with known answers."""

from rnn_teach.kit.adding.run import ADDING_CELLS, AddingRun
from rnn_teach.kit.adding.task import ADDING_BASELINE, Adding, make_adding
from rnn_teach.kit.reader import travel_reader
from rnn_teach.kit.sentences import TRAVEL_SENTENCES, Vocabulary, as_sentences, split_words
from rnn_teach.lessons.bidirectional.fill_nets import fill_net, fill_vocabulary
from rnn_teach.lessons.bidirectional.task import (
    GAP,
    MISSING,
    MISSING_IN_CHINESE,
    MissingWords,
    make_missing_words,
    split_characters,
)
from rnn_teach.lessons.bidirectional.task_look_ahead import make_look_ahead
from rnn_teach.lessons.bptt.task import SLOTS, TRAVEL_SLOTS, make_travel_slots
from rnn_teach.lessons.deep.task import StackRun, make_word_sums
from rnn_teach.lessons.exploding.cliff import cliff_error
from rnn_teach.lessons.lstm_gates.exercise_commands import COMMANDS_TO_READ
from rnn_teach.lessons.lstm_gates.lee import lee_cell
from rnn_teach.lessons.lstm_gates.orders import as_orders
from rnn_teach.lessons.lstm_gates.task import LEE_FIVE_STEPS, LEE_NINE_STEPS, Commands, make_commands

__all__ = [
    "ADDING_BASELINE",
    "ADDING_CELLS",
    "COMMANDS_TO_READ",
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
    "StackRun",
    "Vocabulary",
    "as_orders",
    "as_sentences",
    "cliff_error",
    "fill_net",
    "fill_vocabulary",
    "lee_cell",
    "make_adding",
    "make_commands",
    "make_look_ahead",
    "make_missing_words",
    "make_travel_slots",
    "make_word_sums",
    "split_characters",
    "split_words",
    "travel_reader",
]
