"""The number that is lit, computed anew."""

import numpy as np

from rnn_teach.core import Bidirectional, LSTMCell, Stack, unroll


def handed_out(layers, directions, T, B, n_x, n_h, layer, direction, t, unit, state):
    """One number of a deep net's states: layer, step and unit count from 1."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(T, n_x, B))
    reads = [n_x] + [directions * n_h] * (layers - 1)
    cells = [[LSTMCell.random(m, n_h, rng, U_std=2) for _ in range(directions)] for m in reads]
    net = Stack(*(Bidirectional(*pair) if directions == 2 else pair[0] for pair in cells))
    part = unroll(net, x).parts[f"layer_{layer}"]
    if directions == 2:
        part = part.parts["backward" if direction else "forward"]
    step = T + 1 - t if direction else t  # the backward cell records in the order in which it reads
    return getattr(part, state)[step, unit - 1, 0]
