"""What a forward pass computed, as an object one can hold."""

import math

import numpy as np

from rnn_teach.core.arguments import as_array, as_index, in_short


class Trace:
    """Every quantity of a forward pass, indexed by time.

    `trace.h[t]` is h[t] of the equations, a slice (n, B), for t = 0 ... T. Row 0 holds the initial state. Where a
    quantity does not exist (there is no x[0]) the row is NaN: used by mistake, it shows.

    Parameters
    ----------
    parts : dict of Trace
        What the parts of a net computed, by their names. None where not given.
    **quantities : arrays (T+1, n, B)
        One array for each quantity, by the name it has in the equations. Gates that are computed together are
        stacked, (T+1, gates, n, B).

    Raises
    ------
    ValueError
        If these are no such arrays, or do not share T and B.
    """

    def __init__(self, parts=None, **quantities):
        quantities = {
            name: as_array(name, array, finite=False, convert=False) for name, array in quantities.items()
        }
        shapes = {name: array.shape for name, array in quantities.items()}
        flat = any(len(shape) < 3 for shape in shapes.values())
        if flat or len({(shape[0], shape[-1]) for shape in shapes.values()}) != 1:
            raise ValueError(f"the quantities of a trace are arrays (T+1, n, B) of the same T and B; got {shapes}")
        self.quantities = quantities
        self.parts = {} if parts is None else _as_parts(parts)
        vars(self).update(quantities)  # attributes like any other: looked up at every step, they must be quick

    def __getattr__(self, name):  # asked only for what is not there
        quantities = vars(self).get("quantities", {})  # empty while a copy is being unpickled
        raise AttributeError(f"this trace holds {', '.join(quantities)}; it has no {name!r}")

    @property
    def T(self):
        """The number of time steps."""
        return next(iter(self.quantities.values())).shape[0] - 1

    @property
    def B(self):
        """The number of sequences in the batch."""
        return next(iter(self.quantities.values())).shape[-1]

    def between(self, first, last):
        """Rows `first` to `last` as a trace of its own, over the same numbers: what is written in one is in both.

        Raises
        ------
        ValueError
            If they are no rows of this trace, or `first` is not before `last`.
        """
        last = as_index("last", last, 1, self.T)
        first = as_index("first", first, 0, last - 1)
        return Trace(**{name: array[first : last + 1] for name, array in self.quantities.items()})

    def turned_round(self):
        """The same with its steps in reversed order: row t is what row T+1-t was.

        Row 0, which stands before the first step, stays where it is.
        """
        return Trace(**{name: turn_round(array) for name, array in self.quantities.items()})

    def sequence(self, number):
        """One sequence of the batch, counted from 0, as a trace with B = 1 over the same numbers.

        Raises
        ------
        ValueError
            If the batch has no sequence of that number.
        """
        number = as_index("the number of a sequence", number, 0, self.B - 1)
        parts = {name: part.sequence(number) for name, part in self.parts.items()}
        return Trace(parts, **{name: array[..., number : number + 1] for name, array in self.quantities.items()})

    def with_quantities(self, **more):
        """This trace and further quantities, as a new trace."""
        return Trace(self.parts, **{**self.quantities, **more})

    def __repr__(self):
        held = ", ".join(f"{name} {array.shape}" for name, array in self.quantities.items())
        return f"Trace(T={self.T}, B={self.B}: {held})"


def _as_parts(parts):
    if not isinstance(parts, dict) or not all(isinstance(part, Trace) for part in parts.values()):
        raise ValueError(f"parts must be a dict of traces, by the names of a net's parts; got {in_short(parts)}")
    return parts


def turn_round(array):
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


def blank_trace(cell, T, columns, dtype):
    """A trace with a row for t = 0 ... T of x and of all that the cell records, to be filled step by step.

    Row 0 is NaN; the others hold nothing yet. What the cell has names for, as the forget gate among the gates, is
    there by that name too: the same numbers.
    """
    shapes = {name: (T + 1, *shape, columns) for name, shape in {"x": (cell.n_x,), **cell.records}.items()}
    # Cut from one block: the system hands out large ones in large pages, which takes a fraction of the time.
    block = np.empty(sum(map(math.prod, shapes.values())), dtype)
    arrays, start = {}, 0
    for name, shape in shapes.items():
        arrays[name] = block[start : start + math.prod(shape)].reshape(shape)
        arrays[name][0] = np.nan
        start += math.prod(shape)
    return Trace(**arrays, **named_parts(cell, arrays))


def named_parts(cell, arrays):
    """The parts of recorded arrays that have a name of their own, such as the forget gate, as views."""
    return {part: arrays[name][:, place] for part, (name, place) in cell.names.items()}
