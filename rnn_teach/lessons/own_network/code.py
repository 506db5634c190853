"""What the explorers show, computed from the net again."""

import numpy as np

from rnn_teach.core import turn_round
from rnn_teach.lessons.own_network.way_back import sizes_back


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


def correlations(net, given, parts, name, marked):
    """How each unit goes with the marked steps, from -1 to 1."""
    trace = net.unroll(given)
    for part in parts:
        trace = trace.parts[part]
    values = trace.quantities[name][1:, :, 0]
    values = values[::-1] if "backward" in parts else values
    values = np.tanh(values) if name == "c" else values
    marks = np.isin(np.arange(1, len(values) + 1), marked).astype(float)
    apart, marks = values - values.mean(axis=0), marks - marks.mean()
    return apart.T @ marks / np.sqrt((apart**2).sum(axis=0) * (marks**2).sum())


def answer_over_text(net, given, output):
    """The probability of one output after each step, t = 0 ... T."""
    return net.answer(given)[:, output]


def gradient_of_words(net, given, t, output):
    """‖∂ log ŷ[t] / ∂x[k]‖ for k = 1 ... T."""
    return sizes_back(net, net.inputs(given)[:, :, :1], t, output)[0]
