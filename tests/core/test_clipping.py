"""Clipping: the norm it reports, the direction it keeps or not, and the gradients it
cannot clip."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rnn_teach import clip_by_norm, clip_by_value, global_norm

GRADIENTS = {"W": np.array([[3.0, 0], [0, 4]]), "b": np.array([[12.0], [0]])}


def test_the_global_norm_by_hand():
    """√(3² + 4² + 12²) = 13."""
    assert global_norm(GRADIENTS) == 13


def test_by_norm_by_hand():
    """13 down to 6.5: every number is halved. The norm before is returned, and nothing
    changed in place."""
    clipped, norm = clip_by_norm(GRADIENTS, 6.5)
    assert norm == 13
    np.testing.assert_array_equal(clipped["W"], [[1.5, 0], [0, 2]])
    np.testing.assert_array_equal(clipped["b"], [[6], [0]])
    assert GRADIENTS["W"][0, 0] == 3


def test_by_value_by_hand():
    """At 3.5 the 4 and the 12 are cut, the 3 is not: another direction."""
    clipped, norm = clip_by_value(GRADIENTS, 3.5)
    assert norm == 13
    np.testing.assert_array_equal(clipped["W"], [[3, 0], [0, 3.5]])
    np.testing.assert_array_equal(clipped["b"], [[3.5], [0]])


@pytest.mark.parametrize("threshold", [13.0, 20.0])
@pytest.mark.parametrize("clip", [clip_by_norm, clip_by_value])
def test_at_the_threshold_and_below_nothing_happens(clip, threshold):
    clipped, norm = clip(GRADIENTS, threshold)
    assert norm == 13
    for name, gradient in GRADIENTS.items():
        np.testing.assert_array_equal(clipped[name], gradient)


@pytest.mark.parametrize("clip", [clip_by_norm, clip_by_value])
def test_zero_gradients_stay_zero(clip):
    clipped, norm = clip({"W": np.zeros((2, 2))}, 1.0)
    assert norm == 0
    assert not clipped["W"].any()


arrays = hnp.arrays(float, hnp.array_shapes(max_dims=2, max_side=4), elements=st.floats(-1e300, 1e300))


@given(arrays, arrays, st.floats(1e-3, 1e3))
def test_by_norm_keeps_the_direction_and_the_threshold(W, b, threshold):
    gradients = {"W": W, "b": b}
    clipped, norm = clip_by_norm(gradients, threshold)
    assert global_norm(clipped) <= threshold * (1 + 1e-9)
    if norm > threshold:
        assert global_norm(clipped) == pytest.approx(threshold)
        for name in gradients:
            np.testing.assert_allclose(clipped[name] / threshold, gradients[name] / norm, rtol=1e-9, atol=1e-300)


@given(arrays, st.floats(1e-3, 1e3))
def test_by_value_cuts_each_number_by_itself(W, threshold):
    clipped, _ = clip_by_value({"W": W}, threshold)
    assert (np.abs(clipped["W"]) <= threshold).all()
    kept = np.abs(W) <= threshold
    np.testing.assert_array_equal(clipped["W"][kept], W[kept])
    np.testing.assert_array_equal(np.sign(clipped["W"]), np.sign(W))


@pytest.mark.parametrize("scale", [1e-300, 1e300])
def test_the_norm_neither_overflows_nor_underflows(scale):
    """3 and 4 times 1e300 have the norm 5e300,
    though no square of theirs is a number."""
    assert global_norm({"W": scale * np.array([3.0, 4])}) == pytest.approx(5 * scale)


def test_infinite_and_nan_norms_are_said():
    assert global_norm({"W": np.array([1, -np.inf])}) == np.inf
    assert np.isnan(global_norm({"W": np.array([1, np.nan]), "b": np.array([np.inf])}))


@pytest.mark.parametrize("clip", [clip_by_norm, clip_by_value])
@pytest.mark.parametrize(
    ("gradients", "threshold", "sentence"),
    [
        ({"W": np.array([1, np.inf])}, 1, r"the gradient of W must be finite; the gradient of W\[1\] is inf"),
        ({"b": np.array([np.nan])}, 1, r"the gradient of b must be finite; the gradient of b\[0\] is nan"),
        ({"W": np.full(9, 1.7e308)}, 1, "every number of the gradients is finite, but their norm is beyond"),
        ({}, 1, "gradients must be a dict of arrays"),
        ([1.0], 1, "gradients must be a dict of arrays"),
        ({"W": "1"}, 1, r"gradients\['W'\] must be an array of numbers; got '1'"),
        (GRADIENTS, 0, "threshold must be one number above 0; got 0"),
        (GRADIENTS, np.inf, "threshold must be finite"),
        (GRADIENTS, None, "threshold must be an array of numbers; got None"),
    ],
)
def test_what_is_refused(clip, gradients, threshold, sentence):
    with pytest.raises(ValueError, match=sentence):
        clip(gradients, threshold)
