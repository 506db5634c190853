"""Nets made of cells and used like a cell: what `Bidirectional`, `Reversed` and `Stack` share.

A net has no step of its own. It hands sequences to its parts and joins what they found, so that `unroll`, `bptt`
and `make_ledger` take it like any cell; what they return has `parts`, one for each part of the net, by its name.
"""

import numpy as np

from rnn_teach.core.arguments import as_flag
from rnn_teach.core.bptt import direct_of
from rnn_teach.core.cell import NetOfCells, is_net
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.ledger import Ledger, blank_losses, ledger_from
from rnn_teach.core.trace import Trace, as_trace


class Net(NetOfCells):
    """What all nets share. Each says how its parts are unrolled, and how they go back.

    parts : dict of cells and nets
        By name.
    """

    def __init__(self, parts):
        self.parts = parts

    @property
    def parameters(self):
        """The parameters of all parts, by names like "backward.W": the very arrays, to be changed in training."""
        return _of_parts({name: part.parameters for name, part in self.parts.items()})

    @property
    def dtype(self):
        """The type of number that the net computes with."""
        return np.result_type(*(part.dtype for part in self.parts.values()))

    def unroll_parts(self, x, mask, initial):
        """The trace of the net, with those of its parts; for `unroll`, which has checked x and mask."""
        for name, states in initial.items():
            if name not in self.parts or not isinstance(states, dict):
                raise ValueError(
                    f"a net takes a dict of states for each of its parts, {', '.join(self.parts)}; got {name!r}"
                )
        traces, h = self._unroll(x, mask, initial)
        inputs = np.full((len(h), *x.shape[1:]), np.nan, h.dtype)
        inputs[1:] = x
        return Trace(traces, x=inputs, h=h, **({} if mask is None else {"mask": mask}))

    def bptt_parts(self, trace, direct, *, terms, window, chunk):
        """The gradients of the net, with those of its parts; for `bptt`."""
        if window is not None:
            raise ValueError("a window is for one cell: in a net each part would cut it anew; give chunk")
        direct, terms = self.as_direct(trace, direct), as_flag("terms", terms)
        parts, d = self._bptt(trace, direct, terms=terms, chunk=chunk)
        in_time = {name: self._in_time(name, one.terms) for name, one in parts.items()} if terms else None
        total = _of_parts({name: one.total for name, one in parts.items()})
        return Gradients(d, Trace(h=direct), _of_parts(in_time) if terms else None, total, parts)

    def ledger_parts(self, trace, losses):
        """The ledger of the net, with those of its parts, for losses (T+1, n_h, T); for `make_ledger`."""
        parts, d = self._ledger(trace, losses)
        norms = _of_parts({name: one.norms for name, one in parts.items()})
        factors = _of_parts({name: one.factors for name, one in parts.items()})
        return Ledger(trace, d, norms, factors, parts)

    def as_direct(self, trace, direct):
        """What the loss says about h[t], as an array (T+1, n_h, B).

        Raises
        ------
        ValueError
            If the trace is not of this net, the loss reads another state than h, the shape is wrong, a number is
            not finite, or complex where h is real.
        """
        if not as_trace(trace).parts.keys() >= self.parts.keys() or trace.h.shape[1] != self.n_h:
            raise ValueError(f"trace must be of this net, as unroll(net, x) gives it; got {trace}")
        if isinstance(direct, dict):
            if direct.keys() != {"h"}:
                raise ValueError(
                    f"of a net the loss reads h alone; got {', '.join(map(str, direct)) or 'no state'}"
                )
            direct = direct["h"]
        return direct_of("h", direct, trace.h)

    def _in_time(self, name, terms):
        """A part's terms with their steps in the order of time."""
        return terms


def ledger_of_part(part, trace, losses):
    """The ledger of a part, for losses that may speak of all its states."""
    if is_net(part):
        return part.ledger_parts(trace, losses)
    d = blank_losses(part, trace, x=(part.n_x,))
    d.h[:] = losses
    ledger = ledger_from(part, trace, d, block=trace.T)
    part.read_inputs_backward(trace, d)
    return ledger


def _of_parts(dicts):
    """What the parts have by name, in one dict, each name with its part's before it: "backward.W"."""
    return {f"{part}.{name}": value for part, one in dicts.items() for name, value in one.items()}
