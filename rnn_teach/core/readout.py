"""From the hidden state to an answer."""

from dataclasses import dataclass

import numpy as np

from rnn_teach.core.arguments import as_column, as_matrix, as_rng, as_size
from rnn_teach.core.trace import as_trace


def softmax(o):
    """Turn scores into probabilities over the classes (the axis before the batch).

        ŷ_i = exp(o_i) / Σ_j exp(o_j)

    Parameters
    ----------
    o : array (..., n_y, B)
        Scores. The largest is subtracted first: the same ŷ, and no overflow. A column of NaN stays one.

    Raises
    ------
    ValueError
        If these are no scores, or have no axis for the batch.
    """
    o = np.asarray(o)
    if o.ndim < 2 or o.size == 0 or o.dtype.kind not in "biufc":
        raise ValueError(
            f"o must be numbers (..., n_y, B), one sequence being a column (n_y, 1); got {o.dtype} {o.shape}"
        )
    e = np.exp(o - np.max(o.real, axis=-2, keepdims=True))
    return e / np.sum(e, axis=-2, keepdims=True)


@dataclass(eq=False)  # as for the cells
class Readout:
    """What is read from the hidden state at each step.

        o[t] = V h[t] + c
        ŷ[t] = softmax(o[t])

    Parameters
    ----------
    V : array (n_y, n_h)
        From the hidden state to the output.
    c : array (n_y, 1)
        The bias. Zero where not given.

    Raises
    ------
    ValueError
        If the shapes do not fit together, or a number is NaN or infinite.
    """

    V: np.ndarray
    c: np.ndarray | None = None

    def __post_init__(self):
        self.V = as_matrix("V", self.V)
        self.c = as_column("c", np.zeros((self.n_y, 1), self.V.dtype) if self.c is None else self.c, self.n_y)

    @classmethod
    def random(cls, n_h, n_y, rng):
        """A read-out with independent normal weights of standard deviation 1/√n_h and no bias."""
        n_h, n_y = as_size("n_h", n_h), as_size("n_y", n_y)
        return cls(V=as_rng(rng).normal(0, 1 / np.sqrt(n_h), (n_y, n_h)))

    @property
    def n_h(self):
        """The size of the hidden state that is read."""
        return self.V.shape[1]

    @property
    def n_y(self):
        """The size of the output o[t]."""
        return self.V.shape[0]

    def read(self, trace):
        """The trace and, for t = 1 ... T, the outputs o[t] and the probabilities ŷ[t] (`y_hat`).

        Raises
        ------
        ValueError
            If it is no trace, or its hidden state has another size than V reads.
        """
        trace = as_trace(trace)
        if trace.h.shape[1] != self.n_h:
            raise ValueError(f"V reads a hidden state of {self.n_h} units; this trace has {trace.h.shape[1]}")
        o = self.V @ trace.h + self.c
        o[0] = np.nan  # nothing was read at t = 0, so nothing is answered
        return trace.with_quantities(o=o, y_hat=softmax(o))
