"""check_parity against pairs that are right for some bits alone, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_parity


def right(bits):
    return 1 - 2 * bits, bits


exercise = Exercise(check_parity, right)
add_the_usual(exercise, several=True, whole=True)


@exercise.wrong
def with_states_of_one_and_minus_one(bits):
    """It would be right from h[0] = 1."""
    return 1 - 2 * bits, 0 * bits


@exercise.wrong
def right_for_two_ones(bits):
    a, b = right(bits)
    ones = np.cumsum(bits)
    return np.where(ones > 2, 1, a), np.where(ones > 2, 0, b)


@exercise.wrong
def what_the_state_is(bits):
    return 1 - 2 * bits, np.cumsum(bits) % 2


@exercise.right
def by_cases(bits):
    return np.where(bits == 1, -1.0, 1.0), np.where(bits == 1, 1.0, 0.0)


@exercise.right
def as_whole_numbers_in_lists(bits):
    return [int(1 - 2 * bit) for bit in bits], [int(bit) for bit in bits]


@exercise.right
def as_a_power(bits):
    return (-1.0) ** bits, bits > 0.5


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_the_form_that_needs_another_start_is_told_so():
    assert "it would need a start at 1" in check_parity(with_states_of_one_and_minus_one).sentence
