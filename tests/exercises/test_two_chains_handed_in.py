"""check_two_chains against chains that are right for some sentences alone, and right
ones of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import Bidirectional, RNNCell, unroll
from rnn_teach.checks import check_two_chains


def chain(U, W, b, x):
    h = np.zeros((len(x), len(b)))
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


def right(U, W, b, U_back, W_back, b_back, x):
    T = len(x) - 1
    h = np.zeros((T + 2, 2 * len(b)))
    n = len(b)
    for t in range(1, T + 1):
        h[t, :n] = np.tanh(U @ x[t] + W @ h[t - 1, :n] + b)
    for t in range(T, 0, -1):
        h[t, n:] = np.tanh(U_back @ x[t] + W_back @ h[t + 1, n:] + b_back)
    return h[:-1]


exercise = Exercise(check_two_chains, right)
add_the_usual(exercise)


@exercise.wrong
def five_steps_at_most(U, W, b, U_back, W_back, b_back, x):
    h = right(U, W, b, U_back, W_back, b_back, x)
    h[6:] = 0
    return h


@exercise.wrong
def right_for_palindromes_alone(U, W, b, U_back, W_back, b_back, x):
    h = right(U, W, b, U_back, W_back, b_back, x)
    h[1:, len(b) :] = h[:0:-1, len(b) :]
    return h


@exercise.wrong
def with_the_row_after_the_end(U, W, b, U_back, W_back, b_back, x):
    return np.vstack([right(U, W, b, U_back, W_back, b_back, x), np.zeros(2 * len(b))])


@exercise.wrong
def the_state_after_the_end_is_the_last_row(U, W, b, U_back, W_back, b_back, x):
    h = right(U, W, b, U_back, W_back, b_back, x)
    h[-1, len(b) :] = 0
    return h


@exercise.wrong
def forward_twice(U, W, b, U_back, W_back, b_back, x):
    return np.hstack([chain(U, W, b, x)] * 2)


@exercise.right
def turned_and_turned_back(U, W, b, U_back, W_back, b_back, x):
    back = chain(U_back, W_back, b_back, np.vstack([x[:1], x[:0:-1]]))
    return np.hstack([chain(U, W, b, x), np.vstack([back[:1], back[:0:-1]])])


@exercise.right
def by_the_package(U, W, b, U_back, W_back, b_back, x):
    return unroll(Bidirectional(RNNCell(U, W, b), RNNCell(U_back, W_back, b_back)), x[1:]).h[:, :, 0]


@exercise.right
def in_lists_that_grow_at_the_front(U, W, b, U_back, W_back, b_back, x):
    from_left, from_right = [np.zeros(len(b))], [np.zeros(len(b))]
    for x_t in x[1:]:
        from_left.append(np.tanh(U @ x_t + W @ from_left[-1] + b))
    for x_t in x[:0:-1]:
        from_right.insert(0, np.tanh(U_back @ x_t + W_back @ from_right[0] + b_back))
    from_right.insert(0, from_right.pop())  # row 0 may hold anything
    return np.array([[*one, *other] for one, other in zip(from_left, from_right, strict=True)])


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
