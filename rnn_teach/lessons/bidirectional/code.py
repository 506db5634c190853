"""What fills a gap that is read from both sides: NumPy, and the trained weights; and
both directions of a net of your own."""

import numpy as np


def fill(net, readout, x, gap, left, right):
    """The probability of each word at the gap: ŷ = softmax(V h + c), h both directions'
    states below one another.

    So many words are covered at the left and at the right: they are not read.
    """

    def state(cell, places):
        h = np.zeros((cell.n_h, 1))
        for t in places:
            h = np.tanh(cell.U @ x[t - 1][:, np.newaxis] + cell.W @ h + cell.b)
        return h

    read = range(left + 1, len(x) - right + 1)
    from_left = state(net.parts["forward"], [t for t in read if t <= gap])
    from_right = state(net.parts["backward"], [t for t in reversed(read) if t >= gap])
    o = readout.V @ np.concatenate([from_left, from_right]) + readout.c
    return (np.exp(o) / np.exp(o).sum()).ravel()


def own_norms(net, given, parts, step):
    """The length of →h and of ←h of one layer, each after so many steps of its own."""
    trace = net.unroll(given)
    for part in parts:
        trace = trace.parts[part]
    return [np.linalg.norm(trace.parts[way].h[step]) for way in ("forward", "backward")]
