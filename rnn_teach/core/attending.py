"""Attention inside the cell: what a step sees goes into its state."""

from __future__ import annotations

import copy
from dataclasses import KW_ONLY, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from rnn_teach.core.arguments import as_array, as_size, in_short
from rnn_teach.core.attention import as_attended
from rnn_teach.core.bptt import refuse_trace
from rnn_teach.core.cell import as_cell, refit_parameters
from rnn_teach.core.gates import stacked
from rnn_teach.core.gradients import AtPlaces, Gradients
from rnn_teach.core.lstm import LSTMCell
from rnn_teach.core.networks import in_brief
from rnn_teach.core.places import Places, weigh_backward
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Array, Arrays, Factors


@dataclass(eq=False, repr=False)  # as for the cells
class AttendingCell:
    """A cell that looks at places before each step, and reads what it sees there.

        u_p[t] = tanh(A a_p + M h[t-1])         place p as the state before sees it
        e_p[t] = v · u_p[t]                     how well it fits
        α[t]   = softmax over p of e[t]         where the step looks
        ctx[t] = Σ_p α_p[t] a_p                 what it sees there

    then a step of `cell` on the input [x[t]; ctx[t]]. (Bahdanau, Cho and Bengio 2015,
    Neural machine translation by jointly learning to align and translate, appendix
    A.1.2; for pictures Xu and others 2015, Show, attend and tell, section 3.1.2.)
    `unroll`, `bptt`, `make_ledger`, read-outs and losses take it as any other, once it
    has places:

        looking = cell.looking_at(places)
        wrote = readout.read(unroll(looking, y, h=..., c=...))
        loss = cross_entropy(wrote.readout, targets)
        of_readout = readout.read_backward(wrote, loss.d_o)
        of_cell = bptt(looking, wrote, of_readout.d.h)
        d_places = looking.places_backward(wrote, of_cell)

    The trace has `alpha[t]` (P, B) and `ctx[t]` (F, B) beside what `cell` records. The
    context is among what is carried, though no step reads the one before: so a loss may
    depend on it. `Readout.random(n_h + F, n_y, rng, reads=("h", "ctx"))` reads both,
    and `direct` is {"h": of_readout.d.h, "ctx": of_readout.d.ctx} then: words look at
    their places more often so.

    Parameters
    ----------
    cell : RNNCell, LSTMCell or GRUCell
        For inputs of n_x + F numbers: its own x[t], then the context.
    A : array (n_a, F)
        From a place to the n_a numbers in which places and state are compared.
    M : array (n_a, n_h)
        From the hidden state before to the same.
    v : array (n_a, 1)
        What is made of them: the score.

    Raises
    ------
    ValueError
        If the shapes do not fit together, or a number is NaN or infinite.
    """

    cell: object
    A: np.ndarray
    M: np.ndarray
    v: np.ndarray
    _: KW_ONLY
    places: Places | None = None

    def __post_init__(self) -> None:
        if "a" not in as_cell(self.cell).records or not hasattr(self.cell, "U"):
            raise ValueError(f"cell must be a cell with inputs U x[t], as LSTMCell is; got {in_short(self.cell)}")
        if self.places is not None:
            raise ValueError("a cell gets its places by looking_at: leave out places")
        self.fit_attention(copy=True)

    def fit_attention(self, *, copy: bool = False) -> None:
        """Bring A, M and v into shape, as arrays of its own if `copy`, or refuse."""
        self.A = as_array("A", self.A, ("n_a", "F"), copy=copy)
        self.M = as_array("M", self.M, (len(self.A), self.n_h), axes="(n_a, n_h)", copy=copy)
        self.v = as_array("v", self.v, (len(self.A), 1), axes="(n_a, 1)", copy=copy)
        if self.n_x < 1:
            raise ValueError(
                f"cell must have room for x and the context, n_x above F = {self.F}; it has n_x = {self.cell.n_x}"
            )

    @classmethod
    def random(
        cls,
        n_x: int,
        F: int,
        n_h: int,
        rng: np.random.Generator,
        *,
        n_a: int = 32,
        kind: type[Any] = LSTMCell,
        dtype: DTypeLike = float,
        **options: Any,
    ) -> Self:
        """One with random weights, the context's part of U of standard deviation 1/√F.

        Parameters
        ----------
        n_x, F, n_h : int
            Sizes of the input, of a place, and of the hidden state.
        rng : numpy.random.Generator
            Where the random numbers come from.
        n_a : int
            In how many numbers places and state are compared.
        kind : type
            LSTMCell, GRUCell or another cell with such a `random`.
        dtype : float32 or float64
            The precision of the weights.
        **options
            Those of `kind.random`, by name: U_std is for the input's part of U.

        Raises
        ------
        ValueError
            If a size, an option, the kind or the rng is none.
        """
        n_x, F, n_h, n_a = (as_size(*one) for one in (("n_x", n_x), ("F", F), ("n_h", n_h), ("n_a", n_a)))
        if not hasattr(kind, "random") or not hasattr(kind, "step"):
            raise ValueError(f"kind must be a kind of cell, such as LSTMCell; got {in_short(kind)}")
        cell = kind.random(n_x, n_h, rng, dtype=dtype, **options)
        sees, *own = (
            rng.normal(0, size[-1] ** -0.5, size).astype(cell.dtype)
            for size in ((*cell.U.shape[:-1], F), (n_a, F), (n_a, n_h), (1, n_a))
        )
        cell.U = np.concatenate([cell.U, sees], axis=-1)
        return cls(cell, own[0], own[1], own[2].T)

    @property
    def n_x(self) -> int:
        """The size of an input x[t], without the context."""
        return self.cell.n_x - self.F

    @property
    def n_h(self) -> int:
        """The size of the hidden state."""
        return self.cell.n_h

    @property
    def F(self) -> int:
        """The size of a place, and of the context."""
        return self.A.shape[1]

    @property
    def carries(self) -> tuple[str, ...]:
        """The states of the cell, and the context."""
        return (*self.cell.carries, "ctx")

    @property
    def names(self) -> dict[str, tuple[str, int]]:
        """Names for slices of what is recorded: those of the cell."""
        return self.cell.names

    @property
    def records(self) -> dict[str, tuple[int, ...]]:
        """What a step computes, with the shape of each."""
        P, n_a = self._places().P, len(self.A)
        return {**self.cell.records, "u": (P, n_a), "e": (P,), "alpha": (P,), "ctx": (self.F,)}

    @property
    def parameters(self) -> Arrays:
        """Those of the cell, and A, M and v: the very arrays."""
        return {**self.cell.parameters, "A": self.A, "M": self.M, "v": self.v}

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of number the cell computes with."""
        kind = np.result_type(*self.parameters.values())
        complex_places = self.places is not None and np.iscomplexobj(self.places.values)
        return np.result_type(kind, self.places.values) if complex_places else kind

    def __repr__(self) -> str:
        looks = "at nothing yet" if self.places is None else f"at {self.places.P} places"
        sizes = f"A {self.A.shape}, M {self.M.shape}, v {self.v.shape}"
        return f"AttendingCell({in_brief(self.cell)}: {sizes}; looks {looks})"

    def looking_at(self, places: ArrayLike, *, lengths: ArrayLike | None = None) -> Self:
        """The same cell, with the same parameters, that looks at these places.

        Parameters
        ----------
        places : array (P, F, B) or (P, F)
            The parts of a picture, or an encoder's `h[1:]`. One sequence serves a batch
            of any size.
        lengths : B whole numbers
            How many of them there are in each sequence. All P where not given.

        Raises
        ------
        ValueError
            If the shapes do not fit, or a number is NaN or infinite.
        """
        looking = copy.copy(self)
        looking.places = Places(places, lengths, self.F, np.result_type(*self.parameters.values()))
        return looking

    def read_inputs(self, trace: Trace) -> None:
        """What waits for no state, for all t at once: U x[t] + b, and A a_p in u."""
        refit_parameters(self.cell)
        self.fit_attention()
        self._places().refuse_batch(trace.B)
        self.cell.read_inputs(_with_inputs(trace, np.zeros_like(trace.ctx)))
        trace.u[1:] = self.A @ self.places.values

    def step(self, trace: Trace, t: int) -> None:
        """Fill row t of the trace from row t-1."""
        u, e, alpha, ctx = trace.u[t], trace.e[t], trace.alpha[t], trace.ctx[t]
        u += self.M @ trace.h[t - 1]  # A a_p + M h[t-1], begun in read_inputs
        np.tanh(u, out=u)
        e[:] = np.sum(self.v * u, axis=1)
        alpha[:] = self.places.weigh(e)
        ctx[:] = self.places.mix(alpha)
        a = trace.a[t]
        a += self.cell.U[..., self.n_x :] @ ctx  # U [x[t]; ctx[t]] + b
        self.cell.step(trace, t)

    def slopes(self, trace: Trace) -> Arrays:
        """Those of the cell, and of the tanh in u."""
        self._places().refuse_batch(trace.B)
        return {**self.cell.slopes(trace), "u_slope": 1 - trace.u * trace.u}

    def step_backward(self, trace: Trace, d: Trace, t: int) -> None:
        """The reverse of `step`: through the cell, then from the context to where the
        step looked, and on to the past."""
        self.cell.step_backward(trace, d, t)
        d_ctx, dh_before = d.ctx[t], d.h[t - 1]
        d_ctx += stacked(self.cell.U[..., self.n_x :]).T @ stacked(d.a[t])  # U [x[t]; ctx[t]] + b
        d_alpha = d.alpha[t] = self.places.match(d_ctx)  # ctx[t] = Σ_p α_p[t] a_p
        d_e = d.e[t] = weigh_backward(trace.alpha[t], d_alpha)
        d_u = d.u[t] = d_e[:, np.newaxis] * self.v  # e_p[t] = v · u_p[t]
        dh_before += self.M.T @ np.sum(trace.u_slope[t] * d_u, axis=0)  # u_p[t] = tanh(A a_p + M h[t-1])

    def read_inputs_backward(self, trace: Trace, d: Trace) -> None:
        """∂L/∂x[t] for all t at once."""
        wide = _with_inputs(d, d.ctx)
        self.cell.read_inputs_backward(trace, wide)
        d.x[1:] = wide.x[1:, : self.n_x]

    def gradient_factors(self, trace: Trace, d: Trace) -> Factors:
        """The two factors of each step's term. A and v are used once at each place."""
        u, d_e, ones = trace.u[1:], d.e[1:, :, np.newaxis], np.ones_like(trace.e[1:, :, np.newaxis])
        d_before_tanh = (1 - u * u) * d.u[1:]
        at_places = np.broadcast_to(self.places.values, (trace.T, *self.places.values.shape[:2], trace.B))
        return {
            **self.cell.gradient_factors(_with_inputs(trace, trace.ctx), d),
            "A": AtPlaces(d_before_tanh, at_places),
            "M": (d_before_tanh.sum(axis=1), trace.h[:-1]),
            "v": AtPlaces(u * d_e, ones),
        }

    def places_backward(self, trace: Trace, gradients: Gradients) -> Array:
        """∂L/∂a_p, in the shape of the places: what they get from all steps.

        Parameters
        ----------
        trace : Trace
            From `unroll`.
        gradients : Gradients
            From `bptt`.

        Raises
        ------
        ValueError
            If they are not those, or there are no places.
        """
        places, d = self._places(), as_attended(trace, gradients, "bptt")
        refuse_trace(self, trace)
        places.refuse_batch(trace.B)
        u = trace.u[1:]
        d_ctx = np.where(trace.mask[1:], d.ctx[1:], 0) if "mask" in trace.quantities else d.ctx[1:]
        compared = np.sum((1 - u * u) * d.u[1:], axis=0)
        compared = compared if places.B == trace.B else compared.sum(axis=-1, keepdims=True)
        return places.spread(trace.alpha[1:], d_ctx) + self.A.T @ compared

    def _places(self):
        if self.places is None:
            raise ValueError(
                "this cell looks at nothing yet: cell.looking_at(places) makes one that looks at places"
            )
        return self.places


def _with_inputs(trace, ctx):
    """The trace, over the same numbers, with the inputs [x[t]; ctx[t]] that the cell
    inside reads."""
    return trace.with_quantities(x=np.concatenate([trace.x, ctx], axis=1))
