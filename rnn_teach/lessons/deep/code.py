"""A stack of layers in NumPy alone: the loops, and a push for each state; a net of your
own with the package.

The gradient by the complex step: push one number by i/10²⁰, and read off what the loss
does.
"""

import numpy as np

from rnn_teach.core import Stack
from rnn_teach.kit.own_net.way_back import sizes_back


def sigmoid(a):
    """σ(a)."""
    return 1 / (1 + np.exp(-a))


def plain_layers(rng, reads, n):
    """U and W of each layer, which reads so many numbers."""
    return [(rng.normal(0, 1 / np.sqrt(m), (n, m)), rng.normal(0, 1 / np.sqrt(n), (n, n))) for m in reads]


def lstm_layers(rng, reads, n):
    """U and W of each layer, a slice a gate: i, f, g, o."""
    return [(rng.normal(0, 1 / np.sqrt(m), (4, n, m)), rng.normal(0, 1 / np.sqrt(n), (4, n, n))) for m in reads]


def run_plain(x, layers, pushed=None, push=0):
    """h of each layer and step; the state at `pushed` (layer, step) moves by `push`."""
    h = np.zeros((len(layers), len(x) + 1, len(layers[0][0])), complex)
    for k in range(len(x) + 1):
        below = x[k - 1]
        for l, (U, W) in enumerate(layers):
            if k > 0:
                h[l, k] = np.tanh(U @ below + W @ h[l, k - 1])
            h[l, k] += push * ((l, k) == pushed)
            below = h[l, k]  # what the next layer reads, at the same step
    return h


def run_lstm(x, layers, pushed=None, push=0):
    """h of each layer and step; h at `pushed` (layer, step) moves by `push`."""
    bias = np.array([[0], [1], [0], [0]])  # of the gates i, f, g, o
    h, c = np.zeros((2, len(layers), len(x) + 1, layers[0][0].shape[1]), complex)
    for k in range(len(x) + 1):
        below = x[k - 1]
        for l, (U, W) in enumerate(layers):
            if k > 0:
                i, f, g, o = U @ below + W @ h[l, k - 1] + bias
                c[l, k] = sigmoid(f) * c[l, k - 1] + sigmoid(i) * np.tanh(g)
                h[l, k] = sigmoid(o) * np.tanh(c[l, k])
            h[l, k] += push * ((l, k) == pushed)
            below = h[l, k]  # what the next layer reads, at the same step
    return h


def states(draw, run, layers, t, T, n_x, n_h, seed):
    """h of each layer from step 0 to t."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(T, n_x))[:t]
    return run(x, draw(rng, [n_x] + [n_h] * (layers - 1), n_h)).real


def flow(draw, run, layers, t, T, n_x, n_h, seed):
    """The norm of ∂L[t]/∂ the state of each layer, from step 0 to t."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(T, n_x))[:t]
    net = draw(rng, [n_x] + [n_h] * (layers - 1), n_h)
    norms = np.zeros((layers, t + 1))
    for l, k in np.ndindex(layers, t + 1):
        ends = [run(x, net, (l, k), 1e-20j * unit)[-1, -1].sum() / np.sqrt(n_h) for unit in np.eye(n_h)]
        norms[l, k] = np.linalg.norm(np.imag(ends)) / 1e-20
    return norms


def climb(layers, T):
    """What the last layer holds at step T, if a single 1 came in at step 1."""
    h = np.zeros((layers + 1, T + 1), dtype=int)  # row 0 is the input
    h[0, 1] = 1
    for t in range(1, T + 1):
        for l in range(1, layers + 1):
            h[l, t] = h[l - 1, t] + h[l, t - 1]
    return h[layers, T]


def own_states(net, given, t):
    """How far the state of each layer of a net of your own moves at step t."""
    trace = net.unroll(given)
    layers = [trace.parts[name] for name in net.net.parts] if isinstance(net.net, Stack) else [trace]
    rows = [np.nan_to_num(layer.h[:, :, 0]) for layer in layers]
    return [np.linalg.norm(h[t] - h[t - 1]) for h in rows]


def own_flow(net, given, t):
    """The size of the gradient of a net's answer at t, in each layer at each step."""
    return list(sizes_back(net, net.inputs(given)[:, :, :1], t)[1].values())
