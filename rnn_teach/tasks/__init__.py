"""Sequences to read: sentences of the learner's own, and tasks with known answers."""

from rnn_teach.tasks.sentences import TRAVEL_SENTENCES, Vocabulary, as_sentences, split_words

__all__ = ["TRAVEL_SENTENCES", "Vocabulary", "as_sentences", "split_words"]
