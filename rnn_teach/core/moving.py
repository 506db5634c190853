"""What all optimizers share: what they take and remember; they move all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

import numpy as np

from rnn_teach.core.arguments import as_positive, in_short
from rnn_teach.core.interrupts import make_whole
from rnn_teach.core.movable import (
    apart,
    as_gradients,
    end_to_end,
    is_same,
    refuse_endless,
    refuse_huge,
    refuse_shared,
)
from rnn_teach.core.types import Array, Arrays

_NOTHING = object()
"""In place of what is remembered, where nothing is yet."""

SMALL = 4096
"""Numbers in a parameter. To lay larger ones end to end takes longer than it saves."""


class Optimizer:
    """The base of the optimizers, which say only by how much one parameter moves.

    An optimizer is a dataclass with `learning_rate` and `memory`, and has

    - `remembers`: what it keeps of each parameter from update to update, such as
      ("m", "s"); zero before the first;
    - `squares`: whether it squares gradients, so that large ones overflow;
    - `rule(rate, g, *kept)`: the step that is subtracted, and what is kept of g, in the
      order of `remembers`. It takes each number by itself: g holds those of all
      parameters, end to end.

    What is kept of parameter W as m is `memory["m", "W"]`.
    """

    remembers: Any = ()
    squares = True

    def __post_init__(self) -> None:
        for name in ("learning_rate", "epsilon"):
            if hasattr(self, name):
                setattr(self, name, as_positive(name, getattr(self, name)))
        self.memory, self.updates = {}, 0
        self._known = {}  # the parameters that were moved so far, by name

    def update(self, parameters: Arrays, gradients: Mapping[str, Array]) -> None:
        """Move every parameter, in place; where anything is wrong, none.

        Parameters
        ----------
        parameters : dict of arrays
            Changed in place.
        gradients : dict of arrays
            ∂L/∂θ for each of them, with the same names.

        Raises
        ------
        ValueError
            If a parameter has no gradient, a gradient no parameter, or their shapes
            differ; if a parameter is no array of floats that can be changed in place;
            if it has the name of another one that this optimizer has moved before, or
            shares memory with another one; if what is remembered was changed from
            outside. As NotFiniteError, if a gradient is NaN or infinite, or so large
            that the optimizer would overflow.
        """
        make_whole(Move(self, parameters, gradients))

    def __repr__(self) -> str:
        """Its class, its learning rate and whatever is not as it comes."""
        said = [
            f"{field.name}={getattr(self, field.name)!r}"
            for field in fields(self)  # type: ignore[arg-type] # each of them is a dataclass
            if field.name == "learning_rate"
            or field.default is MISSING
            or getattr(self, field.name) != field.default
        ]
        return f"{type(self).__name__}({', '.join(said)})"

    def __getstate__(self):
        """For copies and pickles: they take the parameters that they are given next."""
        return self.__dict__ | {"_known": {}}

    def known_with(self, parameters: Arrays) -> Any:
        """All that is moved so far and now; what only has a known name is refused."""
        if not isinstance(self.memory, dict):
            raise ValueError(
                f"memory of {type(self).__name__} must be its dict; got {in_short(self.memory)}: make a new "
                "optimizer"
            )
        new = {name: array for name, array in parameters.items() if name not in self._known}
        for name, array in parameters.items():
            if name not in new and not is_same(array, self._known[name]):
                raise ValueError(
                    f"this {type(self).__name__} has moved another {name} before, and remembers it: make a new "
                    "optimizer for each net"
                )
        refuse_shared(new, self._known | parameters)
        return self._known | parameters

    def recall(self, kind: str, parameters: Arrays) -> Any:
        """What is kept of each parameter as `kind`; zeros before its first update."""
        kept = []
        for name, parameter in parameters.items():
            array = self.memory.get((kind, name), _NOTHING)
            if array is _NOTHING:
                array = np.zeros_like(parameter)
            elif not isinstance(array, np.ndarray) or array.shape != parameter.shape or array.dtype.kind != "f":
                raise ValueError(
                    f'memory["{kind}", "{name}"] of {type(self).__name__} must be an array {parameter.shape} of '
                    f"floats, as the optimizer made it; got {in_short(array)}: make a new optimizer"
                )
            kept.append(array)
        return kept


class Move:
    """One update of an optimizer, for `make_whole`."""

    def __init__(self, optimizer, parameters, gradients):
        self._optimizer, self._parameters, self._gradients = optimizer, parameters, gradients

    def compute(self):
        """Where everything goes. Nothing is changed yet, and everything is checked."""
        optimizer, parameters = self._optimizer, self._parameters
        gradients = as_gradients(parameters, self._gradients)
        rate = as_positive("learning_rate", optimizer.learning_rate, zero=True)
        self._known, self._memory = optimizer.known_with(parameters), dict(optimizer.memory)
        self._updates, self._to = optimizer.updates + 1, {}
        with np.errstate(over="ignore", invalid="ignore"):  # what comes of it is refused, in words
            for alike in _alike(parameters):
                self._compute_together(rate, alike, {name: gradients[name] for name in alike})

    def _compute_together(self, rate, parameters, gradients):
        """The rule for several parameters end to end: where they are small that takes
        little longer than for one of them."""
        optimizer = self._optimizer
        g = end_to_end(gradients.values())
        refuse_huge(g, gradients, optimizer)
        kept = [end_to_end(optimizer.recall(kind, parameters)) for kind in optimizer.remembers]
        step, *kept = optimizer.rule(rate, g, *kept)
        moved = end_to_end(parameters.values()) - step
        moved, *kept = (array.astype(g.dtype, copy=False) for array in (moved, *kept))
        refuse_endless([moved, *kept], parameters)
        self._to |= apart(moved, parameters)
        for kind, array in zip(optimizer.remembers, kept, strict=True):
            for name, its in apart(array, parameters).items():
                self._memory[kind, name] = its

    def make(self):
        """Go there: nothing here can fail, and done twice it is the same."""
        for name, value in self._to.items():
            self._parameters[name][...] = value
        self._optimizer.memory, self._optimizer.updates = self._memory, self._updates
        self._optimizer._known = self._known

    def withdraw(self):
        """Nothing was taken."""


def _alike(parameters):
    """The parameters in dicts: the small ones of each precision,
    each large one alone."""
    alike = {}
    for name, parameter in parameters.items():
        kind = parameter.dtype.char if parameter.size <= SMALL else name
        alike.setdefault((kind, parameter.size <= SMALL), {})[name] = parameter
    return alike.values()
