"""check_many_to_one against targets and masks that are right for some batches alone,
and right ones of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import targets_at_last
from rnn_teach.checks import check_many_to_one


def right(classes, lengths, T):
    targets = np.full((T, len(classes)), -1)
    targets[lengths - 1, np.arange(len(classes))] = classes
    mask = np.arange(T)[:, np.newaxis] < lengths
    return targets, mask


exercise = Exercise(check_many_to_one, lambda **given: tuple(part.astype(float) for part in right(**given)))
add_the_usual(exercise, several=True, whole=True)


@exercise.wrong
def the_longest_sequence_decides_about_T(classes, lengths, T):
    return right(classes, lengths, max(lengths))


@exercise.wrong
def nothing_is_said_of_sequences_of_one_word(classes, lengths, T):
    targets, mask = right(classes, lengths, T)
    targets[:, lengths == 1] = -1
    return targets, mask


@exercise.wrong
def class_0_is_no_class(classes, lengths, T):
    targets, mask = right(classes, lengths, T)
    return np.where(targets == 0, -1, targets), mask


@exercise.wrong
def one_mask_for_all(classes, lengths, T):
    targets, mask = right(classes, lengths, T)
    return targets, np.repeat(mask[:, :1], len(classes), axis=1)


@exercise.wrong
def the_two_exchanged(classes, lengths, T):
    return right(classes, lengths, T)[::-1]


@exercise.wrong
def the_mask_alone(classes, lengths, T):
    return right(classes, lengths, T)[1]


@exercise.right
def sequence_by_sequence_in_lists(classes, lengths, T):
    columns = [
        [-1] * (n - 1) + [k] + [-1] * (T - n) for k, n in zip(classes.tolist(), lengths.tolist(), strict=True)
    ]
    return np.transpose(columns).tolist(), [[t < n for n in lengths.tolist()] for t in range(T)]


@exercise.right
def by_comparing_steps(classes, lengths, T):
    steps = np.arange(1, T + 1).reshape(-1, 1)
    return np.where(steps == lengths, classes, -1), steps <= lengths


@exercise.right
def of_truth_values_as_numbers(classes, lengths, T):
    targets, mask = right(classes, lengths, T)
    return targets, mask.astype(np.int8)


@exercise.right
def by_the_package(classes, lengths, T):
    return targets_at_last(classes, lengths, T), right(classes, lengths, T)[1]


@exercise.each_wrong
def test_a_wrong_pair_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_pair_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
