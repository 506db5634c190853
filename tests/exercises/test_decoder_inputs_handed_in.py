"""check_decoder_inputs against inputs that are wrong in some batches, and right ones of
an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_decoder_inputs


def right(targets, start):
    inputs = np.full_like(targets, -1)
    for t, b in np.argwhere(targets >= 0):
        inputs[t, b] = targets[t - 1, b] if t else start
    return inputs


exercise = Exercise(check_decoder_inputs, right)
add_the_usual(exercise, whole=True)


@exercise.wrong
def the_start_is_always_zero(targets, start):
    return right(targets, 0)


@exercise.wrong
def padding_is_zero(targets, start):
    return np.where(targets == -1, 0, right(targets, start))


@exercise.wrong
def the_last_step_is_never_read(targets, start):
    inputs = right(targets, start)
    inputs[-1] = -1
    return inputs


@exercise.wrong
def the_first_sentence_serves_all(targets, start):
    return np.repeat(right(targets, start)[:, :1], targets.shape[1], axis=1)


@exercise.right
def by_a_mask(targets, start):
    return np.vstack([np.full(targets.shape[1], start), targets[:-1]]) * (targets >= 0) - (targets < 0)


@exercise.each_wrong
def test_what_is_wrong_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_what_is_right_and_unusual_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
