"""Backpropagation through time, against arithmetic by hand, the complex step,
differences and closed forms."""

import copy
from dataclasses import replace

import numpy as np
import pytest
from gated_cells import FREE, MINGRUS
from hypothesis import given
from hypothesis import strategies as st
from two_states import TwoStateCell

from rnn_teach import RNNCell, bptt, central_differences, check_gradients, complex_step, unroll
from rnn_teach.core.activations import ACTIVATIONS

MAKERS = {"rnn": RNNCell.random, "two states": TwoStateCell.random, **FREE, **MINGRUS}
every_cell = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def example(T, B, *, activation="tanh", n_x=3, n_h=4, seed=0):
    """A cell with a bias, a trace from h[0] ≠ 0, and a direct part at every step, h[0]
    among them."""
    rng = np.random.default_rng([seed, T, B])
    cell = RNNCell.random(n_x, n_h, rng, activation=activation)
    cell.b[:] = rng.normal(size=(n_h, 1))
    trace = unroll(cell, rng.normal(size=(T, n_x, B)), h=rng.normal(size=(n_h, B)))
    return cell, trace, rng.normal(size=(T + 1, n_h, B))


def loss_of(cell, direct):
    """L = Σ_t direct[t] · h[t], whose direct part is `direct`, as a function of all
    that it depends on."""

    def loss(x, h, **parameters):
        return np.sum(direct * unroll(replace(cell, **parameters), x, h=h).h)

    return loss


def all_of(cell, trace):
    return {**cell.parameters, "x": trace.x[1:], "h": trace.h[0]}


def all_gradients(gradients):
    return {**gradients.total, "x": gradients.d.x[1:], "h": gradients.d.h[0]}


def test_one_unit_two_steps_by_hand():
    """Linear, U = 2, W = 3, b = 1, x = 1, 2 and h[0] = 4; L = 5 h[1] + 7 h[2].

    h[1] = 2 + 12 + 1 = 15, h[2] = 4 + 45 + 1 = 50. Backwards: ∂L/∂h[2] = 7, ∂L/∂h[1] =
    5 + 3 · 7 = 26, ∂L/∂h[0] = 3 · 26 = 78. Step 1's share of dW is 26 · h[0] = 104,
    step 2's 7 · h[1] = 105: together 209. dU: 26 · 1 + 7 · 2 = 40. db: 26 + 7 = 33.
    ∂L/∂x = 2 · 26 and 2 · 7.
    """
    cell = RNNCell([[2]], [[3]], [1], activation="linear")
    trace = unroll(cell, [[1], [2]], h=[4])
    gradients = bptt(cell, trace, np.array([0.0, 5, 7]).reshape(3, 1, 1))
    np.testing.assert_array_equal(gradients.d.h.ravel(), [78, 26, 7])
    np.testing.assert_array_equal(gradients.d.x.ravel()[1:], [52, 14])
    np.testing.assert_array_equal(gradients.terms["W"].ravel()[1:], [104, 105])
    assert {name: total.item() for name, total in gradients.total.items()} == {"U": 40, "W": 209, "b": 33}
    np.testing.assert_array_equal(gradients.direct.h.ravel(), [0, 5, 7])


def test_one_step_of_tanh_by_hand():
    """U = 2, W = 0.5, b = -1, x[1] = 0.75, h[0] = 0.2, so that h[1] = tanh(0.6) =
    0.537050; L = h[1].

    ∂L/∂a[1] = 1 - 0.537050² = 0.711577, dW = 0.711577 · 0.2 = 0.142315, ∂L/∂h[0] = 0.5
    · 0.711577 = 0.355789.
    """
    cell = RNNCell([[2]], [[0.5]], [-1])
    gradients = bptt(cell, unroll(cell, [[0.75]], h=[0.2]), np.array([0.0, 1]).reshape(2, 1, 1))
    assert gradients.d.a[1, 0, 0] == pytest.approx(0.711577, abs=1e-6)
    assert gradients.total["W"].item() == pytest.approx(0.142315, abs=1e-6)
    assert gradients.d.h[0, 0, 0] == pytest.approx(0.355789, abs=1e-6)


