"""Pairs of a key and a value, one of which is asked for at the end: what attention, a
state that adds, and a state that corrects find."""

from __future__ import annotations

import numpy as np

from rnn_teach.core import delta_read, delta_write, softmax
from rnn_teach.core.arguments import as_choice, as_rng, as_size

SIZE = 16
"""Of keys, and so many values there are: chance is 1 in 16."""
SHARPNESS = 8
"""What attention multiplies its scores by."""
RECALLERS = ("attention", "adding", "delta")


def recall_hits(pairs: int, rng: np.random.Generator, *, rewritten: int = 1, trials: int = 200) -> dict[str, float]:
    """How often the value of a key is found again: the share of right answers of each.

    Keys are random directions in 16 dimensions, values one of 16. Each key is written
    `rewritten` times, in turns, with a new value each time; asked for is the newest
    value of one of the keys.

        attention     keeps all pairs: Σ softmax(8 k·q) v, without positions
        adding        keeps S = Σ v kᵀ, 16 × 16 numbers
        delta rule    keeps S of the same size, corrected before each write

    Parameters
    ----------
    pairs : int
        How many keys.
    rng : numpy.random.Generator
        Draws keys and values.
    rewritten : int
        How often each key is written.
    trials : int
        How many sequences.

    Returns
    -------
    dict
        By "attention", "adding" and "delta" a share from 0 to 1.

    Raises
    ------
    ValueError
        If a number is no whole number of at least 1, or the rng is none.
    """
    pairs, rewritten, trials = (
        as_size(name, value) for name, value in (("pairs", pairs), ("rewritten", rewritten), ("trials", trials))
    )
    keys, values = _written(pairs, rewritten, trials, as_rng(rng))
    one, each = rng.integers(-pairs, 0, trials), np.arange(trials)  # among those written last
    asked, right = keys[one, :, each].T, values[one, :, each].argmax(axis=1)
    answers = {name: answer(name, keys, values, asked) for name in RECALLERS}
    return {name: float(np.mean(found.argmax(axis=0) == right)) for name, found in answers.items()}


def _written(pairs, rewritten, trials, rng):
    """Keys (N, 16, B) of length 1 and values (N, 16, B), one-hot, in the order of
    writing."""
    keys = rng.normal(size=(pairs, SIZE, trials))
    keys /= np.linalg.norm(keys, axis=1, keepdims=True)
    values = np.eye(SIZE)[rng.integers(0, SIZE, (pairs * rewritten, trials))]
    return np.tile(keys, (rewritten, 1, 1)), values.transpose(0, 2, 1)


def answer(name, keys, values, asked):
    """What one of RECALLERS reads for the keys asked, (16, B)."""
    if as_choice("name", name, RECALLERS) == "attention":
        shares = softmax(SHARPNESS * np.sum(keys * asked, axis=1))
        return np.einsum("nb,nvb->vb", shares, values)
    if name == "adding":
        return np.einsum("nvb,nb->vb", values, np.sum(keys * asked, axis=1))
    S = np.zeros((SIZE, SIZE, keys.shape[-1]))
    for k, v in zip(keys, values, strict=True):
        S = delta_write(S, k, v)
    return delta_read(S, asked)
