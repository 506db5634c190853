"""Backpropagation through time, for any cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_flag, as_size, refuse_not_finite
from rnn_teach.core.cell import as_cell, as_net, is_net
from rnn_teach.core.gradients import Gradients, terms_of, total_of
from rnn_teach.core.masks import reverse_step
from rnn_teach.core.recording import blank_trace
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.core.types import AnyCell


def bptt(
    cell: AnyCell,
    trace: Trace,
    direct: ArrayLike | Mapping[str, Any],
    *,
    terms: bool = True,
    inputs: bool = True,
    totals: bool = True,
    window: int | None = None,
    chunk: int | None = None,
) -> Gradients:
    """Go back through the steps of `unroll`, and keep what each contributes.

        ∂L/∂h[t] = direct[t] + (∂h[t+1]/∂h[t])ᵀ ∂L/∂h[t+1],   t = T ... 0
        dL/dW    = Σ_t ∂L/∂a[t] h[t-1]ᵀ                        (for the plain cell)

    (Werbos 1990, Backpropagation through time: what it does and how to do it; in the
    notation of Goodfellow, Bengio and Courville 2016, section 10.2.2.) Where t = T
    nothing comes from later steps.

    The gradient may be truncated in one of two ways (Williams and Peng 1990, An
    efficient gradient-based algorithm for on-line training of recurrent network
    trajectories, call them BPTT(K; 1) and BPTT(K; K)):

    window = K
        Each loss L[t] reaches back through K steps: t, t-1, ..., t-K+1, as far as there
        are any. So dL[t]/dW keeps K terms, and passes K-1 Jacobians ∂h[k]/∂h[k-1].
        K = 1 keeps the last step's term alone; K ≥ T is the full gradient.
    chunk = K
        The sequence is cut after steps K, 2K, ...; the last chunk may be shorter. The
        forward pass carries the state over each cut; no gradient crosses it. So L[t]
        reaches back to the first step of its own chunk: 1 step where t is the first, K
        where it is the last. K ≥ T is the full gradient.

    Parameters
    ----------
    cell : RNNCell, LSTMCell, GRUCell, or a net of cells
        The cell that computed the trace.
    trace : Trace
        From `unroll`.
    direct : array (T+1, n_h, B) or dict of such arrays
        The direct term of each state's gradient: ∂L/∂h[t] with the later steps held
        fixed; `direct[t]` belongs to h[t]. Zero, or NaN in row 0, where the loss does
        not read it. A dict gives it by name, for cells that carry more than h; a name
        left out is zero. Of a net it may also hold a dict for each part, by its name,
        as the initial states of `unroll` do: {"layer_1": {"c": ...}}, with the steps in
        the order in which the part reads. `trace.at_last` makes such a one.
    terms : bool
        Whether to keep each step's share of the gradient. False is quicker, for
        training, and saves their memory: T times that of the parameters (of an LSTM
        with n_x = n_h = 64 and T = 800 that is 210 MB).
    inputs : bool
        Whether to compute ∂L/∂x[t]. Where the inputs are data, nobody needs it: False
        is quicker, for training, and `d.x` is NaN.
    totals : bool
        Whether to sum up the gradients of the parameters. Who asks for those of states
        and inputs alone is quicker without; `total` is then empty.
    window, chunk : int
        Truncation, one of the two or neither.

    Returns
    -------
    Gradients
        `d`, `direct`, `terms`, `total`; ∂L/∂x[t] is `d.x[t]`, ∂L/∂h[0] is `d.h[0]`, and
        `d.first` are those of all initial states, by name.

    Raises
    ------
    ValueError
        If direct has another shape than the states, holds NaN or infinity, or names
        what the cell does not carry; if the trace is not this cell's; if window and
        chunk are both given, or are no whole numbers of at least 1.
    """
    if is_net(as_net(cell)):
        flags = {"terms": terms, "inputs": inputs, "totals": totals}
        return cell.bptt_parts(trace, direct, **flags, window=window, chunk=chunk)
    direct = as_direct(cell, trace, direct)
    if window is not None and chunk is not None:
        raise ValueError("give window or chunk, not both: they truncate in different ways")
    if window is not None:
        d = _sweep_window(cell, trace, direct, as_size("window", window))
    else:
        d = _sweep(cell, trace, direct, trace.T if chunk is None else as_size("chunk", chunk))
    if as_flag("inputs", inputs):
        cell.read_inputs_backward(trace, d)
    else:
        d.x[:] = np.nan
    factors = cell.gradient_factors(trace, d)
    each = terms_of(factors) if as_flag("terms", terms) else None
    return Gradients(d, direct, each, total_of(factors) if as_flag("totals", totals) else {})


def as_direct(cell, trace, direct):
    """The direct terms of the carried states, as a Trace of arrays (T+1, n_h, B).

    Raises
    ------
    ValueError
        If the trace is not of this cell, a shape is wrong, a number is not finite, or
        the cell carries no state of that name.
    """
    refuse_trace(cell, trace)
    given = direct if isinstance(direct, dict) else {"h": direct}
    unknown = [name for name in given if name not in cell.carries]
    if unknown:
        raise ValueError(f"this cell carries {', '.join(cell.carries)} from step to step; got {unknown[0]!r}")
    states = {name: trace.quantities[name] for name in cell.carries}
    return Trace(
        **{
            name: direct_of(name, given[name], state) if name in given else np.zeros_like(state)
            for name, state in states.items()
        }
    )


def refuse_trace(cell, trace):
    """Refuse a trace that is not of the cell, as far as one can see it.

    Raises
    ------
    ValueError
        If `cell` is no cell, `trace` no trace, or it lacks a quantity that the cell
        records or has other sizes.
    """
    as_cell(cell)
    quantities = as_trace(trace).quantities
    for name, shape in {"x": (cell.n_x,), **cell.records}.items():
        if name not in quantities or quantities[name].shape[1:-1] != shape:
            raise ValueError(f"trace must be of this cell, as unroll(cell, x) gives it; got {trace}")


def direct_of(name, value, state):
    """The direct term of one state, as an array of its shape.

    Raises
    ------
    ValueError
        If it has another shape, holds NaN or infinity, or is complex where the state is
        real.
    """
    if isinstance(value, (Gradients, Trace)):
        hint = "its d.h" if isinstance(value, Gradients) else "its h"
        raise ValueError(
            f"direct must be an array, or a dict of arrays by name; got {type(value).__name__}: give {hint}"
        )
    array = as_array("direct", value, finite=False, copy=True)  # Gradients.direct stays what it was
    if array.shape != state.shape:
        raise ValueError(f"direct must be (T+1, n_h, B) = {state.shape}, as {name} is; got {array.shape}")
    if not np.isfinite(array).all():
        array[0][np.isnan(array[0])] = 0
        refuse_not_finite("direct", array)
    if np.iscomplexobj(array) and not np.iscomplexobj(state):
        raise ValueError(f"direct must be real, as {name} is; got complex numbers")
    return array


def _sweep(cell, trace, direct, chunk):
    """From t = T to 1; after each cut the state before it keeps its direct term
    alone."""
    d = blank_gradients(cell, trace, trace.B)
    for name in cell.carries:
        d.quantities[name][:] = direct.quantities[name]
    trace, step_back = with_slopes(cell, trace), reverse_step(cell, trace)
    last = _last_said(direct)
    for name in cell.records:
        d.quantities[name][last + 1 :] = 0
    for t in range(last, 0, -1):
        step_back(trace, d, t)
        if t > 1 and (t - 1) % chunk == 0:
            for name in cell.carries:
                d.quantities[name][t - 1] = direct.quantities[name][t - 1]
    return d


def _last_said(direct):
    """The last step of whose states anything is said. After it all is zero."""
    said = np.any([array.any(axis=(1, 2)) for array in direct.quantities.values()], axis=0)
    return max(np.flatnonzero(said).tolist(), default=0)


def blank_gradients(cell, trace, columns):
    """A trace for ∂L/∂ of all quantities: zero for the states, NaN for the others."""
    d = blank_trace(cell, trace.T, columns, np.result_type(cell.dtype, trace.h))
    for name in cell.carries:
        d.quantities[name][:] = 0
    return d


def with_slopes(cell, trace):
    """The trace and the slopes of the cell's activations, of all steps at once."""
    return trace.with_quantities(**cell.slopes(trace))


def _sweep_window(cell, trace, direct, window):
    """Each sequence by itself, with a column for each of the K losses under way."""
    d = blank_gradients(cell, trace, trace.B)
    for b in range(trace.B):
        of_one = _sweep_window_of_one(cell, trace.sequence(b), direct.sequence(b), min(window, trace.T))
        for name in cell.records:  # x follows from these
            d.quantities[name][..., b] = np.sum(of_one.quantities[name], axis=-1)
    for name in cell.carries:
        d.quantities[name][0] += direct.quantities[name][0]
    return d


def _sweep_window_of_one(cell, trace, direct, window):
    d = blank_gradients(cell, trace, window)
    trace, step_back = with_slopes(cell, trace), reverse_step(cell, trace)
    for t in range(trace.T, 0, -1):
        for name in cell.carries:  # L[t] takes the column of L[t+K], which has gone through its K steps
            d.quantities[name][t][..., t % window] = direct.quantities[name][t][..., 0]
        step_back(trace, d, t)
    return d
