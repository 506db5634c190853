"""The lab's nets, and what of a change of an early state arrives later: all Jacobians
of a net at once."""

from typing import NamedTuple

import numpy as np

from rnn_teach.core import (
    GRUCell,
    LSTMCell,
    RNNCell,
    identity,
    jacobian_products,
    matrix_norms,
    orthogonal,
    scaled_to_singular_value,
    scaled_to_spectral_radius,
    unroll,
)
from rnn_teach.core.activations import slope
from rnn_teach.lessons.vanishing import words as say

N_H = 10
T = 50
INPUT_STD = 0.3

MATRICES = {
    say.TOP_SINGULAR_VALUE: lambda s, rng: scaled_to_singular_value(rng.normal(size=(N_H, N_H)), s),
    say.SPECTRAL_RADIUS: lambda s, rng: scaled_to_spectral_radius(rng.normal(size=(N_H, N_H)), s),
    say.ORTHOGONAL: lambda s, rng: orthogonal(N_H, rng, scale=s),
    say.IDENTITY: lambda s, rng: identity(N_H, scale=s),
    say.OFF_THE_DIAGONAL: lambda s, rng: np.array([[s, 10], [0, s]]),
}


class Plain(NamedTuple):
    """A plain net that has read the lab's inputs: its W, J[t] for t = 1 ... T in
    J[t-1], and ‖∂h[T]/∂h[k]‖ for k = 0 ... T."""

    W: np.ndarray
    J: np.ndarray
    norms: np.ndarray


class Gated(NamedTuple):
    """How large ∂s[T]/∂s[k] is, k = 0 ... T, and how far the gate that keeps is open on
    average."""

    lstm: np.ndarray
    gru: np.ndarray
    f: float
    z: float


def draw(matrix, s, seed):
    """W, the inputs, and three more matrices like W for the gates."""
    rng = np.random.default_rng(seed)
    return *_begin(matrix, s, rng), [MATRICES[matrix](s, rng) for _ in range(3)]


def _begin(matrix, s, rng):
    """W and the inputs, which are drawn first."""
    W = MATRICES[matrix](s, rng)
    return W, INPUT_STD * rng.normal(size=(T, len(W)))


def plain_net(matrix, s, activation, seed):
    """The plain net of the lab, from rest."""
    W, x = _begin(matrix, s, np.random.default_rng(seed))
    J = jacobians_of_plain(RNNCell(np.eye(len(W)), W, activation=activation), x)
    return Plain(W, J, norms_to_the_end(J))


def gated_nets(matrix, s, b_f, seed):
    """The LSTM and the GRU of the lab, from rest."""
    W, x, (W_i, W_f, W_o) = draw(matrix, s, seed)
    U = np.eye(len(W))
    lstm = LSTMCell(np.stack([U] * 4), np.stack([W_i, W_f, W, W_o]))
    gru = GRUCell(np.stack([U] * 3), np.stack([W_i, W_f, W]))
    lstm.b_f = gru.b_z = b_f
    (of_lstm, J_lstm), (of_gru, J_gru) = jacobians_of_lstm(lstm, x), jacobians_of_gru(gru, x)
    norms = norms_to_the_end(J_lstm), norms_to_the_end(J_gru)
    return Gated(*norms, np.mean(of_lstm.f[1:]), np.mean(of_gru.z[1:]))


def norms_to_the_end(J):
    """‖∂s[T]/∂s[k]‖ for k = 0 ... T, from the Jacobians of the steps 1 ... T."""
    return matrix_norms(jacobian_products(np.concatenate([np.full_like(J[:1], np.nan), J])))


def pushed_on(J, k):
    """What a change of unit 1 of h[k] does to every unit at every step, (T+1, n): zero
    before step k.

        ∂h[t]/∂h_1[k] = J[t] ∂h[t-1]/∂h_1[k]
    """
    change = np.zeros((len(J) + 1, J.shape[-1]))
    change[k, 0] = 1
    for t in range(k + 1, len(change)):
        change[t] = J[t - 1] @ change[t - 1]
    return change


# What `jacobians` finds going back step by step for any cell, for one kind of cell in a
# line or two for all steps at once.


def jacobians_of_plain(cell, x):
    """J[t] = diag(f'(a[t])) W, for t = 1 ... T: (T, n, n)."""
    trace = unroll(cell, x)
    return _column(slope(cell.activation)(trace.a[1:], trace.h[1:])[..., 0]) * cell.W


def jacobians_of_lstm(cell, x):
    """The trace and J[t] = ∂(h, c)[t]/∂(h, c)[t-1], (T, 2 n, 2 n), of an LSTM."""
    trace = unroll(cell, x)
    i, f, g, o = np.moveaxis(trace.gates[1:, ..., 0], 1, 0)
    c_before, m = trace.c[:-1, :, 0], np.tanh(trace.c[1:, :, 0])
    W_i, W_f, W_g, W_o = cell.W
    c_by_h = _column(c_before * f * (1 - f)) * W_f + _column(g * i * (1 - i)) * W_i + _column(i * (1 - g**2)) * W_g
    h_by_c = o * (1 - m**2)
    h_by_h = _column(m * o * (1 - o)) * W_o + _column(h_by_c) * c_by_h
    return trace, np.block([[h_by_h, _diagonal(h_by_c * f)], [c_by_h, _diagonal(f)]])


def jacobians_of_gru(cell, x):
    """The trace and J[t], (T, n, n), of a GRU whose reset comes before the product."""
    trace = unroll(cell, x)
    r, z, n = np.moveaxis(trace.gates[1:, ..., 0], 1, 0)
    h = trace.h[:-1, :, 0]
    W_r, W_z, W_n = cell.W
    n_by_h = _column(1 - n**2) * (W_n @ (_diagonal(r) + _column(h * r * (1 - r)) * W_r))
    return trace, _diagonal(z) + _column((h - n) * z * (1 - z)) * W_z + _column(1 - z) * n_by_h


def _column(v):
    """Vectors (T, n) that multiply the rows of matrices: diag(v) @ W."""
    return v[..., np.newaxis]


def _diagonal(v):
    """Diagonal matrices (T, n, n) of vectors (T, n)."""
    return _column(v) * np.eye(v.shape[-1])
