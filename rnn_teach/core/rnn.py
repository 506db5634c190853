"""The plain cell: one step and its reverse, written as its equations.

What waits for nobody is computed for all steps at once: before the way forward what the
inputs bring, before the way back the slopes of the activations. A step writes W.dot(h)
for the product W @ h: the same, but begun in half the time, which counts where matrices
are small.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import DTypeLike

from rnn_teach.core.activations import ACTIVATIONS, activation, slope
from rnn_teach.core.arguments import as_array
from rnn_teach.core.cell import as_bias, cell_in_short
from rnn_teach.core.initializations import draw_weights
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Arrays, Factors


@dataclass(eq=False, repr=False)  # two cells of equal weights are still two cells
class RNNCell:
    """The plain recurrent cell (Elman 1990).

        a[t] = U x[t] + W h[t-1] + b
        h[t] = f(a[t])

    Parameters
    ----------
    U : array (n_h, n_x)
        From the input to the hidden state.
    W : array (n_h, n_h)
        From the hidden state before to the hidden state now.
    b : array (n_h, 1)
        The bias. Zero where not given.
    activation : "tanh", "relu", "sigmoid" or "linear"
        f, elementwise.
    bias : bool
        False makes a cell without b: it has U and W alone.

    Raises
    ------
    ValueError
        If the shapes do not fit together, a number is NaN or infinite, or there is no
        such activation.
    """

    U: np.ndarray
    W: np.ndarray
    b: np.ndarray | None = None
    _: KW_ONLY
    activation: str = "tanh"
    bias: bool = True

    carries: ClassVar = ("h",)  # what a step reads from the step before
    names: ClassVar = {}  # names for parts of what is recorded

    def __post_init__(self) -> None:
        self.fit_parameters(copy=True)

    def fit_parameters(self, *, copy: bool = False) -> None:
        """Bring U, W and b into shape, as arrays of its own if `copy`,
        or refuse them."""
        self.U = as_array("U", self.U, ("n_h", "n_x"), copy=copy)
        self.W = as_array("W", self.W, (self.n_h, self.n_h), axes="(n_h, n_h)", copy=copy)
        self.b = as_bias(self, "b", (self.n_h, 1), axes="(n_h, 1)", copy=copy)
        activation(self.activation)

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
        activation: str = "tanh",
        bias: bool = True,
    ) -> Self:
        """A cell with independent random weights and a bias of zero.

        Parameters
        ----------
        n_x, n_h : int
            Sizes of the input and of the hidden state.
        rng : numpy.random.Generator
            Where the random numbers come from.
        init : "normal" or "uniform"
            Normal weights, or weights uniform in ±1/√n_h, as PyTorch's are.
        U_std, W_std : float
            Standard deviations of normal weights; 1/√n_x and 1/√n_h where not given, so
            that a sum of n terms stays of order one. For one-hot inputs, where only one
            term is not zero, U_std = 1 does the same.
        dtype : float32 or float64
            The precision of the weights, and so of all that the cell computes.
        activation, bias
            As for the cell.

        Raises
        ------
        ValueError
            If a size, a deviation, an option or the rng is none.
        """
        U, W = draw_weights(n_x, n_h, rng, init=init, U_std=U_std, W_std=W_std, dtype=dtype)
        return cls(U, W, activation=activation, bias=bias)

    @property
    def n_x(self) -> int:
        """The size of an input x[t]."""
        return self.U.shape[1]

    @property
    def n_h(self) -> int:
        """The size of the hidden state h[t]: the number of units."""
        return self.U.shape[0]

    @property
    def records(self) -> dict[str, tuple[int, ...]]:
        """What a step computes, with the shape of each."""
        return {"a": (self.n_h,), "h": (self.n_h,)}

    @property
    def parameters(self) -> Arrays:
        """U, W and b by name: the very arrays, to be changed in training."""
        named = {"U": self.U, "W": self.W}
        return named if self.b is None else {**named, "b": self.b}

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of number the cell computes with."""
        return np.result_type(*self.parameters.values())

    __repr__ = cell_in_short

    def read_inputs(self, trace: Trace) -> None:
        """The part of a[t] that waits for nobody, U x[t] + b, for all t at once."""
        np.matmul(self.U, trace.x[1:], out=trace.a[1:])
        if self.b is not None:
            trace.a[1:] += self.b

    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of the trace from row t-1."""
        a, h, f = trace.a[t], trace.h, ACTIVATIONS[self.activation]
        a += self.W.dot(h[t - 1])  # a[t] = U x[t] + b + W h[t-1], begun in read_inputs
        h[t] = f(a)

    def slopes(self, trace: Trace) -> Arrays:
        """f'(a[t]), for all t at once."""
        return {"slope": slope(self.activation)(trace.a, trace.h)}

    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """From ∂L/∂h[t] to ∂L/∂a[t], and on to the past: add to ∂L/∂h[t-1]."""
        dh_before = d.h[t - 1]
        da = d.a[t] = trace.slope[t] * d.h[t]  # h[t] = f(a[t])
        dh_before += self.W.T.dot(da)  # a[t] = ... + W h[t-1]

    def read_inputs_backward(self, trace: Trace, d: Trace) -> None:
        """∂L/∂x[t] for all t at once; nothing waits for it."""
        np.matmul(self.U.T, d.a[1:], out=d.x[1:])  # a[t] = U x[t] + ...

    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's share of the gradient, t = 1 ... T.

        dL/dU is the sum over t of da[t] x[t]ᵀ, dL/dW that of da[t] h[t-1]ᵀ, dL/db that
        of da[t] 1ᵀ.
        """
        da, x, h_before = d.a[1:], trace.x[1:], trace.h[:-1]
        factors = {"U": (da, x), "W": (da, h_before)}
        return factors if self.b is None else {**factors, "b": (da, np.ones_like(x[:, :1]))}
