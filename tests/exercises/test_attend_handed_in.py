"""check_attend, one step of attention: against solutions that are right
at some sizes alone, and right ones of an unusual kind."""

import numpy as np
from exercises.handed_in import Exercise
from exercises.usual import add_the_usual

from rnn_teach.checks import check_attend


def right(places, h, A, M, v):
    e = np.tanh(places @ A.T + M @ h) @ v
    e = np.exp(e - e.max())
    alpha = e / e.sum()
    return alpha, alpha @ places


exercise = Exercise(check_attend, right)
add_the_usual(exercise)


@exercise.wrong
def softmax_over_the_units(places, h, A, M, v):
    u = np.exp(places @ A.T + M @ h)
    alpha = (u / u.sum(axis=1, keepdims=True)) @ v
    return alpha, alpha @ places


@exercise.wrong
def looks_as_for_five_places(places, h, A, M, v):
    alpha, _ = right(places, h, A, M, v)
    alpha[5:] = 0
    return alpha, alpha @ places


@exercise.wrong
def sees_with_h_for_all(places, h, A, M, v):
    alpha, ctx = right(places, np.full_like(h, h.mean()), A, M, v)
    return alpha, ctx


@exercise.right
def place_by_place(places, h, A, M, v):
    e = np.array([v @ np.tanh(A @ a + M @ h) for a in places])
    alpha = np.exp(e) / np.exp(e).sum()
    return alpha, sum(weight * a for weight, a in zip(alpha, places, strict=True))


@exercise.right
def as_a_tuple_of_lists(places, h, A, M, v):
    alpha, ctx = right(places, h, A, M, v)
    return alpha.tolist(), ctx.tolist()


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_a_right_answer_of_an_unusual_kind_is_correct(solution):
    exercise.accepts(solution)
