"""Traces one after the other, as one."""

import numpy as np

from rnn_teach.core.trace import Trace, with_slices


def one_after_the_other(traces):
    """The trace of all steps, where each trace goes on from the last state of the one
    before.

    Row 0 is that of the first. Row 0 of each later one, its initial states, is the last
    row of the one before already.
    """
    first = traces[0]
    if len(traces) == 1:
        return first
    parts = {name: one_after_the_other([trace.parts[name] for trace in traces]) for name in first.parts}
    wholes = [name for name in first.quantities if name not in first.slices]
    whole = {
        name: np.concatenate([first.quantities[name], *(trace.quantities[name][1:] for trace in traces[1:])])
        for name in wholes
    }
    return with_slices(Trace(parts, **whole), first.carried, first.slices, first.start)
