"""check_backward against sweeps that are over-fitted or wrong at an edge, and right
ones of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_backward


def right(W, x, h, direct):
    d_h = direct.copy()
    dU, dW = np.zeros((len(W), x.shape[1])), np.zeros(W.shape)
    for t in range(len(h) - 1, 0, -1):
        d_a = (1 - h[t] ** 2) * d_h[t]
        dU += np.outer(d_a, x[t])
        dW += np.outer(d_a, h[t - 1])
        d_h[t - 1] += W.T @ d_a
    return d_h, dU, dW


exercise = Exercise(check_backward, right)
add_the_usual(exercise, several=True)


@exercise.wrong
def five_steps_whatever_the_sentence(W, x, h, direct):
    d_h = direct.copy()
    dU, dW = np.zeros((len(W), x.shape[1])), np.zeros(W.shape)
    for t in range(5, 0, -1):
        d_a = (1 - h[t] ** 2) * d_h[t]
        dU += np.outer(d_a, x[t])
        dW += np.outer(d_a, h[t - 1])
        d_h[t - 1] += W.T @ d_a
    return d_h, dU, dW


@exercise.wrong
def four_units_and_three_inputs(W, x, h, direct):
    d_h, dU, dW = right(W, x, h, direct)
    dU_4, dW_4 = np.zeros((4, 3)), np.zeros((4, 4))
    dU_4[: len(dU), : dU.shape[1]] = dU[:4, :3]
    dW_4[: len(W), : len(W)] = dW[:4, :4]
    return d_h, dU_4, dW_4


@exercise.wrong
def as_many_inputs_as_units(W, x, h, direct):
    d_h, dU, dW = right(W, x, h, direct)
    like_W = np.zeros_like(W)
    like_W[:, : dU.shape[1]] = dU[:, : len(W)]
    return d_h, like_W, dW


@exercise.wrong
def squeezed_so_that_one_unit_has_no_axis(W, x, h, direct):
    return tuple(map(np.squeeze, right(W, x, h, direct)))


@exercise.wrong
def nothing_learned_from_a_single_step(W, x, h, direct):
    d_h, dU, dW = right(W, x, h, direct)
    return d_h, dU * (len(h) > 2), dW * (len(h) > 2)


@exercise.wrong
def nothing_handed_to_the_state_before_the_only_word(W, x, h, direct):
    d_h, dU, dW = right(W, x, h, direct)
    return (d_h, dU, dW) if len(h) > 2 else (direct.copy(), dU, dW)


@exercise.wrong
def more_than_six_steps_are_cut_off(W, x, h, direct):
    d_h, dU, dW = right(W, x, h, direct)
    d_h[:-7] = direct[:-7]
    return d_h, dU, dW


@exercise.wrong
def initial_state_taken_as_zero(W, x, h, direct):
    return right(W, x, np.vstack([0 * h[:1], h[1:]]), direct)


@exercise.wrong
def works_in_the_callers_direct(W, x, h, direct):
    d_h, dU, dW = right(W, x, h, direct)
    direct[...] = d_h
    return direct, dU, dW


@exercise.wrong
def hands_back_the_inputs(W, x, h, direct):
    return direct, x[1:].T @ h[:-1] if x.shape[1] == len(W) else np.zeros((len(W), x.shape[1])), W


@exercise.wrong
def dU_right_where_the_inputs_are_no_more_than_the_units(W, x, h, direct):
    d_h, dU, dW = right(W, x, h, direct)
    dU[:, len(W) :] = 0
    return d_h, dU + (x.shape[1] < len(W)) * 0.1, dW


@exercise.wrong
def gradient_of_the_first_state_left_out(W, x, h, direct):
    d_h, dU, dW = right(W, x, h, direct)
    d_h[0] = 0
    return d_h, dU, dW


@exercise.right
def steps_gathered_and_summed_by_einsum(W, x, h, direct):
    d_h, d_a = direct.copy(), np.zeros_like(direct)
    for t in reversed(range(1, len(h))):
        d_a[t] = np.einsum("i,i->i", 1 - h[t] ** 2, d_h[t])
        d_h[t - 1] = d_h[t - 1] + d_a[t] @ W
    return d_h, np.einsum("th,ti->hi", d_a[1:], x[1:]), np.einsum("th,tk->hk", d_a[1:], h[:-1])


@exercise.right
def as_one_sum_over_all_pairs_of_steps(W, x, h, direct):
    T = len(h) - 1
    d_h = np.zeros_like(h)
    for k in range(T + 1):
        way = np.eye(len(W))
        for t in range(k, T + 1):
            way = way if t == k else np.diag(1 - h[t] ** 2) @ W @ way
            d_h[k] += direct[t] @ way
    d_a = (1 - h**2) * d_h
    return d_h, d_a[1:].T @ x[1:], d_a[1:].T @ h[:-1]


@exercise.right
def one_after_the_other_by_yield(W, x, h, direct):
    yield from right(W, x, h, direct)


@exercise.right
def all_computed_in_single_precision(W, x, h, direct):
    return tuple(map(np.float32, right(*(np.float32(array) for array in (W, x, h, direct)))))


@exercise.right
def from_transposed_arrays(W, x, h, direct):
    d_h, dU, dW = right(np.asfortranarray(W), x, np.asfortranarray(h), direct)
    return d_h.T.copy().T, dU.T.copy().T, dW.T.copy().T


@exercise.each_wrong
def test_a_wrong_sweep_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_sweep_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
