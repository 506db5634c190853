"""A cell that the package does not have, written as CONTRIBUTING says: it is a cell
everywhere."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pytest

from rnn_teach import (
    Bidirectional,
    UntiedCell,
    bptt,
    check_gradients,
    count_parameters,
    jacobian_products,
    jacobians,
    make_ledger,
    unroll,
)
from rnn_teach.core.gates import GatedCell, gate_slopes, hold_gates, mute_held, sigmoid_into

F, N = range(2)


@dataclass(eq=False, repr=False)
class MinimalCell(GatedCell):
    """The minimal gated unit: one gate, f, does what r and 1 - z of a GRU do.

        f[t] = σ(U_f x[t] + W_f h[t-1] + b_f)
        n[t] = tanh(U_n x[t] + W_n m[t] + b_n),   m[t] = f[t] h[t-1]
        h[t] = (1 - f[t]) h[t-1] + f[t] n[t]

    (Zhou, Wu, Zhang and Zhou 2016, Minimal gated unit for recurrent neural networks.)
    """

    gates: ClassVar = ("f", "n")
    carries: ClassVar = ("h",)
    names: ClassVar = {"f": ("gates", F), "n": ("gates", N)}

    def fit_more(self, *, copy):
        """There is nothing more."""

    @property
    def records(self):
        n_h = self.n_h
        return {"a": (2, n_h), "gates": (2, n_h), "m": (n_h,), "h": (n_h,)}

    def step(self, trace, t):
        a, gates, m, h, h_before = trace.a[t], trace.gates[t], trace.m, trace.h, trace.h[t - 1]
        f, n = gates
        a[F] += self.W[F].dot(h_before)
        sigmoid_into(f, a[F])
        hold_gates(gates, self.hold, self.gates, t)
        m[t] = f * h_before
        a[N] += self.W[N].dot(m[t])
        np.tanh(a[N], out=n)
        hold_gates(gates, self.hold, self.gates, t)
        h[t] = (1 - f) * h_before + f * n

    def slopes(self, trace):
        slope = gate_slopes(trace.gates, N)
        mute_held(slope, self.hold, self.gates, trace.start)
        return {"slope": slope}

    def step_backward(self, trace, d, t):
        (f, n), slope, h_before = trace.gates[t], trace.slope[t], trace.h[t - 1]
        da, dh, dh_before = d.a[t], d.h[t], d.h[t - 1]
        d.n[t] = f * dh  # h[t] = (1 - f[t]) h[t-1] + f[t] n[t]
        dh_before += (1 - f) * dh
        da[N] = slope[N] * d.n[t]
        dm = d.m[t] = self.W[N].T.dot(da[N])  # a_n[t] = ... + W_n m[t]
        d.f[t] = (n - h_before) * dh + h_before * dm
        dh_before += f * dm
        da[F] = slope[F] * d.f[t]
        dh_before += self.W[F].T.dot(da[F])

    def gradient_factors(self, trace, d):
        met = np.stack([trace.h[:-1], trace.m[1:]], axis=1)
        return {**self.stack_factors(trace, d), "W": (d.a[1:], met)}


def minimal(rng, **options):
    b = {} if options.get("bias") is False else {"b": rng.normal(size=(2, 3))}
    return MinimalCell(rng.normal(size=(2, 3, 2)), rng.normal(size=(2, 3, 3)), **b, **options)


def test_one_step_by_hand():
    """x = 1, h[0] = 0.4, all weights 1 and b = 0: f = σ(1.4) = 0.802184, m = 0.320873.

    n = tanh(1.320873) = 0.867001, h = 0.197816 · 0.4 + 0.802184 · 0.867001 = 0.774621
    """
    trace = unroll(MinimalCell(np.ones((2, 1, 1)), np.ones((2, 1, 1))), [[1]], h=[0.4])
    found = [trace.quantities[name][1].item() for name in ("f", "m", "n", "h")]
    assert found == pytest.approx([0.802184, 0.320873, 0.867001, 0.774621], abs=1e-6)


@pytest.mark.parametrize("options", [{}, {"bias": False}, {"hold": {"f": {2: 0.3}}}, {"hold": {"n": 0.5}}])
def test_its_gradient_agrees_with_the_complex_step(options):
    rng = np.random.default_rng(0)
    cell, x, direct = minimal(rng, **options), rng.normal(size=(5, 2, 2)), rng.normal(size=(6, 3, 2))

    def loss(**arrays):
        return np.sum(direct * unroll(MinimalCell(**arrays, **options), x).h)

    found = bptt(cell, unroll(cell, x), direct).total
    assert check_gradients(loss, cell.parameters, found).agrees(1e-12)


def test_it_is_a_cell_everywhere():
    rng = np.random.default_rng(0)
    cell, x = minimal(rng), rng.normal(size=(5, 2))
    trace, direct = unroll(cell, x), np.ones((6, 3, 1))
    gradients = bptt(cell, trace, direct)
    assert repr(cell) == "MinimalCell(n_x=2, n_h=3: U (2, 3, 2), W (2, 3, 3), b (2, 3, 1))"
    assert count_parameters(cell) == 2 * (6 + 9 + 3)
    direct[:5] = 0
    of_last = bptt(cell, trace, direct).d.h[0]
    np.testing.assert_allclose(jacobian_products(jacobians(cell, trace))[0].T @ direct[5], of_last, rtol=1e-12)
    ledger = make_ledger(cell, trace, np.ones((6, 3, 1)))
    np.testing.assert_allclose(sum(ledger.total("W", t) for t in range(1, 6)), gradients.total["W"], rtol=1e-11)
    untied = UntiedCell(cell, 5)
    np.testing.assert_allclose(
        bptt(untied, unroll(untied, x), np.ones((6, 3, 1))).terms["W"][2], gradients.terms["W"][2], rtol=1e-12
    )
    assert unroll(Bidirectional(cell, minimal(rng)), x).h.shape == (6, 6, 1)
