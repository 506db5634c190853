"""Which symbol comes next: what turns the scores of a step into one symbol."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_positive, as_rng, as_size
from rnn_teach.core.readout import softmax
from rnn_teach.core.types import Array


def greedy(o: ArrayLike, rng: np.random.Generator | None = None) -> Array:
    """The symbol with the highest score in each column; of equal ones the first.

    Parameters
    ----------
    o : array (n_y, B)
        The scores of one step.
    rng : numpy.random.Generator
        Not used: nothing is drawn.

    Returns
    -------
    whole numbers (B,)

    Raises
    ------
    ValueError
        If these are no finite scores.
    """
    return np.argmax(as_array("o", o, ("n_y", "B"), real=True), axis=0)


@dataclass(frozen=True)
class Sampler:
    """Draws the next symbol, from all of them or from the likeliest alone.

        p = softmax(o / temperature)

    then `top_k` keeps the k likeliest symbols, then `nucleus` the smallest set of the
    likeliest ones that together reach that probability; what is kept is divided by its
    sum. (Nucleus: Holtzman and others 2020, The curious case of neural text
    degeneration, section 3.1.)

        run_freely(cell, readout, begin, 100, Sampler(0.7), rng=rng)

    Parameters
    ----------
    temperature : float
        Below 1 the likely become likelier; above 1 all become more alike. 0 is the
        limit: the likeliest symbol alone.
    top_k : int
        How many symbols to keep. All where not given.
    nucleus : float
        Which probability to keep, above 0 and at most 1; the symbol that reaches it is
        kept. All where not given.

    Raises
    ------
    ValueError
        If one is out of its range.
    """

    temperature: float = 1.0
    _: KW_ONLY
    top_k: int | None = None
    nucleus: float | None = None

    def __post_init__(self) -> None:
        as_positive("temperature", self.temperature, zero=True)
        if self.top_k is not None:
            as_size("top_k", self.top_k)
        if self.nucleus is not None and as_positive("nucleus", self.nucleus) > 1:
            raise ValueError(f"nucleus is a probability, above 0 and at most 1; got {self.nucleus}")

    def probabilities(self, o: ArrayLike) -> Array:
        """From the scores of one step to what is drawn from.

        Parameters
        ----------
        o : array (n_y, B)

        Returns
        -------
        array (n_y, B)
            Exactly 0 where a symbol is not kept. Each column sums to 1.

        Raises
        ------
        ValueError
            If these are no finite scores.
        """
        o = as_array("o", o, ("n_y", "B"), real=True).astype(float)
        p = self._heated(o)
        order = np.argsort(-p, axis=0, kind="stable")  # the likeliest first
        ordered = np.take_along_axis(p, order, axis=0)
        if self.top_k is not None:
            ordered[self.top_k :] = 0
            ordered /= ordered.sum(axis=0)
        if self.nucleus is not None:
            before = np.cumsum(ordered, axis=0) - ordered
            ordered[before >= self.nucleus] = 0
        kept = np.empty_like(p)
        np.put_along_axis(kept, order, ordered, axis=0)
        return kept / kept.sum(axis=0)

    def __call__(self, o: ArrayLike, rng: np.random.Generator) -> Array:
        """A symbol for each column, drawn with one number of `rng` each.

        Parameters
        ----------
        o : array (n_y, B)
            The scores of one step.
        rng : numpy.random.Generator

        Returns
        -------
        whole numbers (B,)

        Raises
        ------
        ValueError
            If these are no finite scores, or there is no generator.
        """
        p = self.probabilities(o)
        up_to = np.cumsum(p, axis=0)
        up_to /= up_to[-1]  # 1 exactly, or a draw close to 1 would find no symbol
        return np.argmax(up_to > as_rng(rng).random(p.shape[1]), axis=0)

    def _heated(self, o):
        if self.temperature == 0:
            return (np.arange(len(o))[:, np.newaxis] == greedy(o)).astype(float)
        with np.errstate(over="ignore"):  # scores far apart at a low temperature: all on the first
            away = np.maximum((o - o.max(axis=0)) / self.temperature, -1e6)
        return softmax(away)
