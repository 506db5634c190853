"""The adding problem: two numbers to remember among many."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_rng, as_size

ADDING_BASELINE = 1 / 6
"""The mean squared error of the answer 1, the best one for a net that remembers
nothing.

The target is the sum of two independent numbers, each uniform on [0, 1] with variance
1/12: its mean is 1, its variance 1/6.
"""


class Adding(NamedTuple):
    """A batch of the adding problem: what the net reads, what it shall answer, and
    when.

    x : array (T, 2, B)
        The numbers and the marks.
    targets : array (T, 1, B)
        The sum at the last step. Zero elsewhere, where nothing is asked.
    weights : array (T, B)
        1 at the last step, else 0: for `squared_error(o, targets, weights)`.
    """

    x: np.ndarray
    targets: np.ndarray
    weights: np.ndarray


def make_adding(T: int, B: int, rng: np.random.Generator) -> Adding:
    """Sequences of numbers, two of them marked; the answer at the end is the sum of the
    marked ones.

    At each step the input is a number, uniform on [0, 1], and a mark: 1 at one step of
    the first half and at one of the second half, 0 elsewhere. Where T is odd the second
    half is the longer one. (After Hochreiter and Schmidhuber 1997, Long short-term
    memory, experiment 4, where the numbers lie in [-1, 1]; with [0, 1] as in Le, Jaitly
    and Hinton 2015.)

    Parameters
    ----------
    T : int
        The number of time steps, at least 2.
    B : int
        The number of sequences.
    rng : numpy.random.Generator
        Where the random numbers come from.

    Returns
    -------
    Adding
        `x`, `targets` and `weights`.

    Raises
    ------
    ValueError
        If T is below 2, so that there are no two steps to mark, or B below 1, or the
        rng is none.
    """
    T, B, rng = as_size("T", T), as_size("B", B), as_rng(rng)
    if T < 2:
        raise ValueError(f"T must be at least 2, for two steps are marked; got {T}")
    numbers, marks = rng.random((T, B)), np.zeros((T, B))
    marks[rng.integers(0, T // 2, B), np.arange(B)] = 1
    marks[rng.integers(T // 2, T, B), np.arange(B)] = 1
    targets, weights = np.zeros((T, 1, B)), np.zeros((T, B))
    targets[-1, 0] = np.sum(numbers * marks, axis=0)
    weights[-1] = 1
    return Adding(np.stack([numbers, marks], axis=1), targets, weights)
