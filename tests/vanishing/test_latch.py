"""Where a unit that feeds itself comes to rest, and how steep it is there."""

import numpy as np
import pytest

from rnn_teach import RNNCell, jacobians, unroll
from rnn_teach.lessons.vanishing.latch import latch_rest, latch_slope


@pytest.mark.parametrize(("w", "rest", "slope"), [(1.25, 0.7104, 0.6191), (2, 0.9575, 0.1664)])
def test_the_worked_numbers(w, rest, slope):
    """Bengio, Simard and Frasconi's latch with two weights: iterated by hand until it
    rests."""
    h = 1.0
    for _ in range(300):
        h = np.tanh(w * h)
    assert latch_rest(w) == pytest.approx(h, abs=1e-14)
    assert latch_rest(w) == pytest.approx(rest, abs=5e-5)
    assert latch_slope(w, h) == pytest.approx(slope, abs=5e-5)


@pytest.mark.parametrize("w", [0, 0.5, 1])
def test_without_a_steep_middle_it_rests_at_zero(w):
    assert latch_rest(w) == 0


@pytest.mark.parametrize("w", [1.001, 1.2, 3, 50])
def test_at_rest_nothing_moves_and_the_slope_is_below_one(w):
    rest = latch_rest(w)
    assert rest > 0
    assert np.tanh(w * rest) == pytest.approx(rest, abs=1e-12)
    assert 0 <= latch_slope(w, rest) < 1


def test_the_slope_is_the_jacobian_of_the_cell():
    trace = unroll(RNNCell([[0]], [[1.7]]), [[0.0]], h=[0.4])
    assert latch_slope(1.7, 0.4) == pytest.approx(jacobians(RNNCell([[0]], [[1.7]]), trace)[1, 0, 0], rel=1e-14)


@pytest.mark.parametrize("w", [-1, np.nan, np.inf, "2", [2], True])
def test_a_weight_that_is_none_is_refused(w):
    with pytest.raises(ValueError, match="w must be a finite number of at least 0; got"):
        latch_rest(w)
