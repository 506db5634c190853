"""The GRU: one step and its reverse, written as its equations."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import DTypeLike

from rnn_teach.core.arguments import as_choice
from rnn_teach.core.cell import as_bias
from rnn_teach.core.gates import GatedCell, gate_slopes, gate_view, hold_gates, mute_held, sigmoid_into, stacked
from rnn_teach.core.initializations import draw_weights
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Arrays, Factors

R, Z, N = range(3)


@dataclass(eq=False, repr=False)
class GRUCell(GatedCell):
    """The gated recurrent unit: a hidden state that is kept or renewed, unit by unit.

        r[t] = σ(U_r x[t] + W_r h[t-1] + b_r)    reset gate: what n sees of the past
        z[t] = σ(U_z x[t] + W_z h[t-1] + b_z)    update gate: how much is kept; 1 keeps
        n[t] = tanh(U_n x[t] + b_n + ...)        candidate
        h[t] = z[t] h[t-1] + (1 - z[t]) n[t]

    What stands for the dots, the past as the candidate sees it, is defined in two ways:

        reset "before" the product:  m[t] = r[t] h[t-1],         ... = W_n m[t]
        reset "after" the product:   m[t] = W_n h[t-1] + b_m,    ... = r[t] m[t]

    "Before" is that of Cho et al. 2014, Learning phrase representations using RNN
    encoder-decoder, section 2.3; there too z = 1 keeps; other papers call 1 - z what is
    z here. "After" is that of PyTorch and, as `reset_after`, of Keras. The three are
    stacked in the order of the equations, and each has its name: `cell.W_z` is
    `cell.W[1]`, in a trace `trace.z` is `trace.gates[:, 1]`.

    Parameters
    ----------
    U : array (3, n_h, n_x)
        From the input to r, z and n.
    W : array (3, n_h, n_h)
        From the hidden state before.
    b : array (3, n_h, 1)
        The biases. Zero where not given.
    b_m : array (n_h, 1)
        The bias inside the reset, with reset "after" alone. Zero where not given.
    reset : "before" or "after"
        Whether the past is reset before or after it is multiplied by W_n.
    hold : dict
        Gates held at a value instead of what they compute, at all steps or by step:
        `{"z": 1}`, `{"r": {3: 0.5}}`. No gradient reaches what a held gate would have
        computed.

    Raises
    ------
    ValueError
        If the shapes do not fit together, a number is NaN or infinite, or an option is
        none of those told.
    """

    _: KW_ONLY
    b_m: np.ndarray | None = None
    reset: str = "before"

    gates: ClassVar = ("r", "z", "n")
    carries: ClassVar = ("h",)
    more: ClassVar = ("b_m",)
    names: ClassVar = {"r": ("gates", R), "z": ("gates", Z), "n": ("gates", N)}

    U_r, U_z, U_n = (gate_view("U", place, gate) for place, gate in enumerate("rzn"))
    W_r, W_z, W_n = (gate_view("W", place, gate) for place, gate in enumerate("rzn"))
    b_r, b_z, b_n = (gate_view("b", place, gate) for place, gate in enumerate("rzn"))

    def fit_more(self, *, copy: bool) -> None:
        """Bring b_m into its shape, or refuse it."""
        if as_choice("reset", self.reset, ("before", "after")) == "after":
            self.b_m = as_bias(self, "b_m", (self.n_h, 1), axes="(n_h, 1)", copy=copy)
        elif self.b_m is not None:
            raise ValueError('b_m is the bias inside the reset: give reset="after" with it, or leave it out')

    @classmethod
    def random(
        cls,
        n_x: int,
        n_h: int,
        rng: np.random.Generator,
        *,
        init: Literal["normal", "uniform"] = "normal",
        U_std: float | None = None,
        W_std: float | None = None,
        dtype: DTypeLike = float,
        **options: Any,
    ) -> Self:
        """A cell with independent random weights and biases of zero.

        Parameters
        ----------
        n_x, n_h : int
            Sizes of the input and of the hidden state.
        rng : numpy.random.Generator
            Where the random numbers come from.
        init, U_std, W_std, dtype
            As for `RNNCell.random`.
        **options
            Those of the cell, by name.

        Raises
        ------
        ValueError
            If a size, a deviation, an option or the rng is none.
        """
        weights = draw_weights(n_x, n_h, rng, gates=(3,), init=init, U_std=U_std, W_std=W_std, dtype=dtype)
        return cls(*weights, **options)

    @property
    def records(self) -> dict[str, tuple[int, ...]]:
        """What a step computes, with the shape of each."""
        n_h = self.n_h
        return {"a": (3, n_h), "gates": (3, n_h), "m": (n_h,), "h": (n_h,)}

    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of the trace from row t-1."""
        gates, r, z, n = trace.gates[t], trace.r[t], trace.z[t], trace.n[t]
        a_rz, a_n = trace.a[t, :N], trace.a[t, N]  # a[t] = U x[t] + b + ..., begun in read_inputs
        m, h, h_before = trace.m, trace.h, trace.h[t - 1]
        a_rz += self.W[:N] @ h_before
        sigmoid_into(gates[:N], a_rz)
        if self.hold:
            hold_gates(gates, self.hold, self.gates, t)
        if self.reset == "before":
            m[t] = r * h_before
            a_n += self.W[N].dot(m[t])
        else:
            m[t] = self.W[N].dot(h_before)
            if self.b_m is not None:
                m[t] += self.b_m
            a_n += r * m[t]
        np.tanh(a_n, out=n)
        if self.hold:
            hold_gates(gates, self.hold, self.gates, t)
        h[t] = z * h_before + (1 - z) * n

    def slopes(self, trace: Trace) -> Arrays:
        """The slopes of the gates, and 1 - z, for all t at once."""
        slope = gate_slopes(trace.gates, N)
        mute_held(slope, self.hold, self.gates, trace.start)
        return {"slope": slope, "renewed": 1 - trace.z}

    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """From ∂L/∂h[t] to the gates, and on to the past: add to ∂L/∂h[t-1]."""
        r, z, n, m, h_before = trace.r[t], trace.z[t], trace.n[t], trace.m[t], trace.h[t - 1]
        slope, da, dh, dh_before = trace.slope[t], d.a[t], d.h[t], d.h[t - 1]
        d.z[t] = (h_before - n) * dh  # h[t] = z[t] h[t-1] + (1 - z[t]) n[t]
        dn = d.n[t] = trace.renewed[t] * dh
        dh_before += z * dh
        da_n = da[N] = slope[N] * dn  # n[t] = tanh(a_n[t])
        if self.reset == "before":
            dm = d.m[t] = self.W[N].T.dot(da_n)  # a_n[t] = ... + W_n m[t],  m[t] = r[t] h[t-1]
            d.r[t] = h_before * dm
            dh_before += r * dm
        else:
            dm = d.m[t] = r * da_n  # a_n[t] = ... + r[t] m[t],  m[t] = W_n h[t-1] + b_m
            d.r[t] = m * da_n
            dh_before += self.W[N].T.dot(dm)
        da_rz = da[:N] = slope[:N] * d.gates[t, :N]  # r[t] = σ(a_r[t]), z[t] = σ(a_z[t])
        dh_before += stacked(self.W[:N]).T.dot(stacked(da_rz))

    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's term, t = 1 ... T, gate by gate.

        What W_n meets is m[t] where the reset comes before, and ∂L/∂m[t] is what comes
        back to it where the reset comes after.
        """
        factors = self.stack_factors(trace, d)
        da = factors["U"][0]  # the very array: what is made of it for U is made once for W too
        dm, m, h_before = d.m[1:], trace.m[1:], trace.h[:-1]
        if self.reset == "before":
            return {**factors, "W": (da, np.stack([h_before, h_before, m], axis=1))}
        from_past = np.concatenate([da[:, :N], dm[:, np.newaxis]], axis=1)
        factors["W"] = (from_past, h_before[:, np.newaxis])
        return factors if self.b_m is None else {**factors, "b_m": (dm, np.ones_like(trace.x[1:, :1]))}
