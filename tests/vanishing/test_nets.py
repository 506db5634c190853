"""The lab's quick Jacobians against those that `jacobians` finds step by step."""

import numpy as np
import pytest

from rnn_teach import GRUCell, LSTMCell, RNNCell, jacobian_products, jacobians, matrix_norms, unroll
from rnn_teach.core.activations import LARGEST_SLOPES
from rnn_teach.lessons.vanishing import nets
from rnn_teach.lessons.vanishing.nets import MATRICES, jacobians_of_gru, jacobians_of_lstm, jacobians_of_plain


def made(kind, n=4):
    rng = np.random.default_rng(0)
    cell = kind.random(n, n, rng)
    for parameter in cell.parameters.values():
        parameter += rng.normal(size=parameter.shape)  # biases are not zero, and no two matrices are alike
    return cell, rng.normal(size=(7, n))


@pytest.mark.parametrize("activation", LARGEST_SLOPES)
def test_of_a_plain_cell(activation):
    cell, x = made(RNNCell)
    cell.activation = activation
    np.testing.assert_allclose(jacobians_of_plain(cell, x), jacobians(cell, unroll(cell, x))[1:], rtol=1e-12)


@pytest.mark.parametrize(("kind", "at_once"), [(LSTMCell, jacobians_of_lstm), (GRUCell, jacobians_of_gru)])
def test_of_gated_cells(kind, at_once):
    cell, x = made(kind)
    trace, J = at_once(cell, x)
    np.testing.assert_array_equal(trace.h, unroll(cell, x).h)
    np.testing.assert_allclose(J, jacobians(cell, trace)[1:], rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("matrix", MATRICES)
def test_the_curves_are_the_norms_of_products_of_jacobians(matrix):
    W, x, _ = nets.draw(matrix, 1.2, 3)
    cell = RNNCell(np.eye(len(W)), W)
    plain = nets.plain_net(matrix, 1.2, "tanh", 3)
    products = jacobian_products(jacobians(cell, unroll(cell, x)))
    np.testing.assert_allclose(plain.norms, matrix_norms(products), rtol=1e-10)


@pytest.mark.parametrize("k", [0, 13, 49, 50])
def test_a_push_goes_on_as_the_products_say_and_as_a_nudged_net_does(k):
    matrix = next(iter(MATRICES))
    plain = nets.plain_net(matrix, 1.1, "tanh", 2)
    change = nets.pushed_on(plain.J, k)
    assert not change[:k].any()
    J = np.concatenate([np.full_like(plain.J[:1], np.nan), plain.J])
    for t in (k, nets.T):
        np.testing.assert_allclose(change[t], jacobian_products(J, t)[k][:, 0], rtol=1e-10, atol=1e-300)
    W, x, _ = nets.draw(matrix, 1.1, 2)
    cell = RNNCell(np.eye(len(W)), W)
    h = unroll(cell, x).h[k, :, 0].astype(complex)
    h[0] += 1e-20j
    if k < nets.T:
        moved = unroll(cell, x[k:], h=h).h[1:, :, 0].imag / 1e-20
        np.testing.assert_allclose(change[k + 1 :], moved, rtol=1e-9, atol=1e-25)


def test_gates_and_norms_of_the_gated_nets():
    gated = nets.gated_nets(next(iter(MATRICES)), 0.9, 3.0, 1)
    assert (len(gated.lstm), len(gated.gru)) == (nets.T + 1, nets.T + 1)
    assert gated.lstm[-1] == gated.gru[-1] == 1
    assert 0.9 < gated.f < 1
    assert 0.9 < gated.z < 1
