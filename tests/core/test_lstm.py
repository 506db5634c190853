"""The LSTM: one step by hand, cells that one can follow in one's head, and closed
forms."""

import numpy as np
import pytest
from gated_cells import LSTMS

from rnn_teach import LSTMCell, PeepholeLSTMCell, Readout, bptt, jacobian_products, jacobians, unroll


def one_unit(U, W, b, **options):
    """A cell of one input and one unit, from four numbers each: i, f, g, o."""
    kind = PeepholeLSTMCell if "P" in options else LSTMCell
    return kind(*(np.reshape(four, (4, 1, 1)) for four in (U, W, b)), **options)


def at(trace, t):
    """The numbers of step t, by name."""
    return {name: trace.quantities[name][t].item() for name in ("i", "f", "g", "o", "c", "h")}


BY_HAND = {"U": [1, 0, 2, -1], "W": [0.5, 1, 0, 2], "b": [0, 1, -1, 0.5]}


def test_one_step_by_hand():
    """x[1] = 1, h[0] = 0.4, c[0] = 0.5; U = 1, 0, 2, -1, W = 0.5, 1, 0, 2 and b = 0, 1,
    -1, 0.5.

    a_i = 1 + 0.2 + 0 = 1.2       i = σ(1.2) = 0.768525
    a_f = 0 + 0.4 + 1 = 1.4       f = σ(1.4) = 0.802184
    a_g = 2 + 0 - 1 = 1           g = tanh(1) = 0.761594
    a_o = -1 + 0.8 + 0.5 = 0.3    o = σ(0.3) = 0.574443
    c = 0.802184 · 0.5 + 0.768525 · 0.761594 = 0.401092 + 0.585304 = 0.986396
    h = 0.574443 · tanh(0.986396) = 0.574443 · 0.755821 = 0.434176
    """
    trace = unroll(one_unit(**BY_HAND), [[1]], h=[0.4], c=[0.5])
    np.testing.assert_allclose(trace.a[1].ravel(), [1.2, 1.4, 1, 0.3], rtol=1e-14)
    expected = {"i": 0.768525, "f": 0.802184, "g": 0.761594, "o": 0.574443, "c": 0.986396, "h": 0.434176}
    assert at(trace, 1) == pytest.approx(expected, abs=1e-6)


def test_one_step_back_by_hand():
    """The same step, L = h[1], with tanh(c) = 0.755821 = q.

    ∂L/∂o = q = 0.755821          ∂L/∂c = o (1 - q²) = 0.574443 · 0.428734 = 0.246283
    ∂L/∂f = c[0] · 0.246283 = 0.123142      ∂L/∂i = g · 0.246283 = 0.187568
    ∂L/∂g = i · 0.246283 = 0.189275         ∂L/∂c[0] = f · 0.246283 = 0.197564
    ∂L/∂a_i = i (1 - i) · 0.187568 = 0.033367, and so on
    """
    cell = one_unit(**BY_HAND)
    d = bptt(cell, unroll(cell, [[1]], h=[0.4], c=[0.5]), np.array([0.0, 1]).reshape(2, 1, 1)).d
    expected = {"o": 0.755821, "c": 0.246283, "f": 0.123142, "i": 0.187568, "g": 0.189275, "h": 1}
    assert at(d, 1) == pytest.approx(expected, abs=1e-6)
    assert d.c[0].item() == pytest.approx(0.197564, abs=1e-6)
    assert d.a[1, 0].item() == pytest.approx(0.033367, abs=1e-6)


def test_peepholes_by_hand():
    """As above with P = 2, -1, 3: a_i and a_f see c[0] = 0.5, a_o sees the new c.

    i = σ(1.2 + 1) = 0.900250, f = σ(1.4 - 0.5) = 0.710950 c = 0.710950 · 0.5 + 0.900250
    · 0.761594 = 1.041100, o = σ(0.3 + 3.123299) = 0.968425
    """
    trace = unroll(one_unit(**BY_HAND, P=[[2], [-1], [3]]), [[1]], h=[0.4], c=[0.5])
    found = at(trace, 1)
    assert found["i"] == pytest.approx(0.900250, abs=1e-6)
    assert found["f"] == pytest.approx(0.710950, abs=1e-6)
    assert found["c"] == pytest.approx(1.041100, abs=1e-6)
    assert found["o"] == pytest.approx(0.968425, abs=1e-6)


def test_peepholes_of_zero_are_none():
    cell = LSTMCell.random(2, 3, np.random.default_rng(0))
    x = np.random.default_rng(1).normal(size=(5, 2))
    blind = PeepholeLSTMCell(cell.U, cell.W, cell.b)
    assert not blind.P.any()
    np.testing.assert_allclose(unroll(cell, x).h, unroll(blind, x).h, rtol=1e-14)


