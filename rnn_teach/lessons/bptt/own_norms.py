"""The ledger of a net of any size, of which the norms are kept."""

from math import sqrt

from rnn_teach.core import make_ledger
from rnn_teach.core.ledger import bytes_of_ledger
from rnn_teach.kit.own_net.way_back import losses_of_answers
from rnn_teach.lessons.bptt import words as say

MOST_BYTES = 1e9


def norms_of_cells(network, trace):
    """‖∂L[t]/∂h[k]‖ of each cell, and how many bytes the ledger took while it was made.

    Parameters
    ----------
    network : Network
    trace : Trace
        Of its net, of one sequence.

    Returns
    -------
    (dict of arrays (T+1, T+1) over t and k, int)
        By the name of the cell's place.

    Raises
    ------
    ValueError
        If it would take more memory than we take.
    """
    size = bytes_of_ledger(network.net, trace)
    if size > MOST_BYTES:
        left = int(trace.T * sqrt(MOST_BYTES / size))
        raise ValueError(say.too_large(trace.T, size, MOST_BYTES, left))
    ledger = make_ledger(network.net, trace, losses_of_answers(network, trace))
    return {where: _part(ledger, parts).norms["h"].copy() for where, (_, parts) in network.cells().items()}, size


def _part(ledger, parts):
    for part in parts:
        ledger = ledger.parts[part]
    return ledger
