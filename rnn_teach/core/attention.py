"""Attention after the decoder: a read-out that looks at an encoder's states."""

from __future__ import annotations

import copy
from dataclasses import KW_ONLY, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_size, in_short
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.places import Places, weigh_backward
from rnn_teach.core.readout import Readout
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.core.types import Array, Arrays


@dataclass(eq=False, repr=False)  # as for the cells
class AttendingReadout:
    """A read-out that looks at places before it answers, such as an encoder's states.

        e_p[t] = h[t] · a_p                      how well place p fits the state
        α[t]   = softmax over p of e[t]          where it looks
        ctx[t] = Σ_p α_p[t] a_p                  what it sees there
        o[t]   = V [h[t]; ctx[t]] + c

    (Luong, Pham and Manning 2015, Effective approaches to attention-based neural
    machine translation, section 3.1: global attention with the dot product, without
    their further tanh layer.) Nothing goes back into the state, so any cell or net can
    be read. It is used like `Readout`, once it has places:

        looking = readout.looking_at(read.h[1:], lengths=lengths)
        wrote = looking.read(unroll(decoder, y, h=...))
        loss = cross_entropy(wrote.readout, targets)
        of_readout = looking.read_backward(wrote, loss.d_o)
        of_decoder = bptt(decoder, wrote, of_readout.d.h)
        d_places = looking.places_backward(wrote, of_readout)

    where `read` is the encoder's trace; d_places is ∂L/∂(its h[1] ... h[P]).

    Parameters
    ----------
    readout : Readout
        What reads [h; ctx], with `reads=("h", "ctx")`: V is (n_y, 2 n_h), for the
        places have as many numbers as the state.

    Raises
    ------
    ValueError
        If it is no such read-out.
    """

    readout: Readout
    _: KW_ONLY
    places: Places | None = None

    def __post_init__(self) -> None:
        reads = getattr(self.readout, "reads", None)
        if reads != ("h", "ctx") or self.readout.n_h % 2 or self.places is not None:
            raise ValueError(
                'readout must be a Readout of 2 n_h numbers with reads=("h", "ctx"), and gets its places by '
                f"looking_at; got {in_short(self.readout)}"
            )

    @classmethod
    def random(cls, n_h: int, n_y: int, rng: np.random.Generator, **options: Any) -> Self:
        """One with random weights, as `Readout.random` draws them for 2 n_h numbers.

        Parameters
        ----------
        n_h, n_y : int
            Sizes of the hidden state and of the output.
        rng : numpy.random.Generator
            Where the random numbers come from.
        **options
            Those of `Readout.random`, by name.

        Raises
        ------
        ValueError
            If a size, an option or the rng is none.
        """
        return cls(Readout.random(2 * as_size("n_h", n_h), n_y, rng, reads=("h", "ctx"), **options))

    @property
    def n_h(self) -> int:
        """The size of the hidden state, and of each place."""
        return self.readout.n_h // 2

    @property
    def n_y(self) -> int:
        """The size of the output o[t]."""
        return self.readout.n_y

    @property
    def parameters(self) -> Arrays:
        """V and c by name: the very arrays. Dot products have no parameters."""
        return self.readout.parameters

    def __repr__(self) -> str:
        looks = "at nothing yet" if self.places is None else f"at {self.places.P} places"
        return f"AttendingReadout({self.readout!r}; looks {looks})"

    def looking_at(self, places: ArrayLike, *, lengths: ArrayLike | None = None) -> Self:
        """The same read-out, with the same parameters, that looks at these places.

        Parameters
        ----------
        places : array (P, n_h, B) or (P, n_h)
            Of an encoder's trace `h[1:]`. One sequence serves a batch of any size.
        lengths : B whole numbers
            How many of them there are in each sequence. All P where not given.

        Raises
        ------
        ValueError
            If the shapes do not fit, or a number is NaN or infinite.
        """
        looking = copy.copy(self)
        looking.places = Places(places, lengths, self.n_h, self.readout.V.dtype)
        return looking

    def read(self, trace: Trace) -> Trace:
        """The trace with e, alpha and ctx, and its part `trace.readout`.

        As of `Readout.read`; `trace.alpha[t]`, (P, B), is where step t looks.

        Raises
        ------
        ValueError
            If there are no places yet, it is no trace, or sizes do not fit.
        """
        places = self._places_for(trace)
        e = places.match(trace.h[1:])
        alpha = places.weigh(e)
        more = {"e": e, "alpha": alpha, "ctx": places.mix(alpha)}
        return self.readout.read(trace.with_quantities(**{name: _from_1(one) for name, one in more.items()}))

    def read_backward(self, trace: Trace, d_o: ArrayLike, *, terms: bool = True) -> Gradients:
        """From ∂L/∂o[t] to the direct term of h[t], and to the gradients of V and c.

        Parameters
        ----------
        trace : Trace
            From `read`.
        d_o, terms
            As for `Readout.read_backward`.

        Returns
        -------
        Gradients
            `d.h` is the `direct` that `bptt` takes; `d.ctx`, `d.alpha` and `d.e` stand
            beside it.

        Raises
        ------
        ValueError
            As `read` does, or if d_o has another shape than o, or is not finite.
        """
        places = self._places_for(trace)
        gradients = self.readout.read_backward(trace, d_o, terms=terms)
        d = gradients.d
        d_alpha = places.match(d.ctx[1:])  # ctx[t] = Σ_p α_p[t] a_p
        d_e = weigh_backward(trace.alpha[1:], d_alpha)
        d.h[1:] += places.mix(d_e)  # e_p[t] = h[t] · a_p
        more = {"alpha": _from_1(d_alpha), "e": _from_1(d_e)}
        return Gradients(d.with_quantities(**more), gradients.direct, gradients.terms, gradients.total)

    def places_backward(self, trace: Trace, gradients: Gradients) -> Array:
        """∂L/∂a_p, in the shape of the places: what they get from the read-out.

        Of an encoder add it to the rows 1 ... P of its `direct`.

        Parameters
        ----------
        trace : Trace
            From `read`.
        gradients : Gradients
            From `read_backward`.

        Raises
        ------
        ValueError
            If they are not those, or there are no places.
        """
        places, d = self._places_for(trace), as_attended(trace, gradients, "read_backward")
        return places.spread(trace.alpha[1:], d.ctx[1:]) + places.spread(d.e[1:], trace.h[1:])

    def _places_for(self, trace):
        """The places, where they fit the trace."""
        if self.places is None:
            raise ValueError(
                "this read-out looks at nothing yet: readout.looking_at(places) makes one that looks at places"
            )
        h = as_trace(trace).quantities.get("h")
        if h is None or h.shape[1] != self.n_h:
            has = "none" if h is None else h.shape[1]
            raise ValueError(f"this read-out reads a hidden state of {self.n_h} units; this trace has {has}")
        self.places.refuse_batch(trace.B)
        return self.places


def as_attended(trace, gradients, made_by):
    """The `d` of gradients, where trace and gradients both tell where a step looked.

    Raises
    ------
    ValueError
        If they do not.
    """
    d, e = getattr(gradients, "d", None), as_trace(trace).quantities.get("e")
    if not isinstance(d, Trace) or "e" not in d.quantities or e is None or d.e.shape != e.shape:
        raise ValueError(
            f"gradients must be those of this trace, as {made_by} gives them; got {in_short(gradients)}"
        )
    return d


def _from_1(steps):
    """Rows 1 ... T, with a row 0 of NaN before them."""
    return np.concatenate([np.full_like(steps[:1], np.nan), steps])
