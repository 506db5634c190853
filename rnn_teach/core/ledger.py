"""The gradient's ledger: which step owes how much to which loss."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_index, as_positive, in_short
from rnn_teach.core.bptt import as_direct, with_slopes
from rnn_teach.core.cell import as_net, is_net
from rnn_teach.core.gradients import like, terms_of
from rnn_teach.core.ledger_norms import state_norms, term_norms
from rnn_teach.core.masks import reverse_step
from rnn_teach.core.memory import zeros
from rnn_teach.core.recording import recorded_by
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.core.types import AnyCell, Array

BLOCK = 10
"""Steps that are swept with the same columns: few, so that little is computed in vain,
but not one by one."""


@dataclass(repr=False)
class Ledger:
    """The gradient of every loss L[t] at every step k ≤ t.

    trace : Trace
        The forward pass.
    d : Trace
        `d.h[k][:, t-1]` is ∂L[t]/∂h[k]: a column for each loss. Zero where k > t, for
        the past owes nothing to the future.
    norms : dict of arrays (T+1, T+1)
        `norms["h"][t, k]` is ‖∂L[t]/∂h[k]‖, for each state that is carried.
        `norms["W"][t, k]` is the (Frobenius) norm of step k's share of dL[t]/dW, for
        each parameter. NaN where there is no loss L[0] or no step 0.
    factors : dict of pairs
        The two factors δ and s of each step's share, δ with a column for each loss.
    parts : dict of Ledger
        Where it is a net's, those of its parts, each with its steps in the order of
        time. The net's own norms and factors have the part's name before theirs, as in
        "backward.W".
    """

    trace: Trace
    d: Trace
    norms: dict
    factors: dict
    parts: dict = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Ledger(T={self.trace.T}, each loss by each step: norms {', '.join(self.norms)})"

    def terms(self, name: str, t: int) -> Array:
        """Each step's share of dL[t]/d(name), an array (T+1, ...) over k.

        Row 0 is NaN; where k > t it is zero.

        Raises
        ------
        ValueError
            If there is no such parameter or no such loss.
        """
        if not isinstance(name, str) or name not in self.factors:
            raise ValueError(f"the ledger has the parameters {', '.join(self.factors)}; got {in_short(name)}")
        t = as_index("t", t, 1, self.trace.T)
        pair = self.factors[name]
        return terms_of({name: like(pair, pair[0][..., t - 1 : t], pair[1])})[name]

    def total(self, name: str, t: int) -> Array:
        """dL[t]/d(name): the sum over k of its terms."""
        return np.sum(self.terms(name, t)[1:], axis=0)

    def shares(self, name: str, t: int) -> Array:
        """How far each step k moves along dL[t]/d(name): (T+1,), adding up to 1.

            share[k] = <term[k], total> / ‖total‖²

        A share below zero pulls against the sum of all. NaN in row 0; all of them NaN
        where the gradient is zero.
        """
        terms = self.terms(name, t)
        total = np.sum(terms[1:], axis=0)
        squared = np.sum(total * total)
        if squared == 0:
            return np.full(len(terms), np.nan)
        return np.sum(terms * total, axis=tuple(range(1, terms.ndim))) / squared


def as_ledger(value):
    """`value` itself, where it is a ledger.

    Raises
    ------
    ValueError
        If it is none, but one of its arrays, say.
    """
    if not isinstance(value, Ledger):
        raise ValueError(f"ledger must be a ledger, as make_ledger gives one; got {type(value).__name__}")
    return value


def make_ledger(
    cell: AnyCell, trace: Trace, direct: ArrayLike | Mapping[str, Any], *, at_most: float = 2e9
) -> Ledger:
    """Go back from every loss at once: T losses as columns, one sweep from T to 1.

        ∂L[t]/∂h[t]   = direct[t]
        ∂L[t]/∂h[k-1] = (∂h[k]/∂h[k-1])ᵀ ∂L[t]/∂h[k],   k = t ... 1

    Here L = Σ_t L[t], and L[t] reads the state h[t] alone.

    Parameters
    ----------
    cell : RNNCell, LSTMCell, GRUCell, or a net of cells
        The cell that computed the trace.
    trace : Trace
        From `unroll`, of one sequence: `trace.sequence(b)` takes one out of a batch.
    direct : array (T+1, n_h, 1) or dict of such arrays
        As for `bptt`: `direct[t]` is ∂L[t]/∂h[t]. Of a net L[t] reads the h alone.
    at_most : number
        How many bytes it may take. The ledger holds all of a backward pass for each
        loss, so it grows with T²: of an LSTM with n_h = 64 it takes 206 MB for T = 200
        and 821 MB for T = 400.

    Returns
    -------
    Ledger

    Raises
    ------
    ValueError
        If the trace holds more than one sequence, the ledger would take more memory
        than it may, or `bptt` would refuse.
    """
    if as_trace(trace).B != 1:
        raise ValueError(f"a ledger is of one sequence, and this trace holds {trace.B}: give trace.sequence(0)")
    _refuse_too_large(as_net(cell), trace, as_positive("at_most", at_most))
    if is_net(cell):
        said_of_h, said_of_parts = cell.as_direct(trace, direct)
        if said_of_parts:
            raise ValueError(
                "a ledger of a net is of losses that read its h alone; got direct terms of "
                f"{', '.join(said_of_parts)}"
            )
        return cell.ledger_parts(trace, _each_its_own(said_of_h, trace.T))
    direct = as_direct(cell, trace, direct)
    d = blank_losses(cell, trace)
    for name in cell.carries:
        _read_alone(d.quantities[name], direct.quantities[name])
    return ledger_from(cell, trace, d, block=BLOCK)


def _refuse_too_large(cell, trace, at_most):
    """Refuse, before it is asked for, what the system would kill the kernel for."""
    size = _numbers_of_a_step(cell) * (trace.T + 1) * trace.T * trace.h.itemsize
    if size > at_most:
        raise ValueError(
            f"a ledger of {trace.T} steps of this cell takes {size / 1e9:.1f} GB, and at_most allows "
            f"{at_most / 1e9:.1f} GB: it grows with the square of the steps, so unroll over fewer of them, or "
            "allow more"
        )


def _numbers_of_a_step(cell):
    if is_net(cell):
        return sum(map(_numbers_of_a_step, cell.parts.values()))
    return sum(map(math.prod, cell.records.values()))


def _each_its_own(direct, T):
    """(T+1, n, T): of `direct` column t-1 has row t alone, since L[t] reads h[t]."""
    losses = np.zeros((*direct.shape[:2], T), direct.dtype)
    _read_alone(losses, direct)
    return losses


def _read_alone(losses, direct):
    """Into `losses`, which is zero: the gradient of each L[t] by the state at t."""
    T = len(direct) - 1
    losses[np.arange(1, T + 1), :, np.arange(T)] = direct[1:, :, 0]


def blank_losses(cell, trace, **more):
    """A trace for ∂L[t]/∂ of what is recorded, a column for each L[t]: in memory a
    block."""
    T, dtype = trace.T, np.result_type(cell.dtype, trace.h)
    shapes = {**cell.records, **more}
    d = {name: np.moveaxis(zeros((T + 1, T, *shape), dtype), 1, -1) for name, shape in shapes.items()}
    for name in d.keys() - set(cell.carries):
        d[name][0] = np.nan
    return recorded_by(cell, Trace(**d))


def ledger_from(cell, trace, d, *, block):
    """The ledger where the states in `d` hold the direct terms of each loss.

    From t = T to 1, in blocks of steps. The losses before a block have not begun there,
    so their columns stay out; in a net that reads both ways every loss begins at once:
    one block of all steps.
    """
    with_its_slopes, step_back = with_slopes(cell, trace), reverse_step(cell, trace)
    for last in range(trace.T, 0, -block):
        first = max(last - block, 0)
        columns = {name: array[..., first:] for name, array in d.quantities.items() if name not in d.slices}
        under_way = recorded_by(cell, Trace(**columns))
        for t in range(last, first, -1):
            step_back(with_its_slopes, under_way, t)
    factors = cell.gradient_factors(trace, d)
    norms = {name: state_norms(d.quantities[name]) for name in cell.carries} | term_norms(factors)
    return Ledger(trace, d, norms, factors)
