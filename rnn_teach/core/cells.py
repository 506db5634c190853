"""The plain cell: one step and its reverse, written as its equations.

A cell declares what a step records and what it reads from the step before; `unroll` and `bptt` do the rest, the
same for every cell. What waits for nobody is computed for all steps at once: before the way forward what the inputs
bring, before the way back the slopes of the activations. A step writes W.dot(h) for the product W @ h: the same,
but begun in half the time, which counts where matrices are small.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from rnn_teach.core.activations import activation, slope
from rnn_teach.core.arguments import as_array, as_positive, as_rng, as_size


@dataclass(eq=False)  # two cells of equal weights are still two cells
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

    Raises
    ------
    ValueError
        If the shapes do not fit together, a number is NaN or infinite, or there is no such activation.
    """

    U: np.ndarray
    W: np.ndarray
    b: np.ndarray | None = None
    activation: str = "tanh"

    carries: ClassVar = ("h",)  # what a step reads from the step before
    names: ClassVar = {}  # names for parts of what is recorded

    def __post_init__(self):
        self.U = as_array("U", self.U, ("n_h", "n_x"), copy=True)
        self.W = as_array("W", self.W, (self.n_h, self.n_h), axes="(n_h, n_h)", copy=True)
        b = np.zeros((self.n_h, 1), self.U.dtype) if self.b is None else self.b
        self.b = as_array("b", b, (self.n_h, 1), axes="(n_h, 1)", copy=True)
        activation(self.activation)

    @classmethod
    def random(cls, n_x, n_h, rng, *, activation="tanh", U_std=None, W_std=None):
        """A cell with independent normal weights and no bias.

        Parameters
        ----------
        n_x, n_h : int
            Sizes of the input and of the hidden state.
        rng : numpy.random.Generator
            Where the random numbers come from.
        U_std, W_std : float
            Standard deviations; 1/√n_x and 1/√n_h where not given, so that a sum of n terms stays of order one.
            For one-hot inputs, where only one term is not zero, U_std = 1 does the same.

        Raises
        ------
        ValueError
            If a size, a deviation or the rng is none.
        """
        n_x, n_h = as_size("n_x", n_x), as_size("n_h", n_h)
        U_std = as_positive("U_std", 1 / np.sqrt(n_x) if U_std is None else U_std, zero=True)
        W_std = as_positive("W_std", 1 / np.sqrt(n_h) if W_std is None else W_std, zero=True)
        normal = as_rng(rng).normal
        return cls(U=normal(0, U_std, (n_h, n_x)), W=normal(0, W_std, (n_h, n_h)), activation=activation)

    @property
    def n_x(self):
        """The size of an input x[t]."""
        return self.U.shape[1]

    @property
    def n_h(self):
        """The size of the hidden state h[t]: the number of units."""
        return self.U.shape[0]

    @property
    def records(self):
        """What a step computes, with the shape of each."""
        return {"a": (self.n_h,), "h": (self.n_h,)}

    @property
    def parameters(self):
        """U, W and b by name: the very arrays, so that what changes them in place trains the cell."""
        return {"U": self.U, "W": self.W, "b": self.b}

    @property
    def dtype(self):
        """The type of number the cell computes with."""
        return np.result_type(self.U, self.W, self.b)

    def read_inputs(self, trace):
        """The part of a[t] that waits for nobody, U x[t] + b, for all t at once."""
        np.matmul(self.U, trace.x[1:], out=trace.a[1:])
        trace.a[1:] += self.b

    def step(self, trace, t):
        """Fill row t of the trace from row t-1."""
        a, h, f = trace.a[t], trace.h, activation(self.activation)
        a += self.W.dot(h[t - 1])  # a[t] = U x[t] + b + W h[t-1], begun in read_inputs
        h[t] = f(a)

    def slopes(self, trace):
        """f'(a[t]), for all t at once."""
        return {"slope": slope(self.activation)(trace.a, trace.h)}

    def step_backward(self, trace, d, t):
        """From ∂L/∂h[t] to ∂L/∂a[t], and on to the past: add to ∂L/∂h[t-1] what comes through this step."""
        dh_before = d.h[t - 1]
        da = d.a[t] = trace.slope[t] * d.h[t]  # h[t] = f(a[t])
        dh_before += self.W.T.dot(da)  # a[t] = ... + W h[t-1]

    def read_inputs_backward(self, trace, d):
        """∂L/∂x[t] for all t at once; nothing waits for it."""
        np.matmul(self.U.T, d.a[1:], out=d.x[1:])  # a[t] = U x[t] + ...

    def gradient_factors(self, trace, d):
        """The two factors of each step's share of the gradient, t = 1 ... T.

        dL/dU is the sum over t of da[t] x[t]ᵀ, dL/dW that of da[t] h[t-1]ᵀ, dL/db that of da[t] 1ᵀ.
        """
        da, x, h_before = d.a[1:], trace.x[1:], trace.h[:-1]
        return {"U": (da, x), "W": (da, h_before), "b": (da, np.ones_like(x[:, :1]))}