@pytest.mark.parametrize("B", [1, 3])
@pytest.mark.parametrize("T", [1, 2, 7])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_agree_with_the_complex_step_and_with_differences(activation, T, B):
    """For every parameter, input and initial state: 1e-13 and 1e-8 relative to the
    norm. The differences, which are less exact, at the smallest sizes alone."""
    cell, trace, direct = example(T, B, activation=activation)
    gradients = all_gradients(bptt(cell, trace, direct))
    everything, loss = all_of(cell, trace), loss_of(cell, direct)
    exact = check_gradients(loss, everything, gradients, reference=complex_step)
    assert exact.agrees(1e-13), str(exact)
    if T * B <= 2:
        differences = check_gradients(loss, everything, gradients, reference=central_differences)
        assert differences.agrees(1e-8), str(differences)


@pytest.mark.parametrize("T", [1, 2, 7])
def test_a_cell_that_carries_two_states(T):
    """The same `bptt`, with a direct part for c as well."""
    rng = np.random.default_rng(T)
    cell = TwoStateCell.random(2, 3, rng)
    x, h, c = rng.normal(size=(T, 2, 2)), rng.normal(size=(3, 2)), rng.normal(size=(3, 2))
    direct = {"h": rng.normal(size=(T + 1, 3, 2)), "c": rng.normal(size=(T + 1, 3, 2))}

    def loss(x, h, c, **parameters):
        trace = unroll(replace(cell, **parameters), x, h=h, c=c)
        return np.sum(direct["h"] * trace.h) + np.sum(direct["c"] * trace.c)

    gradients = bptt(cell, unroll(cell, x, h=h, c=c), direct)
    found = {**gradients.total, "x": gradients.d.x[1:], "h": gradients.d.h[0], "c": gradients.d.c[0]}
    found["F"] = found["F"][:, 0]
    assert check_gradients(loss, {**cell.parameters, "x": x, "h": h, "c": c}, found).agrees(1e-13)


def test_a_state_that_the_loss_does_not_read_may_be_left_out():
    rng = np.random.default_rng(0)
    cell = TwoStateCell.random(2, 3, rng)
    trace = unroll(cell, rng.normal(size=(4, 2)))
    direct = rng.normal(size=trace.h.shape)
    one = bptt(cell, trace, direct)
    for same in ({"h": direct}, {"h": direct, "c": np.zeros_like(direct)}):
        np.testing.assert_array_equal(one.total["W"], bptt(cell, trace, same).total["W"])


@pytest.mark.parametrize("B", [1, 3])
@pytest.mark.parametrize("T", [1, 2, 7])
def test_terms_add_up_to_the_total(T, B):
    """Row 0 is NaN: there is no step 0. Without the terms the total is the same."""
    cell, trace, direct = example(T, B)
    gradients = bptt(cell, trace, direct)
    for name, terms in gradients.terms.items():
        assert terms.shape == (T + 1, *cell.parameters[name].shape)
        assert np.isnan(terms[0]).all()
        np.testing.assert_allclose(terms[1:].sum(axis=0), gradients.total[name], rtol=0, atol=1e-12)
    lean = bptt(cell, trace, direct, terms=False)
    assert lean.terms is None
    np.testing.assert_array_equal(lean.total["W"], gradients.total["W"])


@pytest.mark.parametrize("t", [1, 2, 5])
def test_a_term_is_the_immediate_partial(t):
    """Step t's share of dW is ∂L/∂a[t] h[t-1]ᵀ, summed over the batch: what W does to L
    at step t alone."""
    cell, trace, direct = example(5, 3)
    gradients = bptt(cell, trace, direct)
    by_hand = sum(np.outer(gradients.d.a[t][:, b], trace.h[t - 1][:, b]) for b in range(3))
    np.testing.assert_allclose(gradients.terms["W"][t], by_hand, rtol=1e-13)


def test_the_first_term_of_dW_vanishes_with_the_initial_state_and_that_of_dU_does_not():
    """The factor of the k = 1 term of dW is h[0]: zero where h[0] is. At T = 1 that is
    all of dW."""
    cell = RNNCell.random(3, 4, np.random.default_rng(0))
    gradients = bptt(cell, unroll(cell, np.ones((3, 3))), np.ones((4, 4, 1)))
    assert not gradients.terms["W"][1].any()
    assert gradients.terms["U"][1].all()
    one_step = bptt(cell, unroll(cell, np.ones((1, 3))), np.ones((2, 4, 1)))
    assert not one_step.total["W"].any()


