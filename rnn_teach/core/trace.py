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

    def __getattr__(self, name):
        quantities = self.__dict__.get("quantities", {})  # empty while a copy is being unpickled
        if name not in quantities:
            raise AttributeError(f"this trace holds {', '.join(quantities)}; it has no {name!r}")
        return quantities[name]

    def __dir__(self):
        return [*super().__dir__(), *self.quantities]

    @property
    def T(self):
        """The number of time steps."""
        return next(iter(self.quantities.values())).shape[0] - 1

    @property
    def B(self):
        """The number of sequences in the batch."""
        return next(iter(self.quantities.values())).shape[-1]

    def with_quantities(self, **more):
        """This trace and further quantities, as a new trace."""
        return Trace(**{**self.quantities, **more})

    def __repr__(self):
        held = ", ".join(f"{name} {array.shape}" for name, array in self.quantities.items())
        return f"Trace(T={self.T}, B={self.B}: {held})"


def not_yet(T, n, B, dtype):
    """An array (T+1, n, B) of NaN, to be filled step by step."""
    return np.full((T + 1, n, B), np.nan, dtype)
