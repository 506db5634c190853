"""The LSTM with peepholes: its gates see the cell state as well."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar

import numpy as np

from rnn_teach.core.arguments import as_array
from rnn_teach.core.gates import hold_gates, sigmoid_into, stacked
from rnn_teach.core.lstm import SQUASH, AnyLSTM, F, G, I, O
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Array, Factors


@dataclass(eq=False, repr=False)
class PeepholeLSTMCell(AnyLSTM):
    """An LSTM whose gates see the cell state, unit by unit.

        i[t] = σ(U_i x[t] + W_i h[t-1] + P_i c[t-1] + b_i)
        f[t] = σ(U_f x[t] + W_f h[t-1] + P_f c[t-1] + b_f)
        g[t] = tanh(U_g x[t] + W_g h[t-1] + b_g)
        c[t] = f[t] c[t-1] + i[t] g[t]
        o[t] = σ(U_o x[t] + W_o h[t-1] + P_o c[t] + b_o)        it sees the new c
        h[t] = o[t] tanh(c[t])

    (Gers and Schmidhuber 2000, Recurrent nets that time and count, section 2.)

    Parameters
    ----------
    U, W, b, cell_input, cell_output, hold, bias
        As for LSTMCell.
    P : array (3, n_h, 1)
        The peepholes of i, f and o, one number for each unit. Zero where not given.

    Raises
    ------
    ValueError
        As for LSTMCell.
    """

    _: KW_ONLY
    P: np.ndarray | None = None

    more: ClassVar = ("P",)

    def fit_more(self, *, copy: bool) -> None:
        """Bring P into its shape, or refuse it."""
        self.refuse_options()
        P = np.zeros((3, self.n_h, 1), self.U.dtype) if self.P is None else self.P
        self.P = as_array("P", P, (3, self.n_h, 1), axes="(i f o, n_h, 1)", copy=copy)

    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of the trace from row t-1."""
        a, c, h = trace.a[t], trace.c, trace.h
        i, f, g, o = gates = trace.gates[t]
        write, read = SQUASH[self.cell_input], SQUASH[self.cell_output]  # tanh
        P_if, P_o = self.P[:2], self.P[2]
        a += self.W @ h[t - 1]  # a[t] = U x[t] + b + W h[t-1] + ..., begun in read_inputs
        a[:G] += P_if * c[t - 1]
        sigmoid_into(gates[:G], a[:G])  # i = σ(a_i), f = σ(a_f)
        write(a[G], out=g)  # g = tanh(a_g)
        hold_gates(gates, self.hold, self.gates, t)
        c[t] = f * c[t - 1] + i * g
        a[O] += P_o * c[t]
        sigmoid_into(o, a[O])  # o = σ(a_o)
        hold_gates(gates, self.hold, self.gates, t)
        h[t] = o * read(c[t])

    def read_out(self, trace: Trace, t: int, c: Array) -> None:
        """h[t] = o[t] tanh(c) for another cell state (n_h, B) than that of the trace: o
        sees it too."""
        gates = trace.gates[t].copy()
        sigmoid_into(gates[O], trace.a[t, O] + self.P[2] * (c - trace.c[t]))
        hold_gates(gates, self.hold, self.gates, t)
        return gates[O] * SQUASH[self.cell_output](c)

    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """From ∂L/∂h[t] and ∂L/∂c[t] to the gates, and on to row t-1 of both."""
        slope, dh, dc, dh_before, dc_before = trace.slope[t], d.h[t], d.c[t], d.h[t - 1], d.c[t - 1]
        i, f, g, o = trace.gates[t]
        P_if, P_o = self.P[:2], self.P[2]
        d.o[t] = trace.c_out[t] * dh  # h[t] = o[t] tanh(c[t])
        dc += o * trace.c_slope[t] * dh
        dc += P_o * slope[O] * d.o[t]  # a_o[t] = ... + P_o c[t]
        d.i[t] = g * dc  # c[t] = f[t] c[t-1] + i[t] g[t]
        d.f[t] = trace.c[t - 1] * dc
        d.g[t] = i * dc
        dc_before += f * dc
        da = d.a[t] = slope * d.gates[t]  # the gates are σ(a) and tanh(a)
        dc_before += np.sum(P_if * da[:G], axis=0)  # a_i[t] = ... + P_i c[t-1], and a_f[t]
        dh_before += stacked(self.W).T.dot(stacked(da))  # a[t] = ... + W h[t-1]

    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's term: for a peephole da_i[t] c[t-1] and 1."""
        c_seen = np.stack([trace.c[:-1], trace.c[:-1], trace.c[1:]], axis=1)
        da = d.a[1:, [I, F, O]]
        return {**self.stack_factors(trace, d), "P": (da * c_seen, np.ones_like(trace.x[1:, np.newaxis, :1]))}
