"""Nets made of cells: what `Bidirectional`, `Reversed` and `Stack` share.

A net has no step of its own. It hands sequences to its parts and joins what they found,
so that `unroll`, `bptt` and `make_ledger` take it like any cell; what they return has
`parts`, one for each part of the net, by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_flag, in_short
from rnn_teach.core.bptt import direct_of
from rnn_teach.core.cell import NetOfCells, is_net
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.joined import with_part_names
from rnn_teach.core.ledger import Ledger, blank_losses, ledger_from
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.core.types import Array, Arrays


class Net(NetOfCells):
    """What all nets share. Each says how its parts are unrolled, and how they go back.

    parts : dict of cells and nets
        By name.
    """

    def __init__(self, parts: dict[str, Any]) -> None:
        self.parts = parts

    @property
    def parameters(self) -> Arrays:
        """The parameters of all parts, by names like "backward.W": the very arrays."""
        return with_part_names({name: part.parameters for name, part in self.parts.items()})

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({', '.join(f'{name}: {in_brief(part)}' for name, part in self.parts.items())})"
        )

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of number that the net computes with."""
        return np.result_type(*(part.dtype for part in self.parts.values()))

    def unroll_parts(self, x: Array, mask: Array | None, initial: Mapping[str, Any]) -> Trace:
        """The trace of the net, with those of its parts; `unroll` has checked x and
        mask."""
        for name, states in initial.items():
            if name not in self.parts:
                raise ValueError(
                    f"a net takes a dict of states for each of its parts, {', '.join(self.parts)}; got {name!r}"
                )
            if not isinstance(states, dict | None):
                raise ValueError(f"{name} must be a dict of its states at t = 0, by name; got {in_short(states)}")
        initial = {name: states or {} for name, states in initial.items()}
        traces, h = self._unroll(x, mask, initial)
        inputs = np.full((len(h), *x.shape[1:]), np.nan, h.dtype)
        inputs[1:] = x
        return Trace(traces, x=inputs, h=h, **({} if mask is None else {"mask": mask}))

    def bptt_parts(
        self,
        trace: Trace,
        direct: ArrayLike | Mapping[str, Any],
        *,
        terms: bool,
        inputs: bool,
        totals: bool,
        window: int | None,
        chunk: int | None,
    ) -> Gradients:
        """The gradients of the net, with those of its parts; for `bptt`."""
        if window is not None:
            raise ValueError("a window is for one cell: in a net each part would cut it anew; give chunk")
        flags = {"inputs": as_flag("inputs", inputs), "totals": as_flag("totals", totals)}
        terms = as_flag("terms", terms)
        said_of_h, said_of_parts = self.as_direct(trace, direct)
        parts, d = self._bptt(trace, said_of_h, said_of_parts, terms=terms, **flags, chunk=chunk)
        d = Trace({name: one.d for name, one in parts.items()}, **d.quantities)
        direct = Trace({name: one.direct for name, one in parts.items()}, h=said_of_h)
        in_time = {name: self._in_time(name, one.terms) for name, one in parts.items()} if terms else None
        total = with_part_names({name: one.total for name, one in parts.items()})
        return Gradients(d, direct, with_part_names(in_time) if terms else None, total, parts)

    def ledger_parts(self, trace: Trace, losses: Any) -> Ledger:
        """The ledger of the net, with those of its parts, for losses (T+1, n_h, T)."""
        parts, d = self._ledger(trace, losses)
        norms = with_part_names({name: one.norms for name, one in parts.items()})
        factors = with_part_names({name: one.factors for name, one in parts.items()})
        return Ledger(trace, d, norms, factors, parts)

    def as_direct(self, trace: Trace, direct: ArrayLike | Mapping[str, Any]) -> tuple[Array, dict[str, Any]]:
        """The direct terms of the net's h, an array, and of its parts, a dict.

        Raises
        ------
        ValueError
            If the trace is not of this net, there is no such part, the shape is wrong,
            a number is not finite, or complex where h is real.
        """
        if not as_trace(trace).parts.keys() >= self.parts.keys() or trace.h.shape[1] != self.n_h:
            raise ValueError(f"trace must be of this net, as unroll(net, x) gives it; got {trace}")
        said = direct if isinstance(direct, dict) else {"h": direct}
        for name in said.keys() - {"h", *self.parts}:
            raise ValueError(
                f"direct of a net has h and the net's parts, {', '.join(self.parts)}; got {in_short(name)}"
            )
        of_parts = {name: said[name] for name in said.keys() & self.parts.keys()}
        return direct_of("h", said["h"], trace.h) if "h" in said else np.zeros_like(trace.h), of_parts

    def _in_time(self, name, terms):
        """A part's terms with their steps in the order of time."""
        return terms


def in_brief(cell):
    """A cell by its kind and sizes alone; a net as it shows itself."""
    return repr(cell) if is_net(cell) else f"{type(cell).__name__}(n_x={cell.n_x}, n_h={cell.n_h})"


def said_of_part(trace, h, own):
    """What is said of a part's states: of h by what reads it, of all by the loss.

    Parameters
    ----------
    trace : Trace
        Of the part.
    h : array (T+1, n_h, B)
        What comes from what reads its h.
    own : None, array or dict
        What the loss says, in the form that `bptt` takes.
    """
    if own is None:
        return h
    own = own if isinstance(own, dict) else {"h": own}
    return {**own, "h": h + direct_of("h", own["h"], trace.h) if "h" in own else h}


def ledger_of_part(part, trace, losses):
    """The ledger of a part, for losses that may speak of all its states."""
    if is_net(part):
        return part.ledger_parts(trace, losses)
    d = blank_losses(part, trace, x=(part.n_x,))
    d.h[:] = losses
    ledger = ledger_from(part, trace, d, block=trace.T)
    part.read_inputs_backward(trace, d)
    return ledger
