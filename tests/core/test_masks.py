"""Steps that are not read: by hand, and what is refused."""

import re

import numpy as np
import pytest
from nets import CELLS

from rnn_teach import LSTMCell, RNNCell, UntiedCell, bptt, jacobians, make_ledger, unroll

SUM = RNNCell([[1.0]], [[1.0]], activation="linear")


def test_a_running_sum_that_leaves_steps_out():
    """U = W = 1, x = 1, 2, 4, 8, the third step not read: 1, 3, 3, 11."""
    trace = unroll(SUM, [[1], [2], [4], [8]], mask=[[True], [True], [False], [True]])
    np.testing.assert_array_equal(trace.h[:, 0, 0], [0, 1, 3, 3, 11])


def test_lengths_are_a_mask():
    x = np.ones((3, 1, 2))
    by_length = unroll(SUM, x, lengths=[2, 3])
    by_mask = unroll(SUM, x, mask=[[1, 1], [1, 1], [0, 1]])
    np.testing.assert_array_equal(by_length.h, by_mask.h)
    np.testing.assert_array_equal(by_length.h[-1, 0], [2, 3])
    np.testing.assert_array_equal(by_length.mask[:, 0], [[1, 1], [1, 1], [1, 1], [0, 1]])


def test_another_net_takes_the_mask_of_a_trace():
    x = np.ones((3, 1, 2))
    one = unroll(SUM, x, lengths=[2, 3])
    np.testing.assert_array_equal(unroll(SUM, one.h[1:], mask=one.mask).mask, one.mask)
    np.testing.assert_array_equal(unroll(SUM, one.h[1:], mask=one.mask).h[-1, 0], [3, 6])


def test_no_padding_is_no_mask():
    rng = np.random.default_rng(0)
    cell, x = LSTMCell.random(2, 3, rng), rng.normal(size=(4, 2, 2))
    np.testing.assert_array_equal(unroll(cell, x, lengths=[4, 4]).c, unroll(cell, x).c)


def test_the_gradient_passes_a_step_that_was_not_read():
    """h[3] = h[2] = x[1] + x[2]: its gradient is 1 for both, and 0 for x[3]; dL/dW =
    h[0] + 1 h[1] = 1 alone."""
    trace = unroll(SUM, [[1], [2], [4]], lengths=[2])
    gradients = bptt(SUM, trace, np.array([0, 0, 0, 1.0]).reshape(4, 1, 1))
    np.testing.assert_array_equal(gradients.d.x[1:, 0, 0], [1, 1, 0])
    np.testing.assert_array_equal(gradients.d.h[:, 0, 0], [1, 1, 1, 1])
    np.testing.assert_array_equal(gradients.terms["W"][1:, 0, 0], [0, 1, 0])


@pytest.mark.parametrize("cell", CELLS)
def test_the_jacobian_of_a_step_that_was_not_read_is_the_identity(cell):
    rng = np.random.default_rng(1)
    one = CELLS[cell](2, 3, rng)
    J = jacobians(one, unroll(one, rng.normal(size=(3, 2)), mask=[[1], [0], [1]]))
    np.testing.assert_array_equal(J[2], np.eye(len(J[2])))
    assert not np.allclose(J[3], np.eye(len(J[3])))


@pytest.mark.parametrize("cell", CELLS)
def test_truncation_and_ledger_know_the_mask(cell):
    rng = np.random.default_rng(2)
    one = CELLS[cell](2, 3, rng)
    trace = unroll(one, rng.normal(size=(5, 2)), mask=[[1], [1], [0], [1], [0]])
    direct = np.concatenate([np.zeros((1, 3, 1)), rng.normal(size=(5, 3, 1))])
    full = bptt(one, trace, direct)
    np.testing.assert_allclose(bptt(one, trace, direct, window=5).total["W"], full.total["W"], atol=1e-13)
    np.testing.assert_allclose(bptt(one, trace, direct, chunk=5).total["W"], full.total["W"], atol=1e-13)
    ledger = make_ledger(one, trace, direct)
    np.testing.assert_allclose(sum(ledger.total("W", t) for t in range(1, 6)), full.total["W"], atol=1e-13)
    assert np.all(ledger.norms["W"][1:, [3, 5]] == 0)


def test_an_untied_cell_takes_a_mask():
    rng = np.random.default_rng(3)
    cell = RNNCell.random(2, 3, rng)
    x = rng.normal(size=(4, 2, 2))
    tied, untied = unroll(cell, x, lengths=[2, 4]), unroll(UntiedCell(cell, 4), x, lengths=[2, 4])
    np.testing.assert_allclose(untied.h, tied.h, atol=1e-15)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"lengths": [1, 2], "mask": np.ones((3, 2))}, "give lengths or mask, not both"),
        ({"lengths": [1]}, "lengths must be 2 whole numbers from 1 to T = 3, one a sequence; got [1]"),
        ({"lengths": [0, 2]}, "lengths must be 2 whole numbers from 1 to T = 3"),
        ({"lengths": [4, 2]}, "lengths must be 2 whole numbers from 1 to T = 3"),
        ({"lengths": [1.5, 2]}, "lengths must be 2 whole numbers"),
        ({"lengths": [np.nan, 2]}, "lengths must be 2 whole numbers"),
        ({"lengths": "ab"}, "lengths must be an array of numbers; got 'ab'"),
        ({"mask": np.ones((2, 3))}, "mask must be (T, B) = (3, 2) of True and False; got shape (2, 3)"),
        ({"mask": np.full((3, 2), 0.5)}, "mask must be (T, B) = (3, 2) of True and False"),
        ({"mask": np.full((3, 2), np.nan)}, "mask must be (T, B) = (3, 2) of True and False"),
    ],
)
def test_what_is_no_mask_is_refused_in_a_sentence(given, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        unroll(SUM, np.ones((3, 1, 2)), **given)
