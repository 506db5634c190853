"""The product of Jacobians: what is told of it besides what
tests/kit/test_exercise_contract.py holds for all."""

import numpy as np
import pytest

from rnn_teach.checks import check_jacobian_product
from rnn_teach.core import RNNCell, jacobian_products, jacobians, unroll
from rnn_teach.lessons.vanishing import exercise


def right_product(W, h):
    product = np.eye(len(W))
    for h_t in h[1:]:
        product = np.diag(1 - h_t**2) @ W @ product
    return product


@pytest.mark.parametrize("seed", range(8))
def test_the_right_product_is_correct(seed):
    assert check_jacobian_product(right_product, np.random.default_rng(seed))


def test_the_truth_is_the_change_of_the_last_state_by_central_differences():
    net = exercise.random_net(np.random.default_rng(3), T=4, n_h=3)
    W, h, truth = *net.values(), exercise.right_product(**net)
    inputs = np.arctanh(h[1:]) - h[:-1] @ W.T

    def last_state(h_t):
        for from_outside in inputs:
            h_t = np.tanh(from_outside + W @ h_t)
        return h_t

    step = 1e-5 * np.eye(len(W))
    by_differences = [(last_state(h[0] + e) - last_state(h[0] - e)) / 2e-5 for e in step]
    np.testing.assert_allclose(truth, np.transpose(by_differences), rtol=1e-7, atol=1e-10)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda P: P[0], "a Jacobian is a matrix"),
        (lambda P: np.array([P] * 6), "for k = 0 alone"),
        (lambda P: P * np.nan, "nan at [0, 0]"),
        (lambda P: "done", "got str"),
        (lambda P: P + np.eye(len(P))[::-1], "No usual mistake"),
    ],
)
def test_wrong_shapes_and_numbers_are_told(answer, said):
    verdict = check_jacobian_product(lambda W, h: answer(right_product(W, h)), np.random.default_rng(0))
    assert not verdict
    assert said in verdict.sentence


def test_a_w_changed_in_place_is_told():
    def my_product(W, h):
        P = right_product(W, h)
        W *= 2
        return P

    assert "changed W in place" in check_jacobian_product(my_product).sentence


def test_the_truth_is_the_packages():
    rng = np.random.default_rng(0)
    cell, x = RNNCell(rng.normal(size=(3, 2)), rng.normal(size=(3, 3))), rng.normal(size=(5, 2))
    trace = unroll(cell, x, h=rng.normal(size=3))
    of_the_package = jacobian_products(jacobians(cell, trace))[0]
    np.testing.assert_allclose(exercise.right_product(cell.W, trace.h[:, :, 0]), of_the_package, rtol=1e-10)


@pytest.mark.parametrize(
    "solution",
    [
        lambda W, h: right_product(W, h[:5]),
        lambda W, h: right_product(W, h) if len(h) > 2 else W,
        lambda W, h: right_product(W[:3, :3], h[:, :3]),
        lambda W, h: np.squeeze(right_product(W, h)),
    ],
    ids=["four factors", "two factors and more", "three units", "squeezed"],
)
def test_a_product_that_is_right_for_some_nets_is_not_correct(solution):
    for _ in range(10):
        assert check_jacobian_product(solution).state == "not right yet"
