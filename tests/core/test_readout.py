"""From the hidden state to scores, from scores to probabilities."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rnn_teach import LSTMCell, Readout, RNNCell, Trace, bptt, check_gradients, softmax, squared_error, unroll
from rnn_teach.figures import plot_gates


def column(*numbers):
    return np.array(numbers, float)[:, np.newaxis]


def test_softmax_by_hand():
    """o = ln 1, ln 2, ln 5: the exponentials are 1, 2, 5, their sum 8."""
    np.testing.assert_allclose(softmax(np.log(column(1, 2, 5))), column(1 / 8, 2 / 8, 5 / 8))


def test_softmax_is_stable_where_exp_is_not():
    """exp(1000) overflows, exp(-1000) is 0; the differences are what counts: 1 / (1 +
    e⁻²) = 0.880797."""
    np.testing.assert_allclose(softmax(column(1000, -1000)), column(1, 0))
    np.testing.assert_allclose(softmax(column(1002, 1000)), column(0.880797, 0.119203), atol=5e-7)
    np.testing.assert_allclose(softmax(column(-1000, -1002)), column(0.880797, 0.119203), atol=5e-7)


@given(hnp.arrays(float, hnp.array_shapes(min_dims=2, max_dims=3, max_side=4), elements=st.floats(-1e3, 1e3)))
def test_softmax_gives_probabilities_in_the_order_of_the_scores(o):
    y_hat = softmax(o)
    assert (y_hat >= 0).all()
    np.testing.assert_allclose(y_hat.sum(axis=-2), 1)
    np.testing.assert_allclose(softmax(o + 7), y_hat, rtol=1e-9, atol=1e-300)
    best = np.take_along_axis(y_hat, o.argmax(axis=-2, keepdims=True), axis=-2)
    np.testing.assert_array_equal(best, y_hat.max(axis=-2, keepdims=True))


def test_a_complex_step_gives_the_derivative_of_softmax():
    """∂ŷ_1/∂o_1 = ŷ_1 (1 - ŷ_1) and ∂ŷ_2/∂o_1 = -ŷ_1 ŷ_2, with ŷ = 1/4, 3/4."""
    o = np.log(column(1, 3)) + column(1, 0) * 1e-30j
    np.testing.assert_allclose(softmax(o).imag / 1e-30, column(3 / 16, -3 / 16), rtol=1e-12)


def test_softmax_stays_in_single_precision():
    assert softmax(np.ones((3, 1), np.float32)).dtype == np.float32


@pytest.mark.parametrize(
    ("o", "said"),
    [
        ([1, 2, 3], r"\(\.\.\., n_y, B\); got shape \(3,\)"),  # a vector: over which axis?
        (1.0, r"got shape \(\)"),
        (np.ones((0, 1)), r"got shape \(0, 1\)"),
        (None, "an array of numbers; got None"),
        ([["a"]], r"an array of numbers; got \[\['a'\]\]"),
    ],
)
def test_softmax_of_what_is_no_column_of_scores(o, said):
    with pytest.raises(ValueError, match=f"o must be .*{said}"):
        softmax(o)


def test_reading_by_hand():
    """V = [1 2], [0 -1], c = 3, 0 and h[1] = (1, 2), (4, 5) in a batch of two:

    o[1] = (1 + 2·4 + 3, -4) = (12, -4) and (2 + 2·5 + 3, -5) = (15, -5)
    """
    h = np.array([np.zeros((2, 2)), [[1, 2], [4, 5]]])
    trace = Readout(V=[[1, 2], [0, -1]], c=[3, 0]).read(Trace(h=h))
    np.testing.assert_array_equal(trace.readout.o[1], [[12, 15], [-4, -5]])
    np.testing.assert_allclose(trace.readout.y_hat[1], softmax(trace.readout.o[1]))


def test_nothing_is_answered_before_the_first_input():
    """o[0] and ŷ[0] are NaN even where h[0] is not zero; the trace that was read stays
    as it was."""
    states = unroll(RNNCell([[1]], [[1]]), [[1], [2]], h=[0.5])
    trace = Readout(V=[[1], [2]]).read(states)
    assert np.isnan(trace.readout.o[0]).all()
    assert np.isnan(trace.readout.y_hat[0]).all()
    assert np.isfinite(trace.readout.y_hat[1:]).all()
    assert trace.h is states.h
    assert not states.parts
    assert trace.quantities.keys() == states.quantities.keys()


def test_an_lstm_that_was_read_keeps_its_output_gate():
    """What the read-out computes is `trace.readout.o`; `trace.o`, and what plot_gates
    draws, is the gate."""
    rng = np.random.default_rng(0)
    cell, readout = LSTMCell.random(2, 1, rng), Readout([[20.0]], c=[35], answer="linear")
    trace = unroll(cell, rng.normal(size=(4, 2)))
    read = readout.read(trace)
    np.testing.assert_array_equal(read.o, trace.o)
    assert np.shares_memory(read.o, read.gates)
    np.testing.assert_array_equal(read.readout.o[1:], 20 * trace.h[1:] + 35)
    drawn = [plot_gates(one).figure.axes[0] for one in (trace, read)]
    for before, after in zip(*(ax.collections for ax in drawn), strict=True):
        np.testing.assert_array_equal(
            np.concatenate([p.vertices for p in before.get_paths()]),
            np.concatenate([p.vertices for p in after.get_paths()]),
        )
    with pytest.raises(
        AttributeError, match=r"holds x, a, .* and the parts readout; it has no 'y_hat': ask trace.readout.y_hat"
    ):
        read.y_hat  # noqa: B018


def test_a_second_reading_takes_the_place_of_the_first():
    states = unroll(RNNCell([[1]], [[1]]), [[1], [2]])
    twice = Readout([[3]], answer="linear").read(Readout([[2]], answer="linear").read(states))
    np.testing.assert_array_equal(twice.readout.o[1:], 3 * states.h[1:])


def test_the_mask_is_read_along():
    trace = Readout([[2.0]]).read(unroll(RNNCell([[1]], [[1]]), np.ones((3, 1, 2)), lengths=[3, 1]))
    np.testing.assert_array_equal(trace.readout.mask, trace.mask)


def test_single_precision_throughout():
    cell = RNNCell(np.ones((2, 1), np.float32), np.ones((2, 2), np.float32))
    trace = Readout(np.ones((3, 2), np.float32)).read(unroll(cell, [[1], [2]]))
    assert trace.readout.o.dtype == trace.readout.y_hat.dtype == np.float32


def test_random_weights_are_the_seeds():
    readout = Readout.random(9, 2, np.random.default_rng(3))
    np.testing.assert_array_equal(readout.V, np.random.default_rng(3).normal(0, 1 / 3, (2, 9)))
    assert (readout.n_h, readout.n_y) == (9, 2)
    assert not readout.c.any()


def test_uniform_weights_lie_within_one_over_the_root_of_the_units():
    V = Readout.random(16, 50, np.random.default_rng(0), init="uniform").V
    assert 0.24 < np.max(V) <= 0.25
    assert -0.25 <= np.min(V) < -0.24
    with pytest.raises(ValueError, match="init must be one of normal, uniform; got 'zero'"):
        Readout.random(16, 50, np.random.default_rng(0), init="zero")


def test_gradients_stay_when_the_loss_is_changed_afterwards():
    cell, readout = RNNCell.random(2, 3, np.random.default_rng(0)), Readout.random(3, 2, np.random.default_rng(1))
    trace = unroll(cell, np.ones((4, 2)))
    d_o = np.ones((5, 2, 1))
    back = readout.read_backward(trace, d_o)
    d_o *= 0
    assert (back.d.o[1:] == 1).all()
    assert (back.direct.o[1:] == 1).all()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("V", np.full((2, 3), np.nan), r"V must be finite; V\[0, 0\] is nan \(5 more\)"),
        ("c", [[0], [np.inf]], r"c must be finite; c\[1, 0\] is inf"),
        ("c", [1, 2, 3], r"c must be \(n_y, 1\) = \(2, 1\); got shape \(3,\)"),
        ("V", "V", "V must be an array of numbers; got 'V'"),
        ("V", np.ones(3), r"V must be a matrix \(n_y, n_h\); got shape \(3,\)"),
        ("answer", "hardmax", "answer must be one of softmax, sigmoid, linear; got 'hardmax'"),
        ("bias", False, "a read-out with bias=False has no c"),
    ],
)
def test_what_is_set_later_is_looked_at_when_it_reads(name, value, sentence):
    trace = unroll(RNNCell.random(2, 3, np.random.default_rng(0)), np.ones((4, 2)))
    readout = Readout(np.ones((2, 3)))
    setattr(readout, name, value)
    with pytest.raises(ValueError, match=sentence):
        readout.read(trace)


def test_what_is_set_later_is_brought_into_shape():
    trace = unroll(RNNCell.random(2, 3, np.random.default_rng(0)), np.ones((4, 2)))
    readout = Readout(np.ones((2, 3)))
    readout.c = [1, 2]
    assert readout.read(trace).readout.o.shape == (5, 2, 1)
    readout.c = None
    assert readout.read(trace).readout.o.shape == (5, 2, 1)
    np.testing.assert_array_equal(readout.c, [[0], [0]])


def test_precision_on_request():
    single = Readout.random(9, 2, np.random.default_rng(3), dtype=np.float32)
    assert single.V.dtype == single.c.dtype == np.float32
    np.testing.assert_array_equal(single.V, np.random.default_rng(3).normal(0, 1 / 3, (2, 9)).astype(np.float32))
    with pytest.raises(ValueError, match="dtype must be float32 or float64; got 'int'"):
        Readout.random(9, 2, np.random.default_rng(3), dtype="int")


def test_a_readout_without_a_bias_has_no_c():
    """The same numbers as with c = 0, and only V to train."""
    rng = np.random.default_rng(0)
    readout = Readout.random(3, 2, rng, bias=False)
    trace = unroll(RNNCell.random(1, 3, rng), rng.normal(size=(4, 1, 2)))
    assert readout.c is None
    assert list(readout.parameters) == ["V"]
    plain = Readout(readout.V)
    np.testing.assert_array_equal(readout.read(trace).readout.o, plain.read(trace).readout.o)
    d_o = rng.normal(size=(5, 2, 2))
    without, with_c = readout.read_backward(trace, d_o), plain.read_backward(trace, d_o)
    assert without.total.keys() == without.terms.keys() == {"V"}
    np.testing.assert_array_equal(without.total["V"], with_c.total["V"])
    np.testing.assert_array_equal(without.d.h, with_c.d.h)
    with pytest.raises(ValueError, match="a read-out with bias=False has no c: leave out one of the two"):
        Readout([[1, 2]], c=[1], bias=False)
    with pytest.raises(ValueError, match="bias must be True or False; got 0"):
        Readout([[1, 2]], bias=0)


def test_readouts_can_be_compared():
    assert Readout([[1, 2]]) != Readout([[1, 2]])


def test_a_state_of_another_size_is_refused():
    trace = unroll(RNNCell([[1]], [[1]]), [[1]])
    with pytest.raises(ValueError, match="V reads a hidden state of 3 units; this trace has 1"):
        Readout(np.ones((2, 3))).read(trace)
    with pytest.raises(ValueError, match="V reads a hidden state of 3 units; this trace has none"):
        Readout(np.ones((2, 3))).read(Trace(x=trace.h))


def test_the_states_alone_are_no_trace():
    trace = unroll(RNNCell([[1]], [[1]]), [[1]])
    with pytest.raises(ValueError, match="trace must be a trace, as unroll gives one; got ndarray"):
        Readout([[1]]).read(trace.h)


@pytest.mark.parametrize(
    ("V", "c", "sentence"),
    [
        ([1, 2], None, r"V must be a matrix \(n_y, n_h\); got shape \(2,\)"),
        ([[1, 2]], [1, 2], r"c must be \(n_y, 1\) = \(1, 1\); got shape \(2,\)"),
        ([[np.inf]], None, r"V must be finite; V\[0, 0\] is inf"),
    ],
)
def test_weights_that_do_not_fit_are_refused(V, c, sentence):
    with pytest.raises(ValueError, match=sentence):
        Readout(V, c)


@pytest.mark.parametrize(("answer", "y_hat"), [("softmax", 0.952574), ("sigmoid", 0.952574), ("linear", 3)])
def test_each_answer(answer, y_hat):
    """σ(3) = 0.952574, and softmax of 3 and 0 is the same."""
    read = Readout([[3], [0]], answer=answer).read(Trace(h=np.ones((2, 1, 1)))).readout
    assert read.y_hat[1, 0, 0] == pytest.approx(y_hat, abs=5e-7)
    assert Readout.random(2, 3, np.random.default_rng(0), answer=answer).answer == answer


def test_backward_by_hand():
    """V = [1 2], h[1] = (3, 4), h[2] = (5, 6), ∂L/∂o = 10, 1:

    direct[1] = (10, 20), direct[2] = (1, 2); dV = 10 · (3, 4) + 1 · (5, 6) = (35, 46);
    dc = 11.
    """
    trace = Readout([[1, 2]]).read(Trace(h=np.array([[[9.0], [9]], [[3], [4]], [[5], [6]]])))
    gradients = Readout([[1, 2]]).read_backward(trace, np.array([np.nan, 10, 1]).reshape(3, 1, 1))
    np.testing.assert_array_equal(gradients.d.h[..., 0], [[0, 0], [10, 20], [1, 2]])
    np.testing.assert_array_equal(gradients.terms["V"][1:, 0], [[30, 40], [5, 6]])
    np.testing.assert_array_equal(gradients.total["V"], [[35, 46]])
    assert gradients.total["c"].item() == 11
    assert Readout([[1, 2]]).read_backward(trace, gradients.d.o, terms=False).terms is None


@pytest.mark.parametrize("B", [1, 3])
def test_gradients_through_readout_and_cell_agree_with_the_complex_step(B):
    rng = np.random.default_rng(B)
    x, h, y = rng.normal(size=(5, 2, B)), rng.normal(size=(4, B)), rng.normal(size=(5, 3, B))

    def forward(U, W, b, V, c, x, h):
        cell, readout = RNNCell(U, W, b), Readout(V, c, answer="linear")
        trace = readout.read(unroll(cell, x, h=h))
        return cell, readout, trace, squared_error(trace.readout, y)

    cell, readout = RNNCell.random(2, 4, rng), Readout.random(4, 3, rng)
    everything = {**cell.parameters, **readout.parameters, "x": x, "h": h}
    cell, readout, trace, loss = forward(**everything)
    above = readout.read_backward(trace, loss.d_o)
    below = bptt(cell, trace, above.d.h)
    gradients = {**above.total, **below.total, "x": below.d.x[1:], "h": below.d.h[0]}
    check = check_gradients(lambda **moved: forward(**moved)[-1].value, everything, gradients)
    assert check.agrees(1e-13), str(check)


def test_what_is_said_of_the_last_outputs_alone_needs_no_time():
    """Many to one: ∂L/∂o[T], as a loss gives it of `trace.readout.o[-1]`, is zero at
    all steps before."""
    rng = np.random.default_rng(0)
    readout, d_o = Readout.random(2, 3, rng), rng.normal(size=(3, 2))
    trace = readout.read(unroll(RNNCell.random(1, 2, rng), rng.normal(size=(4, 1, 2))))
    back = readout.read_backward(trace, d_o)
    np.testing.assert_array_equal(back.d.h[-1], readout.V.T @ d_o)
    assert not back.d.h[:-1].any()
    np.testing.assert_array_equal(back.total["V"], d_o @ trace.h[-1].T)


def test_what_the_way_back_refuses():
    readout = Readout([[1, 2]])
    trace = readout.read(Trace(h=np.ones((3, 2, 1))))
    with pytest.raises(ValueError, match=r"d_o must be \(T\+1, n_y, B\) = \(3, 1, 1\); got shape \(2, 1, 1\)"):
        readout.read_backward(trace, np.ones((2, 1, 1)))
    with pytest.raises(ValueError, match=r"d_o must be finite after row 0; d_o\[1, 0, 0\] is nan"):
        readout.read_backward(trace, np.full((3, 1, 1), np.nan))
    with pytest.raises(ValueError, match="V reads a hidden state of 3 units; this trace has 2"):
        Readout(np.ones((1, 3))).read_backward(trace, np.ones((3, 1, 1)))
    with pytest.raises(ValueError, match=r"answer must be one of softmax, sigmoid, linear; got \['linear'\]"):
        Readout([[1]], answer=["linear"])
