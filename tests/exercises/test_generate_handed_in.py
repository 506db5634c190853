"""check_generate against loops that are wrong at some sizes, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import Readout, RNNCell, run_freely
from rnn_teach.checks import check_generate


def right(U, W, V, begin, T):
    h, out = np.zeros(len(W)), []
    for x in begin:
        h = np.tanh(U[:, x] + W @ h)
    for _ in range(T):
        out.append(int(np.argmax(V @ h)))
        h = np.tanh(U[:, out[-1]] + W @ h)
    return np.array(out)


exercise = Exercise(check_generate, right)
add_the_usual(exercise, whole=True)


@exercise.wrong
def eight_symbols(U, W, V, begin, T):
    return right(U, W, V, begin, 8)


@exercise.wrong
def forgets_after_five(U, W, V, begin, T):
    out = right(U, W, V, begin, min(T, 5)).tolist()
    while len(out) < T:
        out.append(int(right(U, W, V, out[-1:], 1)[0]))
    return np.array(out)


@exercise.wrong
def no_tanh(U, W, V, begin, T):
    h, out = np.zeros(len(W)), []
    for x in begin:
        h = U[:, x] + W @ h
    for _ in range(T):
        out.append(int(np.argmax(V @ h)))
        h = U[:, out[-1]] + W @ h
    return np.array(out)


@exercise.wrong
def begins_with_zeros_of_another_net(U, W, V, begin, T):
    return right(U, W.T, V, begin, T)


@exercise.wrong
def with_begin_in_front(U, W, V, begin, T):
    return np.concatenate([begin, right(U, W, V, begin, T)])


@exercise.wrong
def one_symbol_again_and_again(U, W, V, begin, T):
    return np.repeat(right(U, W, V, begin, 1), T)


@exercise.right
def by_the_package(U, W, V, begin, T):
    return run_freely(RNNCell(U, W), Readout(V), begin, T).symbols[:, 0]


@exercise.right
def everything_read_anew_for_each_symbol(U, W, V, begin, T):
    read = list(begin)
    for _ in range(T):
        h = np.zeros(len(W))
        for x in read:
            h = np.tanh(U[:, x] + W @ h)
        read.append(int(np.argmax(V @ h)))
    return read[len(begin) :]


@exercise.right
def with_one_hot_vectors(U, W, V, begin, T):
    h, read, out = np.zeros((len(W), 1)), list(begin), []
    while len(out) < T:
        x = np.eye(U.shape[1])[:, [read.pop(0)]]
        h = np.tanh(U @ x + W @ h)
        if not read:
            out.append(int((V @ h).argmax()))
            read.append(out[-1])
    return out


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
