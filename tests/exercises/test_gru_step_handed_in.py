"""check_gru_step against steps that are right at some sizes alone, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_gru_step


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def right(U, W, b, x, h, reset_after):
    r = sigmoid(U[0] @ x + W[0] @ h + b[0])
    z = sigmoid(U[1] @ x + W[1] @ h + b[1])
    past = r * (W[2] @ h) if reset_after else W[2] @ (r * h)
    return z * h + (1 - z) * np.tanh(U[2] @ x + past + b[2])


exercise = Exercise(check_gru_step, right)
add_the_usual(exercise)


@exercise.wrong
def the_first_sequence_alone(U, W, b, x, h, reset_after):
    return np.repeat(right(U, W, b, x, h, reset_after)[:, :1], h.shape[1], axis=1)


@exercise.wrong
def four_units_and_two_sequences(U, W, b, x, h, reset_after):
    return np.resize(right(U, W, b, x, h, reset_after), (4, 2))


@exercise.wrong
def reset_as_a_text(U, W, b, x, h, reset_after):
    return right(U, W, b, x, h, reset_after == "after")


@exercise.wrong
def a_column_too_much(U, W, b, x, h, reset_after):
    return right(U, W, b, x, h, reset_after)[:, :, np.newaxis]


@exercise.wrong
def stops_on_the_last_product(U, W, b, x, h, reset_after):
    return right(U, W, b, x, h, reset_after) @ h


@exercise.right
def all_three_at_once(U, W, b, x, h, reset_after):
    a = U @ x + b
    r, z = sigmoid(a[:2] + W[:2] @ h)
    n = np.tanh(a[2] + (r * (W[2] @ h) if reset_after else W[2] @ (r * h)))
    return n + z * (h - n)


@exercise.right
def by_einsum_and_half_a_tanh(U, W, b, x, h, reset_after):
    a = np.einsum("gij,jb->gib", U, x) + b
    r, z = (1 + np.tanh((a[:2] + np.einsum("gij,jb->gib", W[:2], h)) / 2)) / 2
    past = r * np.einsum("ij,jb->ib", W[2], h) if reset_after else np.einsum("ij,jb->ib", W[2], r * h)
    return z * h + (1 - z) * np.tanh(a[2] + past)


@exercise.right
def sequence_by_sequence(U, W, b, x, h, reset_after):
    columns = [right(U, W, b, x[:, [k]], h[:, [k]], reset_after) for k in range(h.shape[1])]
    return np.hstack(columns)


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
