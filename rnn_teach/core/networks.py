"""Nets made of cells and used like a cell: read from the right, from both sides, or stacked.

A net has no step of its own. It hands sequences to its parts and joins what they found, so that `unroll`, `bptt` and
`make_ledger` take it like any cell; what they return has `parts`, one for each part of the net, by its name.
"""

import numpy as np

from rnn_teach.core.arguments import as_cell, as_net, as_numbers, is_net
from rnn_teach.core.bptt import bptt
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.ledger import Ledger, blank_losses, ledger_from
from rnn_teach.core.trace import Trace, as_trace, turn_round
from rnn_teach.core.unroll import unroll_masked


class Net:
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
        direct = self.as_direct(trace, direct)
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
            If the trace is not of this net, the loss reads another state than h, the shape is wrong or a number is not
            finite.
        """
        if as_trace(trace).parts.keys() != self.parts.keys() or trace.h.shape[1] != self.n_h:
            raise ValueError(f"trace must be of this net, as unroll(net, x) gives it; got {trace}")
        if isinstance(direct, dict):
            if direct.keys() != {"h"}:
                raise ValueError(
                    f"of a net the loss reads h alone; got {', '.join(map(str, direct)) or 'no state'}"
                )
            direct = direct["h"]
        array = as_numbers("direct", direct)
        if array.shape != trace.h.shape:
            raise ValueError(f"direct must be (T+1, n_h, B) = {trace.h.shape}, as h is; got {array.shape}")
        return array

    def _in_time(self, name, terms):
        """A part's terms with their steps in the order of time."""
        return terms


class _Directions(Net):
    """Parts that read the same inputs, each from its side; at every step their states stand below one another."""

    @property
    def n_x(self):
        """The size of an input x[t]."""
        return next(iter(self.parts.values())).n_x

    @property
    def n_h(self):
        """The size of h[t]: of all states together."""
        return sum(part.n_h for part in self.parts.values())

    def _unroll(self, x, mask, initial):
        traces = {}
        for name, part in self.parts.items():
            from_left = name == "forward"
            its_x, its_mask = (x, mask) if from_left else (x[::-1], None if mask is None else turn_round(mask))
            traces[name] = unroll_masked(part, its_x, its_mask, initial.get(name, {}))
        return traces, np.concatenate([_states_in_time(name, trace.h) for name, trace in traces.items()], axis=1)

    def _bptt(self, trace, direct, *, terms, chunk):
        if chunk is not None:
            raise ValueError("what reads from the right cannot be cut in chunks: it begins with the last step")
        parts = {
            name: bptt(part, trace.parts[name], one, terms=terms)
            for (name, part), one in zip(self.parts.items(), self._apart(direct), strict=True)
        }
        return parts, self._joined({name: one.d for name, one in parts.items()})

    def _ledger(self, trace, losses):
        parts = {
            name: _ledger_of(part, trace.parts[name], one)
            for (name, part), one in zip(self.parts.items(), self._apart(losses), strict=True)
        }
        d = self._joined({name: one.d for name, one in parts.items()})
        return {name: one if name == "forward" else _turned(one) for name, one in parts.items()}, d

    def _apart(self, direct):
        """What is said of each part's states, in the order in which it reads."""
        sizes = [part.n_h for part in self.parts.values()]
        for name, one in zip(self.parts, np.split(direct, np.cumsum(sizes)[:-1], axis=1), strict=True):
            if name == "backward":
                one = turn_round(one)
                one[0] = 0  # the state before its first step is h[T+1], of which nothing is said
            yield one

    def _joined(self, d):
        """∂L/∂x[t], the sum of what comes back through each part, and ∂L/∂h[t] of all states together."""
        x = sum(one.x if name == "forward" else turn_round(one.x) for name, one in d.items())
        return Trace(x=x, h=np.concatenate([_states_in_time(name, one.h) for name, one in d.items()], axis=1))

    def _in_time(self, name, terms):
        return terms if name == "forward" else {key: turn_round(array) for key, array in terms.items()}


class Reversed(_Directions):
    """A cell that reads from the right: at step t its state has seen x[T] ... x[t].

        h[t] = f(U x[t] + W h[t+1] + b),   t = T ... 1        (for the plain cell)

    In the trace `h` is in the order of time, and row 0 is NaN: the initial state is h[T+1]. What the cell itself
    recorded is in `trace.parts["backward"]`, in the order in which it read: row 1 belongs to x[T].

    Parameters
    ----------
    backward : RNNCell, LSTMCell or GRUCell
        The cell.

    Raises
    ------
    ValueError
        If it is no cell.
    """

    def __init__(self, backward):
        super().__init__({"backward": as_cell(backward)})