@pytest.mark.parametrize("what", LSTMS)
def test_what_is_kept_of_the_message_to_c_is_all_of_it(what):
    """c[t] = f c[t-1] + i g, so ∂L/∂f = c[t-1] ∂L/∂c and ∂L/∂i = g ∂L/∂c: with what
    c[t] does through o and h."""
    rng = np.random.default_rng(0)
    cell = LSTMS[what](2, 3, rng)
    trace = unroll(cell, rng.normal(size=(5, 2)), c=rng.normal(size=3))
    d = bptt(cell, trace, rng.normal(size=trace.h.shape)).d
    np.testing.assert_allclose(d.f[1:], trace.c[:-1] * d.c[1:], rtol=1e-14)
    np.testing.assert_allclose(d.i[1:], trace.g[1:] * d.c[1:], rtol=1e-14)


# The hand-wired cell of H.-y. Lee's lecture

LEE = LSTMCell(
    U=[[[0, 100, 0]], [[0, 100, 0]], [[1, 0, 0]], [[0, 0, 100]]],
    W=np.zeros((4, 1, 1)),
    b=[[-10], [10], [0], [-10]],
    cell_input="linear",
    cell_output="linear",
)


def test_five_steps_of_the_hand_wired_cell():
    """x2 = 1 adds x1 to the memory, x2 = -1 empties it, x3 = 1 reads it out; σ(±10) is
    not quite 1 and 0."""
    trace = unroll(LEE, [[3, 1, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0]])
    c, y = trace.c[1:].ravel(), trace.h[1:].ravel()
    np.testing.assert_allclose(c, [3, 7, 7, 7, 0], rtol=0, atol=5e-4)
    np.testing.assert_allclose(y, [0, 0, 0, 7, 0], rtol=0, atol=5e-4)
    assert round(c[3], 5) == round(y[3], 5) == 6.99950


def test_nine_steps_of_the_hand_wired_cell():
    x = [[1, 0, 0], [3, 1, 0], [2, 0, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0], [6, 1, 0], [1, 0, 1]]
    y = unroll(LEE, x).h[1:].ravel()
    np.testing.assert_allclose(y, [0, 0, 0, 0, 0, 7, 0, 0, 6], rtol=0, atol=6e-4)
    assert np.round(y).tolist() == [0, 0, 0, 0, 0, 7, 0, 0, 6]


# Closed forms


def test_a_shut_cell_keeps_what_it_has():
    """f held at 1 and i at 0: c is what it was, to the last digit, for a hundred steps
    of any input."""
    rng = np.random.default_rng(0)
    cell = LSTMCell.random(2, 3, rng, hold={"f": 1, "i": 0})
    trace = unroll(cell, rng.normal(size=(100, 2, 4)), c=rng.normal(size=(3, 4)))
    assert (trace.c == trace.c[0]).all()
    assert np.std(trace.h[1:]) > 0.1


def test_an_emptied_cell_has_no_past():
    """f held at 0 at step 3: c[3] is i g, and no gradient goes back along c."""
    rng = np.random.default_rng(0)
    cell = LSTMCell.random(2, 3, rng, W_std=0, hold={"f": {3: 0}})
    trace = unroll(cell, rng.normal(size=(5, 2)), c=rng.normal(size=3))
    np.testing.assert_array_equal(trace.c[3], trace.i[3] * trace.g[3])
    d = bptt(cell, trace, {"c": np.eye(6)[5].reshape(6, 1, 1) * np.ones((6, 3, 1))}).d
    assert d.c[3].all()
    assert not d.c[:3].any()


@pytest.mark.parametrize("what", ["lstm", "lstm, linear"])
def test_along_c_alone_the_gradient_is_the_product_of_the_forget_gates(what):
    """With W = 0 no other way leads back: ∂c[T]/∂c[k] = diag(f[T] ... f[k+1])."""
    rng = np.random.default_rng(0)
    cell = LSTMS[what](2, 3, rng)
    cell.W[:] = 0
    trace = unroll(cell, rng.normal(size=(20, 2)), c=rng.normal(size=3))
    P = jacobian_products(jacobians(cell, trace))
    for k in range(20):
        along_c = P[k][3:, 3:]
        np.testing.assert_allclose(along_c, np.diag(np.prod(trace.f[k + 1 :, :, 0], axis=0)), rtol=1e-12)
        assert not P[k][:, :3].any()  # nothing depends on h[k]


def test_with_recurrent_weights_the_product_of_forget_gates_is_one_way_of_several():
    rng = np.random.default_rng(0)
    cell = LSTMCell.random(2, 3, rng)
    trace = unroll(cell, rng.normal(size=(20, 2)), c=rng.normal(size=3))
    J = jacobians(cell, trace)
    np.testing.assert_allclose(J[7][3:, 3:], np.diag(trace.f[7, :, 0]), rtol=1e-14)  # one step: only this way
    product = np.diag(np.prod(trace.f[1:, :, 0], axis=0))
    assert np.linalg.norm(jacobian_products(J)[0][3:, 3:] - product) > 0.01 * np.linalg.norm(product)


