"""The minGRU: one step by hand in both kinds, closed forms, its way through scan."""

import numpy as np
import pytest

from rnn_teach import (
    GRUCell,
    MinGRUCell,
    RNNCell,
    Stack,
    bptt,
    bptt_by_scan,
    check_gradients,
    jacobian_products,
    jacobians,
    make_ledger,
    unroll,
    unroll_by_scan,
)

GATES = ("sigmoid", "tanh")


def maker(gate, T, B, *, n_x=3, n_h=4, bias=True):
    """A cell, inputs, states at t = 0 and a direct part at every step, all drawn."""
    rng = np.random.default_rng([T, B])
    cell = MinGRUCell.random(n_x, n_h, rng, gate=gate, bias=bias)
    if bias:
        cell.b[:] = rng.normal(size=cell.b.shape)
    return cell, rng.normal(size=(T, n_x, B)), rng.normal(size=(n_h, B)), rng.normal(size=(T + 1, n_h, B))


def at(trace, t):
    """The numbers of step t, by name."""
    return {name: trace.quantities[name][t].item() for name in ("z", "n", "v", "h")}


def test_one_step_by_hand():
    """x[1] = 2, h[0] = 0.4; U = 0.5, 3 and b = 0, -5: z = σ(1) = 0.731059; n = 6 - 5 =
    1; v = (1 - z) · 1 = 0.268941 and h = z · 0.4 + v = 0.561365.

    Back, L = h[1]: ∂L/∂z = h[0] - n = -0.6, ∂L/∂n = 1 - z, ∂L/∂a_z = z (1 - z) · -0.6 =
    -0.117967, ∂L/∂h[0] = z, ∂L/∂x = 0.5 · -0.117967 + 3 · 0.268941 = 0.747840.
    """
    cell = MinGRUCell([[[0.5]], [[3]]], [[[0]], [[-5]]])
    trace = unroll(cell, [[2]], h=[0.4])
    assert at(trace, 1) == pytest.approx({"z": 0.731059, "n": 1, "v": 0.268941, "h": 0.561365}, abs=1e-6)
    d = bptt(cell, trace, np.array([0.0, 1]).reshape(2, 1, 1)).d
    assert at(d, 1) == pytest.approx({"z": -0.6, "n": 0.268941, "v": 1, "h": 1}, abs=1e-6)
    np.testing.assert_allclose(d.a[1].ravel(), [-0.117967, 0.268941], atol=1e-6)
    assert (d.h[0].item(), d.x[1].item()) == pytest.approx((0.731059, 0.747840), abs=1e-6)


def test_one_step_with_a_sign_by_hand():
    """x[1] = 2, h[0] = 0.4; U = -0.5, 3 and b = 0, -5: z = tanh(-1) = -0.761594, n = v
    = 1, h = -0.304638 + 1 = 0.695362.

    Back: ∂L/∂z = h[0] = 0.4, ∂L/∂n = 1, ∂L/∂a_z = (1 - 0.580026) · 0.4 = 0.167990.
    """
    cell = MinGRUCell([[[-0.5]], [[3]]], [[[0]], [[-5]]], gate="tanh")
    trace = unroll(cell, [[2]], h=[0.4])
    assert at(trace, 1) == pytest.approx({"z": -0.761594, "n": 1, "v": 1, "h": 0.695362}, abs=1e-6)
    d = bptt(cell, trace, np.array([0.0, 1]).reshape(2, 1, 1)).d
    np.testing.assert_allclose(d.a[1].ravel(), [0.167990, 1], atol=1e-6)
    assert d.h[0].item() == pytest.approx(-0.761594, abs=1e-6)


@pytest.mark.parametrize("B", [1, 3])
@pytest.mark.parametrize("T", [1, 2, 7])
@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("way", [(unroll, bptt), (unroll_by_scan, bptt_by_scan)], ids=["loop", "scan"])
def test_gradients_agree_with_the_complex_step(way, gate, T, B):
    forward, backward = way
    cell, x, h, direct = maker(gate, T, B)

    def loss(x, h, U, b):
        return np.sum(direct * forward(MinGRUCell(U, b, gate=gate), x, h=h).h)

    gradients = backward(cell, forward(cell, x, h=h), direct)
    found = {**gradients.total, "x": gradients.d.x[1:], "h": gradients.d.h[0]}
    check = check_gradients(loss, {**cell.parameters, "x": x, "h": h}, found)
    assert check.agrees(1e-13), str(check)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("T", [1, 2, 3, 50, 300])
@pytest.mark.parametrize("gate", GATES)
def test_scan_finds_what_the_loop_finds(gate, T, bias):
    """Every quantity forward and back, to 1e-12."""
    cell, x, h, direct = maker(gate, T, 3, bias=bias)
    loop, scanned = unroll(cell, x, h=h), unroll_by_scan(cell, x, h=h)
    for name, array in loop.quantities.items():
        np.testing.assert_allclose(scanned.quantities[name], array, rtol=0, atol=1e-12)
    by_loop, by_scan = bptt(cell, loop, direct), bptt_by_scan(cell, scanned, direct)
    for name, array in by_loop.d.quantities.items():
        np.testing.assert_allclose(by_scan.d.quantities[name], array, rtol=0, atol=1e-11)
    for name, terms in by_loop.terms.items():
        np.testing.assert_allclose(by_scan.terms[name], terms, rtol=0, atol=1e-11)
        np.testing.assert_allclose(by_scan.total[name], by_loop.total[name], rtol=1e-11, atol=1e-11)
    assert bptt_by_scan(cell, scanned, direct, terms=False).terms is None


