"""The GRU: one step by hand in both definitions, and closed forms."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_teach import GRUCell, RNNCell, bptt, jacobian_products, jacobians, unroll

BY_HAND = {"U": [1, -1, 2], "W": [0.5, 2, -1], "b": [0.3, 0.2, -1]}


def one_unit(U, W, b, **options):
    """A cell of one input and one unit, from three numbers each: r, z, n."""
    return GRUCell(*(np.reshape(three, (3, 1, 1)) for three in (U, W, b)), **options)


def at(trace, t):
    """The numbers of step t, by name."""
    return {name: trace.quantities[name][t].item() for name in ("r", "z", "m", "n", "h")}


def test_one_step_with_the_reset_before_by_hand():
    """x[1] = 1, h[0] = 0.4; U = 1, -1, 2, W = 0.5, 2, -1 and b = 0.3, 0.2, -1.

    r = σ(1 + 0.2 + 0.3) = σ(1.5) = 0.817574       z = σ(-1 + 0.8 + 0.2) = σ(0) = 0.5
    m = r h[0] = 0.327030        n = tanh(2 - 0.327030 - 1) = tanh(0.672970) = 0.586930
    h = 0.5 · 0.4 + 0.5 · 0.586930 = 0.493465
    """
    trace = unroll(one_unit(**BY_HAND), [[1]], h=[0.4])
    expected = {"r": 0.817574, "z": 0.5, "m": 0.327030, "n": 0.586930, "h": 0.493465}
    assert at(trace, 1) == pytest.approx(expected, abs=1e-6)


def test_one_step_with_the_reset_after_by_hand():
    """The same with b_m = 0.6.

    m = -0.4 + 0.6 = 0.2
    n = tanh(2 - 1 + 0.817574 · 0.2) = tanh(1.163515) = 0.822182
    h = 0.5 · 0.4 + 0.5 · 0.822182 = 0.611091
    """
    trace = unroll(one_unit(**BY_HAND, reset="after", b_m=[0.6]), [[1]], h=[0.4])
    expected = {"r": 0.817574, "z": 0.5, "m": 0.2, "n": 0.822182, "h": 0.611091}
    assert at(trace, 1) == pytest.approx(expected, abs=1e-6)


def test_one_step_back_by_hand():
    """The first of them, L = h[1]: ∂L/∂z = h[0] - n = -0.186930 and ∂L/∂n = 1 - z =
    0.5.

    ∂L/∂a_n = (1 - n²) · 0.5 = 0.327756      ∂L/∂m = W_n · 0.327756 = -0.327756
    ∂L/∂r = h[0] · -0.327756 = -0.131103     ∂L/∂a_r = r (1 - r) · -0.131103 = -0.019553
    ∂L/∂a_z = 0.25 · -0.186930 = -0.046733
    ∂L/∂h[0] = z + r · -0.327756 + 0.5 · -0.019553 + 2 · -0.046733
             = 0.5 - 0.267965 - 0.009777 - 0.093465 = 0.128793
    """
    cell = one_unit(**BY_HAND)
    d = bptt(cell, unroll(cell, [[1]], h=[0.4]), np.array([0.0, 1]).reshape(2, 1, 1)).d
    assert at(d, 1) == pytest.approx({"r": -0.131103, "z": -0.186930, "m": -0.327756, "n": 0.5, "h": 1}, abs=1e-6)
    np.testing.assert_allclose(d.a[1].ravel(), [-0.019553, -0.046733, 0.327756], atol=2e-6)
    assert d.h[0].item() == pytest.approx(0.128793, abs=1e-6)


# The two definitions


def both(rng, n_h, **options):
    """The same weights, the reset before and after."""
    cell = GRUCell.random(2, n_h, rng, **options)
    return cell, replace(cell, reset="after")


def test_the_reset_before_and_after_are_two_things():
    """Same weights, same input, other states: from the second step on, for at the first
    one h[0] = 0."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(5, 2))
    before, after = (unroll(cell, x) for cell in both(rng, 3))
    np.testing.assert_array_equal(before.h[1], after.h[1])
    assert (np.abs(before.h[2:] - after.h[2:]) > 1e-4).any(axis=(1, 2)).all()


@pytest.mark.parametrize("hold", [{"r": 1}, {"r": 0}])
def test_they_agree_where_nothing_or_everything_is_reset(hold):
    """r = 1: W_n h[t-1] both times. r = 0: neither sees the past. b_m = 0."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(9, 2, 3))
    before, after = (unroll(cell, x) for cell in both(rng, 3, hold=hold))
    np.testing.assert_allclose(before.h, after.h, rtol=0, atol=1e-14)


def test_they_agree_where_the_candidate_reads_each_unit_by_itself():
    """W_n diagonal: W_n (r h) = r (W_n h), unit by unit. So one unit alone cannot tell
    them apart."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(9, 2, 3))
    before, after = both(rng, 3)
    before.W_n = after.W_n = np.diag([0.5, -1, 2])
    np.testing.assert_allclose(unroll(before, x).h, unroll(after, x).h, rtol=0, atol=1e-14)


