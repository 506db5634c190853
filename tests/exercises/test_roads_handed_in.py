"""check_roads against counts that are right for small stacks alone, and right ones of
an unusual kind."""

from functools import cache
from math import comb, factorial, prod

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_roads


def right(L, T):
    return comb(L + T - 2, L - 1)


exercise = Exercise(check_roads, right)
add_the_usual(exercise, whole=True, arrays=False)


@exercise.wrong
def right_for_two_layers_alone(L, T):
    return T if L == 2 else right(min(L, 2), T)


@exercise.wrong
def at_most_a_thousand(L, T):
    return min(right(L, T), 1000)


@exercise.wrong
def those_of_one_layer_less(L, T):
    return comb(L + T - 3, L - 1)


@exercise.right
def place_by_place(L, T):
    roads = np.ones((L, T))
    for layer in range(1, L):
        for t in range(1, T):
            roads[layer, t] = roads[layer - 1, t] + roads[layer, t - 1]
    return roads[-1, -1]


@cache
def from_corner(L, T):
    return 1 if 1 in (L, T) else from_corner(L - 1, T) + from_corner(L, T - 1)


@exercise.right
def calls_itself(L, T):
    return from_corner(L, T)


@exercise.right
def by_factorials(L, T):
    return factorial(L + T - 2) // (factorial(L - 1) * factorial(T - 1))


@exercise.right
def counted_from_the_other_move(L, T):
    return comb(L + T - 2, T - 1)


@exercise.right
def by_running_sums(L, T):
    roads = [1] * T
    for _ in range(L - 1):
        roads = np.cumsum(roads)
    return roads[-1]


@exercise.right
def as_a_product(L, T):
    return round(prod((T - 1 + k) / k for k in range(1, L)))


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