def test_in_a_linear_net_the_message_to_the_start_is_a_power_of_W():
    """∂h[T]/∂h[0] = Wᵀ: a loss v·h[T] has ∂L/∂h[0] = (W to the power T)ᵀ v."""
    cell, trace, _ = example(9, 1, activation="linear")
    v = np.random.default_rng(1).normal(size=(4, 1))
    direct = np.zeros_like(trace.h)
    direct[9] = v
    d_h0 = bptt(cell, trace, direct).d.h[0]
    np.testing.assert_allclose(d_h0, np.linalg.matrix_power(cell.W, 9).T @ v, rtol=1e-12)


@pytest.mark.parametrize("truncation", [{}, {"window": 2}, {"chunk": 3}])
def test_a_batch_is_the_sum_of_its_sequences(truncation):
    cell, trace, direct = example(7, 3)
    batch = bptt(cell, trace, direct, **truncation)
    alone = [bptt(cell, trace.sequence(b), direct[..., b : b + 1], **truncation) for b in range(3)]
    for name in cell.parameters:
        np.testing.assert_allclose(batch.total[name], sum(one.total[name] for one in alone), rtol=1e-12)
        np.testing.assert_allclose(batch.terms[name], sum(one.terms[name] for one in alone), rtol=1e-11, atol=1e-14)
    for name, array in batch.d.quantities.items():
        np.testing.assert_allclose(
            array, np.concatenate([one.d.quantities[name] for one in alone], axis=-1), rtol=1e-12
        )


# Truncation


@pytest.mark.parametrize("truncation", [{"window": 7}, {"window": 8}, {"chunk": 7}, {"chunk": 100}])
@pytest.mark.parametrize("B", [1, 3])
def test_truncation_at_the_full_length_changes_nothing(truncation, B):
    cell, trace, direct = example(7, B)
    full, truncated = bptt(cell, trace, direct), bptt(cell, trace, direct, **truncation)
    for name, gradient in all_gradients(full).items():
        np.testing.assert_allclose(all_gradients(truncated)[name], gradient, rtol=0, atol=1e-12)
    np.testing.assert_allclose(truncated.terms["W"], full.terms["W"], rtol=0, atol=1e-12)


def test_a_window_by_hand():
    """Linear, one unit, W = 2, x = 1, 1, 1, h[0] = 0; L = h[1] + h[2] + h[3], and U =
    1: dL/db counts the messages.

    Each loss sends 1, 2, 4 to the steps t, t-1, t-2. All together ∂L/∂a = 7, 3, 1. With
    a window of two steps the 4 that L[3] sends to step 1 is missing: 3, 3, 1. With one
    step alone: 1, 1, 1.
    """
    cell = RNNCell([[1]], [[2]], activation="linear")
    trace = unroll(cell, np.ones((3, 1)))
    direct = np.array([0.0, 1, 1, 1]).reshape(4, 1, 1)
    for window, expected in ((1, [1, 1, 1]), (2, [3, 3, 1]), (3, [7, 3, 1])):
        gradients = bptt(cell, trace, direct, window=window)
        np.testing.assert_array_equal(gradients.d.a.ravel()[1:], expected)
        np.testing.assert_array_equal(gradients.terms["b"].ravel()[1:], expected)


def test_chunks_by_hand():
    """As above with five steps, cut after steps 2 and 4: the messages 1, 2 stay within
    1-2, 3-4, and 5 is alone."""
    cell = RNNCell([[1]], [[2]], activation="linear")
    trace = unroll(cell, np.ones((5, 1)))
    gradients = bptt(cell, trace, np.array([0.0, 1, 1, 1, 1, 1]).reshape(6, 1, 1), chunk=2)
    np.testing.assert_array_equal(gradients.d.a.ravel()[1:], [3, 1, 3, 1, 1])


