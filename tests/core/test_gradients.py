"""Products of two factors: each step's by itself, and their sum."""

import numpy as np
import pytest

from rnn_teach.core.gradients import terms_of, total_of


def test_by_hand():
    """δ[1] = (1, 2), s[1] = (3, 4): δ sᵀ = [[3, 4], [6, 8]]. δ[2] = (1, 0), s[2] = (5,
    6) add (5, 6)."""
    delta = np.array([[[1.0], [2]], [[1], [0]]])
    s = np.array([[[3.0], [4]], [[5], [6]]])
    np.testing.assert_array_equal(terms_of({"W": (delta, s)})["W"][1:], [[[3, 4], [6, 8]], [[5, 6], [0, 0]]])
    np.testing.assert_array_equal(total_of({"W": (delta, s)})["W"], [[8, 10], [6, 8]])


@pytest.mark.parametrize(
    ("delta_shape", "s_shape", "shape"),
    [
        ((5, 3, 2), (5, 4, 2), (3, 4)),
        ((5, 4, 3, 2), (5, 1, 6, 2), (4, 3, 6)),  # four gates that read the same
        ((5, 3, 4, 2), (5, 3, 6, 2), (3, 4, 6)),  # gates that read different things
        ((600, 3, 2), (600, 4, 2), (3, 4)),  # more steps than one block of the sum holds, the last block shorter
        ((2, 3, 600), (2, 4, 600), (3, 4)),  # more sequences than that
    ],
)
def test_terms_and_total_agree_with_one_sum_over_everything(delta_shape, s_shape, shape):
    rng = np.random.default_rng(0)
    factors = {"W": (rng.normal(size=delta_shape), rng.normal(size=s_shape))}
    terms, total = terms_of(factors)["W"], total_of(factors)["W"]
    expected = np.einsum("t...ib,t...jb->t...ij", *factors["W"])
    assert total.shape == shape
    assert np.isnan(terms[0]).all()
    np.testing.assert_allclose(terms[1:], expected, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(total, expected.sum(axis=0), rtol=1e-12, atol=1e-12)
