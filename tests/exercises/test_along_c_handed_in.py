"""check_along_c against products that are right at some k alone, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_along_c


def right(f, k):
    return np.prod(f[k + 1 :], axis=0)


exercise = Exercise(check_along_c, right)
add_the_usual(exercise)


@exercise.wrong
def fails_at_the_last_step(f, k):
    return right(f, k) if k + 1 < len(f) else f[-1]


@exercise.wrong
def three_units(f, k):
    return np.resize(right(f, k), 3)


@exercise.wrong
def two_factors_at_most(f, k):
    return np.prod(f[k + 1 : k + 3], axis=0)


@exercise.wrong
def from_the_first_step_whatever_k(f, k):
    return np.prod(f[1:], axis=0)


@exercise.right
def step_by_step(f, k):
    share = np.ones(f.shape[1])
    for t in range(k + 1, len(f)):
        share = share * f[t]
    return share


@exercise.right
def by_logarithms(f, k):
    return np.exp(np.log(f[k + 1 :]).sum(axis=0))


@exercise.right
def backward_by_cumprod(f, k):
    return np.cumprod(np.vstack([np.ones_like(f[:1]), f[:k:-1]]), axis=0)[-1]


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
