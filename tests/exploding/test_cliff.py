"""The error with the cliff, its slopes, and descents on it."""

import numpy as np
import pytest

from rnn_teach import RNNCell, bptt, unroll
from rnn_teach.lessons.exploding.cliff import START, TARGET, cliff_error, descend_cliff, wall_at


def by_hand(b, w=5.0, T=50):
    """x[t] = w σ(x[t-1]) + b, x[0] = 0.5, L = (σ(x[T]) - 0.7)²;
    complex numbers pass."""
    x = 0.5
    for _ in range(T):
        x = w / (1 + np.exp(-x)) + b
    return (1 / (1 + np.exp(-x)) - 0.7) ** 2


@pytest.mark.parametrize("T", [1, 2, 50])
@pytest.mark.parametrize("w", [5.0, -1.5])
def test_error_and_slopes_are_those_of_the_loop_by_hand(w, T):
    """The slopes by the complex step, which is exact to the last digits."""
    b = np.array([-4, -2.62, -2.61234, -2.6, 0.5])
    L, slope_w, slope_b = cliff_error(b, w, T)
    np.testing.assert_allclose(L, by_hand(b, w, T), rtol=1e-10)
    np.testing.assert_allclose(slope_w, by_hand(b, w + 1e-20j, T).imag / 1e-20, rtol=1e-9)
    np.testing.assert_allclose(slope_b, by_hand(b + 1e-20j, w, T).imag / 1e-20, rtol=1e-9)


@pytest.mark.parametrize("start", [START, -0.7])
def test_the_slopes_are_those_that_backpropagation_through_time_finds(start):
    """As a plain cell that reads its b at every step: h = σ(x)."""
    b = np.array([-3.0, -2.62, -2.45])
    trace = unroll(
        RNNCell([[1]], [[5]], activation="sigmoid"),
        np.broadcast_to(b, (50, 1, 3)),
        h=np.full((1, 3), 1 / (1 + np.exp(-start))),
    )
    direct = np.zeros_like(trace.h)
    direct[50] = 2 * (trace.h[50] - TARGET)
    d = bptt(RNNCell([[1]], [[5]], activation="sigmoid"), trace, direct).d
    L, slope_w, slope_b = cliff_error(b, start=start)
    np.testing.assert_allclose(L, (trace.h[50, 0] - TARGET) ** 2, rtol=1e-12)
    np.testing.assert_allclose(slope_b, np.sum(d.a[1:, 0], axis=0), rtol=1e-10)
    np.testing.assert_allclose(slope_w, np.sum(d.a[1:, 0] * trace.h[:-1, 0], axis=0), rtol=1e-10)


@pytest.mark.parametrize("start", [-0.6, 0.0, 0.5, 0.8])
def test_the_wall_is_where_the_start_is_the_unstable_resting_point(start):
    """Beside it 50 steps lead to different ends; the start of the notebook is at
    -2.612297, and its slope there 1.175."""
    b, slope = wall_at(start)
    assert slope > 1
    assert 5 / (1 + np.exp(-start)) + b == pytest.approx(start)
    low, high = cliff_error(np.array([b - 0.05, b + 0.05]), T=400, start=start)[0]
    assert low > 0.2 > 0.1 > high
    assert wall_at() == pytest.approx((-2.612297, 1.1750), abs=1e-4)


def test_the_wall_is_where_and_as_steep_as_the_notebook_says():
    b = np.linspace(-2.6130, -2.6116, 1401)
    slope = cliff_error(b)[2]
    assert slope.min() == pytest.approx(-5750, abs=5)
    assert b[slope.argmin()] == pytest.approx(-2.612341, abs=2e-6)


def test_the_shape_of_b_is_kept():
    for b in (-2.0, np.zeros(3), np.zeros((2, 3))):
        assert {np.shape(part) for part in cliff_error(b)} == {np.shape(b)}


def test_a_descent_takes_the_steps_of_its_equation():
    """Two steps by hand: b - 0.2 g, and b - 0.2 · 0.05 · sign g where |g| is above the
    threshold of 0.05."""
    plain, clipped = (descend_cliff(-2.5, 0.2, 2, threshold) for threshold in (np.inf, 0.05))
    g = cliff_error(-2.5)[2]
    assert g > 0.05
    assert plain.b[:2] == pytest.approx([-2.5, -2.5 - 0.2 * g])
    assert clipped.b == pytest.approx([-2.5, -2.51, -2.52])
    assert clipped.slope[0] == plain.slope[0] == pytest.approx(g)
    np.testing.assert_allclose(plain.L, [by_hand(b) for b in plain.b], rtol=1e-9)


def test_descents_of_several_thresholds_are_those_of_each():
    together = descend_cliff(-2.55, 0.1, 5, np.array([np.inf, 0.1]))
    for column, threshold in enumerate((np.inf, 0.1)):
        alone = descend_cliff(-2.55, 0.1, 5, threshold)
        np.testing.assert_allclose(together.b[:, column], alone.b, rtol=1e-12)


def test_clipped_steps_are_never_longer_than_threshold_times_rate():
    path = descend_cliff(-2.5, 0.2, 30, 1.0)
    assert np.abs(path.slope).max() > 1
    assert np.abs(np.diff(path.b)).max() <= 0.2 + 1e-12


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: cliff_error(np.nan), "b must be finite"),
        (lambda: cliff_error(-2.0, T=0), "T must be a whole number"),
        (lambda: descend_cliff(-2.0, 0, 5), "learning_rate must be above 0; got 0"),
        (lambda: descend_cliff(-2.0, 0.1, 5, np.array([1, -1])), "threshold must be above 0"),
        (lambda: descend_cliff(-2.0, 0.1, 0), "steps must be a whole number"),
        (lambda: descend_cliff("far left", 0.1, 5), "b must be an array of numbers"),
    ],
)
def test_bad_arguments_are_refused_in_a_sentence(call, said):
    with pytest.raises(ValueError, match=said):
        call()
