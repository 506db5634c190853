"""How large the gradients of a ledger are, for all pairs of a loss and a step."""

import numpy as np


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
    for name, (delta, s) in factors.items():
        if id(delta) not in seen:  # U, W and b share their δ
            seen[id(delta)] = _norms_over_units(delta)
        T = len(delta)
        gates = (seen[id(delta)] * _norms_over_units(s)).reshape(T, -1, T)
        norms[name] = np.full((T + 1, T + 1), np.nan)
        norms[name][1:, 1:] = np.hypot.reduce(gates, axis=1).T
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
