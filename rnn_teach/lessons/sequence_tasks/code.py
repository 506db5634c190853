"""The nets of this lesson in NumPy alone."""

import numpy as np


def reach(w, targets, T, both):
    """∂L/∂h[t], t = 1 ... T, of one linear unit, where each target adds 1 at its step.

    h[t] = x[t] + w h[t-1]; with both directions also ←h[t] = x[t] + w ←h[t+1].
    """
    from_left, from_right = np.zeros(T + 2), np.zeros(T + 2)
    for t in range(T, 0, -1):
        from_left[t] = (t in targets) + w * from_left[t + 1]
    for t in range(1, T + 1):
        from_right[t] = (t in targets) + w * from_right[t - 1]
    return np.array([from_left, from_right][: 1 + both])[:, 1:-1]


def fill(net, readout, x, rung):
    """ŷ of each word, one-hot in x (T, n_x): rows of four probabilities."""

    def state(cell, x):
        h, states = np.zeros(cell.n_h), []
        for x_t in x:
            h = np.tanh(cell.U @ x_t + cell.W @ h + cell.b[:, 0])
            states.append(h)
        return np.array(states)

    if rung == "two directions":
        forward, backward = net.parts["forward"], net.parts["backward"]
        h = np.hstack([state(forward, x), state(backward, x[::-1])[::-1]])
    elif rung == "one direction":
        h = state(net, x)
    else:  # one step each, from h = 0
        if rung == "three words":
            edge = np.zeros_like(x[:1])
            x = np.hstack([np.vstack([edge, x[:-1]]), x, np.vstack([x[1:], edge])])
        h = np.tanh(x @ net.U.T + net.b[:, 0])
    o = h @ readout.V.T + readout.c[:, 0]
    return np.exp(o) / np.exp(o).sum(axis=1, keepdims=True)


def along(cell, readout, x):
    """After each word the probability that the sentence is friendly."""
    h, friendly = np.zeros(cell.n_h), []
    for x_t in x:
        h = np.tanh(cell.U @ x_t + cell.W @ h + cell.b[:, 0])
        o = readout.V @ h + readout.c[:, 0]
        friendly.append(1 / (1 + np.exp(o[0] - o[1])))
    return np.array(friendly)
