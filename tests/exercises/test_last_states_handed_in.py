"""check_last_states against answers that are right at some sizes alone, and right ones
of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise, changed
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_last_states


def right(h):
    n = h.shape[1] // 2
    return np.concatenate([h[-1, :n], h[1, n:]])


exercise = Exercise(check_last_states, right)
add_the_usual(exercise)


@exercise.wrong
def step_5_whatever_the_length(h):
    n = h.shape[1] // 2
    return np.concatenate([h[min(5, len(h) - 1), :n], h[1, n:]])


@exercise.wrong
def three_units_whatever_the_net(h):
    return np.concatenate([h[-1, :3], h[1, 3:]])


@exercise.wrong
def the_first_sequence_alone(h):
    return np.repeat(right(h)[:, :1], h.shape[2], axis=1)


@exercise.wrong
def row_0(h):
    n = h.shape[1] // 2
    return np.concatenate([h[-1, :n], h[0, n:]])


@exercise.right
def taken_by_rows(h):
    rows = np.where(np.arange(h.shape[1]) < h.shape[1] // 2, len(h) - 1, 1)
    return h[rows, np.arange(h.shape[1])]


@exercise.right
def split_and_stacked(h):
    forward, backward = np.split(h, 2, axis=1)
    return np.vstack([forward[len(h) - 1], backward[1]])


exercise.right(changed(right, list))


@exercise.each_wrong
def test_wrong_states_are_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_choice_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
