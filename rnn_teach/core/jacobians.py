"""How a state depends on an earlier one: Jacobians, their products and norms."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_index, in_short
from rnn_teach.core.bptt import blank_gradients, refuse_trace, with_slopes
from rnn_teach.core.cell import Cell
from rnn_teach.core.masks import reverse_step
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Array


def jacobians(cell: Cell, trace: Trace) -> Array:
    """The Jacobian of every step: how the carried state depends on the one before.

        J[t] = ∂h[t]/∂h[t-1] = diag(f'(a[t])) W        (for the plain cell)

    Row i, column j: how h_i[t] depends on h_j[t-1]. A cell that carries several states
    has the Jacobian of them all, stacked in the order of `cell.carries`.

    Parameters
    ----------
    cell : RNNCell, LSTMCell or GRUCell
        The cell that computed the trace.
    trace : Trace
        From `unroll`, of one sequence: `trace.sequence(b)` takes one out of a batch.

    Returns
    -------
    array (T+1, n, n)
        `J[t]`; row 0 is NaN, for no step leads to h[0].

    Raises
    ------
    ValueError
        If the trace is not of this cell, or holds more than one sequence.
    """
    refuse_trace(cell, trace)
    if trace.B != 1:
        raise ValueError(f"Jacobians are of one sequence, and this trace holds {trace.B}: give trace.sequence(0)")
    sizes = [trace.quantities[name].shape[1] for name in cell.carries]
    n, starts = sum(sizes), np.cumsum([0, *sizes])
    d = blank_gradients(cell, trace, n)
    trace, step_back = with_slopes(cell, trace), reverse_step(cell, trace)
    J = np.full((trace.T + 1, n, n), np.nan, d.h.dtype)
    for t in range(1, trace.T + 1):
        for name, start, size in zip(cell.carries, starts, sizes, strict=False):
            d.quantities[name][t] = np.eye(size, n, k=start)  # column i asks for unit i of the state at t
            d.quantities[name][t - 1] = 0
        step_back(trace, d, t)
        J[t] = np.concatenate([d.quantities[name][t - 1] for name in cell.carries]).T
    return J


def jacobian_products(J: Array, t: int | None = None) -> Array:
    """How the state at t depends on all before: the chain of Jacobians, multiplied.

        P[k] = ∂h[t]/∂h[k] = J[t] J[t-1] ... J[k+1],   P[t] = I

    Parameters
    ----------
    J : array (T+1, n, n)
        From `jacobians`.
    t : int
        The later step, the last one where not given.

    Returns
    -------
    array (t+1, n, n)
        `P[k]` for k = 0 ... t.

    Raises
    ------
    ValueError
        If J is no stack of square matrices or there is no step t.
    """
    J = _as_jacobians(J)
    t = len(J) - 1 if t is None else as_index("t", t, 0, len(J) - 1)
    P = np.empty_like(J[: t + 1])
    P[t] = np.eye(J.shape[-1])
    for k in range(t, 0, -1):
        P[k - 1] = P[k] @ J[k]
    return P


def jacobian_norms(J: Array, norm: Literal["spectral", "frobenius"] = "spectral") -> Array:
    """How large ∂h[t]/∂h[k] is, for all pairs.

    Parameters
    ----------
    J : array (T+1, n, n)
        From `jacobians`.
    norm : "spectral" or "frobenius"
        See `matrix_norms`. The Frobenius norm is much quicker.

    Returns
    -------
    array (T+1, T+1)
        At [t, k] the norm of ∂h[t]/∂h[k]; zero where k > t, for the past does not
        depend on the future.

    Raises
    ------
    ValueError
        If J is no stack of square matrices or there is no such norm.
    """
    J = _as_jacobians(J)
    norms = np.zeros((len(J), len(J)), J.real.dtype)
    P = np.empty_like(J)
    for t in range(len(J)):
        P[:t] = J[t] @ P[:t]  # from ∂h[t-1]/∂h[k] to ∂h[t]/∂h[k], for all k < t
        P[t] = np.eye(J.shape[-1])
        norms[t, : t + 1] = matrix_norms(P[: t + 1], norm)
    return norms


def matrix_norms(matrices: ArrayLike, norm: Literal["spectral", "frobenius"] = "spectral") -> Array:
    """The norm of each matrix of a stack; NaN or infinite where it holds such.

    The spectral norm is the largest singular value: how much longer a vector can get.
    The Frobenius norm is the root of the sum of squares; spectral ≤ Frobenius ≤ √n
    spectral.

    Parameters
    ----------
    matrices : array (..., n, m)
        The stack.
    norm : "spectral" or "frobenius"
        Which one.

    Raises
    ------
    ValueError
        If there is no such norm, or these are no matrices.
    """
    if not isinstance(norm, str) or norm not in ("spectral", "frobenius"):
        raise ValueError(f"norm must be 'spectral' or 'frobenius'; got {in_short(norm)}")
    matrices = as_array("matrices", matrices, ("...", "n", "m"), finite=False)
    scale = np.max(np.abs(matrices), axis=(-2, -1), keepdims=True)  # or the squares of small numbers would be lost
    known = np.isfinite(scale)
    scaled = np.where(known, matrices, 1) / np.where(known & (scale > 0), scale, 1)
    return np.linalg.norm(scaled, 2 if norm == "spectral" else "fro", axis=(-2, -1)) * scale[..., 0, 0]


def _as_jacobians(J):
    return as_array("J", J, ("T+1", "n", "n"), finite="after row 0")
