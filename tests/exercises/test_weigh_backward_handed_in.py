"""check_weigh_backward, the way back through a softmax: against solutions right
at some sizes alone, and right ones of an unusual kind."""

import numpy as np
from exercises.handed_in import Exercise
from exercises.usual import add_the_usual

from rnn_teach.checks import check_weigh_backward


def right(alpha, d_alpha):
    return alpha * (d_alpha - alpha @ d_alpha)


exercise = Exercise(check_weigh_backward, right)
add_the_usual(exercise)


@exercise.wrong
def for_two_places(alpha, d_alpha):
    return alpha * (1 - alpha) * (d_alpha - d_alpha[::-1])


@exercise.wrong
def the_largest_for_the_sum(alpha, d_alpha):
    return alpha * (d_alpha - d_alpha[alpha.argmax()])


@exercise.right
def by_the_matrix_of_slopes(alpha, d_alpha):
    return (np.diag(alpha) - np.outer(alpha, alpha)) @ d_alpha


@exercise.right
def term_by_term(alpha, d_alpha):
    return np.array(
        [
            sum(a * ((p == q) - alpha[p]) * d for q, (a, d) in enumerate(zip(alpha, d_alpha, strict=True)))
            for p in range(len(alpha))
        ]
    )


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_a_right_answer_of_an_unusual_kind_is_correct(solution):
    exercise.accepts(solution)
