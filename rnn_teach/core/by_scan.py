"""A cell that is linear in its state, over a sequence in few rounds, forward and
back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_flag, as_sequence
from rnn_teach.core.bptt import as_direct, blank_gradients, with_slopes
from rnn_teach.core.cell import as_cell, refit_parameters
from rnn_teach.core.gradients import Gradients, terms_of, total_of
from rnn_teach.core.mingru import MinGRUCell
from rnn_teach.core.scan import scan
from rnn_teach.core.trace import Trace
from rnn_teach.core.unroll import trace_to_fill


def unroll_by_scan(cell: MinGRUCell, x: ArrayLike, *, h: ArrayLike | None = None) -> Trace:
    """What `unroll(cell, x, h=h)` gives, by `scan` instead of one step after the other.

    Parameters
    ----------
    cell : MinGRUCell
        Its steps are lines in the state before: h[t] = z[t] h[t-1] + v[t].
    x : array (T, n_x, B)
        The inputs; (T, n_x) is taken as one sequence.
    h : array (n_h, B)
        The state at t = 0. Zero where not given.

    Returns
    -------
    Trace
        The same numbers as those of `unroll`, but for rounding.

    Raises
    ------
    ValueError
        If the cell's steps are no such lines, or as `unroll` does.
    """
    refit_parameters(as_linear(cell))
    trace = trace_to_fill(cell, as_sequence(x, cell.n_x), None, {} if h is None else {"h": h})
    cell.read_inputs(trace)
    trace.h[1:] = scan(trace.z[1:], trace.v[1:], trace.h[0])[1:]
    return trace


def bptt_by_scan(
    cell: MinGRUCell, trace: Trace, direct: ArrayLike | Mapping[str, Any], *, terms: bool = True
) -> Gradients:
    """What `bptt(cell, trace, direct)` gives, by `scan`: the way back is linear too.

        ∂L/∂h[t] = direct[t] + z[t+1] ∂L/∂h[t+1],   t = T ... 0

    Parameters
    ----------
    cell : MinGRUCell
        The cell that computed the trace.
    trace, direct, terms
        As for `bptt`; of a batch without a mask.

    Returns
    -------
    Gradients

    Raises
    ------
    ValueError
        If the cell's steps are no such lines, the trace has a mask, or as `bptt` does.
    """
    direct = as_direct(as_linear(cell), trace, direct)
    if "mask" in trace.quantities:
        raise ValueError("trace has a mask, whose steps keep the state: use bptt, which goes step by step")
    d = blank_gradients(cell, trace, trace.B)
    trace = with_slopes(cell, trace)
    d.h[:] = scan(trace.z[:0:-1], direct.h[-2::-1], direct.h[-1])[::-1]
    cell.steps_backward(trace, d)
    cell.read_inputs_backward(trace, d)
    factors = cell.gradient_factors(trace, d)
    return Gradients(d, direct, terms_of(factors) if as_flag("terms", terms) else None, total_of(factors))


def as_linear(cell):
    """`cell` itself where its steps are lines in the state, or a ValueError."""
    if not hasattr(as_cell(cell), "steps_backward"):
        raise ValueError(
            f"cell must be linear in its state, as MinGRUCell is; a {type(cell).__name__} takes one step after the "
            "other: use unroll and bptt"
        )
    return cell
