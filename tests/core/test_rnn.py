"""The plain cell, one step at a time."""

import numpy as np
import pytest

from rnn_teach import RNNCell, unroll


def test_one_unit_one_step_by_hand():
    """U = 2, W = 0.5, b = -1, x[1] = 0.75, h[0] = 0.2:

    a[1] = 2 · 0.75 + 0.5 · 0.2 - 1 = 1.5 + 0.1 - 1 = 0.6 h[1] = tanh(0.6) = (e^0.6 -
    e^-0.6) / (e^0.6 + e^-0.6) = 1.273307 / 2.370930 = 0.537050
    """
    trace = unroll(RNNCell(U=[[2]], W=[[0.5]], b=[-1]), [[0.75]], h=[0.2])
    assert trace.a[1, 0, 0] == pytest.approx(0.6)
    assert trace.h[1, 0, 0] == pytest.approx(0.537050, abs=5e-7)


@pytest.mark.parametrize(
    ("name", "h1", "h2"),
    [("linear", -1, 3), ("relu", 0, 2), ("sigmoid", 0.268941, 0.931683), ("tanh", -0.761594, 0.848283)],
)
def test_each_activation_by_hand(name, h1, h2):
    """U = 1, W = -1, x = -1, 2 and h[0] = 0, so a[1] = -1 and a[2] = 2 - h[1]:

    linear   h[1] = -1          h[2] = 2 + 1 = 3
    relu     h[1] = 0           h[2] = 2
    sigmoid  h[1] = 1/(1 + e)   h[2] = σ(2 - 0.268941) = σ(1.731059)
    tanh     h[1] = -0.761594   h[2] = tanh(2.761594)
    """
    if name == "sigmoid":
        h2 = 1 / (1 + np.exp(-1.731059))
    if name == "tanh":
        h2 = np.tanh(2.761594)
    trace = unroll(RNNCell(U=[[1]], W=[[-1]], activation=name), [[-1], [2]])
    np.testing.assert_allclose(trace.h[:, 0, 0], [0, h1, h2], atol=1e-6)


def test_rows_are_units_and_columns_are_what_they_read():
    """Unit 1 reads the second input alone; unit 2 reads unit 1's past alone: an input
    arrives there a step late."""
    cell = RNNCell(U=[[0, 1], [0, 0]], W=[[0, 0], [1, 0]], activation="linear")
    trace = unroll(cell, [[9, 5], [9, 7]])
    np.testing.assert_array_equal(trace.h[:, :, 0], [[0, 0], [5, 0], [7, 5]])


def test_sizes():
    cell = RNNCell(U=np.ones((4, 3)), W=np.ones((4, 4)))
    assert (cell.n_x, cell.n_h) == (3, 4)
    np.testing.assert_array_equal(cell.b, np.zeros((4, 1)))


def test_random_weights_are_the_seeds():
    """U is drawn before W, row by row; sums of n terms of deviation 1/√n are of order
    one."""
    cell = RNNCell.random(9, 4, np.random.default_rng(7))
    rng = np.random.default_rng(7)
    np.testing.assert_array_equal(cell.U, rng.normal(0, 1 / 3, (4, 9)))
    np.testing.assert_array_equal(cell.W, rng.normal(0, 1 / 2, (4, 4)))
    np.testing.assert_array_equal(cell.b, np.zeros((4, 1)))


def test_random_weights_have_the_deviations_asked_for():
    cell = RNNCell.random(200, 200, np.random.default_rng(0), U_std=3, W_std=0, activation="relu")
    assert cell.U.std() == pytest.approx(3, rel=0.02)
    assert not cell.W.any()
    assert cell.activation == "relu"


def test_float32_and_complex_weights_stay_what_they_are():
    assert RNNCell(np.ones((2, 2), np.float32), np.ones((2, 2), np.float32)).dtype == np.float32
    assert RNNCell(np.ones((2, 2), np.float32), np.ones((2, 2))).dtype == np.float64
    assert RNNCell([[1j]], [[1]]).dtype == np.complex128


def test_cells_can_be_compared_and_kept_in_a_set():
    one, other = RNNCell([[1, 2]], [[1]]), RNNCell([[1, 2]], [[1]])
    assert one != other
    assert len({one, other}) == 2


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({"U": [[1, 2]], "W": [[1, 2], [3, 4]]}, r"W must be \(n_h, n_h\) = \(1, 1\); got shape \(2, 2\)"),
        ({"U": [1, 2], "W": [[1]]}, r"U must be a matrix \(n_h, n_x\); got shape \(2,\)"),
        ({"U": [[]], "W": [[1]]}, r"U must be a matrix \(n_h, n_x\), no size zero; got shape \(1, 0\)"),
        ({"U": [[1]], "W": [[1]], "b": [1, 2]}, r"b must be \(n_h, 1\) = \(1, 1\); got shape \(2,\)"),
        ({"U": [[1]], "W": [[np.nan]]}, r"W must be finite; W\[0, 0\] is nan: look at where W was computed"),
        ({"U": [["1"]], "W": [[1]]}, r"U must be an array of numbers; got \[\['1'\]\]"),
        ({"U": [[1]], "W": [[1]], "activation": "Tanh"}, "activation must be one of .*; got 'Tanh'"),
    ],
)
def test_weights_that_do_not_fit_are_refused(weights, sentence):
    with pytest.raises(ValueError, match=sentence):
        RNNCell(**weights)


def test_a_cell_owns_its_parameters():
    """Training changes them in place; the array they came from stays as it was."""
    W = np.ones((2, 2))
    cell = RNNCell(U=W, W=W, b=W[:, 0])
    for array in cell.parameters.values():
        array += 1
    assert (W == 1).all()
    assert (cell.U == 2).all()
    assert cell.parameters["W"] is cell.W
