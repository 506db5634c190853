"""The parity task."""

import numpy as np

from rnn_teach import MinGRUCell, unroll
from rnn_teach.tasks import make_parity


def test_targets_are_the_parity_of_the_ones_so_far():
    x, targets, weights = make_parity(50, 4, np.random.default_rng(0))
    assert x.shape == targets.shape == (50, 1, 4)
    assert weights is None
    assert set(np.unique(x)) == {-1, 1}
    for t in range(50):
        np.testing.assert_array_equal(targets[t], np.sum(x[: t + 1] > 0, axis=0) % 2)


def test_one_unit_with_a_sign_is_right_for_a_thousand_bits():
    """z = tanh(-20 x) turns at a one; n = (1 + x) / 2 adds it."""
    x, targets, _ = make_parity(1000, 3, np.random.default_rng(0))
    cell = MinGRUCell([[[-20]], [[0.5]]], [[[0]], [[0.5]]], gate="tanh")
    np.testing.assert_allclose(unroll(cell, x).h[1:], targets, atol=1e-9)
