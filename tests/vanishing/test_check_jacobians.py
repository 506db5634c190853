"""The checker of the product of Jacobians names each usual mistake, and no other."""

import numpy as np
import pytest

from rnn_teach.checks import check_jacobian_product
from rnn_teach.lessons.vanishing import exercise as jacobians


def right_product(W, h):
    product = np.eye(len(W))
    for h_t in h[1:]:
        product = np.diag(1 - h_t**2) @ W @ product
    return product


@pytest.mark.parametrize("seed", range(8))
def test_the_right_product_is_correct(seed):
    assert check_jacobian_product(right_product, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", jacobians.PRODUCT_MISTAKES)
def test_each_mistake_is_named_and_no_other(name, seed):
    verdict = check_jacobian_product(jacobians.PRODUCT_MISTAKES[name], np.random.default_rng(seed))
    assert verdict.state == "not right yet"
    assert f"when {name}." in verdict.sentence


def test_the_truth_is_the_change_of_the_last_state_by_central_differences():
    W, h, truth = jacobians._random_net(np.random.default_rng(3))
    inputs = np.arctanh(h[1:]) - h[:-1] @ W.T

    def last_state(h_t):
        for from_outside in inputs:
            h_t = np.tanh(from_outside + W @ h_t)
        return h_t

    step = 1e-5 * np.eye(len(W))
    by_differences = [(last_state(h[0] + e) - last_state(h[0] - e)) / 2e-5 for e in step]
    np.testing.assert_allclose(truth, np.transpose(by_differences), rtol=1e-7, atol=1e-10)


def raises_not_implemented(W, h):
    raise NotImplementedError


@pytest.mark.parametrize("stub", [lambda W, h: None, lambda W, h: ..., raises_not_implemented])
def test_a_stub_is_not_attempted(stub):
    assert check_jacobian_product(stub).state == "not attempted yet"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda P: P[0], "a Jacobian is a matrix"),
        (lambda P: np.array([P] * 5), "for k = 0 alone"),
        (lambda P: P * np.nan, "nan at [0, 0]"),
        (lambda P: "done", "got str"),
        (lambda P: P + np.eye(3)[::-1], "No usual mistake"),
    ],
)
def test_wrong_shapes_and_numbers_are_told(answer, said):
    verdict = check_jacobian_product(lambda W, h: answer(right_product(W, h)))
    assert not verdict
    assert said in verdict.sentence


def test_a_w_changed_in_place_is_told():
    def my_product(W, h):
        P = right_product(W, h)
        W *= 2
        return P

    assert "changed W in place" in check_jacobian_product(my_product).sentence
