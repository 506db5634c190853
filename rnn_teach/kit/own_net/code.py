"""What the explorers of a net of your own show, computed from the net again."""

import numpy as np

from rnn_teach.core import turn_round


def unit_over_text(net, given, parts, name, unit):
    """One number of a state at each step, t = 0 ... T; `unit` counts from 1."""
    trace = net.unroll(given)
    for part in parts:
        trace = trace.parts[part]
    values = trace.quantities[name][:, unit - 1, 0]
    values = np.tanh(values) if name == "c" else values
    return turn_round(values) if "backward" in parts else values


def gate_shares(net, given, parts, gate, unit):
    """In how many of the steps a gate of one unit is below 0.1, and above 0.9."""
    values = unit_over_text(net, given, parts, gate, unit)[1:]
    return np.mean(values < 0.1), np.mean(values > 0.9)
