"""Layers: each reads the states of the one below."""

from __future__ import annotations

import itertools

from rnn_teach.core.bptt import bptt
from rnn_teach.core.cell import as_net
from rnn_teach.core.networks import Net, ledger_of_part, said_of_part
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import AnyCell
from rnn_teach.core.unroll import unroll_masked


class Stack(Net):
    """Layers of cells or nets: each reads the states of the layer below.

        h_1[t] = f(U_1 x[t] + W_1 h_1[t-1] + b_1)
        h_l[t] = f(U_l h_{l-1}[t] + W_l h_l[t-1] + b_l),   l = 2 ...

    (Goodfellow, Bengio and Courville 2016, section 10.5; Graves, Mohamed and Hinton
    2013, Speech recognition with deep recurrent neural networks, section 2.) The net's
    h is that of the last layer. `trace.parts["layer_1"]` is what the first one
    recorded.

    Parameters
    ----------
    *layers : cells and nets
        From the input upwards; layer l has n_x equal to n_h of the layer below.

    Raises
    ------
    ValueError
        If there is no layer, one is neither cell nor net, two are the same object, or
        sizes do not fit.
    """

    def __init__(self, *layers: AnyCell) -> None:
        super().__init__({f"layer_{number}": as_net(layer) for number, layer in enumerate(layers, start=1)})
        if not layers:
            raise ValueError("a stack must have at least one layer")
        if len({id(layer) for layer in layers}) < len(layers):
            raise ValueError("each layer must be a cell of its own: one and the same would be trained twice")
        for number, (below, layer) in enumerate(itertools.pairwise(layers), start=2):
            if layer.n_x != below.n_h:
                raise ValueError(
                    f"layer {number} reads n_x = {layer.n_x} numbers, and the layer below has n_h = {below.n_h}"
                )

    @property
    def n_x(self) -> int:
        """The size of an input x[t]."""
        return self.parts["layer_1"].n_x

    @property
    def n_h(self) -> int:
        """The size of the last layer's state."""
        return self.parts[f"layer_{len(self.parts)}"].n_h

    def _unroll(self, x, mask, initial):
        traces = {}
        for name, layer in self.parts.items():
            traces[name] = unroll_masked(layer, x, mask, initial.get(name, {}))
            x = traces[name].h[1:]
        return traces, traces[name].h

    def _bptt(self, trace, said_of_h, said_of_parts, *, inputs, chunk, **flags):
        parts, h = {}, said_of_h
        for name in reversed(self.parts):
            direct = said_of_part(trace.parts[name], h, said_of_parts.get(name))
            is_read = inputs or name != "layer_1"  # by the layer below
            parts[name] = bptt(self.parts[name], trace.parts[name], direct, inputs=is_read, chunk=chunk, **flags)
            h = _said_from_above(parts[name].d)
        parts = {name: parts[name] for name in self.parts}
        return parts, Trace(x=parts["layer_1"].d.x, h=parts[f"layer_{len(parts)}"].d.h)

    def _ledger(self, trace, losses):
        parts = {}
        for name in reversed(self.parts):
            parts[name] = ledger_of_part(self.parts[name], trace.parts[name], losses)
            losses = _said_from_above(parts[name].d)
        parts = {name: parts[name] for name in self.parts}
        return parts, Trace(x=parts["layer_1"].d.x, h=parts[f"layer_{len(parts)}"].d.h)


def _said_from_above(d):
    """The direct terms that a layer gives the states below it, which are its inputs."""
    direct = d.x.copy()
    direct[0] = 0
    return direct
