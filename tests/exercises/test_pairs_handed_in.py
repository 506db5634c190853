"""check_pairs against pieces that are wrong at some sizes, and right ones of an unusual
kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_pairs


def right(numbers, B):
    L = (len(numbers) - 1) // B
    return numbers[: L * B].reshape(B, L).T, numbers[1 : L * B + 1].reshape(B, L).T


exercise = Exercise(check_pairs, right)
add_the_usual(exercise, several=True, whole=True)


@exercise.wrong
def a_step_short_where_nothing_is_left_over(numbers, B):
    x, y = right(numbers, B)
    return (x[:-1], y[:-1]) if len(numbers) == x.size + 1 else (x, y)


@exercise.wrong
def one_piece_whatever_B(numbers, B):
    return right(numbers, 1)


@exercise.wrong
def the_last_target_is_zero(numbers, B):
    x, y = right(numbers, B)
    y = y.copy()
    y[-1, -1] = 0
    return x, y


@exercise.wrong
def rows_for_pieces(numbers, B):
    x, y = right(numbers, B)
    return x.T, y.T


@exercise.wrong
def wrapped_within_each_piece(numbers, B):
    x, _ = right(numbers, B)
    return x, np.concatenate([x[1:], x[:1]])


@exercise.right
def piece_by_piece(numbers, B):
    L = (len(numbers) - 1) // B
    x, y = np.zeros((L, B), int), np.zeros((L, B), int)
    for b in range(B):
        for t in range(L):
            x[t, b], y[t, b] = numbers[b * L + t], numbers[b * L + t + 1]
    return x, y


@exercise.right
def with_the_columns_put_together(numbers, B):
    L = (len(numbers) - 1) // B
    columns = [numbers[b * L : (b + 1) * L + 1] for b in range(B)]
    both = np.stack(columns, axis=1)
    return both[:-1], both[1:]


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
