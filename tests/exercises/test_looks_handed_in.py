"""check_looks, where a net looks: against solutions that are right
at some sizes alone, and right ones of an unusual kind."""

import numpy as np
import pytest
from exercises.handed_in import Exercise, name_of
from exercises.usual import add_the_usual

from rnn_teach.checks import check_looks


def right(alpha, steps, places):
    return np.mean(alpha[steps].argmax(axis=1) == places)


exercise = Exercise(check_looks, right)
add_the_usual(exercise)


@exercise.wrong
def above_a_half(alpha, steps, places):
    return np.mean(alpha[steps, places] > 0.5)


@exercise.wrong
def among_the_best_two(alpha, steps, places):
    return np.mean([place in np.argsort(row)[-2:] for row, place in zip(alpha[steps], places, strict=True)])


@exercise.right
def word_by_word(alpha, steps, places):
    hits = 0
    for t, place in zip(steps, places, strict=True):
        hits += alpha[t, place] == max(alpha[t])
    return hits / len(steps)


@exercise.right
def as_an_array(alpha, steps, places):
    return np.array([np.count_nonzero(np.argmax(alpha[steps], axis=1) == places) / places.size])[0]


@pytest.mark.parametrize("solution", exercise.wrongs, ids=name_of)
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@pytest.mark.parametrize("solution", exercise.rights, ids=name_of)
def test_a_right_answer_of_an_unusual_kind_is_correct(solution):
    exercise.accepts(solution)
