"""A cell over a sequence, against numbers from elsewhere: lectures, closed forms, loops
written by hand."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rnn_teach import Readout, RNNCell, unroll

LEE = RNNCell(U=np.ones((2, 2)), W=np.ones((2, 2)), activation="linear")
LEE_OUTPUT = Readout(V=np.ones((2, 2)))


def test_the_linear_net_of_lees_lecture():
    """All weights 1, no bias, h[0] = 0 (Hung-yi Lee, RNN, part I). Both units and both
    outputs are the same:

    x = [1,1], [1,1], [2,2]     h: 1+1+0+0 = 2     1+1+2+2 = 6     2+2+6+6 = 16
                                o: 2+2 = 4         6+6 = 12        16+16 = 32
    """
    o = LEE_OUTPUT.read(unroll(LEE, [[1, 1], [1, 1], [2, 2]])).readout.o
    np.testing.assert_array_equal(o[1:, :, 0], [[4, 4], [12, 12], [32, 32]])


def test_another_order_of_the_same_inputs_gives_other_outputs():
    """x = [2,2], [1,1], [1,1]: h = 4, 1+1+4+4 = 10, 1+1+10+10 = 22, and twice as much
    is read."""
    o = LEE_OUTPUT.read(unroll(LEE, [[2, 2], [1, 1], [1, 1]])).readout.o
    np.testing.assert_array_equal(o[1:, 0, 0], [8, 20, 44])


def test_a_jordan_net_is_an_elman_net_that_feeds_back_its_output():
    """Jordan: h[t] = U x[t] + W o[t-1]. By hand h = 2, 2+4+4 = 10, 4+20+20 = 44 and o =
    4, 20, 88.

    Since o[t-1] = V h[t-1], that is Elman's net with W V in W's place.
    """
    x, o = [[1, 1], [1, 1], [2, 2]], np.zeros(2)
    by_hand = []
    for x_t in np.array(x):
        h = LEE.U @ x_t + LEE.W @ o
        o = LEE_OUTPUT.V @ h
        by_hand.append(o[0])
    assert by_hand == [4, 20, 88]
    elman = RNNCell(U=LEE.U, W=LEE.W @ LEE_OUTPUT.V, activation="linear")
    np.testing.assert_array_equal(LEE_OUTPUT.read(unroll(elman, x)).readout.o[1:, 0, 0], by_hand)


def test_it_is_the_loop_of_the_page():
    rng = np.random.default_rng(1)
    cell = RNNCell(rng.normal(size=(4, 3)), rng.normal(size=(4, 4)), rng.normal(size=4))
    x, h = rng.normal(size=(6, 3)), rng.normal(size=4)
    trace = unroll(cell, x, h=h)
    np.testing.assert_array_equal(trace.h[0, :, 0], h)
    for t in range(1, 7):
        h = np.tanh(cell.U @ x[t - 1] + cell.W @ h + cell.b[:, 0])
        np.testing.assert_allclose(trace.h[t, :, 0], h, rtol=1e-13)


@pytest.mark.parametrize("T", [1, 2, 7])
def test_the_closed_form_of_a_linear_net(T):
    """h[T] = W^T h[0] + Σ_t W^(T-t) (U x[t] + b)"""
    rng = np.random.default_rng(T)
    U, W, b, h_0 = (rng.normal(size=shape) for shape in ((3, 2), (3, 3), (3, 1), (3, 1)))
    x = rng.normal(size=(T, 2, 1))
    power = np.linalg.matrix_power
    closed = power(W, T) @ h_0 + sum(power(W, T - t) @ (U @ x[t - 1] + b) for t in range(1, T + 1))
    np.testing.assert_allclose(unroll(RNNCell(U, W, b, activation="linear"), x, h=h_0).h[T], closed, rtol=1e-12)


def test_the_trace_counts_as_the_equation_does():
    """x[0] of the argument is x[1] of the equation; a[t] is what went into f."""
    trace = unroll(LEE, [[1, 2], [3, 4]])
    np.testing.assert_array_equal(trace.x[1:, :, 0], [[1, 2], [3, 4]])
    np.testing.assert_array_equal(trace.a[1:], trace.h[1:])
    assert (trace.T, trace.B) == (2, 1)


def test_one_step_from_a_state_that_is_not_zero():
    """With x = 0 the only step gives h[1] = W h[0]: the initial state counts from the
    start."""
    W = [[0.0, 1], [-1, 0]]
    trace = unroll(RNNCell(np.eye(2), W, activation="linear"), [[0, 0]], h=[3, 4])
    np.testing.assert_array_equal(trace.h[:, :, 0], [[3, 4], [4, -3]])


def test_a_state_may_be_one_for_all_or_one_for_each():
    cell = RNNCell(np.eye(2), np.eye(2), activation="linear")
    x = np.zeros((1, 2, 3))
    np.testing.assert_array_equal(unroll(cell, x, h=[1, 2]).h[1], [[1, 1, 1], [2, 2, 2]])
    np.testing.assert_array_equal(unroll(cell, x, h=[[1], [2]]).h[1], [[1, 1, 1], [2, 2, 2]])
    np.testing.assert_array_equal(unroll(cell, x, h=[[1, 2, 3], [4, 5, 6]]).h[1], [[1, 2, 3], [4, 5, 6]])


def test_what_was_handed_in_is_left_as_it_was():
    x, h = np.ones((3, 2, 1)), np.ones((2, 1))
    trace = unroll(LEE, x, h=h)
    trace.x[:] = trace.h[:] = 7
    assert (x == 1).all()
    assert (h == 1).all()


def test_the_cell_says_the_precision():
    """float32 in, float32 throughout; the inputs follow the cell."""
    cell = RNNCell(np.ones((2, 2), np.float32), np.ones((2, 2), np.float32))
    trace = unroll(cell, np.ones((3, 2)), h=np.ones(2))
    assert {array.dtype for array in trace.quantities.values()} == {np.dtype(np.float32)}
    assert unroll(LEE, np.ones((3, 2), np.float32)).h.dtype == np.float64


@pytest.mark.parametrize("where", ["U", "W", "b", "x", "h"])
def test_a_complex_step_gives_the_derivative(where):
    """tanh, one unit, T = 1, a = U x + W h[0] + b: ∂h[1]/∂U = (1 - h²) x, and so on; no
    difference is taken."""
    numbers = {"U": 0.5, "W": -0.7, "b": 0.1, "x": 0.3, "h": 0.2}
    factor = {"U": 0.3, "W": 0.2, "b": 1, "x": 0.5, "h": -0.7}[where]

    def h_1(U, W, b, x, h):
        return unroll(RNNCell([[U]], [[W]], [b]), [[x]], h=[h]).h[1, 0, 0]

    slope = h_1(**{**numbers, where: numbers[where] + 1e-30j}).imag / 1e-30
    assert slope == pytest.approx((1 - h_1(**numbers) ** 2) * factor, rel=1e-12)


def test_a_complex_input_keeps_a_single_precision_cell_single():
    cell = RNNCell(np.ones((1, 1), np.float32), np.ones((1, 1), np.float32))
    assert unroll(cell, [[1 + 1e-10j]]).h.dtype == np.complex64


sizes = st.integers(1, 4)


@given(st.data(), sizes, sizes, sizes, sizes, st.sampled_from(["tanh", "relu", "sigmoid", "linear"]))
def test_a_batch_is_its_sequences(data, T, n_x, n_h, B, activation):
    def numbers(*shape):
        return data.draw(hnp.arrays(float, shape, elements=st.floats(-2, 2)))

    cell = RNNCell(numbers(n_h, n_x), numbers(n_h, n_h), numbers(n_h), activation=activation)
    x, h = numbers(T, n_x, B), numbers(n_h, B)
    trace = unroll(cell, x, h=h)
    assert {name: array.shape for name, array in trace.quantities.items()} == {
        "x": (T + 1, n_x, B),
        "a": (T + 1, n_h, B),
        "h": (T + 1, n_h, B),
    }
    for i in range(B):
        one = unroll(cell, x[:, :, i], h=h[:, i])
        np.testing.assert_allclose(trace.h[:, :, i], one.h[:, :, 0], rtol=1e-9, atol=1e-12)


@given(st.data(), sizes, st.integers(2, 6))
def test_the_past_is_in_the_state(data, n_h, T):
    """To read a sequence in two pieces, from the state where the first ended, is to
    read it at once."""
    cell = RNNCell.random(2, n_h, np.random.default_rng(n_h))
    x = data.draw(hnp.arrays(float, (T, 2), elements=st.floats(-3, 3)))
    cut = data.draw(st.integers(1, T - 1))
    first = unroll(cell, x[:cut])
    second = unroll(cell, x[cut:], h=first.h[-1])
    np.testing.assert_allclose(second.h[1:], unroll(cell, x).h[cut + 1 :], rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(
    ("x", "initial", "sentence"),
    [
        (np.ones((3, 5)), {}, r"x must be \(T, n_x, B\) or \(T, n_x\) with n_x = 2; got \(3, 5\): for inputs of 5"),
        (np.zeros((0, 2)), {}, "x must hold at least one time step"),
        ([[1, np.nan]], {}, r"x must be finite; x\[0, 1\] is nan"),
        ("arrive Taipei", {}, "x must be an array of numbers; got 'arrive Taipei'"),
        (None, {}, "x must be an array of numbers; got None"),
        (np.ones((3, 2)), {"h": [1, 2, 3]}, r"h at t = 0 must be \(n_h, B\) = \(2, 1\); got \(3,\)"),
        (np.ones((3, 2, 3)), {"h": np.ones((2, 2))}, r"h at t = 0 must be \(n_h, B\) = \(2, 3\); got \(2, 2\)"),
        (np.ones((3, 2)), {"h": 0}, r"h at t = 0 must be \(n_h, B\) = \(2, 1\); got \(\)"),
        (np.ones((3, 2)), {"h": [np.inf, 0]}, r"h must be finite; h\[0\] is inf"),
        (np.ones((3, 2)), {"c": [1, 2]}, "this cell carries h from step to step; got 'c'"),
    ],
)
def test_what_does_not_fit_the_cell_is_refused(x, initial, sentence):
    with pytest.raises(ValueError, match=sentence):
        unroll(LEE, x, **initial)


@pytest.mark.parametrize("cell", [RNNCell, np.ones((2, 2)), None, "RNNCell"])
def test_what_is_no_cell_is_refused(cell):
    with pytest.raises(ValueError, match=r"cell must be a cell, as RNNCell\(U, W\) makes one; got "):
        unroll(cell, np.ones((3, 2)))


def test_a_net_that_explodes_says_so():
    """1e200 · 1e200 is beyond float64, and the trace shows inf: exploding is a thing to
    look at. Whether NumPy warns besides depends on its version and its BLAS."""
    cell = RNNCell([[1]], [[1e200]], activation="linear")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "overflow", RuntimeWarning)
        trace = unroll(cell, [[1], [0], [0]])
    assert trace.h[-1, 0, 0] == np.inf
    assert unroll(cell, [[1], [0]]).h[-1, 0, 0] == 1e200  # no warning: these are numbers like any other
