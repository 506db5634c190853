"""The minGRU: a GRU whose gate and candidate read the input alone, so that a step is a
line in the state before it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import DTypeLike

from rnn_teach.core.arguments import as_array, as_choice, as_number
from rnn_teach.core.cell import as_bias, cell_in_short
from rnn_teach.core.gates import gate_view, sigmoid_into, stacked
from rnn_teach.core.initializations import draw_weights
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Arrays, Factors

Z, N = range(2)


@dataclass(eq=False, repr=False)  # as for the plain cell
class MinGRUCell:
    """A GRU of which all that waits for the past is left out, but for one product.

        z[t] = σ(U_z x[t] + b_z)                 how much is kept; 1 keeps
        n[t] = U_n x[t] + b_n                    candidate, without tanh
        h[t] = z[t] h[t-1] + (1 - z[t]) n[t]

    (Feng et al. 2024, Were RNNs all we needed?, where z = 1 renews: their z is 1 - z
    here.) There is no W. Gates and candidates of all steps are known before the first
    one; `unroll_by_scan` then finds all states in few rounds.

    With gate "tanh" the factor lies between -1 and 1, so that a step can turn the sign
    of the state, and the candidate is added whole:

        z[t] = tanh(U_z x[t] + b_z)
        h[t] = z[t] h[t-1] + n[t]

    Parameters
    ----------
    U : array (2, n_h, n_x)
        From the input to z and n: `cell.U_z` is `cell.U[0]`.
    b : array (2, n_h, 1)
        The biases. Zero where not given.
    gate : "sigmoid" or "tanh"
        What squashes z: a factor between 0 and 1, or between -1 and 1.
    bias : bool
        False makes a cell without b.

    Raises
    ------
    ValueError
        If the shapes do not fit together, a number is NaN or infinite, or there is no
        such gate.
    """

    U: np.ndarray
    b: np.ndarray | None = None
    _: KW_ONLY
    gate: str = "sigmoid"
    bias: bool = True

    gates: ClassVar = ("z", "n")
    carries: ClassVar = ("h",)
    names: ClassVar = {"z": ("gates", Z), "n": ("gates", N)}

    U_z, U_n = (gate_view("U", place, gate) for place, gate in enumerate("zn"))
    b_z, b_n = (gate_view("b", place, gate) for place, gate in enumerate("zn"))

    def __post_init__(self) -> None:
        self.fit_parameters(copy=True)

    def fit_parameters(self, *, copy: bool = False) -> None:
        """Bring U and b into shape, as arrays of its own if `copy`, or refuse them."""
        self.U = as_array("U", self.U, (2, "n_h", "n_x"), axes="(z n, n_h, n_x)", copy=copy)
        self.b = as_bias(self, "b", (2, self.n_h, 1), axes="(z n, n_h, 1)", copy=copy)
        as_choice("gate", self.gate, ("sigmoid", "tanh"))

    @classmethod
    def random(
        cls,
        n_x: int,
        n_h: int,
        rng: np.random.Generator,
        *,
        init: Literal["normal", "uniform"] = "normal",
        U_std: float | None = None,
        keep_bias: float = 0.0,
        dtype: DTypeLike = float,
        **options: Any,
    ) -> Self:
        """A cell with independent random weights and biases of zero.

        Parameters
        ----------
        n_x, n_h : int
            Sizes of the input and of the hidden state.
        rng : numpy.random.Generator
            Where the random numbers come from.
        init, U_std, dtype
            As for `RNNCell.random`.
        keep_bias : float
            The bias of z: above 0 the cell keeps more at first. Not with bias=False.
        **options
            Those of the cell, by name.

        Raises
        ------
        ValueError
            If a size, a deviation, an option or the rng is none.
        """
        (U,) = draw_weights(n_x, n_h, rng, gates=(2,), init=init, U_std=U_std, dtype=dtype, recurrent=False)
        cell, keep_bias = cls(U, **options), as_number("keep_bias", keep_bias)
        if cell.b is not None:
            cell.b_z = keep_bias
        return cell

    @property
    def n_x(self) -> int:
        """The size of an input x[t]."""
        return self.U.shape[2]

    @property
    def n_h(self) -> int:
        """The size of the hidden state h[t]: the number of units."""
        return self.U.shape[1]

    @property
    def records(self) -> dict[str, tuple[int, ...]]:
        """What a step computes, with the shape of each; v is what it adds."""
        return {"a": (2, self.n_h), "gates": (2, self.n_h), "v": (self.n_h,), "h": (self.n_h,)}

    @property
    def parameters(self) -> Arrays:
        """U and b by name: the very arrays, to be changed in training."""
        return {"U": self.U} if self.b is None else {"U": self.U, "b": self.b}

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of number the cell computes with."""
        return np.result_type(*self.parameters.values())

    __repr__ = cell_in_short

    def read_inputs(self, trace: Trace) -> None:
        """Everything but the product with h[t-1] waits for nobody: gates, candidates
        and what is added, for all t at once."""
        a, z, n, v = trace.a[1:], trace.z[1:], trace.n[1:], trace.v[1:]
        np.matmul(self.U, trace.x[1:, np.newaxis], out=a)
        if self.b is not None:
            a += self.b
        n[:] = a[:, N]
        if self.gate == "sigmoid":
            sigmoid_into(z, a[:, Z])
            np.multiply(1 - z, n, out=v)
        else:
            np.tanh(a[:, Z], out=z)
            v[:] = n

    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of the trace from row t-1."""
        trace.h[t] = trace.z[t] * trace.h[t - 1] + trace.v[t]

    def slopes(self, trace: Trace) -> Arrays:
        """The slope of z's activation, and what n is multiplied by, for all t."""
        z = trace.z
        if self.gate == "sigmoid":
            return {"slope": z * (1 - z), "renewed": 1 - z}
        return {"slope": 1 - z * z, "renewed": np.ones_like(z)}

    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """From ∂L/∂h[t] to the gates, and on to the past: add to ∂L/∂h[t-1]."""
        self._back_into_gates(trace, d, t, trace.h[t - 1])
        d.h[t - 1] += trace.z[t] * d.h[t]  # h[t] = z[t] h[t-1] + ...

    def steps_backward(self, trace: Trace, d: Trace) -> None:
        """What `step_backward` fills, for all t at once where ∂L/∂h is known."""
        self._back_into_gates(trace, d, slice(1, None), trace.h[:-1])

    def _back_into_gates(self, trace, d, t, h_before):
        dh, n = d.h[t], trace.n[t]
        d.v[t] = dh
        if self.gate == "sigmoid":
            d.z[t] = (h_before - n) * dh  # h[t] = z[t] h[t-1] + (1 - z[t]) n[t]
        else:
            d.z[t] = h_before * dh  # h[t] = z[t] h[t-1] + n[t]
        d.n[t] = trace.renewed[t] * dh
        da = d.a[t]
        da[..., Z, :, :] = trace.slope[t] * d.z[t]  # z[t] = σ(a_z[t])
        da[..., N, :, :] = d.n[t]  # n[t] = a_n[t]

    def read_inputs_backward(self, trace: Trace, d: Trace) -> None:
        """∂L/∂x[t] for all t at once; nothing waits for it."""
        da = d.a[1:]
        np.matmul(stacked(self.U).T, da.reshape(len(da), -1, da.shape[-1]), out=d.x[1:])  # a[t] = U x[t] + ...

    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's term, t = 1 ... T, gate by gate."""
        da, x = d.a[1:], trace.x[1:, np.newaxis]
        factors = {"U": (da, x)}
        return factors if self.b is None else {**factors, "b": (da, np.ones_like(x[:, :, :1]))}
