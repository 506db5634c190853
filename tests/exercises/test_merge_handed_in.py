"""check_merge against pairs that are right at some sizes alone, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_merge


def right(a1, b1, a2, b2):
    return a2 * a1, a2 * b1 + b2


exercise = Exercise(check_merge, right)
add_the_usual(exercise, several=True)


@exercise.wrong
def the_first_unit_for_all(a1, b1, a2, b2):
    return tuple(np.full_like(part, part[0]) for part in right(a1, b1, a2, b2))


@exercise.wrong
def as_an_inner_product(a1, b1, a2, b2):
    return a2 * a1, a2 @ b1 + b2


@exercise.wrong
def nothing_passes_a_zero(a1, b1, a2, b2):
    return a2 * a1, np.where(a1 == 0, b2, a2 * b1 + b2)


@exercise.right
def as_matrices(a1, b1, a2, b2):
    """A line as [[a, b], [0, 1]]: then merging is a product."""
    pairs = []
    for unit in range(len(a1)):
        later, earlier = ([[a[unit], b[unit]], [0, 1]] for a, b in ((a2, b2), (a1, b1)))
        pairs.append((np.array(later) @ earlier)[0])
    return tuple(np.array(pairs).T)


@exercise.right
def by_trying_zero_and_one(a1, b1, a2, b2):
    at_0, at_1 = (a2 * (a1 * h + b1) + b2 for h in (0, 1))
    return at_1 - at_0, at_0


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_two_mistakes_at_once_are_both_named():
    verdict = check_merge(lambda a1, b1, a2, b2: (a1 + a2, b1 + b2))
    assert set(verdict.key.split("+")) == {"a_added", "b1_not_scaled"} or verdict.key == "a_added"
