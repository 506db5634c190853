"""Losses and their gradients, against arithmetic by hand and the complex step."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_teach import (
    NO_TARGET,
    Readout,
    RNNCell,
    Trace,
    cross_entropy,
    logistic_loss,
    softmax,
    squared_error,
    unroll,
)


def rows(*steps):
    """Outputs (T+1, n_y, 1) of one sequence, with the NaN of t = 0."""
    steps = np.array(steps, float)[..., np.newaxis]
    return np.concatenate([np.full_like(steps[:1], np.nan), steps])


def random_example(loss, T=4, n_y=3, B=2):
    rng = np.random.default_rng(0)
    o = rng.normal(0, 3, (T + 1, n_y, B))
    o[0] = np.nan
    if loss is cross_entropy:
        targets = np.array([[0, 2], [1, NO_TARGET], [2, 0], [NO_TARGET, 1]])
    else:
        targets = rng.random((T, n_y, B))
    return o, targets, rng.random((T, B))


def test_cross_entropy_by_hand():
    """o = ln 1, ln 2, ln 5, so ŷ = 1/8, 2/8, 5/8. The right class is the last: L =
    -ln(5/8) = 0.470004.

    ∂L/∂o = ŷ - onehot = 1/8, 2/8, -3/8.
    """
    loss = cross_entropy(rows(np.log([1, 2, 5])), [2])
    assert loss.value == pytest.approx(0.470004, abs=5e-7)
    np.testing.assert_allclose(loss.d_o[1:].ravel(), [1 / 8, 2 / 8, -3 / 8])
    assert np.isnan(loss.d_o[0]).all()
    assert np.isnan(loss.at[0]).all()


def test_squared_error_by_hand():
    """o = 1, 4 and y = 3, 1: L = (4 + 9) / 2 = 6.5, ∂L/∂o = 2/2 (-2, 3)."""
    loss = squared_error(rows([1, 4]), [[3, 1]])
    assert loss.value == 6.5
    np.testing.assert_array_equal(loss.d_o[1:].ravel(), [-2, 3])


def test_logistic_loss_by_hand():
    """o = ln 3 means ŷ = 3/4. A yes costs -ln(3/4) = 0.287682, a no -ln(1/4) =
    1.386294; ∂L/∂o = -1/4 and 3/4."""
    for y, value, slope in ((1, 0.287682, -0.25), (0, 1.386294, 0.75)):
        loss = logistic_loss(rows([np.log(3)]), [[y]])
        assert loss.value == pytest.approx(value, abs=5e-7)
        assert loss.d_o[1].item() == pytest.approx(slope)
    both = logistic_loss(rows([np.log(3), np.log(3)]), [[1, 0]])
    assert both.value == pytest.approx((0.287682 + 1.386294) / 2, abs=5e-7)


@pytest.mark.parametrize("average", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("loss", [cross_entropy, squared_error, logistic_loss])
def test_gradients_agree_with_the_complex_step(loss, weighted, average):
    o, targets, weights = random_example(loss)
    weights = weights if weighted else None
    found = loss(o, targets, weights, average=average)
    for place in np.ndindex(o[1:].shape):
        moved = o.astype(complex)
        moved[1:][place] += 1e-20j
        slope = loss(moved, targets, weights, average=average).value.imag / 1e-20
        assert found.d_o[1:][place] == pytest.approx(slope, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("loss", [cross_entropy, squared_error, logistic_loss])
def test_the_losses_of_the_steps_add_up_to_the_value_and_weights_count_each(loss):
    o, targets, weights = random_example(loss)
    plain, weighted = loss(o, targets), loss(o, targets, weights)
    np.testing.assert_allclose(weighted.at[1:], weights * plain.at[1:], rtol=1e-13)
    assert isinstance(plain.value, float)
    assert weighted.value == pytest.approx(weighted.at[1:].sum(), rel=1e-14)
    np.testing.assert_allclose(weighted.d_o[1:], weights[:, np.newaxis] * plain.d_o[1:], rtol=1e-12)


@pytest.mark.parametrize("loss", [cross_entropy, squared_error, logistic_loss])
def test_an_average_divides_by_the_weight_of_all_that_is_asked(loss):
    """Two of eight targets are missing for the cross-entropy: they do not count."""
    o, targets, weights = random_example(loss)
    asked = targets != NO_TARGET if loss is cross_entropy else np.ones((4, 2))
    assert loss(o, targets, average=True).value == pytest.approx(loss(o, targets).value / asked.sum())
    assert loss(o, targets, weights, average=True).value == pytest.approx(
        loss(o, targets, weights).value / (asked * weights).sum()
    )


def test_where_there_is_no_target_there_is_neither_loss_nor_gradient():
    o, targets, _ = random_example(cross_entropy)
    loss = cross_entropy(o, targets)
    assert loss.at[2, 1] == loss.at[4, 0] == 0
    assert not loss.d_o[2, :, 1].any()
    assert not loss.d_o[4, :, 0].any()
    assert (loss.at[1:] > 0).sum() == 6


def test_a_net_that_knows_nothing_has_a_loss_of_ln_n():
    """ln 8000 = 8.98720."""
    assert cross_entropy(np.zeros((2, 8000, 1)), [17]).value == pytest.approx(8.98720, abs=5e-6)


def test_outputs_of_a_thousand_are_no_trouble():
    """-log ŷ of o = 1000, -1000, 0 is 0, 2000, 1000; the logistic loss of o = ±1000 is
    0 or 1000."""
    o = rows([1000, -1000, 0], [1000, -1000, 0], [1000, -1000, 0])
    loss = cross_entropy(o, [0, 1, 2])
    np.testing.assert_array_equal(loss.at[1:].ravel(), [0, 2000, 1000])
    np.testing.assert_array_equal(loss.d_o[2].ravel(), [1, -1, 0])
    wrong = logistic_loss(rows([1000], [-1000], [1000], [-1000]), [[1], [0], [0], [1]])
    np.testing.assert_array_equal(wrong.at[1:].ravel(), [0, 0, 1000, 1000])
    np.testing.assert_array_equal(wrong.d_o[1:].ravel(), [0, 0, 1, -1])
    assert squared_error(rows([1e200]), [[0]]).value == np.inf


def test_a_small_loss_keeps_its_digits():
    """At o = 50 the logistic loss of a yes is log(1 + e⁻⁵⁰) = 1.93e-22, though 1 + e⁻⁵⁰
    is 1 in floating point."""
    assert logistic_loss(rows([50]), [[1]]).value == pytest.approx(np.exp(-50), rel=1e-12, abs=0)


@given(st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_the_logistic_loss_is_the_cross_entropy_of_two_classes(one, other):
    """σ(o) is the softmax of o and 0: with o = one - other both give the same loss."""
    two = cross_entropy(rows([one, other]), [0]).value
    yes = logistic_loss(rows([one - other]), [[1]]).value
    assert yes == pytest.approx(two, rel=1e-9, abs=1e-12)


def test_for_one_sequence_the_batch_may_be_left_out():
    o, targets, weights = random_example(squared_error)
    whole = squared_error(o[..., :1], targets[..., :1], weights[:, :1])
    assert squared_error(o[..., :1], targets[..., 0], weights[:, 0]).value == whole.value


def test_single_precision_stays_single():
    o = np.ones((3, 2, 1), np.float32)
    assert cross_entropy(o, [0, 1]).d_o.dtype == np.float32
    assert squared_error(o, np.ones((2, 2))).d_o.dtype == np.float32
    assert logistic_loss(o, np.ones((2, 2)), [1, 2], average=True).d_o.dtype == np.float32


O = np.zeros((3, 2, 1))
STATES = Trace(o=O, h=O)


@pytest.mark.parametrize(
    ("loss", "arguments", "sentence"),
    [
        (cross_entropy, (O, [0, 2]), "targets must be classes 0 to 1, or -1 where there is none; got 2"),
        (
            cross_entropy,
            (O, [[1.0, 0.0], [0.0, 1.0]]),
            r"got one for each output, \(2, 2\): of one-hot .* by argmax",
        ),
        (cross_entropy, (np.eye(2), np.eye(2, dtype=int)), "targets must be class indices, one for each step"),
        (cross_entropy, (O, [0.0, 1.0]), "targets must be class indices, whole numbers; got numbers of type float"),
        (cross_entropy, (O, [0, 1, 1]), r"targets must have the shape \(2, 1\); got \(3,\)"),
        (cross_entropy, (O, [-1, -1]), "no step has both a target and a weight above 0"),
        (cross_entropy, (O, [0, 1], [1, -1]), "weights must be at least 0; got -1"),
        (cross_entropy, (O, [0, 1], [1, np.nan]), r"weights must be finite; weights\[1\] is nan"),
        (
            cross_entropy,
            (O[0, 0], [0, 1]),
            r"the o of a trace, or \(n_y, B\), scores without time; got shape \(1,\)",
        ),
        (cross_entropy, (O[0, :0], []), r"o must be \(T\+1, n_y, B\), .* got shape \(0, 1\)"),
        (
            cross_entropy,
            (np.eye(3)[:, :2], [0, 1, 1]),
            r"shape \(2,\); got \(3,\): scores without time are .* give o.T",
        ),
        (cross_entropy, ([[0, np.nan]], [0, 0]), r"o must be finite; o\[0, 1\] is nan"),
        (
            cross_entropy,
            (STATES, [0, 1]),
            r"o must be outputs, as readout.read\(trace\).readout holds them; got Trace",
        ),
        (cross_entropy, (O[:1], []), r"o must be \(T\+1, n_y, B\), the o of a trace, .* got shape \(1, 2, 1\)"),
        (cross_entropy, (rows([np.inf, 0]), [0]), r"o must be finite after row 0; o\[1, 0, 0\] is inf"),
        (squared_error, (O, [[0, 1]]), r"targets must have the shape \(2, 2, 1\); got \(1, 2\)"),
        (squared_error, (O, np.zeros((2, 2)), [0, 0]), "no step has both a target and a weight above 0"),
        (squared_error, (O, 1j * np.zeros((2, 2))), "targets must be real; got complex numbers"),
        (logistic_loss, (O, [[0, 1], [0, 2]]), r"within 0 \(no\) and 1 \(yes\); got 0.0 to 2.0"),
    ],
)
def test_what_is_refused(loss, arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        loss(*arguments)


def test_the_losses_fit_what_the_readout_answers():
    """Where ŷ is what each loss takes it for, ∂L/∂o is ŷ - y, or twice that for the
    squared error."""
    rng = np.random.default_rng(0)
    trace = unroll(RNNCell.random(2, 3, rng), rng.normal(size=(4, 2)))
    y = rng.random((4, 2))
    for answer, loss, factor in (("sigmoid", logistic_loss, 1), ("linear", squared_error, 2)):
        read = Readout.random(3, 2, rng, answer=answer).read(trace).readout
        d_o = loss(read.o, y).d_o[1:, :, 0]
        np.testing.assert_allclose(d_o, factor / 2 * (read.y_hat[1:, :, 0] - y), rtol=1e-12)
    read = Readout.random(3, 2, rng).read(trace).readout
    np.testing.assert_allclose(read.y_hat[1:], softmax(read.o[1:]))


every_loss = pytest.mark.parametrize("loss", [cross_entropy, squared_error, logistic_loss])


@every_loss
def test_scores_without_time_are_one_step(loss):
    """What many-to-one gives: a column for each case. The same numbers as a sequence of
    one step, without row 0."""
    o, targets, _ = random_example(loss)
    plain, step = loss(o[3], targets[2], average=True), loss(o[[0, 3]], targets[2:3], average=True)
    assert plain.value == step.value
    np.testing.assert_array_equal(plain.at, step.at[1])
    np.testing.assert_array_equal(plain.d_o, step.d_o[1])
    one = loss(o[3, :, 1:], targets[2, ..., 1], [0.5])
    assert one.value == pytest.approx(loss(o[3, :, 1:], targets[2, ..., 1:]).value / 2)


def padded(answer="softmax"):
    """Two sequences of 5 and 3 steps, read; and each by itself."""
    rng = np.random.default_rng(4)
    cell, readout = RNNCell.random(2, 3, rng), Readout.random(3, 2, rng, answer=answer)
    x = rng.normal(size=(5, 2, 2))
    return readout.read(unroll(cell, x, lengths=[5, 3])), [
        readout.read(unroll(cell, x[:length, :, b : b + 1])) for b, length in enumerate((5, 3))
    ]


@every_loss
def test_padding_is_said_once(loss):
    """The loss of a padded batch, whose targets say nothing of padding, is that of its
    sequences."""
    trace, alone = padded()
    rng = np.random.default_rng(5)
    targets = rng.integers(2, size=(5, 2)) if loss is cross_entropy else rng.random((5, 2, 2))
    each = [loss(one.readout, targets[: one.T, ..., b : b + 1]) for b, one in enumerate(alone)]
    for read in (trace, trace.readout):
        found = loss(read, targets)
        assert found.value == pytest.approx(each[0].value + each[1].value, rel=1e-13)
        np.testing.assert_allclose(found.d_o[1:4, :, 1], each[1].d_o[1:, :, 0], rtol=1e-12)
        assert not found.d_o[4:, :, 1].any()
        assert not found.at[4:, 1].any()
    average = loss(trace.readout, targets, average=True)
    assert average.value == pytest.approx((each[0].value + each[1].value) / 8, rel=1e-13)
    assert loss(trace.readout.o, targets).value > found.value  # an array knows of no mask


def test_a_sequence_whose_only_question_is_masked_is_refused():
    """Many to one on a padded batch, asked at T: the shorter sequences would drop out
    without a word."""
    trace, _ = padded()
    at_the_end = np.full((5, 2), NO_TARGET)
    at_the_end[4] = 1
    with pytest.raises(
        ValueError, match=r"sequence 1, counted from 0, is asked only at steps that the mask leaves"
    ):
        cross_entropy(trace.readout, at_the_end)
    assert cross_entropy(trace.readout.o[-1], [1, 1]).value > 0


def test_class_weights_by_hand():
    """o = ln 1, ln 3: ŷ = 1/4, 3/4. Class 0 counts 2, class 1 counts 1: L = 2 ln 4 - ln
    3/4 = 3.060271.

    On average L / 3 = 1.020090, as PyTorch's `weight=` with reduction "mean" divides.
    ∂L/∂o[1] = 2 (-3/4, 3/4).
    """
    o = rows(np.log([1, 3]), np.log([1, 3]))
    loss = cross_entropy(o, [0, 1], class_weights=[2, 1])
    assert loss.value == pytest.approx(3.060271, abs=5e-7)
    np.testing.assert_allclose(loss.d_o[1:, :, 0], [[-1.5, 1.5], [0.25, -0.25]])
    average = cross_entropy(o, [0, 1], class_weights=[2, 1], average=True)
    assert average.value == pytest.approx(1.020090, abs=5e-7)
    both = cross_entropy(o, [0, 1], [1, 4], class_weights=[2, 1])
    assert both.value == pytest.approx(2 * np.log(4) - 4 * np.log(3 / 4))
    assert cross_entropy(o, [0, 1], class_weights=[2, 0]).value == pytest.approx(2 * np.log(4))
    with pytest.raises(ValueError, match="class_weights must be at least 0; got -1"):
        cross_entropy(o, [0, 1], class_weights=[-1, 1])
    with pytest.raises(ValueError, match="class_weights must be a list of 2 numbers"):
        cross_entropy(o, [0, 1], class_weights=[1, 1, 1])
    with pytest.raises(ValueError, match="no step has both a target and a weight above 0"):
        cross_entropy(o, [1, 1], class_weights=[2, 0])


def test_a_loss_shows_its_value_and_shapes():
    assert repr(squared_error(rows([1, 4]), [[3, 1]])) == "Loss(6.5: at (2, 1), d_o (2, 2, 1))"


@pytest.mark.parametrize("loss", [cross_entropy, squared_error, logistic_loss])
@pytest.mark.parametrize("cases", [1, 3, 4])
def test_scores_may_have_a_row_for_each_case(loss, cases):
    """(N, n_y), as PyTorch has them, also where N = n_y: the same loss, and the
    gradient in that form."""
    rng = np.random.default_rng(0)
    o, weights = rng.normal(size=(cases, 3)), rng.uniform(0.5, 1, cases)
    targets = rng.integers(0, 3, cases) if loss is cross_entropy else rng.uniform(size=(cases, 3))
    by_row = loss(o, targets, weights, average=True, batch_first=True)
    by_column = loss(o.T, targets.T, weights, average=True)
    assert by_row.value == by_column.value
    np.testing.assert_array_equal(by_row.at, by_column.at)
    np.testing.assert_array_equal(by_row.d_o, by_column.d_o.T)


@pytest.mark.parametrize(
    ("o", "targets", "sentence"),
    [
        (O, [0, 1], r"o with batch_first=True must be a matrix \(N, n_y\); got shape \(3, 2, 1\)"),
        (STATES, [0, 1], "o with batch_first=True must be an array of numbers; got Trace"),
        ([[0, np.inf]], [0], r"o must be finite; o\[0, 1\] is inf"),
        (np.ones((4, 3)), [0, 1, 2], r"targets must have the shape \(4,\); got \(3,\)"),
    ],
)
def test_other_scores_by_row_are_refused(o, targets, sentence):
    with pytest.raises(ValueError, match=sentence):
        cross_entropy(o, targets, batch_first=True)
