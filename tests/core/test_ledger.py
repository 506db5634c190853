"""The ledger: every loss against every step,
against one backward pass for each loss."""

import numpy as np
import pytest
from gated_cells import GATED, MINGRUS
from two_states import TwoStateCell

from rnn_teach import LSTMCell, RNNCell, Stack, bptt, jacobian_products, jacobians, make_ledger, unroll

MAKERS = {"rnn": RNNCell.random, "two states": TwoStateCell.random, **GATED, **MINGRUS}
every_cell = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def example(make=RNNCell.random, T=6, n_h=4, seed=0):
    rng = np.random.default_rng(seed)
    cell = make(3, n_h, rng)
    trace = unroll(cell, rng.normal(size=(T, 3)), h=rng.normal(size=n_h))
    return cell, trace, rng.normal(size=trace.h.shape)


def one_loss(cell, trace, direct, t):
    """The gradients of L[t] alone."""
    alone = np.zeros_like(direct)
    alone[t] = direct[t]
    return bptt(cell, trace, alone)


def test_by_hand():
    """Linear, one unit, W = 2, h[0] = 3, x = 1, 1, so h = 3, 7, 15; L[1] = h[1], L[2] =
    10 h[2].

    ∂L[1]/∂h = 2, 1 at k = 0, 1. ∂L[2]/∂h = 40, 20, 10 at k = 0, 1, 2. Shares of
    dL[2]/dW: step 1 has 20 · h[0] = 60, step 2 has 10 · h[1] = 70, of 130 together.
    """
    cell = RNNCell([[1]], [[2]], activation="linear")
    trace = unroll(cell, [[1], [1]], h=[3])
    ledger = make_ledger(cell, trace, np.array([0.0, 1, 10]).reshape(3, 1, 1))
    np.testing.assert_array_equal(ledger.norms["h"][1:], [[2, 1, 0], [40, 20, 10]])
    np.testing.assert_array_equal(ledger.norms["W"][1:, 1:], [[3, 0], [60, 70]])
    np.testing.assert_array_equal(ledger.terms("W", 2).ravel()[1:], [60, 70])
    np.testing.assert_allclose(ledger.shares("W", 2)[1:], [60 / 130, 70 / 130])
    assert ledger.total("W", 2).item() == 130


@every_cell
@pytest.mark.parametrize("T", [1, 2, 6, 23])  # 23: the sweep is made in blocks of steps
def test_one_sweep_is_as_many_backward_passes_as_there_are_losses(make, T):
    cell, trace, direct = example(make, T)
    ledger = make_ledger(cell, trace, direct)
    for t in range(1, T + 1):
        alone = one_loss(cell, trace, direct, t)
        for name in cell.carries:
            states = alone.d.quantities[name][..., 0]
            np.testing.assert_allclose(ledger.d.quantities[name][..., t - 1], states, rtol=1e-11, atol=1e-15)
            np.testing.assert_allclose(
                ledger.norms[name][t], np.linalg.norm(states, axis=1), rtol=1e-11, atol=1e-15
            )
        for name, terms in alone.terms.items():
            np.testing.assert_allclose(ledger.terms(name, t), terms, rtol=1e-11, atol=1e-15)
            norms = [np.linalg.norm(term) for term in terms[1:]]
            np.testing.assert_allclose(ledger.norms[name][t, 1:], norms, rtol=1e-11, atol=1e-15)
            np.testing.assert_allclose(ledger.total(name, t), alone.total[name], rtol=1e-11, atol=1e-13)


