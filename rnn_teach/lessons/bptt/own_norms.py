"""The ledger of a net of any size: of each gradient its norm is kept, and one step of
the way back is held at a time."""

import numpy as np

from rnn_teach.core import Bidirectional, Reversed, Stack, turn_round
from rnn_teach.core.bptt import blank_gradients, with_slopes
from rnn_teach.core.masks import reverse_step
from rnn_teach.kit.own_net.way_back import losses_of_answers

MOST_PRODUCTS = 6e9
"""So many multiplications are done at most: about a second."""


def own_losses(network, T):
    """The losses whose way back is followed: all, or of a large net every second,
    third ... so that it takes about a second. The last is always among them."""
    products = sum(cell.U.size + cell.W.size for cell, _ in network.cells().values())
    every = int(np.ceil(products * T**2 / MOST_PRODUCTS))
    return np.arange(T, 0, -every)[::-1]


def own_norms(network, trace, losses):
    """‖∂L[t]/∂h[k]‖ in each cell of a net, for some losses L[t] and all steps k.

    `make_ledger` finds the same with all that it computes on the way, which takes the
    memory of T backward passes; here it is that of the states of one layer for each
    loss.

    Parameters
    ----------
    network : Network
    trace : Trace
        Of its net, of one sequence.
    losses : whole numbers
        Which t.

    Returns
    -------
    dict of arrays (len(losses), T+1)
        By the name of the cell's place; over k in the order of time, k = 0 is NaN.
    """
    said = np.zeros((*trace.h.shape[:2], len(losses)), trace.h.dtype)
    said[losses, :, np.arange(len(losses))] = losses_of_answers(network, trace)[losses, :, 0]
    norms = {}
    _back(network.net, trace, said, (), norms)
    return {where: norms[parts] for where, (_, parts) in network.cells().items()}


def _back(net, trace, said, path, norms):
    """From what is said of the states of a net, a column for each loss, to ∂L/∂x."""
    if isinstance(net, Stack):
        for part in reversed(net.parts):
            said = _back(net.parts[part], trace.parts[part], said, (*path, part), norms)
        return said
    if isinstance(net, (Bidirectional, Reversed)):
        sizes = np.cumsum([part.n_h for part in net.parts.values()])[:-1]
        of_parts = zip(net.parts.items(), np.split(said, sizes, axis=1), strict=True)
        return sum(_one_way(name, cell, trace, one, path, norms) for (name, cell), one in of_parts)
    norms[path], d_x = _sweep(net, trace, said)
    return d_x


def _one_way(name, cell, trace, said, path, norms):
    turned = turn_round if name == "backward" else np.asarray
    norms_of_it, d_x = _sweep(cell, trace.parts[name], turned(said))
    norms[*path, name] = turned(norms_of_it.T).T
    return turned(d_x)


def _sweep(cell, trace, said):
    """‖∂L/∂h[k]‖ (losses, T+1) and ∂L/∂x (T+1, n_x, losses) of one cell."""
    slopes, step_back, T = with_slopes(cell, trace), reverse_step(cell, trace), trace.T
    d = blank_gradients(cell, slopes.between(T - 1, T), said.shape[-1])
    states = [d.quantities[name] for name in cell.carries]
    norms, d_x = np.full((said.shape[-1], T + 1), np.nan), np.zeros((T + 1, cell.n_x, said.shape[-1]), said.dtype)
    for t in range(T, 0, -1):
        step = slopes.between(t - 1, t)
        d.h[1] += said[t]
        norms[:, t] = np.sqrt(np.einsum("nl,nl->l", d.h[1], d.h[1], dtype=float))
        step_back(step, d, 1)
        cell.read_inputs_backward(step, d)
        d_x[t] = d.x[1]
        for state in states:
            state[1], state[0] = state[0], 0
    return norms, d_x
