"""check_error_rate against rates that are right for some labels alone, and right ones
of an unusual kind."""

from functools import cache

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import edit_distance, error_rate
from rnn_teach.checks import check_error_rate


def right(heard, said):
    return sum(map(edit_distance, heard, said)) / sum(map(len, said))


exercise = Exercise(check_error_rate, right)
add_the_usual(exercise, arrays=False)


@exercise.wrong
def at_most_one(heard, said):
    return min(1.0, right(heard, said))


@exercise.wrong
def the_first_label(heard, said):
    return right(heard[:1], said[:1])


@exercise.wrong
def labels_of_which_something_was_heard(heard, said):
    pairs = [(a, b) for a, b in zip(heard, said, strict=True) if a]
    return sum(edit_distance(a, b) for a, b in pairs) / max(1, sum(len(b) for _, b in pairs))


@exercise.wrong
def one_for_each_label(heard, said):
    return [edit_distance(a, b) / len(b) for a, b in zip(heard, said, strict=True)]


@exercise.right
def by_the_package(heard, said):
    return error_rate(heard, said)


@exercise.right
def by_recursion(heard, said):
    def distance(a, b):
        @cache
        def d(i, j):
            if i == 0 or j == 0:
                return i + j
            return min(d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] != b[j - 1]))

        return d(len(a), len(b))

    return np.float64(sum(map(distance, heard, said))) / len("".join(said))


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
