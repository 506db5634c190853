"""Jacobians of the steps, their products and norms, against closed forms and the
complex step."""

import numpy as np
import pytest
from gated_cells import FREE, GATED, MINGRUS
from two_states import TwoStateCell

from rnn_teach import (
    RNNCell,
    jacobian_norms,
    jacobian_products,
    jacobians,
    matrix_norms,
    orthogonal,
    top_singular_value,
    unroll,
)
from rnn_teach.core.activations import ACTIVATIONS, LARGEST_SLOPES


def example(activation="tanh", T=6, n_h=3):
    rng = np.random.default_rng(0)
    cell = RNNCell.random(2, n_h, rng, activation=activation)
    return cell, unroll(cell, rng.normal(size=(T, 2)), h=rng.normal(size=n_h))


def test_by_hand():
    """f = ReLU, W = [[1, 2], [3, 4]], a[1] = (5, -5): the second unit is shut, so its
    row is zero."""
    cell = RNNCell(U=np.eye(2), W=[[1, 2], [3, 4]], activation="relu")
    J = jacobians(cell, unroll(cell, [[5, -5]]))
    np.testing.assert_array_equal(J[1], [[1, 2], [0, 0]])
    assert np.isnan(J[0]).all()


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_they_are_what_a_complex_step_of_the_state_before_gives(activation):
    cell, trace = example(activation)
    J = jacobians(cell, trace)
    for t in range(1, trace.T + 1):
        for j in range(3):
            h = trace.h[t - 1].astype(complex)
            h[j] += 1e-20j
            moved = unroll(cell, trace.x[t : t + 1], h=h).h[1][:, 0].imag / 1e-20
            np.testing.assert_allclose(J[t][:, j], moved, rtol=1e-13)


WITHOUT_HOLD = {"two states": TwoStateCell.random, **FREE, **MINGRUS}
ALL = {"two states": TwoStateCell.random, **GATED, **MINGRUS}


def one_trace(make, T=4):
    """A cell of three units, and a trace from states that are not zero."""
    rng = np.random.default_rng(0)
    cell = make(2, 3, rng)
    return cell, unroll(cell, rng.normal(size=(T, 2)), **{name: rng.normal(size=3) for name in cell.carries})


def states(cell, trace, t):
    """All that is carried at t, as one vector in the order of `carries`."""
    return np.concatenate([trace.quantities[name][t, :, 0] for name in cell.carries])


def moved(cell, x, state):
    """The states after reading x, from one vector of all states before."""
    initial = dict(zip(cell.carries, np.split(state, len(cell.carries)), strict=True))
    return states(cell, unroll(cell, x, **initial), -1)


def by_complex_step(cell, x, state):
    """The Jacobian of `moved`, column by column."""
    columns = [moved(cell, x, state + 1e-20j * unit).imag / 1e-20 for unit in np.eye(len(state))]
    return np.stack(columns, axis=1)


def by_differences(cell, x, state, eps=1e-5):
    columns = [
        (moved(cell, x, state + eps * unit) - moved(cell, x, state - eps * unit)) / (2 * eps)
        for unit in np.eye(len(state))
    ]
    return np.stack(columns, axis=1)


@pytest.mark.parametrize("make", WITHOUT_HOLD.values(), ids=WITHOUT_HOLD)
def test_all_states_have_one_jacobian_together(make):
    """Blocks in the order of `carries`: ∂h/∂h, ∂h/∂c above ∂c/∂h, ∂c/∂c. One step is
    run by itself, so that it is the first one: no place for gates that are held at some
    steps."""
    cell, trace = one_trace(make)
    J, n = jacobians(cell, trace), 3 * len(cell.carries)
    assert J.shape == (5, n, n)
    for t in range(1, 5):
        x, before = trace.x[t : t + 1], states(cell, trace, t - 1)
        np.testing.assert_allclose(J[t], by_complex_step(cell, x, before), rtol=1e-12, atol=1e-14)
        np.testing.assert_allclose(J[t], by_differences(cell, x, before), rtol=0, atol=1e-8)


@pytest.mark.parametrize("make", ALL.values(), ids=ALL)
def test_their_product_leads_from_the_first_state_to_the_last(make):
    cell, trace = one_trace(make)
    expected = by_complex_step(cell, trace.x[1:], states(cell, trace, 0))
    np.testing.assert_allclose(jacobian_products(jacobians(cell, trace))[0], expected, rtol=1e-11, atol=1e-14)


def test_products_of_a_linear_net_are_powers_of_W():
    cell, trace = example("linear", T=9)
    P = jacobian_products(jacobians(cell, trace))
    for k in range(10):
        np.testing.assert_allclose(P[k], np.linalg.matrix_power(cell.W, 9 - k), rtol=0, atol=1e-12)