class Bidirectional(_Directions):
    """Two cells, one reading from the left, one from the right, side by side (Schuster and Paliwal 1997,
    Bidirectional recurrent neural networks, section II).

        h[t] = [→h[t]; ←h[t]],   →h[t] = f(U x[t] + W →h[t-1] + b),   ←h[t] = f(U' x[t] + W' ←h[t+1] + b')

    At each step the state has seen the whole sequence: →h[t] what is left of it, ←h[t] what is right, both x[t].
    Neither reads the other. In the trace `h` is in the order of time; row 0 holds →h[0], and NaN for ←h, whose initial
    state is ←h[T+1]. `trace.parts` holds what "forward" and "backward" recorded, each in the order in which it read.

    Parameters
    ----------
    forward, backward : RNNCell, LSTMCell or GRUCell
        The cells, for inputs of the same size.

    Raises
    ------
    ValueError
        If one is no cell, both are the same object, or they read inputs of different sizes.
    """

    def __init__(self, forward, backward):
        super().__init__({"forward": as_cell(forward), "backward": as_cell(backward)})
        if forward is backward:
            raise ValueError("forward and backward must be two cells: one and the same would be trained twice")
        if forward.n_x != backward.n_x:
            raise ValueError(
                f"both cells must read the same inputs; forward has n_x = {forward.n_x}, backward {backward.n_x}"
            )


class Stack(Net):
    """Layers of cells or nets: each reads the states of the layer below at the same step.

        h_1[t] = f(U_1 x[t] + W_1 h_1[t-1] + b_1),   h_l[t] = f(U_l h_{l-1}[t] + W_l h_l[t-1] + b_l)

    (Goodfellow, Bengio and Courville 2016, section 10.5; Graves, Mohamed and Hinton 2013, Speech recognition with deep
    recurrent neural networks, section 2.) The net's h is that of the last layer. `trace.parts["layer_1"]` is what the
    first one recorded.

    Parameters
    ----------
    *layers : cells and nets
        From the input upwards; layer l has n_x equal to n_h of the layer below.

    Raises
    ------
    ValueError
        If there is no layer, one is neither cell nor net, two are the same object, or sizes do not fit.
    """

    def __init__(self, *layers):
        super().__init__({f"layer_{number}": as_net(layer) for number, layer in enumerate(layers, start=1)})
        if not layers:
            raise ValueError("a stack must have at least one layer")
        if len({id(layer) for layer in layers}) < len(layers):
            raise ValueError("each layer must be a cell of its own: one and the same would be trained twice")
        for number, (below, layer) in enumerate(zip(layers, layers[1:], strict=False), start=2):
            if layer.n_x != below.n_h:
                raise ValueError(
                    f"layer {number} reads n_x = {layer.n_x} numbers, and the layer below has n_h = {below.n_h}"
                )

    @property
    def n_x(self):
        """The size of an input x[t]."""
        return self.parts["layer_1"].n_x

    @property
    def n_h(self):
        """The size of the last layer's state."""
        return self.parts[f"layer_{len(self.parts)}"].n_h

    def _unroll(self, x, mask, initial):
        traces = {}
        for name, layer in self.parts.items():
            traces[name] = unroll_masked(layer, x, mask, initial.get(name, {}))
            x = traces[name].h[1:]
        return traces, traces[name].h

    def _bptt(self, trace, direct, *, terms, chunk):
        parts = {}
        for name in reversed(self.parts):
            parts[name] = bptt(self.parts[name], trace.parts[name], direct, terms=terms, chunk=chunk)
            direct = _said_from_above(parts[name].d)
        parts = {name: parts[name] for name in self.parts}
        return parts, Trace(x=parts["layer_1"].d.x, h=parts[f"layer_{len(parts)}"].d.h)

    def _ledger(self, trace, losses):
        parts = {}
        for name in reversed(self.parts):
            parts[name] = _ledger_of(self.parts[name], trace.parts[name], losses)
            losses = _said_from_above(parts[name].d)
        parts = {name: parts[name] for name in self.parts}
        return parts, Trace(x=parts["layer_1"].d.x, h=parts[f"layer_{len(parts)}"].d.h)


def _said_from_above(d):
    """What a layer says of the states below it: they are its inputs. Nothing of the initial state."""
    direct = d.x.copy()
    direct[0] = 0
    return direct


def _states_in_time(name, h):
    """A part's states in the order of time; what reads from the right has none at t = 0."""
    if name == "forward":
        return h
    h = turn_round(h)
    h[0] = np.nan
    return h


def _ledger_of(part, trace, losses):
    """The ledger of a part, for losses that may speak of all its states."""
    if is_net(part):
        return part.ledger_parts(trace, losses)
    d = blank_losses(part, trace, x=(part.n_x,))
    d.h[:] = losses
    ledger = ledger_from(part, trace, d, block=trace.T)
    part.read_inputs_backward(trace, d)
    return ledger


def _turned(ledger):
    """The ledger of a part that reads from the right, with its steps in the order of time."""
    norms = {}
    for name, array in ledger.norms.items():
        norms[name] = array[:, [0, *range(len(array) - 1, 0, -1)]]
        norms[name][:, 0] = np.nan
    factors = {name: (delta[::-1], s[::-1]) for name, (delta, s) in ledger.factors.items()}
    return Ledger(ledger.trace.turned_round(), ledger.d.turned_round(), norms, factors)


def _of_parts(dicts):
    """What the parts have by name, in one dict, each name with its part's before it: "backward.W"."""
    return {f"{part}.{name}": value for part, one in dicts.items() for name, value in one.items()}
