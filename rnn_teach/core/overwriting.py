"""States set by hand: what would the net do if it remembered something else?"""

from __future__ import annotations

from typing import Any

from rnn_teach.core.arguments import as_index, as_number, in_short
from rnn_teach.core.cell import as_net, is_net
from rnn_teach.core.ends import states_of
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.core.types import AnyCell


def overwritten(cell: AnyCell, trace: Trace, *, step: int | None = None, **units: Any) -> dict[str, Any]:
    """The states after a step, with some units set by hand.

        c[t] of unit 4 := −1,   and h[t] = o[t] tanh(c[t]) follows

    They have the form in which `unroll` and `run_freely` take initial states:

        trace = unroll(cell, x)
        on = run_freely(cell, readout, ..., **overwritten(cell, trace, c={4: -1.0}))

    The outputs of the step itself stay what they were; the next step reads what was
    set. Overwritten once, a unit is free again from that step on.

    Parameters
    ----------
    cell : RNNCell, LSTMCell, GRUCell, or a net of cells
    trace : Trace
        From `unroll(cell, x)` or a run of it.
    step : int
        After which step, t = 0 ... T; after the last one where not given.
    **units : dict of int to float
        By the state's name, `h={unit: value}` or `c={unit: value}`; units are counted
        from 0, as in `trace.h[t][unit]`. Of an LSTM, h follows the c that is set
        through the output gate, unless it is set too. In a net a dict of such dicts for
        each part, by the part's name. A value is set in all sequences of the batch.

    Returns
    -------
    dict of arrays (n_h, B), of a net a dict of such dicts

    Raises
    ------
    ValueError
        If the trace is not of this cell, there is no such step, state or unit, or a
        value is no finite number.
    """
    states_of(as_trace(trace), 0)
    step = trace.T if step is None else as_index("step", step, 0, trace.T)
    return _overwritten(as_net(cell), trace, step, units)


def _overwritten(cell, trace, step, units):
    names = tuple(cell.parts) if is_net(cell) else cell.carries
    for name in units:
        if name not in names:
            raise ValueError(f"what can be set here is {', '.join(names)}; got {in_short(name)}")
    if not is_net(cell):
        return _of_cell(cell, trace, step, units)
    if not trace.parts.keys() >= cell.parts.keys():
        raise ValueError(f"trace must be of this net, as unroll(net, x) gives it; got {trace}")
    for name, value in units.items():
        if not isinstance(value, dict):
            raise ValueError(f"{name} must be a dict of its states, by name; got {in_short(value)}")
    return {
        name: _overwritten(part, trace.parts[name], step, units.get(name, {})) for name, part in cell.parts.items()
    }


def _of_cell(cell, trace, step, units):
    if trace.carried != cell.carries or trace.h.shape[1] != cell.n_h:
        raise ValueError(f"trace must be of this cell, as unroll(cell, x) gives it; got {trace}")
    if "mask" in trace.quantities and not trace.mask[step].all():
        raise ValueError(f"step {step} was not read in every sequence: overwrite states after one that was")
    states = states_of(trace, step)
    for name in sorted(units, key=cell.carries.index, reverse=True):  # h last: what is set of it stays
        _set(states[name], name, units[name])
        if name == "c" and step > 0 and hasattr(cell, "read_out"):
            here = list(units[name])
            states["h"][here] = cell.read_out(trace, step, states["c"])[here]
    return states


def _set(state, name, units):
    if not isinstance(units, dict) or not units:
        raise ValueError(f"{name} must be a dict such as {{0: 1.0}}, a value by unit; got {in_short(units)}")
    for unit, value in units.items():
        state[as_index(f"a unit of {name}", unit, 0, len(state) - 1)] = as_number(f"{name}[{unit!r}]", value)