def test_products_multiply_the_later_step_from_the_left():
    J = jacobians(*example())
    P = jacobian_products(J, 4)
    assert P.shape == (5, 3, 3)
    np.testing.assert_array_equal(P[4], np.eye(3))
    np.testing.assert_allclose(P[1], J[4] @ J[3] @ J[2], rtol=1e-13)


@pytest.mark.parametrize("norm", ["spectral", "frobenius"])
def test_norms_of_all_pairs_are_those_of_the_products(norm):
    J = jacobians(*example())
    norms = jacobian_norms(J, norm)
    for t in range(7):
        np.testing.assert_allclose(norms[t, : t + 1], matrix_norms(jacobian_products(J, t), norm), rtol=1e-12)
        assert not norms[t, t + 1 :].any()


def test_norms_by_hand():
    """[[3, 0], [4, 0]] sends (1, 0) to (3, 4): both norms are 5. The identity: 1 and
    √2."""
    stack = [[[3, 0], [4, 0]], [[1, 0], [0, 1]], [[0, 0], [0, 0]]]
    np.testing.assert_allclose(matrix_norms(stack), [5, 1, 0])
    np.testing.assert_allclose(matrix_norms(stack, "frobenius"), [5, np.sqrt(2), 0])


@pytest.mark.parametrize("norm", ["spectral", "frobenius"])
def test_norms_far_from_one_are_not_lost_and_nan_stays_nan(norm):
    np.testing.assert_allclose(
        matrix_norms([[[3e-200, 0], [4e-200, 0]], [[3e200, 0], [4e200, 0]]], norm), [5e-200, 5e200]
    )
    assert np.isnan(matrix_norms([[np.nan, 1], [1, np.inf]], norm))
    assert matrix_norms([[0, -np.inf], [1, 1]], norm) == np.inf


def test_spectral_radius_and_norm_are_two_things():
    """W = [[.5, 10], [0, .5]] has spectral radius 0.5, yet its powers grow first:
    10.02, 10.01, 7.50."""
    cell = RNNCell(U=np.eye(2), W=[[0.5, 10], [0, 0.5]], activation="linear")
    norms = jacobian_norms(jacobians(cell, unroll(cell, np.zeros((30, 2)))))[:, 0]
    np.testing.assert_allclose(norms[[1, 2, 3]], [10.02, 10.01, 7.50], atol=0.006)
    assert norms[10] == pytest.approx(0.195, abs=5e-4)
    assert norms[30] == pytest.approx(5.6e-7, rel=0.01)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_no_product_is_larger_than_the_bound(activation):
    """‖∂h[t]/∂h[k]‖ ≤ (γ σ)^(t-k), with σ the top singular value of W (Pascanu et al.
    2013)."""
    cell, trace = example(activation, T=12)
    norms = jacobian_norms(jacobians(cell, trace))
    bound = LARGEST_SLOPES[activation] * top_singular_value(cell.W)
    t, k = np.tril_indices(13)
    assert (norms[t, k] <= bound ** (t - k) * (1 + 1e-12)).all()


def test_an_orthogonal_linear_net_keeps_every_length():
    cell = RNNCell(U=np.eye(5), W=orthogonal(5, np.random.default_rng(0)), activation="linear")
    norms = jacobian_norms(jacobians(cell, unroll(cell, np.zeros((50, 5)))))
    np.testing.assert_allclose(norms[np.tril_indices(51)], 1, rtol=1e-12)


def test_what_is_refused():
    cell, trace = example()
    with pytest.raises(ValueError, match="Jacobians are of one sequence, and this trace holds 2"):
        jacobians(cell, unroll(cell, np.ones((3, 2, 2))))
    with pytest.raises(ValueError, match="trace must be of this cell"):
        jacobians(RNNCell([[1]], [[1]]), trace)
    J = jacobians(cell, trace)
    with pytest.raises(ValueError, match="t must be a whole number from 0 to 6; got 7"):
        jacobian_products(J, 7)
    with pytest.raises(ValueError, match=r"J must be \(T\+1, n, n\)"):
        jacobian_products(J[1])
    with pytest.raises(ValueError, match=r"J must be finite after row 0"):
        jacobian_norms(J * np.nan)
    with pytest.raises(ValueError, match="norm must be 'spectral' or 'frobenius'; got 'nuclear'"):
        jacobian_norms(J, "nuclear")
    with pytest.raises(ValueError, match=r"matrices must be \(..., n, m\)"):
        matrix_norms([1.0, 2.0])