@every_cell
@pytest.mark.parametrize("window", range(1, 7))
def test_a_window_is_the_sum_over_losses_that_reach_back_so_far(make, window):
    """Each loss by itself: run only the last `window` steps up to it, from the state
    that was there."""
    rng = np.random.default_rng(window)
    cell, T = make(2, 3, rng), 6
    trace = unroll(cell, rng.normal(size=(T, 2)))
    direct = rng.normal(size=(T + 1, 3, 1))
    expected = dict.fromkeys(bptt(cell, trace, direct).total, 0)
    for t in range(1, T + 1):
        part = trace.between(max(0, t - window), t)
        alone = np.zeros((part.T + 1, 3, 1))
        alone[-1] = direct[t]
        for name, total in bptt(cell, part, alone).total.items():
            expected[name] = expected[name] + total
    for name, total in bptt(cell, trace, direct, window=window).total.items():
        np.testing.assert_allclose(total, expected[name], rtol=1e-11)


@every_cell
@pytest.mark.parametrize("chunk", range(1, 7))
def test_chunks_are_sequences_of_their_own_that_take_over_the_state(make, chunk):
    rng = np.random.default_rng(chunk)
    cell, T = make(2, 3, rng), 6
    x, direct = rng.normal(size=(T, 2, 2)), rng.normal(size=(T + 1, 3, 2))
    expected, state = {}, {}
    for start in range(0, T, chunk):
        part = unroll(cell, x[start : start + chunk], **state)
        state = {name: part.quantities[name][-1] for name in cell.carries}
        for name, total in bptt(cell, part, direct[start : start + part.T + 1]).total.items():
            expected[name] = expected.get(name, 0) + total
    for name, total in bptt(cell, unroll(cell, x), direct, chunk=chunk).total.items():
        np.testing.assert_allclose(total, expected[name], rtol=1e-11)


# What it is as a function


@given(st.integers(1, 6), st.integers(1, 3), st.floats(-3, 3), st.integers(0, 100))
def test_the_gradient_is_linear_in_the_loss(T, B, factor, seed):
    cell, trace, one = example(T, B, seed=seed)
    other = np.random.default_rng(seed).normal(size=one.shape)
    joined = bptt(cell, trace, one + factor * other).total
    first, second = bptt(cell, trace, one).total, bptt(cell, trace, other).total
    for name in joined:
        np.testing.assert_allclose(joined[name], first[name] + factor * second[name], atol=1e-11)


@pytest.mark.parametrize("truncation", [{}, {"window": 2}, {"chunk": 2}])
def test_nothing_that_was_given_is_changed(truncation):
    given = example(5, 2)
    before = copy.deepcopy(given)
    bptt(*given, **truncation)
    for name in ("U", "W", "b"):
        np.testing.assert_array_equal(getattr(given[0], name), getattr(before[0], name))
    for name in ("x", "a", "h"):
        np.testing.assert_array_equal(getattr(given[1], name), getattr(before[1], name))
    np.testing.assert_array_equal(given[2], before[2])


def test_single_precision_stays_single():
    ones = np.ones((2, 2), np.float32)
    cell = RNNCell(ones, ones)
    gradients = bptt(cell, unroll(cell, np.ones((3, 2))), np.ones((4, 2, 1)))
    assert gradients.total["W"].dtype == gradients.terms["b"].dtype == gradients.d.x.dtype == np.float32


def test_it_passes_complex_numbers_for_a_check_of_the_gradient_itself():
    """A complex step through the backward pass gives a second derivative: here that of
    L = h[1] = tanh(w x).

    d²L/dx² = -2 h (1 - h²) w²; with w = 0.5 and x = 1: h = 0.462117, and the value is
    -0.181715.
    """
    cell = RNNCell([[0.5]], [[0]])
    gradients = bptt(cell, unroll(cell, [[1 + 1e-20j]]), np.array([0.0, 1]).reshape(2, 1, 1))
    assert gradients.d.x[1, 0, 0].imag / 1e-20 == pytest.approx(-0.181715, abs=1e-6)


CELL, TRACE, DIRECT = example(3, 2)


def test_a_window_sums_nothing_that_was_not_written(monkeypatch):
    """Memory that is not yet written may hold anything: here infinities of both signs,
    whose sum warns."""
    monkeypatch.setattr(
        np, "empty", lambda shape, dtype=float: np.resize(np.array([np.inf, -np.inf], dtype), shape)
    )
    window = bptt(CELL, TRACE, DIRECT, window=2)
    monkeypatch.undo()
    for name, array in bptt(CELL, TRACE, DIRECT, window=2).d.quantities.items():
        np.testing.assert_array_equal(window.d.quantities[name], array)
    assert window.d.first.keys() == {"h"}


