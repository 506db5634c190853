"""A cell, or a net of cells, over a sequence."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_sequence
from rnn_teach.core.cell import as_net, is_net, refit_parameters
from rnn_teach.core.masks import as_mask, keep_masked
from rnn_teach.core.recording import blank_trace
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import AnyCell


def unroll(
    cell: AnyCell, x: ArrayLike, *, lengths: ArrayLike | None = None, mask: ArrayLike | None = None, **initial: Any
) -> Trace:
    """Run a cell over a sequence and keep everything that it computed.

        h[t] = f(U x[t] + W h[t-1] + b),   t = 1 ... T        (for the plain cell)

    Sequences of different lengths go into one batch: pad them at the end with any
    numbers, such as zero, and give their lengths. A step that is not read keeps the
    state, so that h[T] is the last real state of each sequence.

    Parameters
    ----------
    cell : RNNCell, LSTMCell, GRUCell, or a net of cells
        The cell: the same one, with the same parameters, at every step.
    x : array (T, n_x, B)
        The inputs, in the cell's precision from here on. x[0] here is x[1] of the
        equation, the first one read; the trace counts as the equation does. (T, n_x) is
        taken as one sequence, B = 1.
    lengths : B whole numbers
        How many steps of each sequence are real. All T where not given.
    mask : array (T, B) of truth values
        Instead of lengths: which step of which sequence is read; `mask[0]` belongs to
        x[1]. Or `trace.mask` of another trace of these sequences.
    **initial : arrays (n_h, B)
        States at t = 0, by name, `h=...`, and for an LSTM `c=...`. Zero where not
        given; a vector (n_h,) serves every sequence of the batch. A net takes a dict of
        states for each of its parts, by the part's name.

    Returns
    -------
    Trace
        An array (T+1, n, B) for the inputs x and for each quantity that the cell
        records; `mask` (T+1, 1, B) where there is one. What is recorded of a step that
        was not read, but for the states, means nothing.

    Raises
    ------
    ValueError
        If `cell` is no cell, x, a mask or a state has the wrong shape, holds NaN or
        infinity, or the cell carries no state of that name.
    """
    refit_parameters(as_net(cell))
    x = as_sequence(x, cell.n_x)
    mask = as_mask(lengths, mask, len(x), x.shape[-1])
    return unroll_masked(cell, x, mask, initial)


def unroll_masked(cell, x, mask, initial):
    """As `unroll`, with inputs and a mask (T+1, 1, B) that are known to be right."""
    if is_net(cell):
        return cell.unroll_parts(x, mask, initial)
    trace = trace_to_fill(cell, x, mask, initial)
    cell.read_inputs(trace)
    for t in range(1, trace.T + 1):
        cell.step(trace, t)
        if mask is not None:
            keep_masked(cell, trace, t)
    return trace


def trace_to_fill(cell, x, mask, initial):
    """A trace that holds the inputs and the initial states, and nothing yet wherever
    the steps will write."""
    unknown = [name for name in initial if name not in cell.carries]
    if unknown:
        raise ValueError(f"this cell carries {', '.join(cell.carries)} from step to step; got {unknown[0]!r}")
    T, _, B = x.shape
    states = {name: _initial_state(name, initial.get(name), cell.records[name][0], B) for name in cell.carries}
    complex_given = any(np.iscomplexobj(array) for array in (x, *states.values()))
    dtype = np.result_type(cell.dtype, np.complex64) if complex_given else cell.dtype
    trace = blank_trace(cell, T, B, dtype)
    trace.x[1:] = x
    for name, state in states.items():
        trace.quantities[name][0] = state
    return trace if mask is None else trace.with_quantities(mask=mask)


def _initial_state(name, value, n_h, B):
    if value is None:
        return np.zeros((n_h, 1))
    state = as_array(name, value)
    state = state[:, np.newaxis] if state.ndim == 1 else state
    if state.shape not in ((n_h, B), (n_h, 1)):
        raise ValueError(f"{name} at t = 0 must be (n_h, B) = ({n_h}, {B}); got {np.shape(value)}")
    return state
