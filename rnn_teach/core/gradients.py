"""What a backward pass computed, as an object one can hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from rnn_teach.core.trace import Trace

COLUMNS = 512
"""How wide factors are laid out for one product, T times B: the wider the quicker,
while they stay in the cache."""


@dataclass(repr=False)
class Gradients:
    """Every quantity of a backward pass, indexed by time like the trace it belongs to.

    d : Trace
        ∂L/∂ of each quantity of the forward pass, by its name: `d.h[t]` is ∂L/∂h[t],
        everything that L owes to h[t], now and later; `d.a[t]`, `d.x[t]`; `d.h[0]` is
        the gradient of the initial state.
    direct : Trace
        The direct terms: the gradients of the states through no later step:
        `direct.h[t]`.
    terms : dict of arrays (T+1, ...) or None
        `terms["W"][t]` is step t's share of dL/dW, summed over the batch. Row 0 is NaN:
        there is no step 0. None where they were left out.
    total : dict of arrays
        `total["W"]` is dL/dW, the sum of the terms.
    parts : dict of Gradients
        Those of each part, where it is a net's. Each counts time as the part reads it.
    """

    d: Trace
    direct: Trace
    terms: dict | None
    total: dict
    parts: dict = field(default_factory=dict)

    def __repr__(self) -> str:
        total = ", ".join(f"{name} {array.shape}" for name, array in self.total.items())
        of_time = ", ".join(f"d.{name}" for name in self.d.quantities)
        terms = "" if self.terms is None else "; terms"
        return f"Gradients(T={self.d.T}, B={self.d.B}: total {total}{terms}; {of_time})"


class AtPlaces(NamedTuple):
    """The two factors of a parameter that a step uses once at each of P places.

    Both are (T, P, n, B), and the step's term is the sum over the places.
    """

    delta: np.ndarray
    s: np.ndarray


def like(pair, delta, s):
    """Two factors of the kind of `pair`."""
    return AtPlaces(delta, s) if isinstance(pair, AtPlaces) else (delta, s)


def terms_of(factors):
    """Each step's share of each gradient, δ[t] s[t]ᵀ, with NaN in row 0.

    Parameters
    ----------
    factors : dict of pairs of arrays (T, n, B) and (T, m, B)
        For each parameter δ and s. Stacked gates stand on axes between the time and n:
        (T, 4, n, B) and (T, 1, m, B).
    """
    terms = {}
    for name, pair in factors.items():
        delta, s = pair
        products = delta @ np.swapaxes(s, -1, -2)
        if isinstance(pair, AtPlaces):
            products = products.sum(axis=1)
        terms[name] = np.concatenate([np.full_like(products[:1], np.nan), products])
    return terms


def total_of(factors):
    """The gradients, Σ_t δ[t] s[t]ᵀ: a product for each parameter and block of
    steps."""
    T, *_, B = next(iter(factors.values()))[0].shape
    steps = max(1, COLUMNS // B)
    total = _sum_over(slice(steps), factors)
    for first in range(steps, T, steps):
        for name, share in _sum_over(slice(first, first + steps), factors).items():
            total[name] += share
    return total


def _sum_over(steps, factors):
    arrays = {id(array): array for pair in factors.values() for array in pair}  # U, W and b share their δ
    wide = {key: _side_by_side(array[steps]) for key, array in arrays.items()}
    total = {name: wide[id(delta)] @ np.swapaxes(wide[id(s)], -1, -2) for name, (delta, s) in factors.items()}
    return {name: one.sum(axis=0) if isinstance(factors[name], AtPlaces) else one for name, one in total.items()}


def _side_by_side(array):
    """From a column for each sequence, step by step (T, ..., n, B), to all columns in a
    row: (..., n, T B)."""
    rows = array.transpose(*range(1, array.ndim - 1), 0, -1)
    return rows.reshape(*rows.shape[:-2], -1)
