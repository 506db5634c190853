"""check_tied_step against steps that are right for some sizes alone, and right ones of
an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_tied_step


def right(W, gradients, rate):
    return W - rate * gradients[1:].sum(axis=0)


exercise = Exercise(check_tied_step, right)
add_the_usual(exercise)


@exercise.wrong
def five_steps_whatever_there_are(W, gradients, rate):
    return W - rate * gradients[1:6].sum(axis=0)


@exercise.wrong
def mean_where_there_is_more_than_one_step(W, gradients, rate):
    return W - rate * (gradients[1:].mean(axis=0) if len(gradients) > 2 else gradients[1])


@exercise.wrong
def a_fixed_rate(W, gradients, rate):
    return W - 0.1 * gradients[1:].sum(axis=0)


@exercise.wrong
def row_0_added_as_zero_and_the_last_forgotten(W, gradients, rate):
    return W - rate * np.nan_to_num(gradients)[:-1].sum(axis=0)


@exercise.wrong
def works_in_the_callers_W(W, gradients, rate):
    W -= rate * gradients[1:].sum(axis=0)
    return W


@exercise.wrong
def each_copy_by_itself(W, gradients, rate):
    return W - rate * gradients


@exercise.wrong
def row_0_added_too(W, gradients, rate):
    return W - rate * gradients.sum(axis=0)


@exercise.wrong
def signs_alone(W, gradients, rate):
    return W - rate * np.sign(gradients[1:].sum(axis=0))


@exercise.right
def by_a_loop_over_numbers(W, gradients, rate):
    new = [[float(number) for number in row] for row in W]
    for t in range(1, len(gradients)):
        for i in range(len(W)):
            for j in range(len(W)):
                new[i][j] -= float(rate * gradients[t, i, j])
    return new


@exercise.right
def by_nansum(W, gradients, rate):
    return W - rate * np.nansum(gradients, axis=0)


@exercise.right
def by_einsum(W, gradients, rate):
    return W - np.einsum(",tij->ij", rate, gradients[1:])


@exercise.right
def one_copy_after_the_other(W, gradients, rate):
    for gradient in gradients[1:]:
        W = W - rate * gradient
    return W


@exercise.each_wrong
def test_a_wrong_step_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_step_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
