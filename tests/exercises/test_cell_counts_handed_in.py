"""check_cell_counts against counts that are right at some sizes alone, and right ones
of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import GRUCell, LSTMCell, RNNCell
from rnn_teach.checks import check_cell_counts


def right(n_x, n_h):
    plain = n_h * n_x + n_h * n_h + n_h
    return np.array([plain, 3 * plain, 4 * plain])


exercise = Exercise(check_cell_counts, right)
add_the_usual(exercise, whole=True, arrays=False)


@exercise.wrong
def right_where_the_sizes_are_equal(n_x, n_h):
    return right(n_x, n_x)


@exercise.wrong
def the_plain_cell_alone(n_x, n_h):
    return right(n_x, n_h)[0]


@exercise.wrong
def a_sum(n_x, n_h):
    return right(n_x, n_h).sum()


@exercise.right
def a_list_of_sums(n_x, n_h):
    return [parts * n_h * (n_x + n_h + 1) for parts in (1, 3, 4)]


@exercise.right
def by_the_package(n_x, n_h):
    rng = np.random.default_rng(0)
    cells = (kind.random(n_x, n_h, rng) for kind in (RNNCell, GRUCell, LSTMCell))
    return tuple(sum(p.size for p in cell.parameters.values()) for cell in cells)


@exercise.right
def by_shapes(n_x, n_h):
    shapes = [(n_h, n_x), (n_h, n_h), (n_h, 1)]
    return np.outer([1, 3, 4], [np.prod(shape) for shape in shapes]).sum(axis=1)


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
