"""check_looks, where a net looks: against solutions that are right
at some sizes alone, and right ones of an unusual kind."""

import numpy as np
from exercises.handed_in import Exercise
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


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_a_right_answer_of_an_unusual_kind_is_correct(solution):
    exercise.accepts(solution)
