"""The two backward passes: what is told of them besides what
tests/kit/test_exercise_contract.py holds for all."""

import itertools

import numpy as np
import pytest

from rnn_teach.checks import check_backward, check_truncated
from rnn_teach.lessons.bptt import backward, truncated
from rnn_teach.lessons.bptt.exercise_backward import random_inputs

NAMES = ("d_h", "dU", "dW")


def right_backward(W, x, h, direct):
    d_h = direct.copy()
    dU, dW = np.zeros((len(W), x.shape[1])), np.zeros_like(W)
    for t in range(len(h) - 1, 0, -1):
        d_a = (1 - h[t] ** 2) * d_h[t]
        dU += np.outer(d_a, x[t])
        dW += np.outer(d_a, h[t - 1])
        d_h[t - 1] += W.T @ d_a
    return d_h, dU, dW


def right_truncated(W, h, direct, K):
    dW = np.zeros_like(W)
    for t in range(1, len(h)):
        d_h = direct[t]
        for k in range(t, max(t - K, 0), -1):
            d_a = (1 - h[k] ** 2) * d_h
            dW += np.outer(d_a, h[k - 1])
            d_h = W.T @ d_a
    return dW


def mistaken_backward(*names):
    pieces = dict(backward.TRUTH)
    for name in names:
        pieces |= backward.MISTAKES[name]
    return lambda **inputs: backward.backward(pieces, **inputs)


def mistaken_truncated(name):
    return lambda **inputs: truncated.truncated(truncated.TRUTH | truncated.MISTAKES[name], **inputs)


SEEDS = range(5)
SIZES = [(4, 2, 3), (5, 3, 4), (9, 2, 2)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_passes_are_correct(seed):
    assert check_backward(right_backward, np.random.default_rng(seed))
    assert check_truncated(right_truncated, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_two_mistakes_of_a_backward_pass_coincide(size, seed):
    inputs = random_inputs(np.random.default_rng(seed), *size)
    truth = right_backward(**inputs)
    answers = {name: mistaken_backward(name)(**inputs) for name in backward.MISTAKES}
    for one, other in itertools.combinations(answers, 2):
        pairs = zip(answers[one], answers[other], strict=True)
        assert not all(np.allclose(mine, yours, rtol=1e-6) for mine, yours in pairs), (one, other)
    for name, answer in answers.items():
        assert not all(np.allclose(mine, right) for mine, right in zip(answer, truth, strict=True)), name


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", [(7, 3, 4), (8, 2, 2), (11, 1, 3)], ids=str)
def test_no_two_mistakes_of_a_truncation_coincide(size, seed):
    inputs = random_inputs(np.random.default_rng(seed), *size)
    del inputs["x"]
    answers = {name: mistaken_truncated(name)(**inputs, K=3) for name in truncated.MISTAKES}
    answers["the truth"] = right_truncated(**inputs, K=3)
    for one, other in itertools.combinations(answers, 2):
        assert not np.allclose(answers[one], answers[other], rtol=1e-6), (one, other)


def test_two_mistakes_at_once_are_both_named():
    verdict = check_backward(mistaken_backward("slope_left_out", "W_not_transposed"))
    # both change d_h, so neither can be seen by itself
    assert "when tanh' is left out and W is used where W.T belongs." in verdict.sentence
    assert verdict.key == "slope_left_out+W_not_transposed"


def test_the_place_is_told_in_the_order_of_the_way_back():
    def my_backward(**inputs):
        d_h, dU, dW = right_backward(**inputs)
        d_h[[0, -2], -1] += 0.5
        return d_h, dU, dW

    sentence = check_backward(my_backward, np.random.default_rng(0)).sentence
    assert "first wrong at t = 5, on the way back from t = 6, unit 4" in sentence
    assert "No usual mistake" in sentence


@pytest.mark.parametrize("name", NAMES)
def test_nan_is_never_correct(name):
    def my_backward(**inputs):
        answer = right_backward(**inputs)
        answer[NAMES.index(name)][0, 0] = np.nan
        return answer

    verdict = check_backward(my_backward)
    assert not verdict
    assert f"{name} holds nan at [0, 0]" in verdict.sentence


def test_reading_the_input_that_does_not_exist_is_told():
    def my_backward(W, x, h, direct):
        return right_backward(W, np.vstack([x[:1], x[:-1]]), h, direct)

    assert "dU holds nan" in check_backward(my_backward).sentence


def test_nan_in_a_truncated_gradient_is_never_correct():
    assert "nan" in check_truncated(lambda **inputs: right_truncated(**inputs) * np.nan).sentence


@pytest.mark.parametrize(
    ("name", "spoil"), [("direct", lambda W, h, direct: direct), ("W", lambda W, h, direct: W)]
)
def test_an_input_changed_in_place_is_told(name, spoil):
    def my_backward(W, x, h, direct):
        answer = right_backward(W, x, h, direct)
        spoil(W, h, direct)[1] += 1
        return answer

    assert f"changed {name} in place" in check_backward(my_backward).sentence


def test_adding_to_direct_itself_is_told_though_the_numbers_are_right():
    def my_backward(W, x, h, direct):
        d_h, dU, dW = direct, 0, 0
        for t in range(len(h) - 1, 0, -1):
            d_a = (1 - h[t] ** 2) * d_h[t]
            dU, dW = dU + np.outer(d_a, x[t]), dW + np.outer(d_a, h[t - 1])
            d_h[t - 1] += W.T @ d_a
        return d_h, dU, dW

    assert "changed direct in place" in check_backward(my_backward).sentence


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda d_h, dU, dW: dW, "`return d_h, dU, dW`; got one array of shape (4, 4)"),
        (lambda d_h, dU, dW: (dU, dW), "got 2 things"),
        (lambda d_h, dU, dW: (d_h[0], dU, dW), "keep every d_h[t]"),
        (lambda d_h, dU, dW: (d_h[1:], dU, dW), "h[0] has a gradient too"),
        (lambda d_h, dU, dW: (d_h.T, dU, dW), "time is the first axis"),
        (
            lambda d_h, dU, dW: (d_h, dU.T, dW),
            "instead of (4, 3): it is transposed",
        ),
        (lambda d_h, dU, dW: (d_h, dU, np.tile(dW, (len(d_h), 1, 1))), "their sum is wanted"),
        (lambda d_h, dU, dW: (d_h, dU, dW[0]), "np.outer gives a matrix"),
        (lambda d_h, dU, dW: (d_h, dU, None), "dW is still missing"),
    ],
)
def test_wrong_shapes_are_told(spoil, said):
    verdict = check_backward(lambda **inputs: spoil(*right_backward(**inputs)), np.random.default_rng(1))
    assert said in verdict.sentence


@pytest.mark.parametrize("K", [1, 2, 3, 4, 5, 6, 7, 8, 20])
def test_a_truncation_that_is_wrong_for_one_reach_alone_is_found_out(K):
    def my_truncated(W, h, direct, K):
        return right_truncated(W, h, direct, K) + (wrong_at == K)

    wrong_at = K
    assert f"with K = {K}, T = " in check_truncated(my_truncated).sentence
