"""check_shapes against shapes that are right for some nets alone, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_shapes


def right(T, B, n_h, layers, directions, batch_first):
    out = (B, T, directions * n_h) if batch_first else (T, B, directions * n_h)
    return out, (layers * directions, B, n_h)


exercise = Exercise(check_shapes, lambda **sizes: tuple(map(np.array, right(**sizes))))
add_the_usual(exercise, several=True, whole=True, arrays=False)


@exercise.wrong
def two_directions_whatever_is_asked(T, B, n_h, layers, directions, batch_first):
    return right(T, B, n_h, layers, 2, batch_first)


@exercise.wrong
def one_layer_whatever_is_asked(T, B, n_h, layers, directions, batch_first):
    return right(T, B, n_h, 1, directions, batch_first)


@exercise.wrong
def out_alone(T, B, n_h, layers, directions, batch_first):
    return right(T, B, n_h, layers, directions, batch_first)[0]


@exercise.right
def as_tuples(T, B, n_h, layers, directions, batch_first):
    return right(T, B, n_h, layers, directions, batch_first)


@exercise.right
def of_real_arrays(T, B, n_h, layers, directions, batch_first):
    out = np.zeros((T, B, directions * n_h))
    return (out.swapaxes(0, 1) if batch_first else out).shape, np.zeros((layers * directions, B, n_h)).shape


@exercise.right
def one_array_of_both(T, B, n_h, layers, directions, batch_first):
    return np.array(right(T, B, n_h, layers, directions, batch_first))


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
