"""Say now what comes next: the smallest task that one direction cannot do."""

from __future__ import annotations

import itertools

import numpy as np

from rnn_teach.core.arguments import as_size
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.core.types import Array

MOST_STEPS = 12


def make_look_ahead(T: int) -> tuple[Array, Array]:
    """All 2^T sequences of T bits; the answer at each step is the bit of the next step.

        y[t] = x[t+1],   t = 1 ... T-1

    After each beginning both bits follow equally often. What has read x[1] ... x[t]
    alone is therefore right in exactly half of the answers, whatever it does.

    Parameters
    ----------
    T : int
        The number of time steps, from 2 to 12.

    Returns
    -------
    (x, targets)
        x (T, 1, 2^T), the bits as -1 and 1; targets (T, 2^T), the next bit as class 0
        or 1, NO_TARGET at the last step, which has no next one.

    Raises
    ------
    ValueError
        If T is below 2 or above 12.
    """
    T = as_size("T", T)
    if not 2 <= T <= MOST_STEPS:
        raise ValueError(f"T must be from 2 to {MOST_STEPS}, for all 2^T sequences are made; got {T}")
    bits = np.array(list(itertools.product((0, 1), repeat=T))).T
    targets = np.concatenate([bits[1:], np.full((1, 2**T), NO_TARGET)])
    return 2.0 * bits[:, np.newaxis] - 1, targets
