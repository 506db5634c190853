"""check_last_outputs against readers that are right for some batches alone, and right
ones of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import last_outputs
from rnn_teach.checks import check_last_outputs


def right(o, lengths):
    return o[lengths, :, np.arange(len(lengths))].T


exercise = Exercise(check_last_outputs, right)
add_the_usual(exercise)


@exercise.wrong
def seven_rows_whatever_the_batch(o, lengths):
    return o[np.minimum(lengths, 7), :, np.arange(len(lengths))].T


@exercise.wrong
def four_sequences_whatever_the_batch(o, lengths):
    return np.stack([o[lengths[b], :, b] for b in range(4)], axis=1)


@exercise.wrong
def three_outputs_whatever_the_net(o, lengths):
    return np.stack([o[n, :3, b] for b, n in enumerate(lengths)], axis=1)


@exercise.wrong
def squeezed_so_that_one_sequence_has_no_axis(o, lengths):
    return np.squeeze(right(o, lengths))


@exercise.wrong
def not_turned_round(o, lengths):
    return o[lengths, :, np.arange(len(lengths))]


@exercise.wrong
def one_word_is_read_as_the_row_before(o, lengths):
    return right(o, np.where(lengths == 1, 0, lengths))


@exercise.wrong
def the_last_row_where_one_sequence_fills_it(o, lengths):
    return o[-1] if lengths.max() == len(o) - 1 else right(o, lengths)


@exercise.wrong
def from_the_end_by_a_negative_index(o, lengths):
    return right(o, lengths - len(o) + 1)


@exercise.right
def sequence_by_sequence(o, lengths):
    return np.transpose([o[n, :, b] for b, n in enumerate(lengths)])


@exercise.right
def along_an_axis(o, lengths):
    return np.take_along_axis(o, lengths[np.newaxis, np.newaxis], axis=0)[0]


@exercise.right
def by_a_mask_that_is_multiplied(o, lengths):
    at = np.arange(len(o))[:, np.newaxis, np.newaxis] == lengths
    return np.where(at, o, 0).sum(axis=0)


@exercise.right
def by_negative_rows(o, lengths):
    return right(o, lengths - len(o))


@exercise.right
def by_the_package(o, lengths):
    return last_outputs(o, lengths)


@exercise.each_wrong
def test_a_wrong_reader_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_reader_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
