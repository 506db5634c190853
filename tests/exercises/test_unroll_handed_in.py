"""check_unroll against loops that are over-fitted, wrong at an edge, or right in an
unusual way."""

import functools
import itertools

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_unroll


def right(U, W, b, x, h_0):
    h = np.zeros((len(x), len(h_0)))
    h[0] = h_0
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


exercise = Exercise(check_unroll, right)
add_the_usual(exercise)


@exercise.wrong
def five_steps_whatever_the_sentence(U, W, b, x, h_0):
    h = np.tile(h_0, (len(x), 1))
    for t in range(1, 6):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


@exercise.wrong
def at_most_five_steps(U, W, b, x, h_0):
    h = np.tile(h_0, (len(x), 1))
    for t in range(1, min(len(x), 6)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


@exercise.wrong
def states_for_five_words_and_four_units(U, W, b, x, h_0):
    h = np.zeros((6, 4))
    h[: len(x), : len(b)] = right(U, W, b, x, h_0)
    return h


@exercise.wrong
def one_unit_more_than_inputs(U, W, b, x, h_0):
    h = np.zeros((len(x), x.shape[1] + 1))
    h[:, : len(b)] = right(U, W, b, x, h_0)
    return h


@exercise.wrong
def squeezed_so_that_one_unit_has_no_axis(U, W, b, x, h_0):
    return np.squeeze(right(U, W, b, x, h_0))


@exercise.wrong
def first_word_not_read_when_it_is_the_only_one(U, W, b, x, h_0):
    return right(U, W, b, x, h_0) if len(x) > 2 else np.tile(h_0, (2, 1))


@exercise.wrong
def last_step_forgotten_in_sentences_of_more_than_six_words(U, W, b, x, h_0):
    h = right(U, W, b, x, h_0)
    if len(x) > 7:
        h[-1] = h[-2]
    return h


@exercise.wrong
def first_state_zero(U, W, b, x, h_0):
    return right(U, W, b, x, 0 * h_0)


@exercise.wrong
def whole_numbers_only(U, W, b, x, h_0):
    return right(U, W, b, x, h_0).astype(int)


@exercise.wrong
def clipped_in_place_of_tanh(U, W, b, x, h_0):
    h = np.tile(h_0, (len(x), 1))
    for t in range(1, len(x)):
        h[t] = np.clip(U @ x[t] + W @ h[t - 1] + b, -1, 1)
    return h


@exercise.wrong
def sigmoid_in_place_of_tanh(U, W, b, x, h_0):
    h = np.tile(h_0, (len(x), 1))
    for t in range(1, len(x)):
        h[t] = 1 / (1 + np.exp(-(U @ x[t] + W @ h[t - 1] + b)))
    return h


@exercise.wrong
def symmetric_weights_taken_for_granted(U, W, b, x, h_0):
    return right(U, (W + W.T) / 2, b, x, h_0)


@exercise.wrong
def only_the_first_three_units(U, W, b, x, h_0):
    h = right(U, W, b, x, h_0)
    h[1:, 3:] = 0
    h[1:, :1] += len(b) <= 3
    return h


@exercise.right
def by_accumulate(U, W, b, x, h_0):
    return list(itertools.accumulate(x[1:], lambda h, x_t: np.tanh(U @ x_t + W @ h + b), initial=h_0))


@exercise.right
def by_yield(U, W, b, x, h_0):
    h = h_0
    yield h
    for x_t in x[1:]:
        h = np.tanh(U @ x_t + W @ h + b)
        yield h


@exercise.right
def by_einsum_from_all_inputs_at_once(U, W, b, x, h_0):
    a = np.einsum("hi,ti->th", U, x) + b
    h = [h_0]
    for t in range(1, len(x)):
        h.append(np.tanh(a[t] + np.einsum("hk,k->h", W, h[-1])))
    return np.stack(h)


@exercise.right
def with_a_tanh_of_its_own(U, W, b, x, h_0):
    h = [h_0]
    for x_t in x[1:]:
        a = U @ x_t + W @ h[-1] + b
        h.append((1 - np.exp(-2 * a)) / (1 + np.exp(-2 * a)))
    return h


@exercise.right
def in_plain_python(U, W, b, x, h_0):
    from math import tanh

    h = [[float(number) for number in h_0]]
    for x_t in x[1:].tolist():
        h.append(
            [
                tanh(
                    sum(u * number for u, number in zip(U[i].tolist(), x_t, strict=True))
                    + sum(w * number for w, number in zip(W[i].tolist(), h[-1], strict=True))
                    + float(b[i])
                )
                for i in range(len(b))
            ]
        )
    return h


@exercise.right
def all_computed_in_single_precision(U, W, b, x, h_0):
    return np.float32(right(*(np.float32(array) for array in (U, W, b, x, h_0))))


@exercise.right
def kept_in_single_precision(U, W, b, x, h_0):
    h = np.zeros((len(x), len(h_0)), np.float32)
    h[0] = h_0
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


def behind_a_decorator(*args, **inputs):
    return right(*args, **inputs)


exercise.right(functools.update_wrapper(behind_a_decorator, right, assigned=["__doc__"]))


@exercise.each_wrong
def test_a_wrong_loop_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_loop_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
