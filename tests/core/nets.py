"""Cells and nets of every kind, for tests, and how to set their parameters."""

import copy

from rnn_teach import Bidirectional, GRUCell, LSTMCell, Reversed, RNNCell, Stack
from rnn_teach.core.cell import is_net

CELLS = {
    "plain": RNNCell.random,
    "lstm": LSTMCell.random,
    "gru before": GRUCell.random,
    "gru after": lambda *arguments: GRUCell.random(*arguments, reset="after"),
}


def both(make, n_x, n_h, rng):
    """A bidirectional net whose halves differ in size."""
    return Bidirectional(make(n_x, n_h, rng), make(n_x, n_h + 1, rng))


NETS = {
    "cell": lambda make, n_x, n_h, rng: make(n_x, n_h, rng),
    "reversed": lambda make, n_x, n_h, rng: Reversed(make(n_x, n_h, rng)),
    "bidirectional": both,
    "two layers": lambda make, n_x, n_h, rng: Stack(make(n_x, n_h, rng), make(n_h, 2, rng)),
    "three layers": lambda make, n_x, n_h, rng: Stack(make(n_x, n_h, rng), make(n_h, 2, rng), make(2, 3, rng)),
    "deep bidirectional": lambda make, n_x, n_h, rng: Stack(
        both(make, n_x, n_h, rng), both(make, 2 * n_h + 1, n_h, rng), Reversed(make(2 * n_h + 1, 2, rng))
    ),
}


def make_net(net, cell, n_x, n_h, rng):
    """A net of that kind, made of cells of that kind."""
    return NETS[net](CELLS[cell], n_x, n_h, rng)


def with_parameters(net, values):
    """A copy of a cell or net with other numbers, real or complex,
    for its parameters."""
    moved = copy.deepcopy(net)
    _set(moved, values, "")
    return moved


def _set(net, values, before):
    if is_net(net):
        for name, part in net.parts.items():
            _set(part, values, f"{before}{name}.")
    else:
        for name in net.parameters:
            setattr(net, name, values[before + name])
