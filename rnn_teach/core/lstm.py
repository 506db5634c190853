"""The LSTM: one step and its reverse, written as its equations."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import DTypeLike

from rnn_teach.core.activations import tanh_slope
from rnn_teach.core.arguments import as_choice, as_number
from rnn_teach.core.gates import GatedCell, gate_slopes, gate_view, hold_gates, mute_held, sigmoid_into, stacked
from rnn_teach.core.initializations import draw_weights
from rnn_teach.core.memory import empty
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Array, Arrays, Factors

I, F, G, O = range(4)
SQUASH = {"tanh": np.tanh, "linear": np.positive}  # np.positive(c) is c


@dataclass(eq=False, repr=False)
class AnyLSTM(GatedCell):
    """What LSTMs share, with peepholes or without: four gates, two states, the options.

    See LSTMCell.
    """

    _: KW_ONLY
    cell_input: str = "tanh"
    cell_output: str = "tanh"

    gates: ClassVar = ("i", "f", "g", "o")
    carries: ClassVar = ("h", "c")
    names: ClassVar = {"i": ("gates", I), "f": ("gates", F), "g": ("gates", G), "o": ("gates", O)}

    U_i, U_f, U_g, U_o = (gate_view("U", place, gate) for place, gate in enumerate("ifgo"))
    W_i, W_f, W_g, W_o = (gate_view("W", place, gate) for place, gate in enumerate("ifgo"))
    b_i, b_f, b_g, b_o = (gate_view("b", place, gate) for place, gate in enumerate("ifgo"))

    @classmethod
    def random(
        cls,
        n_x: int,
        n_h: int,
        rng: np.random.Generator,
        *,
        forget_bias: float = 1.0,
        init: Literal["normal", "uniform"] = "normal",
        U_std: float | None = None,
        W_std: float | None = None,
        dtype: DTypeLike = float,
        **options: Any,
    ) -> Self:
        """A cell with independent random weights, and no bias but the forget gate's.

        Parameters
        ----------
        n_x, n_h : int
            Sizes of the input and of the states.
        rng : numpy.random.Generator
            Where the random numbers come from.
        forget_bias : float
            b_f, where there is a bias. At 1 the gate is open at first, f = 0.73.
            (Jozefowicz, Zaremba and Sutskever 2015, An empirical exploration of
            recurrent network architectures, section 2.2.)
        init, U_std, W_std, dtype
            As for `RNNCell.random`.
        **options
            Those of the cell, by name.

        Raises
        ------
        ValueError
            If a size, a deviation, the bias, an option or the rng is none.
        """
        weights = draw_weights(n_x, n_h, rng, gates=(4,), init=init, U_std=U_std, W_std=W_std, dtype=dtype)
        cell, forget_bias = cls(*weights, **options), as_number("forget_bias", forget_bias)
        if cell.b is not None:
            cell.b_f = forget_bias
        return cell

    @property
    def records(self) -> dict[str, tuple[int, ...]]:
        """What a step computes, with the shape of each."""
        n_h = self.n_h
        return {"a": (4, n_h), "gates": (4, n_h), "c": (n_h,), "h": (n_h,)}

    def slopes(self, trace: Trace) -> Arrays:
        """The slopes of the gates and of tanh(c), and tanh(c) itself, for all t at
        once."""
        slope = gate_slopes(trace.gates, G, linear=self.cell_input == "linear")
        mute_held(slope, self.hold, self.gates, trace.start)
        if self.cell_output == "linear":
            return {"slope": slope, "c_out": trace.c, "c_slope": np.ones_like(trace.c)}
        c_out = empty(trace.c.shape, trace.c.dtype)
        if np.min(trace.o[1:]) > 1e-10:  # h[t] = o[t] tanh(c[t]), and a quotient is quicker than tanh
            np.divide(trace.h, trace.o, out=c_out)
        else:
            np.tanh(trace.c, out=c_out)
        return {"slope": slope, "c_out": c_out, "c_slope": tanh_slope(trace.c, c_out)}

    def refuse_options(self) -> None:
        """Refuse options that there are not."""
        as_choice("cell_input", self.cell_input, SQUASH)
        as_choice("cell_output", self.cell_output, SQUASH)


@dataclass(eq=False, repr=False)
class LSTMCell(AnyLSTM):
    """Long short-term memory: a cell state that gates keep, write to and read out.

        i[t] = σ(U_i x[t] + W_i h[t-1] + b_i)        input gate: how much is written
        f[t] = σ(U_f x[t] + W_f h[t-1] + b_f)        forget gate: how much is kept
        g[t] = tanh(U_g x[t] + W_g h[t-1] + b_g)     candidate: what is written
        o[t] = σ(U_o x[t] + W_o h[t-1] + b_o)        output gate: how much is read out
        c[t] = f[t] c[t-1] + i[t] g[t]
        h[t] = o[t] tanh(c[t])

    (Hochreiter and Schmidhuber 1997, Long short-term memory; with the forget gate of
    Gers, Schmidhuber and Cummins 2000, Learning to forget, section 3.) The four are
    stacked in the order of the equations, and each has its name: `cell.W_f` is
    `cell.W[1]`, in a trace `trace.f` is `trace.gates[:, 1]`.

    Parameters
    ----------
    U : array (4, n_h, n_x)
        From the input to i, f, g and o.
    W : array (4, n_h, n_h)
        From the hidden state before.
    b : array (4, n_h, 1)
        The biases. Zero where not given.
    cell_input, cell_output : "tanh" or "linear"
        What is done to g before it is written, and to c before it is read out: linear
        for cells that one can follow in one's head.
    hold : dict
        Gates held at a value instead of what they compute, at all steps or by step:
        `{"f": 1}`, `{"i": {3: 0.5}}`. No gradient reaches what a held gate would have
        computed.
    bias : bool
        False makes a cell without b: it has U and W alone.

    Raises
    ------
    ValueError
        If the shapes do not fit together, a number is NaN or infinite, or an option is
        none of those told.
    """

    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of the trace from row t-1."""
        a, c, h = trace.a[t], trace.c, trace.h
        i, f, g, o = gates = trace.gates[t]
        write, read = SQUASH[self.cell_input], SQUASH[self.cell_output]  # tanh
        a += self.W @ h[t - 1]  # a[t] = U x[t] + b + W h[t-1], begun in read_inputs
        sigmoid_into(gates, a)  # i = σ(a_i), f = σ(a_f), o = σ(a_o)
        write(a[G], out=g)  # g = tanh(a_g)
        if self.hold:
            hold_gates(gates, self.hold, self.gates, t)
        c[t] = f * c[t - 1] + i * g
        h[t] = o * read(c[t])

    def read_out(self, trace: Trace, t: int, c: Array) -> None:
        """h[t] = o[t] tanh(c) for another cell state (n_h, B) than that of the
        trace."""
        return trace.o[t] * SQUASH[self.cell_output](c)

    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """From ∂L/∂h[t] and ∂L/∂c[t] to the gates, and on to row t-1 of both."""
        dh, dc, dh_before, dc_before = d.h[t], d.c[t], d.h[t - 1], d.c[t - 1]
        i, f, g, o = trace.gates[t]
        d.o[t] = trace.c_out[t] * dh  # h[t] = o[t] tanh(c[t])
        dc += o * trace.c_slope[t] * dh
        d.i[t] = g * dc  # c[t] = f[t] c[t-1] + i[t] g[t]
        d.f[t] = trace.c[t - 1] * dc
        d.g[t] = i * dc
        dc_before += f * dc
        da = d.a[t] = trace.slope[t] * d.gates[t]  # the gates are σ(a) and tanh(a)
        dh_before += stacked(self.W).T.dot(stacked(da))  # a[t] = ... + W h[t-1]

    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's term, t = 1 ... T, gate by gate."""
        return self.stack_factors(trace, d)

    def fit_more(self, *, copy: bool) -> None:
        """There is nothing more than U, W and b."""
        self.refuse_options()
