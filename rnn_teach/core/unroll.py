"""A cell over a sequence."""

import numpy as np

from rnn_teach.core.arguments import as_cell, as_numbers, as_sequence
from rnn_teach.core.trace import blank_trace


def unroll(cell, x, **initial):
    """Run a cell over a sequence and keep everything that it computed.

        h[t] = f(U x[t] + W h[t-1] + b),   t = 1 ... T        (for the plain cell)

    Parameters
    ----------
    cell : RNNCell, LSTMCell or GRUCell
        The cell: the same one, with the same parameters, at every step.
    x : array (T, n_x, B)
        The inputs, in the cell's precision from here on. x[0] here is x[1] of the equation, the first one read; the
        trace counts as the equation does. (T, n_x) is taken as one sequence, B = 1.
    **initial : arrays (n_h, B)
        States at t = 0, by name, `h=...`, and for an LSTM `c=...`. Zero where not given; a vector (n_h,) serves
        every sequence of the batch.

    Returns
    -------
    Trace
        An array (T+1, n, B) for the inputs x and for each quantity that the cell records.

    Raises
    ------
    ValueError
        If `cell` is no cell, x or a state has the wrong shape, holds NaN or infinity, or the cell carries no state
        of that name.
    """
    trace = _blank_trace(as_cell(cell), as_sequence(x, cell.n_x), initial)
    cell.read_inputs(trace)
    for t in range(1, trace.T + 1):
        cell.step(trace, t)
    return trace


def _blank_trace(cell, x, initial):
    """A trace that holds the inputs and the initial states, and NaN wherever the steps will write."""
    unknown = [name for name in initial if name not in cell.carries]
    if unknown:
        raise ValueError(f"this cell carries {', '.join(cell.carries)} from step to step; got {unknown[0]!r}")
    T, _, B = x.shape
    states = {name: _initial_state(name, initial.get(name), cell.n_h, B) for name in cell.carries}
    complex_given = any(np.iscomplexobj(array) for array in (x, *states.values()))
    dtype = np.result_type(cell.dtype, np.complex64) if complex_given else cell.dtype
    trace = blank_trace(cell, T, B, dtype)
    trace.x[1:] = x
    for name, state in states.items():
        trace.quantities[name][0] = state
    return trace


def _initial_state(name, value, n_h, B):
    if value is None:
        return np.zeros((n_h, 1))
    state = as_numbers(name, value)
    state = state[:, np.newaxis] if state.ndim == 1 else state
    if state.shape not in ((n_h, B), (n_h, 1)):
        raise ValueError(f"{name} at t = 0 must be (n_h, B) = ({n_h}, {B}); got {np.shape(value)}")
    return state
