"""A cell that carries two states, for tests: what is written once for all cells must
serve such a one too."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np


@dataclass(eq=False)
class TwoStateCell:
    """a[t] = U x[t] + W h[t-1],  c[t] = F * c[t-1] + tanh(a[t]),  h[t] = c[t]², F (n_h,
    1)."""

    U: np.ndarray
    W: np.ndarray
    F: np.ndarray

    carries: ClassVar = ("h", "c")
    names: ClassVar = {}

    @classmethod
    def random(cls, n_x, n_h, rng):
        """Weights of a size that keeps the states small."""
        return cls(rng.normal(size=(n_h, n_x)), 0.3 * rng.normal(size=(n_h, n_h)), rng.uniform(0.2, 0.7, (n_h, 1)))

    @property
    def parameters(self):
        """U, W and F by name."""
        return {"U": self.U, "W": self.W, "F": self.F}

    @property
    def n_x(self):
        """The size of an input."""
        return self.U.shape[1]

    @property
    def n_h(self):
        """The size of each state."""
        return self.U.shape[0]

    @property
    def records(self):
        """What a step computes, with the shape of each."""
        return dict.fromkeys(("a", "c", "h"), (self.n_h,))

    @property
    def dtype(self):
        """The type of number."""
        return np.result_type(self.U, self.W, self.F)

    def read_inputs(self, trace):
        """U x[t], for all t."""
        trace.a[1:] = self.U @ trace.x[1:]

    def step(self, trace, t):
        """Row t from row t-1."""
        trace.a[t] += self.W @ trace.h[t - 1]
        trace.c[t] = self.F * trace.c[t - 1] + np.tanh(trace.a[t])
        trace.h[t] = trace.c[t] ** 2

    def slopes(self, trace):
        """tanh'(a[t]), for all t."""
        return {"slope": 1 - np.tanh(trace.a) ** 2}

    def step_backward(self, trace, d, t):
        """The reverse of step t."""
        d.c[t] += 2 * trace.c[t] * d.h[t]
        d.a[t] = trace.slope[t] * d.c[t]
        d.c[t - 1] += self.F * d.c[t]
        d.h[t - 1] += self.W.T @ d.a[t]

    def read_inputs_backward(self, trace, d):
        """∂L/∂x[t], for all t."""
        d.x[1:] = self.U.T @ d.a[1:]

    def gradient_factors(self, trace, d):
        """F is a column, so its share is dc[t] c[t-1], unit by unit: a stack of
        products of one number."""
        units = (slice(None), slice(None), np.newaxis)
        return {
            "U": (d.a[1:], trace.x[1:]),
            "W": (d.a[1:], trace.h[:-1]),
            "F": (d.c[1:][units], trace.c[:-1][units]),
        }
