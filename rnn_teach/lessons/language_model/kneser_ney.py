"""Counting instead of learning: n-grams with the smoothing of Kneser and Ney."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_positive, as_size, in_short


class KneserNey:
    """The next symbol from the few before it, by counting.

        p_n(w | h) = ( max(c(h w) - d, 0) + d a(h) p_{n-1}(w | h') ) / c(h)

    where h' is h without its first symbol, a(h) how many different symbols were seen
    after h, and p_0 = 1/K. At the highest order c counts how often; below it, c(h w)
    counts *after how many different symbols* h w was seen. After an h that was never
    seen it is p_{n-1}(w | h'). (Kneser and Ney 1995; in this interpolated form Chen and
    Goodman 1999, An empirical study of smoothing techniques for language modeling,
    section 3.)

    Parameters
    ----------
    numbers : whole numbers (T,)
        The text to count, each symbol by its number 0 ... K-1.
    n : int
        The order: n-1 symbols are looked at, and the next one is told.
    K : int
        How many symbols there are.
    d : float
        The discount, below 1: what is taken from each count and given to the unseen.

    Raises
    ------
    ValueError
        If these are no such numbers, or fewer than n.
    """

    def __init__(self, numbers: ArrayLike, n: int, K: int, d: float = 0.75) -> None:
        self.n, self.K, self.d = as_size("n", n), as_size("K", K), as_positive("d", d)
        if self.d >= 1:
            raise ValueError(f"d must be below 1, the smallest count; got {self.d}")
        numbers = tuple(_as_numbers(numbers, K).tolist())
        if len(numbers) < n:
            raise ValueError(f"a text of {len(numbers)} symbols has no group of {n}: take a longer one")
        self._after = [defaultdict(dict) for _ in range(self.n)]  # by order: after h, each symbol and its count
        groups = zip(*(numbers[first:] for first in range(n)), strict=False)
        for (*h, symbol), count in Counter(groups).items():
            self._after[-1][tuple(h)][symbol] = count
        for order in range(self.n - 1, 0, -1):
            for h, counts in self._after[order].items():
                shorter = self._after[order - 1][h[1:]]
                for symbol in counts:  # each different h in front counts once
                    shorter[symbol] = shorter.get(symbol, 0) + 1
        self._totals = [{h: sum(counts.values()) for h, counts in after.items()} for after in self._after]

    def __repr__(self) -> str:
        return f"KneserNey(n={self.n}, K={self.K}: {len(self._after[-1]):,} contexts)"

    def probability(self, symbol: int, before: Sequence[int]) -> float:
        """p(symbol | before), of which the last n-1 symbols count."""
        before, p = tuple(before), 1 / self.K
        for order in range(min(self.n, len(before) + 1)):
            h = before[len(before) - order :]
            counts = self._after[order].get(h)
            if counts is None:
                break
            share = self.d * len(counts) * p
            p = (max(counts.get(symbol, 0) - self.d, 0) + share) / self._totals[order][h]
        return p

    def bits(self, numbers: ArrayLike) -> float:
        """The mean of -log₂ p(symbol | the symbols before) over a text, from its first
        symbol on: bits a symbol.

        Raises
        ------
        ValueError
            If these are no numbers of symbols.
        """
        numbers, most = tuple(_as_numbers(numbers, self.K).tolist()), self.n - 1
        before = (numbers[max(0, place - most) : place] for place in range(len(numbers)))
        return float(-np.mean(np.log2([self.probability(*pair) for pair in zip(numbers, before, strict=True)])))


def _as_numbers(numbers, K):
    array = as_array("numbers", numbers, ("T",), finite=False, convert=False)
    if array.dtype.kind not in "iu" or np.any((array < 0) | (array >= K)):
        raise ValueError(f"numbers must be whole numbers from 0 to {K - 1}; got {in_short(numbers)}")
    return array