# Closed forms


@pytest.mark.parametrize("gate", GATES)
def test_the_jacobian_is_the_product_of_z_and_nothing_else(gate):
    """∂h[T]/∂h[k] = diag(z[T] ... z[k+1]): no remainder, since no gate reads h."""
    cell, x, h, _ = maker(gate, 20, 1)
    trace = unroll(cell, x, h=h)
    P = jacobian_products(jacobians(cell, trace))
    for k in range(20):
        np.testing.assert_allclose(P[k], np.diag(np.prod(trace.z[k + 1 :, :, 0], axis=0)), rtol=1e-12)


def test_the_ledger_holds_the_same_product():
    cell, x, _, _ = maker("sigmoid", 9, 1)
    trace, direct = unroll(cell, x), np.zeros((10, 4, 1))
    direct[9] = 1
    norms = make_ledger(cell, trace, direct).norms["h"][9]
    for k in range(9):
        expected = np.linalg.norm(np.prod(trace.z[k + 1 :, :, 0], axis=0))
        assert norms[k] == pytest.approx(expected, rel=1e-12)


def test_it_is_a_gru_whose_gate_and_candidate_read_no_state():
    """But for tanh of the candidate: so take one that tanh leaves as it is."""
    cell, x, h, _ = maker("sigmoid", 6, 2)
    U = np.stack([np.zeros_like(cell.U_z), cell.U_z, 1e-6 * cell.U_n])
    b = np.stack([np.zeros_like(cell.b_z), cell.b_z, 1e-6 * cell.b_n])
    gru = unroll(GRUCell(U, np.zeros((3, 4, 4)), b), x, h=1e-6 * h)
    np.testing.assert_allclose(1e-6 * unroll(cell, x, h=h).h, gru.h, rtol=1e-9, atol=1e-16)


def test_a_gate_that_is_wide_open_keeps_and_one_that_is_shut_renews():
    x = np.random.default_rng(0).normal(size=(100, 2, 3))
    keeps = MinGRUCell(np.zeros((2, 1, 2)), [[[99]], [[5]]])
    assert (unroll(keeps, x, h=[0.3]).h == 0.3).all()
    renews = MinGRUCell(np.ones((2, 1, 2)) * [[[0]], [[1]]], [[[-99]], [[0]]])
    np.testing.assert_allclose(unroll(renews, x).h[1:, 0], x.sum(axis=1), rtol=1e-12)


def test_a_sign_counts_the_parity_and_a_gate_cannot_turn_it():
    bits = np.random.default_rng(0).integers(0, 2, (300, 1)).astype(float)
    turns = MinGRUCell([[[-40]], [[1]]], [[[20]], [[0]]], gate="tanh")  # z = tanh(±20)
    np.testing.assert_allclose(unroll(turns, bits).h[1:, 0, 0], np.cumsum(bits) % 2, atol=1e-12)


# Making one


def test_random_weights_are_the_seeds_and_the_gate_may_keep_at_first():
    cell = MinGRUCell.random(9, 4, np.random.default_rng(7), keep_bias=3)
    np.testing.assert_array_equal(cell.U, np.random.default_rng(7).normal(0, 1 / 3, (2, 4, 9)))
    np.testing.assert_array_equal(cell.b, [np.full((4, 1), 3), np.zeros((4, 1))])
    assert repr(cell) == "MinGRUCell(n_x=9, n_h=4: U (2, 4, 9), b (2, 4, 1))"
    assert "gate='tanh'" in repr(MinGRUCell.random(1, 1, np.random.default_rng(0), gate="tanh"))
    np.testing.assert_array_equal(cell.U_n, cell.U[1])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"gate": "relu"}, "gate must be one of sigmoid, tanh; got 'relu'"),
        ({"keep_bias": "much"}, "keep_bias must be an array of numbers"),
    ],
)
def test_options_that_there_are_not_are_refused(options, sentence):
    with pytest.raises(ValueError, match=sentence):
        MinGRUCell.random(2, 3, np.random.default_rng(0), **options)


def test_only_what_is_linear_in_its_state_goes_by_scan():
    plain = RNNCell.random(2, 3, np.random.default_rng(0))
    x, sentence = np.ones((4, 2)), "cell must be linear in its state, as MinGRUCell is; a RNNCell takes one step"
    with pytest.raises(ValueError, match=sentence):
        unroll_by_scan(plain, x)
    with pytest.raises(ValueError, match=sentence):
        bptt_by_scan(plain, unroll(plain, x), np.zeros((5, 3, 1)))
    with pytest.raises(ValueError, match="cell must be one cell"):
        unroll_by_scan(Stack(plain), x)


def test_a_trace_with_a_mask_goes_step_by_step():
    cell, x, _, direct = maker("sigmoid", 4, 2)
    trace = unroll(cell, x, lengths=[2, 4])
    np.testing.assert_array_equal(trace.h[4, :, 0], trace.h[2, :, 0])
    with pytest.raises(ValueError, match="trace has a mask, whose steps keep the state: use bptt"):
        bptt_by_scan(cell, trace, direct)
