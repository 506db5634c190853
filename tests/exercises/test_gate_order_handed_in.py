"""check_gate_order against orders that are right for some nets alone, and right ones
found in an unusual way."""

from itertools import permutations

import numpy as np
from exercises.handed_in import FRESH, Exercise, changed, name_of
from exercises.usual import add_the_usual
from exercises.wrong_changes import CHANGES, replays

from rnn_teach.checks import check_gate_order

EXACT = ("rounded_to_three_digits",)
"""The answer is whole numbers, which this leaves as they are."""


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def step(a, c):
    i, f, g, o = a
    return sigmoid(o) * np.tanh(sigmoid(f) * c + sigmoid(i) * np.tanh(g))


def right(U, W, b, x, h, c, h_next):
    a = U @ x + W @ h + b
    for order in permutations(range(4)):
        if np.allclose(step(a[list(order)], c), h_next):
            return np.array(order)
    return None


exercise = Exercise(check_gate_order, right)
add_the_usual(exercise, changes=[change for change in CHANGES if name_of(change) not in EXACT])


@exercise.wrong
def never_more_than_swapped(U, W, b, x, h, c, h_next):
    """Tries the orders alone in which two gates have changed places."""
    a = U @ x + W @ h + b
    orders = [order for order in permutations(range(4)) if sum(order[k] != k for k in range(4)) <= 2]
    return np.array(min(orders, key=lambda order: np.abs(step(a[list(order)], c) - h_next).max()))


@exercise.wrong
def by_the_first_unit_rounded(U, W, b, x, h, c, h_next):
    a = U @ x + W @ h + b
    return np.array(
        min(permutations(range(4)), key=lambda order: abs(np.round(step(a[list(order)], c) - h_next)[0, 0]))
    )


@exercise.wrong
def without_the_bias(U, W, b, x, h, c, h_next):
    a = U @ x + W @ h
    return np.array(min(permutations(range(4)), key=lambda order: np.abs(step(a[list(order)], c) - h_next).max()))


@exercise.wrong
def as_letters(U, W, b, x, h, c, h_next):
    return "".join("ifgo"[k] for k in right(U, W, b, x, h, c, h_next))


@exercise.right
def nearest_of_all(U, W, b, x, h, c, h_next):
    a = U @ x + W @ h + b
    return min(permutations(range(4)), key=lambda order: np.abs(step(a[list(order)], c) - h_next).sum())


exercise.right(changed(right, list))


@exercise.each_wrong
def test_a_wrong_order_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_search_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
