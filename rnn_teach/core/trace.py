"""What a forward pass computed, as an object one can hold."""

import numpy as np


class Trace:
    """Every quantity of a forward pass, indexed by time.

    `trace.h[t]` is h[t] of the equations, a slice (n, B), for t = 0 ... T. Row 0 holds the initial state. Where a
    quantity does not exist (there is no x[0]) the row is NaN: used by mistake, it shows.

    Parameters
    ----------
    **quantities : arrays (T+1, n, B)
        One array for each quantity, by the name it has in the equations.

    Raises
    ------
    ValueError
        If the arrays do not share T and B.
    """

    def __init__(self, **quantities):
        shapes = {name: array.shape for name, array in quantities.items()}
        if len({(shape[0], shape[-1]) for shape in shapes.values()}) != 1:
            raise ValueError(f"all quantities of a trace share T + 1 and B; got {shapes}")
        self.quantities = quantities
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
            If not 0 ≤ first < last ≤ T.
        """
        if not 0 <= first < last <= self.T:
            raise ValueError(f"rows must be 0 <= first < last <= T = {self.T}; got {first} and {last}")
        return Trace(**{name: array[first : last + 1] for name, array in self.quantities.items()})

    def sequence(self, number):
        """One sequence of the batch, counted from 0, as a trace with B = 1 over the same numbers.

        Raises
        ------
        ValueError
            If the batch has no sequence of that number.
        """
        if not 0 <= number < self.B:
            raise ValueError(f"the batch holds sequences 0 to {self.B - 1}; got {number}")
        return Trace(**{name: array[..., number : number + 1] for name, array in self.quantities.items()})

    def with_quantities(self, **more):
        """This trace and further quantities, as a new trace."""
        return Trace(**{**self.quantities, **more})

    def __repr__(self):
        held = ", ".join(f"{name} {array.shape}" for name, array in self.quantities.items())
        return f"Trace(T={self.T}, B={self.B}: {held})"


def not_yet(T, n, B, dtype):
    """An array (T+1, n, B) of NaN, to be filled step by step."""
    return np.full((T + 1, n, B), np.nan, dtype)
