"""A state that is a matrix: it holds values by keys, and is corrected before it is
written (the delta rule)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array
from rnn_teach.core.types import Array


def delta_write(
    S: ArrayLike, k: ArrayLike, v: ArrayLike, *, beta: ArrayLike = 1.0, alpha: ArrayLike = 1.0
) -> Array:
    """One step of a state that forgets, and corrects what it holds for a key.

        S[t] = α S[t-1] (I - β k kᵀ) + β v kᵀ
             = α S[t-1] + β (v - α S[t-1] k) kᵀ

    The second line says it in words: fade by α, read what is held for k, write the
    difference to v. With β = 1 and k of length 1 the state then answers v to k,
    whatever it held before (Widrow and Hoff 1960; in nets Schlag, Irie and Schmidhuber
    2021, Linear transformers are secretly fast weight programmers; with α Yang, Kautz
    and Hatamizadeh 2024, Gated delta networks).

    Parameters
    ----------
    S : array (n_v, n_k, B)
        The state of each sequence. (n_v, n_k) is one sequence, with vectors k and v.
    k : array (n_k, B)
        The keys, of length 1 each, or the correction overshoots or falls short.
    v : array (n_v, B)
        The values.
    beta : number
        How much of the difference is written: 0 nothing, 1 all of it.
    alpha : number
        How much is kept: the forget gate.

    Returns
    -------
    array like S

    Raises
    ------
    ValueError
        If the shapes do not fit together, or a number is NaN or infinite.
    """
    S = as_array("S", S)
    if S.ndim not in (2, 3) or S.size == 0:
        raise ValueError(f"S must be (n_v, n_k, B), or (n_v, n_k) for one sequence; got {S.shape}")
    n_v, n_k, *B = S.shape
    k = as_array("k", k, (n_k, *B), axes="(n_k, B)" if B else "(n_k,)")
    v = as_array("v", v, (n_v, *B), axes="(n_v, B)" if B else "(n_v,)")
    alpha, beta = (as_array(name, value, ()) for name, value in (("alpha", alpha), ("beta", beta)))
    faded = alpha * S
    held = delta_read(faded, k)
    return faded + (beta * (v - held))[:, np.newaxis] * k


def delta_read(S: ArrayLike, q: ArrayLike) -> Array:
    """What a state answers to a key: S q, for each sequence of the batch.

    Parameters
    ----------
    S : array (n_v, n_k, B)
        The states. (n_v, n_k) is one sequence, with a vector q.
    q : array (n_k, B)
        What is asked for.

    Returns
    -------
    array (n_v, B)

    Raises
    ------
    ValueError
        If the shapes do not fit together, or a number is NaN or infinite.
    """
    S = as_array("S", S)
    if S.ndim not in (2, 3) or S.size == 0:
        raise ValueError(f"S must be (n_v, n_k, B), or (n_v, n_k) for one sequence; got {S.shape}")
    q = as_array("q", q, S.shape[1:], axes="(n_k, B)" if S.ndim == 3 else "(n_k,)")
    return np.sum(S * q, axis=1)
