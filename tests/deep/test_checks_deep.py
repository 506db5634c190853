"""Stacking and counting: what is told of them besides what
tests/kit/test_exercise_contract.py holds for all."""

from math import comb

import numpy as np
import pytest

from rnn_teach import Bidirectional, RNNCell, Stack
from rnn_teach.checks import check_first_step, check_layer_counts, check_roads, check_stack
from rnn_teach.lessons.deep import exercise_counts as deep_counting
from rnn_teach.lessons.deep import picture_at_work


def right_stack(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = np.zeros((len(x), len(b_1))), np.zeros((len(x), len(b_2)))
    for t in range(1, len(x)):
        h_1[t] = np.tanh(U_1 @ x[t] + W_1 @ h_1[t - 1] + b_1)
        h_2[t] = np.tanh(U_2 @ h_1[t] + W_2 @ h_2[t - 1] + b_2)
    return h_1, h_2


def right_counts(n_x, n_h, L):
    reads = [n_x] + [2 * n_h] * (L - 1)
    return [2 * (n_h * n + n_h * n_h + n_h) for n in reads]


@pytest.mark.parametrize("seed", range(5))
def test_what_is_right_is_correct(seed):
    assert check_stack(right_stack, np.random.default_rng(seed)).state == "correct"
    assert check_layer_counts(right_counts, np.random.default_rng(seed)).state == "correct"


@pytest.mark.parametrize(("n_x", "n_h", "L"), [(5, 3, 1), (7, 4, 3)])
def test_the_counts_are_those_of_a_stack_of_bidirectionals(n_x, n_h, L):
    rng = np.random.default_rng(0)
    sizes = [n_x] + [2 * n_h] * (L - 1)
    net = Stack(*(Bidirectional(RNNCell.random(n, n_h, rng), RNNCell.random(n, n_h, rng)) for n in sizes))
    counted = [sum(array.size for array in layer.parameters.values()) for layer in net.parts.values()]
    assert counted == deep_counting.right_counts(n_x, n_h, L).tolist()


def test_the_place_of_the_first_wrong_number_is_told():
    def my_stack(**inputs):
        h_1, h_2 = right_stack(**inputs)
        h_2[min(3, len(h_2) - 1), min(1, h_2.shape[1] - 1)] += 0.5
        return h_1, h_2

    assert "first wrong in layer 2 at t = 3, unit 2" in check_stack(my_stack).sentence
    assert "No usual mistake" in check_stack(my_stack).sentence
    off_by_7 = check_layer_counts(lambda **sizes: [count + 7 for count in right_counts(**sizes)])
    assert "layer 1 has" in off_by_7.sentence
    assert "No usual mistake" in off_by_7.sentence


@pytest.mark.parametrize("check", [check_stack, check_layer_counts])
def test_an_error_is_told_and_nan_is_never_correct(check):
    assert "ZeroDivisionError" in check(lambda **_: 1 / 0).sentence
    assert not check(lambda **_: np.nan)
    assert not check(lambda **_: (np.full((6, 3), np.nan), np.full((6, 3), np.nan)))
    assert "without calling it" in check(3).sentence


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda h_1, h_2: h_2, "`return h_1, h_2`; got "),
        (lambda h_1, h_2: (h_1, h_2, h_2), "`return h_1, h_2`; got "),
        (
            lambda h_1, h_2: (h_1[-1], h_2[-1]),
            "h_1 has shape (4,) instead of (6, 4): that is",
        ),
        (lambda h_1, h_2: (h_1, h_2[1:]), "h_2 has shape (5, 4)"),
        (lambda h_1, h_2: (h_1.T, h_2.T), "time is the first axis"),
        (lambda h_1, h_2: (h_1[:, :, None], h_2), "not a column"),
        (lambda h_1, h_2: (h_1, np.nan * h_2), "h_2 holds nan"),
        (lambda h_1, h_2: (h_1, "done"), "got str"),
    ],
)
def test_wrong_shapes_and_numbers_of_the_states_are_told(answer, said):
    verdict = check_stack(lambda **inputs: answer(*right_stack(**inputs)), np.random.default_rng(0))
    assert not verdict
    assert said in verdict.sentence


