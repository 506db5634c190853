"""Both ends of a trace: its first and last states, and direct terms of the last ones.

All are dicts by the states' names, for a net dicts of such dicts by its parts' names:
the form in which `unroll` takes initial states.
"""

import numpy as np

from rnn_teach.core.arguments import as_array, in_short


def states_of(trace, row):
    """The states in a row of the trace, copies (n, B), by name and by part.

    Raises
    ------
    ValueError
        If nothing in it is carried from step to step.
    """
    states = _carried(trace, row)
    if not states:
        raise ValueError(
            "only a trace that unroll made has first and last states; this one carries "
            f"none, it holds {', '.join(trace.quantities)}"
        )
    return states


def _carried(trace, row):
    states = {name: trace.quantities[name][row].copy() for name in trace.carried}
    of_parts = {name: _carried(part, row) for name, part in trace.parts.items()}
    return states | {name: its for name, its in of_parts.items() if its}


def direct_at_last(trace, states):
    """Arrays over time, by name and by part, that are zero but for the last row.

    Raises
    ------
    ValueError
        If the trace has no state of that name, or it has another shape.
    """
    if not isinstance(states, dict):
        raise ValueError(f"states must be a dict, by name as in trace.last; got {in_short(states)}")
    return {
        name: direct_at_last(trace.parts[name], value) if name in trace.parts else _in_last_row(trace, name, value)
        for name, value in states.items()
    }


def _in_last_row(trace, name, value):
    if name not in trace.quantities:
        there = ", ".join([*trace.carried, *trace.parts])
        raise ValueError(f"this trace has the states {there}; it has no {in_short(name)}")
    whole = trace.quantities[name]
    array = as_array(name, value, whole.shape[1:], axes="(n, B)")
    direct = np.zeros(whole.shape, np.result_type(array, whole))
    direct[-1] = array
    return direct