def test_a_bias_inside_the_reset_is_one_outside_where_nothing_is_reset():
    rng = np.random.default_rng(0)
    x, b = rng.normal(size=(9, 2)), rng.normal(size=(3, 1))
    inside = GRUCell.random(2, 3, rng, reset="after", hold={"r": 1}, b_m=b)
    outside = replace(inside, b_m=None)
    outside.b_n = b
    np.testing.assert_allclose(unroll(inside, x).h, unroll(outside, x).h, rtol=0, atol=1e-14)


# Closed forms


@pytest.mark.parametrize("reset", ["before", "after"])
def test_z_held_at_one_keeps_the_state_for_good(reset):
    rng = np.random.default_rng(0)
    cell = GRUCell.random(2, 3, rng, reset=reset, hold={"z": 1})
    trace = unroll(cell, rng.normal(size=(100, 2, 4)), h=rng.normal(size=(3, 4)))
    assert (trace.h == trace.h[0]).all()
    np.testing.assert_array_equal(jacobian_products(jacobians(cell, trace.sequence(0)))[0], np.eye(3))


@pytest.mark.parametrize("reset", ["before", "after"])
def test_renewed_at_every_step_and_never_reset_it_is_the_plain_cell(reset):
    """z = 0, r = 1: h[t] = tanh(U_n x[t] + W_n h[t-1] + b_n),
    and so is its gradient."""
    rng = np.random.default_rng(0)
    cell = GRUCell.random(2, 3, rng, reset=reset, hold={"z": 0, "r": 1})
    plain = RNNCell(cell.U_n, cell.W_n, cell.b_n)
    x, direct = rng.normal(size=(9, 2, 2)), rng.normal(size=(10, 3, 2))
    traces = [unroll(one, x) for one in (cell, plain)]
    np.testing.assert_allclose(traces[0].h, traces[1].h, rtol=0, atol=1e-15)
    ours, theirs = (bptt(one, trace, direct).total for one, trace in zip((cell, plain), traces, strict=True))
    for name in theirs:
        np.testing.assert_allclose(ours[name][2], theirs[name], rtol=1e-12)
        assert not ours[name][:2].any()


def test_along_the_kept_part_the_gradient_is_the_product_of_z():
    """The candidate held: h[t] = z[t] h[t-1] + const, and with W_z = 0: ∂h[T]/∂h[k] =
    diag(z[T] ... z[k+1])."""
    rng = np.random.default_rng(0)
    cell = GRUCell.random(2, 3, rng, W_std=0, hold={"n": 0.3})
    trace = unroll(cell, rng.normal(size=(20, 2)), h=rng.normal(size=3))
    P = jacobian_products(jacobians(cell, trace))
    for k in range(20):
        np.testing.assert_allclose(P[k], np.diag(np.prod(trace.z[k + 1 :, :, 0], axis=0)), rtol=1e-12)


def test_a_state_stays_between_the_candidates():
    """h[t] is a weighted mean of h[t-1] and tanh: from h[0] = 0 it never leaves -1 ...
    1."""
    rng = np.random.default_rng(0)
    cell = GRUCell.random(2, 3, rng, U_std=50, W_std=50)
    assert np.abs(unroll(cell, rng.normal(size=(200, 2))).h).max() <= 1


# Making one


def test_random_weights_are_the_seeds():
    cell = GRUCell.random(9, 4, np.random.default_rng(7))
    rng = np.random.default_rng(7)
    np.testing.assert_array_equal(cell.U, rng.normal(0, 1 / 3, (3, 4, 9)))
    np.testing.assert_array_equal(cell.W, rng.normal(0, 1 / 2, (3, 4, 4)))
    assert not cell.b.any()


def test_a_bias_inside_the_reset_is_there_only_where_it_belongs():
    """Four inputs and three units: 72 parameters, and 75 with b_m (Keras' two full
    biases make 81)."""
    rng = np.random.default_rng(0)
    before, after = both(rng, 3)
    assert list(before.parameters) == ["U", "W", "b"]
    assert list(after.parameters) == ["U", "W", "b", "b_m"]
    assert after.parameters["b_m"].shape == (3, 1)
    with pytest.raises(ValueError, match='b_m is the bias inside the reset: give reset="after" with it, or leave'):
        replace(after, reset="before")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"reset": "during"}, "reset must be one of before, after; got 'during'"),
        ({"reset": True}, "reset must be one of before, after; got True"),
        ({"reset": "after", "b_m": [1, 2]}, r"b_m must be \(n_h, 1\) = \(3, 1\); got shape \(2,\)"),
        ({"reset": "after", "b_m": [1, 2, np.nan]}, r"b_m must be finite; b_m\[2\] is nan"),
        ({"hold": {"f": 1}}, "hold names a gate, one of r, z, n; got 'f'"),
        ({"W_std": "small"}, "W_std must be an array of numbers; got 'small'"),
    ],
)
def test_options_that_there_are_not_are_refused(options, sentence):
    with pytest.raises(ValueError, match=sentence):
        GRUCell.random(2, 3, np.random.default_rng(0), **options)


def test_it_carries_no_cell_state():
    cell = GRUCell.random(2, 3, np.random.default_rng(0))
    with pytest.raises(ValueError, match="this cell carries h from step to step; got 'c'"):
        unroll(cell, np.ones((4, 2)), c=[0, 0, 0])
    trace = unroll(cell, np.ones((4, 2)))
    with pytest.raises(ValueError, match="this cell carries h from step to step; got 'c'"):
        bptt(cell, trace, {"c": np.ones((5, 3, 1))})