def test_row_0_of_what_a_loss_says_may_be_nan():
    """A loss and a read-out have no row 0, and what they give goes into bptt as it is:
    NaN there is zero."""
    direct = DIRECT.copy()
    direct[0] = 0
    zero = bptt(CELL, TRACE, direct)
    direct[0] = np.nan
    nothing = bptt(CELL, TRACE, direct)
    np.testing.assert_array_equal(nothing.d.h, zero.d.h)
    assert np.isnan(direct[0]).all()
    direct[0] = np.inf
    with pytest.raises(ValueError, match=r"direct must be finite; direct\[0, 0, 0\] is inf"):
        bptt(CELL, TRACE, direct)


@every_cell
@pytest.mark.parametrize("B", [1, 2])
def test_what_comes_after_the_last_loss_counts_for_nothing(make, B):
    """The gradients are those of the sequence that ends there; later ones are zero."""
    rng = np.random.default_rng(3)
    cell, x = make(2, 3, rng), rng.normal(size=(6, 2, B))
    trace, shorter = unroll(cell, x), unroll(cell, x[:4])
    direct = np.zeros_like(trace.h)
    direct[1:5] = rng.normal(size=(4, 3, B))
    whole, cut = bptt(cell, trace, direct), bptt(cell, shorter, direct[:5])
    for name, gradients in whole.d.quantities.items():
        np.testing.assert_array_equal(gradients[:5], cut.d.quantities[name])
        assert not gradients[5:].any()
    for name, gradient in whole.total.items():
        np.testing.assert_allclose(gradient, cut.total[name], rtol=1e-12, atol=1e-14)


def test_without_totals_all_else_is_the_same():
    cell, trace, direct = example(4, 2)
    left_out, whole = bptt(cell, trace, direct, totals=False), bptt(cell, trace, direct)
    assert left_out.total == {}
    np.testing.assert_array_equal(left_out.terms["W"], whole.terms["W"])
    for name, gradients in whole.d.quantities.items():
        np.testing.assert_array_equal(left_out.d.quantities[name], gradients)


def test_the_direct_part_is_a_copy():
    direct = DIRECT.copy()
    gradients = bptt(CELL, TRACE, direct)
    direct *= 0
    np.testing.assert_array_equal(gradients.direct.h, DIRECT)


@pytest.mark.parametrize(
    ("arguments", "named", "sentence"),
    [
        ((CELL, TRACE, DIRECT[1:]), {}, r"direct must be \(T\+1, n_h, B\) = \(4, 4, 2\), as h is; got \(3, 4, 2\)"),
        ((CELL, TRACE, DIRECT * np.nan), {}, r"direct must be finite; direct\[1, 0, 0\] is nan \(23 more\)"),
        ((CELL, TRACE, DIRECT * 1j), {}, "direct must be real, as h is; got complex numbers"),
        ((CELL, TRACE, None), {}, "direct must be an array of numbers; got None"),
        ((CELL, TRACE, TRACE), {}, "direct must be an array, or a dict of arrays by name; got Trace: give its h"),
        ((CELL, TRACE, bptt(CELL, TRACE, DIRECT)), {}, "got Gradients: give its d.h"),
        ((CELL, TRACE, {"c": DIRECT}), {}, "this cell carries h from step to step; got 'c'"),
        ((CELL, TRACE.h, DIRECT), {}, "trace must be a trace, as unroll gives one; got ndarray"),
        ((RNNCell, TRACE, DIRECT), {}, r"cell must be a cell, as RNNCell\(U, W\) makes one; got type"),
        ((RNNCell([[1]], [[1]]), TRACE, DIRECT), {}, "trace must be of this cell, .* got Trace"),
        ((CELL, TRACE, DIRECT), {"window": 0}, "window must be a whole number of at least 1; got 0"),
        ((CELL, TRACE, DIRECT), {"chunk": 2.0}, "chunk must be a whole number of at least 1; got 2.0"),
        ((CELL, TRACE, DIRECT), {"chunk": 2, "window": 2}, "give window or chunk, not both"),
    ],
)
def test_what_is_refused(arguments, named, sentence):
    with pytest.raises(ValueError, match=sentence):
        bptt(*arguments, **named)
