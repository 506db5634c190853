"""check_min_gru against steps that are right at some sizes alone, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_min_gru


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def right(U, b, x, h):
    z = sigmoid(U[0] @ x + b[0])
    n = U[1] @ x + b[1]
    return z * h + (1 - z) * n


exercise = Exercise(check_min_gru, right)
add_the_usual(exercise)


@exercise.wrong
def the_first_sequence_alone(U, b, x, h):
    return np.repeat(right(U, b, x, h)[:, :1], h.shape[1], axis=1)


@exercise.wrong
def b_without_its_column(U, b, x, h):
    """Right where there are as many sequences as units, by chance of shape alone."""
    z = sigmoid(U[0] @ x + np.resize(b[0], h.shape[1]))
    return z * h + (1 - z) * (U[1] @ x + b[1])


@exercise.wrong
def as_the_paper_writes_it(U, b, x, h):
    z = sigmoid(U[0] @ x + b[0])
    return (1 - z) * h + z * (U[1] @ x + b[1])


@exercise.right
def by_what_is_renewed(U, b, x, h):
    n = U[1] @ x + b[1]
    return h + sigmoid(-(U[0] @ x + b[0])) * (n - h)


@exercise.right
def both_at_once(U, b, x, h):
    a = U @ x + b
    return a[1] + (1 + np.tanh(a[0] / 2)) / 2 * (h - a[1])


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_the_papers_convention_is_named():
    assert "in the paper z = 1 renews" in check_min_gru(as_the_paper_writes_it).sentence
