"""check_truncated against reaches that are right for some K alone, and right sweeps of
an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise, named
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_truncated


def right(W, h, direct, K):
    dW = np.zeros(W.shape)
    for t in range(1, len(h)):
        d_h = direct[t]
        for k in range(t, max(t - K, 0), -1):
            d_a = (1 - h[k] ** 2) * d_h
            dW += np.outer(d_a, h[k - 1])
            d_h = W.T @ d_a
    return dW


exercise = Exercise(check_truncated, right)
add_the_usual(exercise)


def with_reach(name, reach):
    """A solution of that name whose reach is `reach(K, T)`."""

    def solution(W, h, direct, K):
        return right(W, h, direct, reach(K, len(h) - 1))

    return exercise.wrong(named(name, solution))


with_reach("above_three_nothing_is_cut", lambda K, T: K if K <= 3 else 99)
with_reach("one_three_or_all", lambda K, T: K if K in (1, 3) else 99)
with_reach("two_taken_for_one", lambda K, T: 1 if K == 2 else K)
with_reach("two_taken_for_three", lambda K, T: 3 if K == 2 else K)
with_reach("four_to_seven_taken_for_three", lambda K, T: 3 if 4 <= K <= 7 else K)
with_reach("a_reach_of_all_steps_but_one_cuts_nothing", lambda K, T: T if K == T - 1 else K)
with_reach("a_reach_of_just_all_steps_is_one_short", lambda K, T: K - 1 if K == T > 1 else K)
with_reach("more_than_there_are_is_one_short", lambda K, T: T - 1 if K > T else K)
with_reach("always_three", lambda K, T: 3)
with_reach("even_reaches_are_one_longer", lambda K, T: K + 1 if K % 2 == 0 else K)


@exercise.wrong
def eight_steps_whatever_the_sentence(W, h, direct, K):
    return right(W, h[:9], direct[:9], K) + (0 if len(h) >= 9 else np.full(W.shape, h[8]))


@exercise.wrong
def at_most_eight_steps(W, h, direct, K):
    return right(W, h[:9], direct[:9], K)


@exercise.wrong
def four_units_whatever_the_net(W, h, direct, K):
    dW = np.zeros((4, 4))
    dW[: len(W), : len(W)] = right(W, h, direct, K)[:4, :4]
    return dW


@exercise.wrong
def squeezed_so_that_one_unit_has_no_axis(W, h, direct, K):
    return np.squeeze(right(W, h, direct, K))


@exercise.wrong
def runs_off_the_first_step_where_the_reach_is_longer(W, h, direct, K):
    dW = np.zeros(W.shape)
    for t in range(1, len(h)):
        d_h = direct[t]
        for k in range(t, t - K, -1):
            d_a = (1 - h[k] ** 2) * d_h
            dW += np.outer(d_a, h[k - 1])
            d_h = W.T @ d_a
    return dW


@exercise.wrong
def a_single_step_gives_nothing(W, h, direct, K):
    return right(W, h, direct, K) * (len(h) > 2)


@exercise.wrong
def windows_that_do_not_overlap(W, h, direct, K):
    dW = np.zeros(W.shape)
    for start in range(0, len(h) - 1, K):
        dW += right(W, h[start : start + K + 1], direct[start : start + K + 1], K)
    return dW


@exercise.wrong
def initial_state_taken_as_zero(W, h, direct, K):
    return right(W, np.vstack([0 * h[:1], h[1:]]), direct, K)


@exercise.right
def one_sweep_of_K_messages(W, h, direct, K):
    messages, dW = [], np.zeros(W.shape)
    for t in range(len(h) - 1, 0, -1):
        messages = [direct[t], *messages][:K]
        d_a = [(1 - h[t] ** 2) * message for message in messages]
        dW = dW + np.outer(np.sum(d_a, axis=0), h[t - 1])
        messages = [W.T @ part for part in d_a]
    return dW


@exercise.right
def by_einsum_distance_by_distance(W, h, direct, K):
    dW, T = np.zeros(W.shape), len(h) - 1
    d_h = direct[1:]
    for distance in range(min(K, T)):
        d_a = (1 - h[1 : T + 1 - distance] ** 2) * d_h
        dW = dW + np.einsum("th,tk->hk", d_a, h[: T - distance])
        d_h = (d_a @ W)[1:]
    return dW


@exercise.right
def all_computed_in_single_precision(W, h, direct, K):
    return np.float32(right(np.float32(W), np.float32(h), np.float32(direct), K))


@exercise.each_wrong
def test_a_wrong_reach_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_way_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_a_walk_that_takes_off_one_at_the_end_is_named():
    def one_off(W, h, direct, K):
        dW = np.zeros(W.shape)
        for t in range(1, len(h)):
            d_h = direct[t]
            for k in range(t, max(t - K, 0) - 1, -1):
                d_a = (1 - h[k] ** 2) * d_h
                dW += np.outer(d_a, h[k - 1])
                d_h = W.T @ d_a
        return dW

    assert check_truncated(one_off).key == "one_term_too_many_and_step_zero"
