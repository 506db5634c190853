"""Weights to begin with, by the properties they are chosen for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_teach import (
    glorot_uniform,
    identity,
    orthogonal,
    scaled_to_singular_value,
    scaled_to_spectral_radius,
    spectral_radius,
    top_singular_value,
)

sizes, seeds, scales = st.integers(1, 12), st.integers(0, 1000), st.floats(0.01, 100)


@given(sizes, seeds, scales)
def test_orthogonal_matrices_turn_and_do_nothing_else(n, seed, scale):
    Q = orthogonal(n, np.random.default_rng(seed), scale=scale)
    np.testing.assert_allclose(Q.T @ Q, scale**2 * np.eye(n), atol=1e-12 * scale**2)
    assert spectral_radius(Q) == pytest.approx(scale)
    assert top_singular_value(Q) == pytest.approx(scale)


def test_orthogonal_matrices_are_drawn_evenly():
    """Evenly means that Q and -Q, and each column to either side, are equally likely:
    all means are zero.

    Without the signs of R's diagonal, Q[0, 0] would be negative every time.
    """
    rng = np.random.default_rng(0)
    drawn = np.array([orthogonal(3, rng) for _ in range(2000)])
    np.testing.assert_allclose(drawn.mean(axis=0), 0, atol=0.05)
    np.testing.assert_allclose((drawn**2).mean(axis=0), 1 / 3, atol=0.03)


def test_glorot_by_hand():
    """n_in = 2, n_out = 4: the limit is √(6/6) = 1, the variance 2/6."""
    W = glorot_uniform(4, 2, np.random.default_rng(0))
    assert W.shape == (4, 2)
    many = glorot_uniform(400, 200, np.random.default_rng(0))
    assert np.abs(many).max() <= np.sqrt(6 / 600)
    assert np.abs(many).max() == pytest.approx(np.sqrt(6 / 600), rel=1e-3)
    assert many.var() == pytest.approx(2 / 600, rel=0.02)
    assert many.mean() == pytest.approx(0, abs=1e-3)


def test_the_identity():
    np.testing.assert_array_equal(identity(2, scale=0.5), [[0.5, 0], [0, 0.5]])


def test_spectral_radius_and_top_singular_value_by_hand():
    """[[.5, 10], [0, .5]] has the eigenvalue 0.5 twice. [[0, -2], [2, 0]] has ±2i. Its
    singular value is 2."""
    assert spectral_radius([[0.5, 10], [0, 0.5]]) == pytest.approx(0.5)
    assert top_singular_value([[0.5, 10], [0, 0.5]]) == pytest.approx(10.0249, abs=5e-5)
    assert spectral_radius([[0, -2], [2, 0]]) == pytest.approx(2)
    assert top_singular_value([[3, 0], [4, 0]]) == pytest.approx(5)


@given(sizes, seeds, scales)
def test_scaling_gives_what_was_asked_for_and_keeps_the_rest(n, seed, wanted):
    W = np.random.default_rng(seed).normal(size=(n, n))
    before = W.copy()
    one, other = scaled_to_spectral_radius(W, wanted), scaled_to_singular_value(W, wanted)
    assert spectral_radius(one) == pytest.approx(wanted)
    assert top_singular_value(other) == pytest.approx(wanted)
    assert spectral_radius(W) <= top_singular_value(W) * (1 + 1e-9)
    np.testing.assert_array_equal(W, before)
    np.testing.assert_allclose(one * W[0, 0], W * one[0, 0], rtol=1e-9)


def test_a_matrix_of_any_shape_has_singular_values():
    assert top_singular_value(scaled_to_singular_value(np.ones((2, 5)), 3)) == pytest.approx(3)


def test_the_seed_decides():
    for draw in (lambda rng: orthogonal(4, rng), lambda rng: glorot_uniform(4, 3, rng)):
        one, same, other = (draw(np.random.default_rng(seed)) for seed in (0, 0, 1))
        np.testing.assert_array_equal(one, same)
        assert (one != other).any()


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: orthogonal(0, np.random.default_rng(0)), "n must be a whole number of at least 1; got 0"),
        (lambda: orthogonal(2, 0), "rng must be a generator"),
        (lambda: orthogonal(2, np.random.default_rng(0), scale=0), "scale must be one number above 0; got 0"),
        (lambda: glorot_uniform(2, 2.5, np.random.default_rng(0)), "n_in must be a whole number of at least 1"),
        (lambda: glorot_uniform(2, 2, None), "rng must be a generator"),
        (lambda: identity(2, scale=np.nan), "scale must be finite"),
        (
            lambda: spectral_radius(np.ones((2, 3))),
            r"W must be a matrix \(n, n\); got shape \(2, 3\)",
        ),
        (lambda: scaled_to_spectral_radius([[0, 1], [0, 0]], 1), "W has no eigenvalue but zero, so no factor"),
        (lambda: scaled_to_singular_value(np.zeros((2, 2)), 1), "W has no singular value but zero, so no factor"),
        (lambda: scaled_to_spectral_radius(np.eye(2), 0), "radius must be one number above 0; got 0"),
        (lambda: scaled_to_singular_value(np.eye(2), -1), "value must be one number above 0; got -1"),
    ],
)
def test_what_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