def test_wrong_shapes_of_the_counts_are_told():
    assert "a count for each layer" in check_layer_counts(lambda **sizes: sum(right_counts(**sizes))).sentence
    both = check_layer_counts(lambda **sizes: [n // 2 for n in right_counts(**sizes) for _ in range(2)])
    assert "add both directions" in both.sentence
    assert "got str" in check_layer_counts(lambda **_: "many").sentence


def test_reading_the_input_that_does_not_exist_gives_nan_and_is_never_correct():
    def my_stack(U_1, W_1, b_1, U_2, W_2, b_2, x):
        return right_stack(U_1, W_1, b_1, U_2, W_2, b_2, np.vstack([x[:1], x[:-1]]))

    assert "x[0], is NaN" in check_stack(my_stack).sentence


def test_an_input_changed_in_place_is_told():
    def my_stack(**inputs):
        states = right_stack(**inputs)
        inputs["U_2"] *= 2
        return states

    assert "changed U_2 in place" in check_stack(my_stack).sentence


def with_one_size(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = np.zeros_like(x), np.zeros_like(x)
    for t in range(1, len(x)):
        h_1[t] = np.tanh(U_1 @ x[t] + W_1 @ h_1[t - 1] + b_1)
        h_2[t] = np.tanh(U_2 @ h_1[t] + W_2 @ h_2[t - 1] + b_2)
    return h_1, h_2


def test_layers_of_unequal_size_are_tried():
    for _ in range(10):
        verdict = check_stack(with_one_size)
        assert verdict.key == "stopped"
        assert "n_1 = " in verdict.sentence
        assert "it is right" in verdict.sentence


@pytest.mark.parametrize(
    "solution",
    [
        lambda n_x, n_h, L: right_counts(n_x, n_h, 2) + right_counts(n_x, n_h, 2)[1:] * (L - 2),
        lambda n_x, n_h, L: right_counts(n_x, n_h, min(L, 4)),
        lambda n_x, n_h, L: [count + (n_x == n_h) for count in right_counts(n_x, n_h, L)],
        lambda n_x, n_h, L: [count + (n_h > 10) for count in right_counts(n_x, n_h, L)],
    ],
    ids=["two layers and more", "four layers at most", "unequal sizes", "small layers"],
)
def test_counts_that_are_right_for_some_nets_are_not_correct(solution):
    for _ in range(10):
        assert check_layer_counts(solution).state == "not right yet"


def test_counts_in_floating_point_and_from_a_generator_are_correct():
    assert check_layer_counts(lambda n_x, n_h, L: (count / 3 * 3 for count in right_counts(n_x, n_h, L)))
    assert check_layer_counts(lambda n_x, n_h, L: np.float32(right_counts(n_x, n_h, L)))


@pytest.mark.parametrize(
    ("check", "right", "said"),
    [
        (check_stack, right_stack, "layer 1 sees “arrive” at t = 2, 10"),
        (check_stack, lambda **p: [h.tolist() for h in right_stack(**p)], "layer 2 is up at t = 10, 11, 12."),
        (check_roads, lambda L, T: comb(L + T - 2, L - 1), f"over 30 steps 5 layers have {comb(33, 4):,}."),
        (check_layer_counts, right_counts, f"5 layers have {sum(right_counts(80, 128, 5)):,}."),
        (
            check_first_step,
            {"layer 1": 1, "layer 3": 1, "layer 3, x[4]": 4, "claim": False},
            "another x[4] moves layers 1 to 3 first at t = 4, 4, 4",
        ),
    ],
)
def test_what_is_right_is_seen_at_work(check, right, said):
    picture = check(right).picture()
    assert said in picture.sentence
    assert picture.pixels().std() > 10


def test_another_function_is_seen_as_another():
    late = picture_at_work.stack(lambda **p: (right_stack(**p)[0], np.roll(right_stack(**p)[1], 1, axis=0)))
    assert "layer 2 is up at t = 11, 12." in late.sentence
    assert "5 layers have 150." in picture_at_work.roads(lambda L, T: L * T).sentence
    assert "5 layers have 5." in picture_at_work.counts(lambda n_x, n_h, L: [1] * L).sentence
