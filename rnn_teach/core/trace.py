"""What a forward pass computed, as an object one can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_index, as_text, in_short
from rnn_teach.core.ends import direct_at_last, states_of

if TYPE_CHECKING:
    from rnn_teach.core.types import Array


class Trace:
    """Every quantity of a forward pass, indexed by time.

    `trace.h[t]` is h[t] of the equations, a slice (n, B), for t = 0 ... T. Row 0 holds
    the initial state. Where a quantity does not exist (there is no x[0]) the row is
    NaN: used by mistake, it shows.

    One rule for all of the package. What you hand in step by step has a row for each
    step, T of them, and row t-1 belongs to step t: x, targets, mask, weights. What you
    get back counts as the equations do and has T+1 rows: all arrays of a trace, of
    gradients and of a loss. These may be handed on as they are: a NaN in row 0 of
    `d_o` or `direct` counts as zero, for nothing is there.

    Parameters
    ----------
    parts : dict of Trace
        What the parts of a net computed, by their names, and what was read from its
        state, "readout". Each is an attribute too: `trace.layer_1.h`,
        `trace.readout.o`. None where not given.
    **quantities : arrays (T+1, n, B)
        One array for each quantity, by the name it has in the equations. Gates that are
        computed together are stacked, (T+1, gates, n, B).

    Attributes
    ----------
    carried : tuple of str
        The quantities that a step reads from the step before: the states.
    slices : dict
        The quantities that are slices of another one, as the forget gate is one of the
        gates: {"f": ("gates", 1)}. Both are the same numbers.
    start : int
        The time step of row 0: 0, but for a view of later rows.

    Raises
    ------
    ValueError
        If these are no such arrays, or do not share T and B.
    """

    carried, slices, start = (), {}, 0

    def __init__(self, parts: dict[str, Trace] | None = None, **quantities: Array) -> None:
        for name, array in quantities.items():
            if type(array) is not np.ndarray or array.dtype.kind not in "fc":  # what is one is not asked
                quantities[name] = as_array(name, array, finite=False, convert=False)
        sizes = {(len(array), array.shape[-1]) if array.ndim > 2 else () for array in quantities.values()}
        if len(sizes) != 1 or () in sizes:
            shapes = {name: array.shape for name, array in quantities.items()}
            raise ValueError(f"the quantities of a trace are arrays (T+1, n, B) of the same T and B; got {shapes}")
        self.parts = {} if parts is None else _as_parts(parts, quantities)
        self.quantities = quantities
        vars(self).update(self.parts)  # attributes like any other: looked up at every step, they must be quick
        vars(self).update(quantities)

    def _like(self, trace):
        """The other trace, once it knows what this one knows of its quantities."""
        return with_slices(trace, self.carried, self.slices, self.start)

    def _wholes(self):
        """The quantities, but for those that are slices of another one."""
        return {name: array for name, array in self.quantities.items() if name not in self.slices}

    def __getstate__(self):
        return self.parts, self._wholes(), self.carried, self.slices, self.start

    def __setstate__(self, state):
        self.parts, self.quantities, *rest = state
        vars(self).update(self.parts | self.quantities)
        with_slices(self, *rest)  # in a copy too, trace.f is a view of trace.gates

    def __getattr__(self, name: str) -> Any:  # asked only for what is not there
        quantities, parts = (vars(self).get(key, {}) for key in ("quantities", "parts"))  # empty in a bare copy
        held = ", ".join(quantities) + (f" and the parts {', '.join(parts)}" if parts else "")
        inside = [part for part, trace in parts.items() if name in trace.quantities]
        hint = f": ask trace.{inside[-1]}.{name}" if inside else ""
        raise AttributeError(f"this trace holds {held}; it has no {name!r}{hint}")

    @property
    def T(self) -> int:
        """The number of time steps."""
        return next(iter(self.quantities.values())).shape[0] - 1

    @property
    def B(self) -> int:
        """The number of sequences in the batch."""
        return next(iter(self.quantities.values())).shape[-1]

    @property
    def first(self) -> dict[str, Any]:
        """The initial states by name, each (n, B): of a net a dict for each part.

        Of gradients, `d.first` is what the initial states get: ∂L/∂h[0] by name "h".

        Raises
        ------
        ValueError
            If nothing here is carried from step to step.
        """
        return states_of(self, 0)

    @property
    def last(self) -> dict[str, Any]:
        """The states after the last step, in the very form in which `unroll` takes
        initial ones.

            decoder_trace = unroll(decoder, y, **encoder_trace.last)

        Of a padded sequence it is the state after the last step that was read. What
        reads from the right has its last step at x[1].

        Raises
        ------
        ValueError
            If nothing here is carried from step to step.
        """
        return states_of(self, self.T)

    def at_last(self, states: Mapping[str, Any]) -> dict[str, Any]:
        """Gradients of the last states as the `direct` that `bptt` takes: zero at all
        other steps.

            bptt(encoder, encoder_trace, encoder_trace.at_last(d.first))

        where `d` comes from `bptt` of the decoder that began with `encoder_trace.last`.

        Parameters
        ----------
        states : dict of arrays (n, B), of a net a dict of such dicts
            Gradients, by name as in `last`. A state left out has none.

        Returns
        -------
        dict of arrays (T+1, n, B), of a net a dict of such dicts
            Zero in all rows but the last one.

        Raises
        ------
        ValueError
            If there is no state of that name, or it has another shape.
        """
        return direct_at_last(self, states)

    def between(self, first: int, last: int) -> Trace:
        """Rows `first` to `last` as a trace of its own, over the same numbers: what is
        written in one is in both.

        Raises
        ------
        ValueError
            If they are no rows of this trace, or `first` is not before `last`.
        """
        last = as_index("last", last, 1, self.T)
        first = as_index("first", first, 0, last - 1)
        rows = {name: array[first : last + 1] for name, array in self._wholes().items()}
        return with_slices(Trace(**rows), self.carried, self.slices, self.start + first)

    def turned_round(self) -> Trace:
        """The same with its steps in reversed order: row t is what row T+1-t was.

        Row 0, which stands before the first step, stays where it is.
        """
        return self._like(Trace(None, **{name: turn_round(array) for name, array in self._wholes().items()}))

    def sequence(self, number: int) -> Trace:
        """One sequence of the batch, counted from 0, as a trace with B = 1 over the
        same numbers.

        Raises
        ------
        ValueError
            If the batch has no sequence of that number.
        """
        number = as_index("the number of a sequence", number, 0, self.B - 1)
        parts = {name: part.sequence(number) for name, part in self.parts.items()}
        columns = {name: array[..., number : number + 1] for name, array in self._wholes().items()}
        return self._like(Trace(parts, **columns))

    def with_quantities(self, **more: Array) -> Trace:
        """This trace and further quantities, as a new trace."""
        new = Trace(self.parts, **{**self._wholes(), **more})
        slices = {name: place for name, place in self.slices.items() if name not in more}
        return with_slices(new, self.carried, slices, self.start)

    def with_part(self, name: str, part: Trace) -> Trace:
        """This trace and a further part, in place of one of that name, as a new
        trace."""
        new = Trace.__new__(Trace)  # its arrays are known to be right: they are not asked again
        vars(new).update(vars(self), quantities={**self.quantities})
        new.parts = _as_parts({**self.parts, as_text("name", name): part}, self.quantities)
        vars(new)[name] = part
        return new

    def __repr__(self) -> str:
        held = ", ".join(f"{name}{self._called(name)} {array.shape}" for name, array in self._wholes().items())
        parts = f"; parts {', '.join(self.parts)}" if self.parts else ""
        return f"Trace(T={self.T}, B={self.B}: {held}{parts})"

    def _called(self, name):
        """The names of the slices of a quantity: " (i f g o)"."""
        slices = [part for part, (whole, _) in self.slices.items() if whole == name]
        return f" ({' '.join(slices)})" if slices else ""


def _as_parts(parts, quantities):
    if not isinstance(parts, dict) or not all(isinstance(part, Trace) for part in parts.values()):
        raise ValueError(f"parts must be a dict of traces, by the names of a net's parts; got {in_short(parts)}")
    for name in parts:
        if name in quantities:
            raise ValueError(f"{name} is the name of a part and of a quantity: give one of them another name")
    return parts


def with_slices(trace, carried, slices, start):
    """The trace, once it knows its states, its slices and the step of its row 0."""
    trace.carried, trace.slices, trace.start = carried, slices, start
    if slices:
        trace.quantities.update(
            {name: trace.quantities[whole][:, place] for name, (whole, place) in slices.items()}
        )
        vars(trace).update(trace.quantities)
    return trace


def turn_round(array: ArrayLike) -> Array:
    """Rows 1 ... T of an array over time in reversed order, row 0 as it is: a copy.

    Raises
    ------
    ValueError
        If it is no array of numbers, or only one number.
    """
    array = as_array("array", array, finite=False, convert=False)
    if array.ndim == 0:
        raise ValueError(f"array must have rows, the first axis being the time; got one number, {in_short(array)}")
    return np.concatenate([array[:1], array[:0:-1]])


def as_trace(value):
    """`value` itself, where it is a trace.

    Raises
    ------
    ValueError
        If it is none, but one of its arrays, say.
    """
    if not isinstance(value, Trace):
        raise ValueError(f"trace must be a trace, as unroll gives one; got {type(value).__name__}")
    return value
