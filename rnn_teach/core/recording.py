"""Traces to be filled: a row for each step, of all that a cell records."""

import math

import numpy as np

from rnn_teach.core.memory import empty
from rnn_teach.core.trace import Trace, with_slices


def blank_trace(cell, T, columns, dtype):
    """A trace with a row for t = 0 ... T of x and of all that the cell records, to be
    filled step by step.

    Row 0 is NaN; the others hold nothing yet. What the cell has names for, as the
    forget gate among the gates, is there by that name too: the same numbers.
    """
    shapes = {name: (T + 1, *shape, columns) for name, shape in {"x": (cell.n_x,), **cell.records}.items()}
    # Cut from one block: the system hands out large ones in large pages, which takes a
    # fraction of the time.
    block = empty((sum(map(math.prod, shapes.values())),), dtype)
    arrays, start = {}, 0
    for name, shape in shapes.items():
        arrays[name] = block[start : start + math.prod(shape)].reshape(shape)
        arrays[name][0] = np.nan
        start += math.prod(shape)
    return recorded_by(cell, Trace(**arrays))


def recorded_by(cell, trace):
    """The trace, of all that the cell records, once it knows which are states and which
    slices have names."""
    return with_slices(trace, cell.carries, cell.names, 0)
