"""What gated cells share: stacked gates, names for them, gates that are held."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

import numpy as np

from rnn_teach.core.arguments import as_array, as_number, as_size, in_short
from rnn_teach.core.cell import as_bias, cell_in_short
from rnn_teach.core.memory import empty
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Arrays, Factors

ONE = {np.dtype(kind): np.array(1, kind) for kind in ("f4", "f8", "c8", "c16")}
FURTHEST = {dtype: np.array(87 if dtype.char in "fF" else 708, dtype) for dtype in ONE}
"""Of a in σ(a): what lies further out would overflow in exp, and σ(a) is 1 in any case.
"""


def stacked(array):
    """The gates below one another, as one matrix: (4, n, m) as (4 n, m)."""
    return array.reshape(-1, array.shape[-1])


def sigmoid_into(out, a):
    """σ(a) = eᵃ / (1 + eᵃ) into `out`, without overflow; quicker than by tanh."""
    np.minimum(a, FURTHEST[out.dtype], out=out)
    np.exp(out, out=out)
    out /= out + ONE[out.dtype]


def gate_slopes(gates, tanh_gate, linear=False):
    """The slope of each gate's activation from its value.

    s (1 - s) for σ; 1 - s² for tanh; 1 where it is linear.

    Parameters
    ----------
    gates : array (T+1, gates, n_h, B)
        The values.
    tanh_gate : int
        Which one is no σ, but tanh or linear.
    """
    slopes = np.subtract(1, gates, out=empty(gates.shape, gates.dtype))
    slopes *= gates
    g, slope_of_g = gates[:, tanh_gate], slopes[:, tanh_gate]
    if linear:
        slope_of_g[:] = 1
    else:
        np.subtract(1, np.multiply(g, g, out=slope_of_g), out=slope_of_g)
    return slopes


def gate_view(parameter, place, gate):
    """A property for one gate's part of a stacked parameter: `cell.W_f` is W[1].

    Setting it writes into W. What is set must have the shape of the part, or be one
    number for all of it; a vector serves as a column.
    """
    name = f"{parameter}_{gate}"

    def get(cell):
        whole = getattr(cell, parameter)
        if whole is None:
            raise AttributeError(f"this cell has no {name}: it was made with bias=False")
        return whole[place]

    def put(cell, value):
        part = get(cell)
        array = as_array(name, value, real=not np.iscomplexobj(part))
        if array.shape not in ((), part.shape) and part.shape != (*array.shape, 1):
            raise ValueError(f"{name} must be {part.shape}, or one number for all of it; got shape {array.shape}")
        part[...] = array.reshape(part.shape) if array.ndim else array

    return property(get, put)


@dataclass(eq=False, repr=False)  # as for the plain cell
class GatedCell(ABC):
    """A cell whose gates are computed together: U, W and b are stacks of gates.

    A cell made of it says what a step is and how it goes back, and adds what it has of
    its own: nothing that stands here is written anew there.
    """

    U: np.ndarray
    W: np.ndarray
    b: np.ndarray | None = None
    _: KW_ONLY
    hold: dict | None = None
    bias: bool = True

    gates: ClassVar[tuple]  # their names, in the order of the stack
    more: ClassVar[tuple[str, ...]] = ()  # names of further parameters

    def __post_init__(self) -> None:
        self.fit_parameters(copy=True)
        self.hold = as_hold(self.hold, self.gates)

    def fit_parameters(self, *, copy: bool = False) -> None:
        """Bring all parameters into shape, as arrays of its own if `copy`,
        or refuse."""
        g, names = len(self.gates), " ".join(self.gates)
        self.U = as_array("U", self.U, (g, "n_h", "n_x"), axes=f"({names}, n_h, n_x)", copy=copy)
        self.W = as_array("W", self.W, (g, self.n_h, self.n_h), axes=f"({names}, n_h, n_h)", copy=copy)
        self.b = as_bias(self, "b", (g, self.n_h, 1), axes=f"({names}, n_h, 1)", copy=copy)
        self.fit_more(copy=copy)

    @abstractmethod
    def fit_more(self, *, copy: bool) -> None:
        """The same for what a cell has besides U, W and b, and for its options."""

    @abstractmethod
    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of the trace from row t-1."""

    @abstractmethod
    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """The reverse of `step`."""

    @abstractmethod
    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's term; `stack_factors` has most."""

    @property
    def n_x(self) -> int:
        """The size of an input x[t]."""
        return self.U.shape[2]

    @property
    def n_h(self) -> int:
        """The size of each state: the number of units."""
        return self.U.shape[1]

    @property
    def parameters(self) -> Arrays:
        """All parameters by name: the very arrays, to be changed in training."""
        named = {name: getattr(self, name) for name in ("U", "W", "b", *self.more)}
        return {name: array for name, array in named.items() if array is not None}

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of number the cell computes with."""
        return np.result_type(*self.parameters.values())

    __repr__ = cell_in_short

    def read_inputs(self, trace: Trace) -> None:
        """The part of all a[t] that waits for nobody, U x[t] + b, for all t at once."""
        np.matmul(self.U, trace.x[1:, np.newaxis], out=trace.a[1:])
        if self.b is not None:
            trace.a[1:] += self.b

    def read_inputs_backward(self, trace: Trace, d: Trace) -> None:
        """∂L/∂x[t] for all t at once; nothing waits for it."""
        da = d.a[1:].reshape(d.T, -1, d.B)  # a[t] = U x[t] + ...
        if d.B == 1:  # all steps in one product, in a quarter of the time
            d.x[1:, :, 0] = da[..., 0] @ stacked(self.U)
        else:
            np.matmul(stacked(self.U).T, da, out=d.x[1:])

    def stack_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's share in dL/dU, dL/dW and dL/db, gate by gate.

        dL/dW is the sum over t of da[t] h[t-1]ᵀ, as for the plain cell.
        """
        da, x, h_before = d.a[1:], trace.x[1:, np.newaxis], trace.h[:-1, np.newaxis]
        factors = {"U": (da, x), "W": (da, h_before)}
        return factors if self.b is None else {**factors, "b": (da, np.ones_like(x[:, :, :1]))}


def as_hold(hold, gates):
    """Which gate is held at what: a number, or a dict of numbers by step. A copy.

    Raises
    ------
    ValueError
        If it is no such dict, names another gate or a step that is none, or a value is
        not one finite number.
    """
    if hold is None:
        return {}
    if not isinstance(hold, dict):
        raise ValueError(f'hold must be a dict such as {{"{gates[0]}": 1.0}}; got {in_short(hold)}')
    for name in hold:
        if name not in gates:
            raise ValueError(f"hold names a gate, one of {', '.join(gates)}; got {in_short(name)}")
    return {name: _held_value(f"hold[{name!r}]", value) for name, value in hold.items()}


def _held_value(name, value):
    """One number, or by time step, counted from 1, a number each."""
    if isinstance(value, dict):
        return {as_size(f"a step in {name}", t): as_number(f"{name}[{t}]", one) for t, one in value.items()}
    return as_number(name, value)


def hold_gates(values, hold, gates, t):
    """Put the gates that are held at step t at what they are held at."""
    for name, value in hold.items():
        if not isinstance(value, dict):
            values[gates.index(name)] = value
        elif t in value:
            values[gates.index(name)] = value[t]


def mute_held(slopes, hold, gates, start):
    """A held gate has a slope of zero. Row 0 belongs to step `start`."""
    for name, value in hold.items():
        rows = slice(None)
        if isinstance(value, dict):
            rows = [t - start for t in value if 0 <= t - start < len(slopes)]
        slopes[rows, gates.index(name)] = 0
