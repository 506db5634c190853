"""check_delta_write against writes that are right at some sizes alone, and right ones
of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_delta_write


def right(S, k, v, beta):
    return S + beta * np.outer(v - S @ k, k)


exercise = Exercise(check_delta_write, right)
add_the_usual(exercise)


@exercise.wrong
def adds(S, k, v, beta):
    return S + beta * np.outer(v, k)


@exercise.wrong
def overwrites_all(S, k, v, beta):
    return beta * np.outer(v, k)


@exercise.wrong
def always_writes_the_whole(S, k, v, beta):
    return right(S, k, v, 1)


@exercise.wrong
def never_writes_the_whole(S, k, v, beta):
    return right(S, k, v, beta if beta < 1 else 0)


@exercise.right
def as_papers_write_it(S, k, v, beta):
    return S @ (np.eye(len(k)) - beta * np.outer(k, k)) + beta * np.outer(v, k)


@exercise.right
def entry_by_entry(S, k, v, beta):
    new = np.zeros(S.shape)
    for i in range(len(v)):
        held = sum(S[i, j] * k[j] for j in range(len(k)))
        for j in range(len(k)):
            new[i, j] = S[i, j] + beta * (v[i] - held) * k[j]
    return new


@exercise.right
def as_a_step_down_a_slope(S, k, v, beta):
    """The gradient of ½ ‖S k - v‖² in S is (S k - v) kᵀ."""
    return S - beta * ((S @ k - v)[:, np.newaxis] * k)


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_plain_adding_is_named():
    assert check_delta_write(adds).key == "nothing_subtracted"


def test_a_product_in_place_of_the_outer_one_is_named():
    def product(S, k, v, beta):
        return S + beta * (v - S @ k) * k

    assert check_delta_write(product).key == "no_outer"
