"""The LSTM: one step and its reverse, written as its equations."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from rnn_teach.core.activations import tanh_slope
from rnn_teach.core.arguments import as_array, as_choice, as_number
from rnn_teach.core.gates import (
    as_hold,
    gate_slopes,
    gate_view,
    hold_gates,
    mute_held,
    normal_stacks,
    sigmoid_into,
    stacked,
)

I, F, G, O = range(4)


@dataclass(eq=False)  # as for the plain cell
class LSTMCell:
    """Long short-term memory: a cell state that is kept, written to and read out through gates.

        i[t] = σ(U_i x[t] + W_i h[t-1] + b_i)        input gate: how much is written
        f[t] = σ(U_f x[t] + W_f h[t-1] + b_f)        forget gate: how much is kept; 1 keeps, 0 clears
        g[t] = tanh(U_g x[t] + W_g h[t-1] + b_g)     candidate: what is written
        o[t] = σ(U_o x[t] + W_o h[t-1] + b_o)        output gate: how much is read out
        c[t] = f[t] c[t-1] + i[t] g[t]
        h[t] = o[t] tanh(c[t])

    (Hochreiter and Schmidhuber 1997, Long short-term memory; with the forget gate of Gers, Schmidhuber and Cummins
    2000, Learning to forget, section 3.) The four are stacked in the order of the equations, and each has its name:
    `cell.W_f` is `cell.W[1]`, in a trace `trace.f` is `trace.gates[:, 1]`.

    Parameters
    ----------
    U : array (4, n_h, n_x)
        From the input to i, f, g and o.
    W : array (4, n_h, n_h)
        From the hidden state before.
    b : array (4, n_h, 1)
        The biases. Zero where not given.
    P : array (3, n_h, 1)
        Peepholes: i and f see c[t-1] as well, a_i += P_i c[t-1], and o sees c[t], unit by unit, in the order i, f,
        o. (Gers and Schmidhuber 2000, Recurrent nets that time and count, section 2.) None where not given.
    cell_input, cell_output : "tanh" or "linear"
        What is done to g before it is written, and to c before it is read out: linear for cells that one can follow
        in one's head.
    hold : dict
        Gates held at a value instead of what they compute, at all steps or by step: `{"f": 1}`, `{"i": {3: 0.5}}`.
        No gradient reaches what a held gate would have computed.

    Raises
    ------
    ValueError
        If the shapes do not fit together, a number is NaN or infinite, or an option is none of those told.
    """

    U: np.ndarray
    W: np.ndarray
    b: np.ndarray | None = None
    P: np.ndarray | None = None
    cell_input: str = "tanh"
    cell_output: str = "tanh"
    hold: dict | None = None

    gates: ClassVar = ("i", "f", "g", "o")
    carries: ClassVar = ("h", "c")
    names: ClassVar = {"i": ("gates", I), "f": ("gates", F), "g": ("gates", G), "o": ("gates", O)}

    U_i, U_f, U_g, U_o = (gate_view("U", place, gate) for place, gate in enumerate("ifgo"))
    W_i, W_f, W_g, W_o = (gate_view("W", place, gate) for place, gate in enumerate("ifgo"))
    b_i, b_f, b_g, b_o = (gate_view("b", place, gate) for place, gate in enumerate("ifgo"))

    def __post_init__(self):
        self.U = as_array("U", self.U, (4, "n_h", "n_x"), axes="(i f g o, n_h, n_x)", copy=True)
        self.W = as_array("W", self.W, (4, self.n_h, self.n_h), axes="(i f g o, n_h, n_h)", copy=True)
        shape = (4, self.n_h, 1)
        b = np.zeros(shape, self.U.dtype) if self.b is None else self.b
        self.b = as_array("b", b, shape, axes="(i f g o, n_h, 1)", copy=True)
        self.P = (
            None if self.P is None else as_array("P", self.P, (3, self.n_h, 1), axes="(i f o, n_h, 1)", copy=True)
        )
        as_choice("cell_input", self.cell_input, ("tanh", "linear"))
        as_choice("cell_output", self.cell_output, ("tanh", "linear"))
        self.hold = as_hold(self.hold, self.gates)

    @classmethod
    def random(cls, n_x, n_h, rng, *, forget_bias=1.0, U_std=None, W_std=None, **options):
        """A cell with independent normal weights, and no bias but that of the forget gate.

        Parameters
        ----------
        n_x, n_h : int
            Sizes of the input and of the states.
        rng : numpy.random.Generator
            Where the random numbers come from.
        forget_bias : float
            b_f. At 1 the gate is open at first, f = 0.73. (Jozefowicz, Zaremba and Sutskever 2015, An empirical
            exploration of recurrent network architectures, section 2.2.)
        U_std, W_std : float
            Standard deviations; 1/√n_x and 1/√n_h where not given.
        **options
            cell_input, cell_output and hold, as for the cell.

        Raises
        ------
        ValueError
            If a size, a deviation, the bias or the rng is none.
        """
        cell = cls(*normal_stacks(4, n_x, n_h, rng, U_std, W_std), **options)
        cell.b_f = as_number("forget_bias", forget_bias)
        return cell

    @property
    def n_x(self):
        """The size of an input x[t]."""
        return self.U.shape[2]

    @property
    def n_h(self):
        """The size of the states h[t] and c[t]: the number of units."""
        return self.U.shape[1]

    @property
    def records(self):
        """What a step computes, with the shape of each."""
        n_h = self.n_h
        return {"a": (4, n_h), "gates": (4, n_h), "c": (n_h,), "h": (n_h,)}

    @property
    def parameters(self):
        """U, W and b by name, and P where there is one: the very arrays, to be changed in training."""
        named = {"U": self.U, "W": self.W, "b": self.b}
        return named if self.P is None else {**named, "P": self.P}

    @property
    def dtype(self):
        """The type of number the cell computes with."""
        return np.result_type(*self.parameters.values())

    def read_inputs(self, trace):
        """The part of all four a[t] that waits for nobody, U x[t] + b, for all t at once."""
        np.matmul(self.U, trace.x[1:, np.newaxis], out=trace.a[1:])
        trace.a[1:] += self.b

    def step(self, trace, t):
        """Fill row t of the trace from row t-1."""
        a, i, f, g, o = trace.a[t], trace.i[t], trace.f[t], trace.g[t], trace.o[t]
        c, h = trace.c, trace.h
        a += self.W @ h[t - 1]  # a[t] = U x[t] + b + W h[t-1], begun in read_inputs
        if self.P is not None:
            a[:G] += self.P[:G] * c[t - 1]
        self._open_gates(trace, t)
        c[t] = f * c[t - 1] + i * g
        if self.P is not None:
            a[O] += self.P[2] * c[t]
            self._open_gates(trace, t)
        h[t] = o * (np.tanh(c[t]) if self.cell_output == "tanh" else c[t])

    def _open_gates(self, trace, t):
        """i, f and o = σ(a), g = tanh(a): σ of all four, then g anew."""
        a, gates = trace.a[t], trace.gates[t]
        sigmoid_into(gates, a)
        gates[G] = np.tanh(a[G]) if self.cell_input == "tanh" else a[G]
        hold_gates(gates, self.hold, self.gates, t)

    def slopes(self, trace):
        """The slopes of the gates, of c on its way out, and c as it is read, for all t at once."""
        slope = gate_slopes(trace.gates, G, linear=self.cell_input == "linear")
        mute_held(slope, self.hold, self.gates, trace.start)
        if self.cell_output == "linear":
            return {"slope": slope, "c_out": trace.c, "c_slope": np.ones_like(trace.c)}
        c_out = np.tanh(trace.c)
        return {"slope": slope, "c_out": c_out, "c_slope": tanh_slope(trace.c, c_out)}

    def step_backward(self, trace, d, t):
        """From ∂L/∂h[t] and ∂L/∂c[t] to the gates, and on to the past: add to ∂L/∂h[t-1] and ∂L/∂c[t-1]."""
        slope, dh, dc, dh_before, dc_before = trace.slope[t], d.h[t], d.c[t], d.h[t - 1], d.c[t - 1]
        i, f, g, o = trace.gates[t]
        d.o[t] = trace.c_out[t] * dh  # h[t] = o[t] tanh(c[t])
        dc += o * trace.c_slope[t] * dh
        if self.P is not None:
            dc += self.P[2] * slope[O] * d.o[t]  # a_o[t] = ... + P_o c[t]
        d.i[t] = g * dc  # c[t] = f[t] c[t-1] + i[t] g[t]
        d.f[t] = trace.c[t - 1] * dc
        d.g[t] = i * dc
        dc_before += f * dc
        da = d.a[t] = slope * d.gates[t]  # the gates are σ(a) and tanh(a)
        if self.P is not None:
            dc_before += np.sum(self.P[:G] * da[:G], axis=0)
        dh_before += stacked(self.W).T.dot(stacked(da))  # a[t] = ... + W h[t-1]

    def read_inputs_backward(self, trace, d):
        """∂L/∂x[t] for all t at once; nothing waits for it."""
        da = d.a[1:]
        np.matmul(stacked(self.U).T, da.reshape(len(da), -1, da.shape[-1]), out=d.x[1:])  # a[t] = U x[t] + ...

    def gradient_factors(self, trace, d):
        """The two factors of each step's share of the gradient, t = 1 ... T, gate by gate.

        dL/dW is the sum over t of da[t] h[t-1]ᵀ, as for the plain cell. A peephole's share is da_i[t] c[t-1].
        """
        da, x, h_before = d.a[1:], trace.x[1:, np.newaxis], trace.h[:-1, np.newaxis]
        one = np.ones_like(x[:, :, :1])
        factors = {"U": (da, x), "W": (da, h_before), "b": (da, one)}
        if self.P is not None:
            c_seen = np.stack([trace.c[:-1], trace.c[:-1], trace.c[1:]], axis=1)
            factors["P"] = (da[:, [I, F, O]] * c_seen, one)
        return factors
