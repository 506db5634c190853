"""What the explorers show, computed from the net again."""

import numpy as np

from rnn_teach.kit.own_net.way_back import sizes_back


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
