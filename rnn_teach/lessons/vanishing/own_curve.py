"""What of a change comes through so many steps of a cell of your own, of any kind and
size."""

import numpy as np

from rnn_teach.core.bptt import blank_gradients, with_slopes
from rnn_teach.core.masks import reverse_step
from rnn_teach.lessons.vanishing import words as say

MOST_PRODUCTS = 2.5e10
"""So many multiplications are done at most: a few seconds."""


def norms_back(cell, trace):
    """The norm of ∂h[T]/∂s[T-n] for n = 0 ... T steps back, where s[t] is all that the
    cell carries: h, of an LSTM h and c.

        ∂h[T]/∂s[k-1] = ∂h[T]/∂s[k] ∂s[k]/∂s[k-1]

    A row of it for each unit of h[T] goes back, and one step is held at a time.

    Parameters
    ----------
    cell : RNNCell, LSTMCell or GRUCell
    trace : Trace
        Of the cell, in the order in which it read, of one sequence.

    Returns
    -------
    array (T+1,)
        Spectral norms.

    Raises
    ------
    ValueError
        If it would take long.
    """
    refuse_too_many(cell, trace.T)
    slopes, step_back, T = with_slopes(cell, trace), reverse_step(cell, trace), trace.T
    d = blank_gradients(cell, slopes.between(T - 1, T), cell.n_h)
    states = [d.quantities[name] for name in cell.carries]
    for state in states:
        state[:] = 0
    d.h[1] = np.eye(cell.n_h)
    norms = np.ones(T + 1)
    for n, t in enumerate(range(T, 0, -1), start=1):
        step_back(slopes.between(t - 1, t), d, 1)
        norms[n] = _spectral_norm(np.concatenate([state[0] for state in states]))
        for state in states:
            state[1], state[0] = state[0], 0
    return norms


def _spectral_norm(P):
    """The root of the largest eigenvalue of Pᵀ P: ten times as quick as all singular
    values."""
    scale = np.abs(P).max()
    if scale == 0 or not np.isfinite(scale):
        return float(scale)
    P = P / scale
    return float(scale * np.sqrt(np.linalg.eigvalsh(P.T @ P)[-1]))


def refuse_too_many(cell, T):
    """Refuse what would keep the learner waiting.

    Raises
    ------
    ValueError
        If the cell is large and the text long.
    """
    a_step = cell.n_h**2 * cell.U.size // cell.n_x
    if T * a_step > MOST_PRODUCTS:
        raise ValueError(say.too_many(cell.n_h, T, int(MOST_PRODUCTS // a_step)))
