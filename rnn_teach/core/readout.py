"""From the hidden state to an answer."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Literal, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from rnn_teach.core.activations import linear, sigmoid
from rnn_teach.core.arguments import as_array, as_choice, as_dtype, as_flag, as_names, as_rng, as_size
from rnn_teach.core.cell import seem_finite
from rnn_teach.core.gradients import Gradients, terms_of, total_of
from rnn_teach.core.initializations import INITS, room_for
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.core.types import Array, Arrays


def softmax(o: ArrayLike) -> Array:
    """Turn scores into probabilities over the classes (the axis before the batch).

        ŷ_i = exp(o_i) / Σ_j exp(o_j)

    Parameters
    ----------
    o : array (..., n_y, B)
        Scores. The largest is subtracted first: the same ŷ, and no overflow. A column
        of NaN stays one.

    Raises
    ------
    ValueError
        If these are no scores, or have no axis for the batch.
    """
    return _softmax(as_array("o", o, ("...", "n_y", "B"), finite=False))


def _softmax(o):
    """The same of scores that are known to be some."""
    e = o - o.real.max(axis=-2, keepdims=True)
    np.exp(e, out=e)
    with np.errstate(invalid="ignore"):  # complex NaN, in row 0, may be told of
        e /= e.sum(axis=-2, keepdims=True)
    return e


ANSWERS = {"softmax": _softmax, "sigmoid": sigmoid, "linear": linear}


@dataclass(eq=False, repr=False)  # as for the cells
class Readout:
    """What is read from the hidden state at each step.

        o[t] = V h[t] + c
        ŷ[t] = softmax(o[t])        or σ(o[t]), or o[t] itself

    Parameters
    ----------
    V : array (n_y, n_h)
        From the hidden state to the output.
    c : array (n_y, 1)
        The bias. Zero where not given.
    bias : bool
        Whether there is one. With bias=False o[t] = V h[t], `c` is None and no
        parameter.
    answer : "softmax", "sigmoid" or "linear"
        How ŷ is made of o: probabilities of classes, one of which is right; of a yes
        for each output by itself; or o itself, for numbers. The losses take o, and each
        has its own answer: `cross_entropy`, `logistic_loss` and `squared_error`, in
        this order.
    reads : tuple of str
        What V reads, one below the other: ("h", "ctx") is the hidden state and the
        context of a net with attention, and n_h is the size of both together.

    Raises
    ------
    ValueError
        If the shapes do not fit together, a number is NaN or infinite, or there is no
        such answer.
    """

    V: np.ndarray
    c: np.ndarray | None = None
    _: KW_ONLY
    answer: str = "softmax"
    bias: bool = True
    reads: tuple = ("h",)

    def __post_init__(self) -> None:
        self.reads = as_names("reads", self.reads)
        self.fit_parameters(copy=True)

    def fit_parameters(self, *, copy: bool = False) -> None:
        """Bring V and c into shape, as arrays of its own if `copy`, or refuse them."""
        as_choice("answer", self.answer, ANSWERS)
        self.V = as_array("V", self.V, ("n_y", "n_h"), copy=copy)
        if not as_flag("bias", self.bias):
            if self.c is not None:
                raise ValueError("a read-out with bias=False has no c: leave out one of the two")
            return
        c = np.zeros((self.n_y, 1), self.V.dtype) if self.c is None else self.c
        self.c = as_array("c", c, (self.n_y, 1), axes="(n_y, 1)", copy=copy)

    @classmethod
    def random(
        cls,
        n_h: int,
        n_y: int,
        rng: np.random.Generator,
        *,
        init: Literal["normal", "uniform"] = "normal",
        dtype: DTypeLike = float,
        answer: str = "softmax",
        bias: bool = True,
        reads: tuple[str, ...] = ("h",),
    ) -> Self:
        """A read-out with random weights of the order of 1/√n_h and a bias of zero.

        Parameters
        ----------
        n_h, n_y : int
            Sizes of the hidden state and of the output.
        rng : numpy.random.Generator
            Where the random numbers come from.
        init : "normal" or "uniform"
            Normal weights of standard deviation 1/√n_h, or weights uniform in ±1/√n_h,
            as PyTorch's are.
        dtype : float32 or float64
            The precision of the weights.
        answer, bias, reads
            As for the read-out.

        Raises
        ------
        ValueError
            If a size, an option or the rng is none.
        """
        n_h, n_y, scale = as_size("n_h", n_h), as_size("n_y", n_y), 1 / np.sqrt(n_h)
        uniform = as_choice("init", init, INITS) == "uniform"
        with room_for((n_y, n_h)):
            draw = (
                as_rng(rng).uniform(-scale, scale, (n_y, n_h))
                if uniform
                else as_rng(rng).normal(0, scale, (n_y, n_h))
            )
            return cls(draw.astype(as_dtype(dtype)), answer=answer, bias=bias, reads=reads)

    @property
    def n_h(self) -> int:
        """The size of the hidden state, or of all that is read."""
        return self.V.shape[1]

    @property
    def n_y(self) -> int:
        """The size of the output o[t]."""
        return self.V.shape[0]

    @property
    def parameters(self) -> Arrays:
        """V and c by name: the very arrays, to be changed in training."""
        return {"V": self.V, "c": self.c} if self.bias else {"V": self.V}  # type: ignore[dict-item]

    def __repr__(self) -> str:
        arrays = ", ".join(f"{name} {array.shape}" for name, array in self.parameters.items())
        reads = "" if self.reads == ("h",) else f"; reads {' '.join(self.reads)}"
        return f"Readout(n_h={self.n_h}, n_y={self.n_y}: {arrays}; {self.answer}{reads})"

    def read(self, trace: Trace) -> Trace:
        """The trace with a further part, `trace.readout`: what is read from its states.

        `trace.readout.o[t]` are the outputs and `trace.readout.y_hat[t]` the answers
        ŷ[t], for t = 1 ... T, and the trace's mask where there is one. The losses take
        `trace.readout` and leave out the steps that were not read.

        Raises
        ------
        ValueError
            If it is no trace, or its hidden state has another size than V reads; if V
            or c
        was set to what does not fit, or holds NaN or infinity by now.
        """
        if not self._fits():
            self.fit_parameters()
        o = self.V @ self._read_from(trace) + (self.c if self.bias else 0)
        o[0] = np.nan  # nothing was read at t = 0, so nothing is answered
        mask = {"mask": trace.mask} if "mask" in trace.quantities else {}
        return trace.with_part("readout", Trace(o=o, y_hat=ANSWERS[self.answer](o), **mask))

    def _fits(self):
        """Whether a quick look, which each reading takes, finds nothing set wrongly
        since."""
        V, c = self.V, self.c
        if not (type(V) is np.ndarray and V.ndim == 2 and V.dtype.kind in "fc" and str(self.answer) in ANSWERS):
            return False
        if not self.bias:
            return c is None and seem_finite((V,))
        return type(c) is np.ndarray and c.shape == (len(V), 1) and c.dtype.kind in "fc" and seem_finite((V, c))

    def _read_from(self, trace):
        """What V reads of the trace, one below the other, or a refusal."""
        there = as_trace(trace).quantities
        for name in self.reads:
            if name not in there and self.reads != ("h",):
                raise ValueError(f"V reads {' and '.join(self.reads)}; this trace has no {name}")
        read = [there[name] for name in self.reads if name in there]
        n = sum(one.shape[1] for one in read)
        if n != self.n_h:
            what = "a hidden state" if self.reads == ("h",) else " and ".join(self.reads)
            raise ValueError(f"V reads {what} of {self.n_h} units; this trace has {n or 'none'}")
        return read[0] if len(read) == 1 else np.concatenate(read, axis=1)

    def read_backward(self, trace: Trace, d_o: ArrayLike, *, terms: bool = True) -> Gradients:
        """From ∂L/∂o[t] to the direct term of h[t], and to the gradients of V and c.

            direct[t] = Vᵀ ∂L/∂o[t]
            dL/dV = Σ_t ∂L/∂o[t] h[t]ᵀ,   dL/dc = Σ_t ∂L/∂o[t]

        Parameters
        ----------
        trace : Trace
            From `unroll`, or `read`.
        d_o : array (T+1, n_y, B) or (n_y, B)
            ∂L/∂o[t], from a loss. Row 0 does not count: nothing is answered at t = 0.
            Without time it is that of the last outputs, o[T].
        terms : bool
            Whether to keep each step's share of the gradient.

        Returns
        -------
        Gradients
            `d.h` is the `direct` that `bptt` takes, zero in row 0, and so is what else
            V reads, such as `d.ctx`; `d.o` is d_o; `terms` and `total` hold V and c.

        Raises
        ------
        ValueError
            If it is no trace that V can read, d_o has another shape than o, or holds
            NaN or infinity after row 0.
        """
        read = self._read_from(trace)
        d_o = self._over_time(d_o, trace)
        d_read = self.V.T @ d_o  # o[t] = V h[t] + c
        d_read[0] = 0
        ends = np.cumsum([trace.quantities[name].shape[1] for name in self.reads])
        d = dict(zip(self.reads, np.split(d_read, ends[:-1], axis=1), strict=True))
        factors = {"V": (d_o[1:], read[1:])}  # o[t] = V h[t] + c
        if self.bias:
            factors["c"] = (d_o[1:], np.ones_like(read[1:, :1]))
        return Gradients(
            Trace(**d, o=d_o),
            Trace(o=d_o),
            terms_of(factors) if as_flag("terms", terms) else None,
            total_of(factors),
        )

    def _over_time(self, d_o, trace):
        """∂L/∂o[t] for all t, where it may be given for o[T] alone."""
        shape = (trace.T + 1, self.n_y, trace.B)
        if getattr(d_o, "shape", None) == shape[1:]:
            d_o = np.concatenate([np.zeros((trace.T, *shape[1:])), as_array("d_o", d_o)[np.newaxis]])
        return as_array("d_o", d_o, shape, axes="(T+1, n_y, B)", finite="after row 0", copy=True)