@every_cell
def test_all_losses_together_give_the_whole_gradient(make):
    cell, trace, direct = example(make)
    ledger, gradients = make_ledger(cell, trace, direct), bptt(cell, trace, direct)
    for name, total in gradients.total.items():
        np.testing.assert_allclose(sum(ledger.total(name, t) for t in range(1, 7)), total, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(ledger.d.h[1:].sum(axis=-1), gradients.d.h[1:, :, 0], rtol=1e-12)


@pytest.mark.parametrize("name", ["U", "W", "b"])
def test_shares_add_up_to_one(name):
    cell, trace, direct = example()
    ledger = make_ledger(cell, trace, direct)
    for t in range(1, 7):
        shares = ledger.shares(name, t)
        assert np.isnan(shares[0])
        assert shares[1:].sum() == pytest.approx(1, rel=1e-12)
        assert not shares[t + 1 :].any()


def test_a_zero_gradient_has_no_shares():
    cell, trace, direct = example()
    assert np.isnan(make_ledger(cell, trace, 0 * direct).shares("W", 3)).all()


def test_there_is_no_loss_at_0_no_step_0_and_no_past_that_owes_to_the_future():
    cell, trace, direct = example()
    norms = make_ledger(cell, trace, direct).norms
    for name in ("h", "U", "W", "b"):
        assert np.isnan(norms[name][0]).all()
        assert not np.triu(norms[name][1:, 1:], 1).any()
        assert (np.tril(norms[name][1:, 1:]) > 0).sum() == 21
    assert np.isnan(norms["W"][:, 0]).all()
    assert (norms["h"][1:, 0] > 0).all()


@pytest.mark.parametrize(("scale", "T"), [(0.02, 130), (60.0, 120)])
def test_norms_far_from_one_are_not_lost(scale, T):
    """0.02 to the power 130 is 1e-221, 60 to the power 120 is 2e213: their squares are
    0 and infinite as floats."""
    cell = RNNCell(U=np.eye(2), W=scale * np.eye(2), activation="linear")
    trace = unroll(cell, np.zeros((T, 2)))
    direct = np.zeros((T + 1, 2, 1))
    direct[T, :, 0] = [3, 4]
    ledger = make_ledger(cell, trace, direct)
    np.testing.assert_allclose(ledger.norms["h"][T], 5 * scale ** np.arange(T, -1.0, -1), rtol=1e-11)
    np.testing.assert_allclose(ledger.norms["b"][T, 1:], 5 * scale ** np.arange(T - 1, -1.0, -1), rtol=1e-11)


def test_the_chain_of_jacobians_leads_from_the_direct_part_to_the_message():
    """∂L[t]/∂h[k] = (∂h[t]/∂h[k])ᵀ direct[t]."""
    cell, trace, direct = example()
    ledger, P = make_ledger(cell, trace, direct), jacobian_products(jacobians(cell, trace), 5)
    for k in range(6):
        np.testing.assert_allclose(ledger.d.h[k][:, 4:5], P[k].T @ direct[5], rtol=1e-11)


def test_it_is_of_one_sequence():
    cell, trace, direct = example()
    with pytest.raises(
        ValueError, match=r"a ledger is of one sequence, and this trace holds 2: give trace.sequence"
    ):
        make_ledger(cell, unroll(cell, np.ones((2, 3, 2))), np.ones((3, 4, 2)))
    ledger = make_ledger(cell, trace, direct)
    with pytest.raises(ValueError, match="the ledger has the parameters U, W, b; got 'V'"):
        ledger.terms("V", 1)
    with pytest.raises(ValueError, match="t must be a whole number from 1 to 6; got 0"):
        ledger.shares("W", 0)
    with pytest.raises(ValueError, match="direct must be"):
        make_ledger(cell, trace, direct[1:])


def test_a_ledger_too_large_is_refused_before_its_memory_is_taken():
    """An LSTM records 10 numbers a unit: 10 · 64 · 8 bytes · 800 · 801 = 3.3 GB."""
    cell = LSTMCell.random(1, 64, np.random.default_rng(0))
    trace = unroll(cell, np.ones((800, 1)))
    with pytest.raises(
        ValueError, match=r"a ledger of 800 steps of this cell takes 3.3 GB, and at_most allows 2.0 GB"
    ):
        make_ledger(cell, trace, np.zeros((801, 64, 1)))
    cell, trace, direct = example(T=6, n_h=4)
    held = sum(
        array.nbytes for array in make_ledger(cell, trace, direct, at_most=2 * 4 * 8 * 6 * 7).d.quantities.values()
    )
    assert held == 2 * 4 * 8 * 6 * 7
    with pytest.raises(ValueError, match="grows with the square of the steps"):
        make_ledger(cell, trace, direct, at_most=held - 1)
    net = Stack(cell, RNNCell.random(4, 4, np.random.default_rng(0)))
    with pytest.raises(ValueError, match="grows with the square of the steps"):
        make_ledger(net, unroll(net, trace.x[1:]), direct, at_most=2 * held - 1)


def test_a_ledger_of_a_net_takes_what_is_said_of_its_h():
    cell, trace, direct = example()
    net = Stack(cell)
    trace = unroll(net, trace.x[1:])
    np.testing.assert_array_equal(
        make_ledger(net, trace, {"h": direct}).norms["layer_1.h"],
        make_ledger(net, trace, direct).norms["layer_1.h"],
    )
    with pytest.raises(ValueError, match="of losses that read its h alone; got direct terms of layer_1"):
        make_ledger(net, trace, {"layer_1": {"h": direct}})
