"""How large the gradients of a ledger are, for all pairs of a loss and a step."""

import numpy as np

from rnn_teach.core.gradients import AtPlaces


def state_norms(d):
    """‖∂L[t]/∂h[k]‖ as (T+1, T+1) over t and k, from (T+1, n, T); NaN where t = 0."""
    norms = np.full((len(d), len(d)), np.nan)
    norms[1:] = _norms_over_units(d).T
    return norms


def term_norms(factors):
    """‖δ sᵀ‖ = ‖δ‖ ‖s‖ for each parameter as (T+1, T+1) over t and k, NaN in row and
    column 0.

    It is the Frobenius norm; gates count together.
    """
    norms, seen = {}, {}
    for name, pair in factors.items():
        delta, s = pair
        if isinstance(pair, AtPlaces):
            norms[name] = _norms_of_sums(pair)
            continue
        if id(delta) not in seen:  # U, W and b share their δ
            seen[id(delta)] = _norms_over_units(delta)
        T = len(delta)
        gates = (seen[id(delta)] * _norms_over_units(s)).reshape(T, -1, T)
        norms[name] = np.full((T + 1, T + 1), np.nan)
        norms[name][1:, 1:] = np.hypot.reduce(gates, axis=1).T
    return norms


def _norms_of_sums(pair):
    """‖Σ_p δ_p s_pᵀ‖ as (T+1, T+1): the root of Σ_pq (δ_p · δ_q) (s_p · s_q)."""
    delta, s = (np.moveaxis(one, -1, 1) for one in pair)  # (T, losses or 1, P, n)
    squares = np.sum((delta @ np.swapaxes(delta, -1, -2)) * (s @ np.swapaxes(s, -1, -2)), axis=(-2, -1))
    norms = np.full((len(delta) + 1, len(delta) + 1), np.nan)
    norms[1:, 1:] = np.sqrt(np.maximum(squares, 0)).T  # rounding can leave a zero just below
    return norms


def _norms_over_units(v):
    """Norms over the axis before the last; by `hypot` where squares leave their
    range."""
    with np.errstate(over="ignore"):
        norms = np.sqrt(np.einsum("...nt,...nt->...t", v, v))
    limits = np.finfo(v.dtype)
    in_range = (norms > np.sqrt(limits.tiny / limits.eps)) & np.isfinite(norms)
    rows, T = len(v), v.shape[-1]
    future = np.arange(T + 1 - rows, T + 1)[:, np.newaxis] > np.arange(1, T + 1)  # k > t: zero, and rightly so
    if np.all(np.all(in_range.reshape(rows, -1, T), axis=1) | future):
        return norms
    return np.hypot.reduce(v, axis=-2)
