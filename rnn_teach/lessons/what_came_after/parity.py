"""The parity of bits: is the number of ones so far odd?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_rng, as_size


class Parity(NamedTuple):
    """A batch of the parity task: what the net reads, and what it shall answer at each
    step.

    x : array (T, 1, B)
        The bits, as 1 for a one and -1 for a zero.
    targets : array (T, 1, B)
        1 where the number of ones so far is odd, else 0: for `logistic_loss`.
    weights : None
        All steps count alike.
    """

    x: np.ndarray
    targets: np.ndarray
    weights: None


def make_parity(T: int, B: int, rng: np.random.Generator) -> Parity:
    """Rows of random bits; the answer at each step is whether the ones so far are odd.

    Parameters
    ----------
    T, B : int
        The number of bits of a row, and of rows.
    rng : numpy.random.Generator
        Where the random numbers come from.

    Returns
    -------
    Parity
        `x`, `targets` and `weights`.

    Raises
    ------
    ValueError
        If T or B is below 1, or the rng is none.
    """
    bits = as_rng(rng).integers(0, 2, (as_size("T", T), 1, as_size("B", B)))
    return Parity(2.0 * bits - 1, np.cumsum(bits, axis=0) % 2, None)
