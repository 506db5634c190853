"""A vector for each word: whole numbers in, inputs of a cell out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from rnn_teach.core.arguments import as_array, as_dtype, as_flag, as_positive, as_rng, as_size
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.initializations import room_for
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Array, Arrays


@dataclass(eq=False, repr=False)  # as for the cells
class Embedding:
    """A table of vectors, one for each of K words. The word at a step picks its column.

        x[t] = E[:, k[t]]        which is E times the one-hot vector of word k[t]

    `unroll(cell, embedding.read(words))` reads words; after `bptt`, `d.x` goes into
    `read_backward`.

    Parameters
    ----------
    E : array (n_x, K)
        Column k is the vector of word k, k = 0 ... K-1.

    Raises
    ------
    ValueError
        If E is no matrix, or holds NaN or infinity.
    """

    E: np.ndarray

    def __post_init__(self) -> None:
        self.E = as_array("E", self.E, ("n_x", "K"), copy=True)

    @classmethod
    def random(
        cls, K: int, n_x: int, rng: np.random.Generator, *, std: float = 1.0, dtype: DTypeLike = float
    ) -> Self:
        """An embedding of K words in n_x numbers, independent and normal.

        Parameters
        ----------
        K, n_x : int
            How many words, and the size of a vector.
        rng : numpy.random.Generator
            Where the random numbers come from.
        std : float
            Their standard deviation.
        dtype : float32 or float64
            Their precision.

        Raises
        ------
        ValueError
            If a size, the deviation, the dtype or the rng is none.
        """
        K, n_x, dtype = as_size("K", K), as_size("n_x", n_x), as_dtype(dtype)
        std, rng = as_positive("std", std, zero=True), as_rng(rng)
        with room_for((n_x, K)):
            return cls(rng.normal(0, std, (n_x, K)).astype(dtype, copy=False))

    @property
    def n_x(self) -> int:
        """The size of a vector: what a cell reads."""
        return self.E.shape[0]

    @property
    def K(self) -> int:
        """How many words there are."""
        return self.E.shape[1]

    @property
    def parameters(self) -> Arrays:
        """E by name: the very array, to be changed in training."""
        return {"E": self.E}

    def __repr__(self) -> str:
        return f"Embedding(K={self.K}, n_x={self.n_x}: E {self.E.shape})"

    def read(self, words: ArrayLike) -> Array:
        """The vectors of the words, as inputs for `unroll`.

        Parameters
        ----------
        words : whole numbers (T, B)
            The word at each step; (T,) is one sequence. Padding is any word there is.

        Returns
        -------
        array (T, n_x, B)

        Raises
        ------
        ValueError
            If they are no whole numbers from 0 to K-1, or have another number of axes.
        """
        return np.ascontiguousarray(self.E[:, self._as_words(words)].swapaxes(0, 1))

    def read_backward(self, words: ArrayLike, d_x: ArrayLike, *, terms: bool = False) -> Gradients:
        """From ∂L/∂x[t] to the gradient of E: each word's column adds up its steps.

            dL/dE[:, k] = Σ ∂L/∂x[t]   over all steps and sequences whose word is k

        Parameters
        ----------
        words : whole numbers (T, B) or (T,)
            As for `read`.
        d_x : array (T+1, n_x, B)
            `d.x` from `bptt`. Row 0 does not count: there is no x[0].
        terms : bool
            Whether to keep each step's share, (T+1, n_x, K).

        Returns
        -------
        Gradients
            `total` and, where asked for, `terms` hold E; `d.x` is d_x.

        Raises
        ------
        ValueError
            If the words are none, d_x has another shape than x, or holds NaN or
            infinity after row 0.
        """
        words = self._as_words(words)
        T, B = words.shape
        d_x = as_array("d_x", d_x, (T + 1, self.n_x, B), axes="(T+1, n_x, B)", finite="after row 0")
        if as_flag("terms", terms):
            steps = np.array([np.full_like(self.E, np.nan), *map(self._columns, words, d_x[1:])])
            return Gradients(Trace(x=d_x), Trace(x=d_x), {"E": steps}, {"E": steps[1:].sum(axis=0)})
        total = self._columns(words, np.moveaxis(d_x[1:], 1, 0))
        return Gradients(Trace(x=d_x), Trace(x=d_x), None, {"E": total})

    def _columns(self, words, d_x):
        """Add ∂L/∂x (n_x, ...) into the column of its word (...)."""
        rows = np.zeros((self.K, self.n_x), np.result_type(self.E, d_x))
        np.add.at(rows, words.ravel(), d_x.reshape(self.n_x, -1).T)
        return np.ascontiguousarray(rows.T)

    def _as_words(self, words):
        array = as_array("words", words, finite=False, convert=False)
        if array.dtype.kind not in "iu":
            raise ValueError(f"words must be whole numbers, 0 to {self.K - 1}; got numbers of type {array.dtype}")
        array = as_array("words", array, ("T", 1) if array.ndim == 1 else ("T", "B"), finite=False, convert=False)
        odd = np.argwhere((array < 0) | (array >= self.K))
        if len(odd):
            t, b = map(int, odd[0])
            raise ValueError(
                f"words must be whole numbers from 0 to {self.K - 1}; words[{t}, {b}] is {array[t, b]}"
            )
        return array