@pytest.mark.parametrize(("b", "kept"), [(0, 9.5e-7), (1, 0.0019), (2, 0.079), (5, 0.874)])
def test_a_forget_bias_decides_how_much_is_left_after_twenty_steps(b, kept):
    """σ(b) to the power 20."""
    cell = one_unit(U=[0, 0, 0, 0], W=[0, 0, 0, 0], b=[0, b, 0, 0])
    trace = unroll(cell, np.zeros((20, 1)), c=[1])
    assert trace.c[20].item() == pytest.approx(kept, rel=0.03)


def test_a_linear_held_cell_adds_up_its_inputs():
    """g = x, f = i = o = 1: h[t] is the sum so far."""
    hold = {"i": 1, "f": 1, "o": 1}
    cell = one_unit([0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0], cell_input="linear", cell_output="linear", hold=hold)
    np.testing.assert_array_equal(unroll(cell, [[3], [4], [-2]]).h.ravel(), [0, 3, 7, 5])


def test_linear_and_tanh_differ_where_they_should():
    tanh = unroll(one_unit(**BY_HAND), [[1]], c=[0.5])
    linear_in = unroll(one_unit(**BY_HAND, cell_input="linear"), [[1]], c=[0.5])
    linear_out = unroll(one_unit(**BY_HAND, cell_output="linear"), [[1]], c=[0.5])
    assert tanh.g[1] == pytest.approx(np.tanh(linear_in.g[1]))
    assert linear_out.c[1] == tanh.c[1]
    assert linear_out.h[1] == pytest.approx(tanh.o[1] * tanh.c[1])


# Making one


def test_random_weights_are_the_seeds_and_the_forget_gate_is_open():
    cell = LSTMCell.random(9, 4, np.random.default_rng(7))
    rng = np.random.default_rng(7)
    np.testing.assert_array_equal(cell.U, rng.normal(0, 1 / 3, (4, 4, 9)))
    np.testing.assert_array_equal(cell.W, rng.normal(0, 1 / 2, (4, 4, 4)))
    np.testing.assert_array_equal(cell.b[:, :, 0], [[0] * 4, [1] * 4, [0] * 4, [0] * 4])
    assert unroll(cell, np.zeros((1, 9))).f[1, 0].item() == pytest.approx(0.731, abs=5e-4)
    assert (LSTMCell.random(2, 3, rng, forget_bias=-2).b_f == -2).all()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"cell_input": "relu"}, "cell_input must be one of tanh, linear; got 'relu'"),
        ({"cell_output": None}, "cell_output must be one of tanh, linear; got None"),
        ({"P": np.ones((4, 3))}, r"P must be \(i f o, n_h, 1\) = \(3, 3, 1\); got shape \(4, 3\)"),
        ({"P": np.full((3, 3), np.nan)}, r"P must be finite; P\[0, 0\] is nan \(8 more\)"),
        ({"forget_bias": None}, "forget_bias must be an array of numbers; got None"),
        ({"forget_bias": [1, 2, 3]}, r"forget_bias must be one number; got \[1, 2, 3\]"),
        ({"forget_bias": np.nan}, "forget_bias must be finite; forget_bias is nan"),
        ({"U_std": -1}, "U_std must be one number of at least 0; got -1"),
    ],
)
def test_options_that_there_are_not_are_refused(options, sentence):
    kind = PeepholeLSTMCell if "P" in options else LSTMCell
    with pytest.raises(ValueError, match=sentence):
        kind.random(2, 3, np.random.default_rng(0), **options)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"s": [0, 0, 0]}, "this cell carries h, c from step to step; got 's'"),
        ({"c": [0, 0]}, r"c at t = 0 must be \(n_h, B\) = \(3, 1\); got \(2,\)"),
        ({"c": [0, np.inf, 0]}, r"c must be finite; c\[1\] is inf"),
    ],
)
def test_states_that_it_does_not_have_are_refused(state, sentence):
    with pytest.raises(ValueError, match=sentence):
        unroll(LSTMCell.random(2, 3, np.random.default_rng(0)), np.ones((4, 2)), **state)


def test_what_the_loss_says_of_c_must_have_its_shape():
    cell = LSTMCell.random(2, 3, np.random.default_rng(0))
    trace = unroll(cell, np.ones((4, 2)))
    with pytest.raises(
        ValueError, match=r"direct must be \(T\+1, n_h, B\) = \(5, 3, 1\), as c is; got \(4, 3, 1\)"
    ):
        bptt(cell, trace, {"c": np.ones((4, 3, 1))})


def test_the_gradient_of_a_trace_that_was_read_is_the_same():
    rng = np.random.default_rng(0)
    cell, readout = LSTMCell.random(2, 3, rng), Readout.random(3, 1, rng, answer="linear")
    trace = unroll(cell, rng.normal(size=(4, 2, 5)))
    direct = rng.normal(size=trace.h.shape)
    of_read, of_trace = (bptt(cell, one, direct) for one in (readout.read(trace), trace))
    for name, gradient in of_trace.total.items():
        np.testing.assert_array_equal(of_read.total[name], gradient)
