"""How much each word and each state of a net counts for one of its answers."""

import numpy as np

from rnn_teach.core import Stack, bptt, unroll


def sizes_back(network, x, t, output=None, trace=None):
    """The gradient of one answer at step t, by its size at each step.

        ‖∂ log ŷ[t] / ∂x[k]‖,  and of each layer ‖∂ log ŷ[t] / ∂h[k]‖,   k = 1 ... T

    Of an answer that is no probability its own gradient; of a net without a read-out
    that of ‖h[t]‖. Of a net that reads its last states the text ends at t.

    Parameters
    ----------
    network : Network
    x : array (T, n_x, 1)
    t : int
    output : int
        Which answer; the largest where not given.
    trace : Trace
        Of the net over all of x, where it is there already.

    Returns
    -------
    (array (T,), dict of arrays (T,), by "layer 1")
    """
    T, ends_at_t = len(x), network.readout is not None and network.reads == "last"
    if trace is None or ends_at_t:
        trace = unroll(network.net, x[:t] if ends_at_t else x)
    gradients = bptt(network.net, trace, direct_of_answer(network, trace, t, output), terms=False, totals=False)
    parts = gradients.parts if isinstance(network.net, Stack) else {"layer_1": gradients}
    of_layers = {name.replace("_", " "): sizes_of_rows(one.d.h, T) for name, one in parts.items()}
    return sizes_of_rows(gradients.d.x, T), of_layers


def sizes_of_rows(d, T):
    """The norm of each row from 1 on; zero after the last."""
    sizes = np.zeros(T)
    sizes[: len(d) - 1] = np.sqrt(np.nansum(d[1:, :, 0].astype(float) ** 2, axis=1))
    return sizes


def direct_of_answer(network, trace, t, output):
    """What the answer says of the states that the read-out reads."""
    units = np.arange(network.net.n_h)
    ends_at_1 = np.isnan(trace.h[0, :, 0])  # what reads from the right has no state at 0, and its last one at 1
    last = network.readout is not None and network.reads == "last"
    steps = np.where(ends_at_1, 1, t) if last else np.full(len(units), t)
    direct = np.zeros_like(trace.h)
    direct[steps, units] = gradient_at_h(network.readout, trace.h[steps, units], output)
    return direct


def losses_of_answers(network, trace):
    """What each step's loss says of the states that the read-out reads, (T+1, n_h, 1).

        L[t] = −log of the largest answer at t,   direct[t] = ∂L[t]/∂h[t]

    Of a net without a read-out, or with one that reads the last states alone, L[t] is
    −‖h[t]‖.
    """
    readout = None if network.reads == "last" else network.readout
    direct = np.zeros_like(trace.h)
    for t in range(1, trace.T + 1):
        direct[t] = -gradient_at_h(readout, trace.h[t], None)
    return direct


def gradient_at_h(readout, h, output):
    """∂ log ŷ / ∂h of one output, a column."""
    if readout is None:
        return h / max(np.linalg.norm(h), 1e-12)
    o = readout.V @ h + (0 if readout.c is None else readout.c)
    output = int(np.argmax(o)) if output is None else output
    d_o = np.zeros_like(o)
    d_o[output] = 1
    if readout.answer == "softmax":
        y_hat = np.exp(o - o.max())
        d_o -= y_hat / y_hat.sum()
    elif readout.answer == "sigmoid":
        d_o[output] -= 1 / (1 + np.exp(-o[output]))
    return readout.V.T @ d_o
