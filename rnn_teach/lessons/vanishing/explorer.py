"""Scale W and watch the gradient vanish or explode on its way back: of a plain RNN, an
LSTM and a GRU."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from rnn_teach.core import (
    GRUCell,
    LSTMCell,
    RNNCell,
    identity,
    jacobian_norms,
    jacobian_products,
    jacobians,
    matrix_norms,
    orthogonal,
    scaled_to_singular_value,
    scaled_to_spectral_radius,
    spectral_radius,
    top_singular_value,
    unroll,
)
from rnn_teach.core.activations import LARGEST_SLOPES
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, whole
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.vanishing import code
from rnn_teach.lessons.vanishing import words as say
from rnn_teach.lessons.vanishing.picture import VanishingPicture

N_H = 10
T = 50
INPUT_STD = 0.3

MATRICES = {
    say.SPECTRAL_RADIUS: lambda s, rng: scaled_to_spectral_radius(rng.normal(size=(N_H, N_H)), s),
    say.TOP_SINGULAR_VALUE: lambda s, rng: scaled_to_singular_value(rng.normal(size=(N_H, N_H)), s),
    say.ORTHOGONAL: lambda s, rng: orthogonal(N_H, rng, scale=s),
    say.IDENTITY: lambda s, rng: identity(N_H, scale=s),
    say.OFF_THE_DIAGONAL: lambda s, rng: np.array([[s, 10], [0, s]]),
}
IN_NUMPY = dict(
    zip(
        MATRICES,
        (
            code.with_spectral_radius,
            code.with_top_singular_value,
            code.times_orthogonal,
            code.times_identity,
            code.far_off_the_diagonal,
        ),
        strict=True,
    )
)
ACTIVATIONS = {"tanh": code.tanh, "relu": code.relu, "sigmoid": code.logistic, "linear": code.linear}
"""The same matrices and activations as code to take along."""


def vanishing_explorer(*, state=None):
    """The lab: choose a W, its scale and the activation, and see how ‖∂s[T]/∂s[k]‖ goes
    on the way back.

        ∂s[T]/∂s[k] = J[T] J[T-1] ... J[k+1]
        s = h,   J[t] = diag(f'(a[t])) W        (for the plain cell)

    Three cells of 10 units read the same random inputs, x[t] normal with standard
    deviation 0.3, and start from zero: a plain one with the activation f; an LSTM,
    whose s is h and c, one below the other; and a GRU, with s = h and the reset before
    the product. Every U is the identity. W is the plain cell's matrix and that of both
    candidates; the other gates' matrices are drawn anew in the same way and at the same
    scale. The one bias that is not 0 is that of the gate that keeps, b_f and b_z. The
    bound (σ₁ γ)^(T-k), with σ₁ the top singular value of W and γ the largest |f'|, is
    the plain cell's alone (Pascanu, Mikolov and Bengio 2013, section 2.1). All norms
    are spectral, in float64.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = VanishingPicture()

    def show(matrix, s, activation, b_f, seed):
        W, norms = _plain(matrix, s, activation, seed)
        gated = _gated(matrix, s, b_f, seed)
        radius, top, gamma = spectral_radius(W), top_singular_value(W), LARGEST_SLOPES[activation]
        bound = (top * gamma) ** np.arange(T, -1.0, -1)
        said = say.what_is_known(radius, top, activation, gamma), say.what_must_be(top * gamma)
        picture.show({say.PLAIN: norms[T], say.LSTM: gated.lstm, say.GRU: gated.gru}, bound, norms, said)
        return say.lab(
            T, radius, top, top * gamma, norms[T, 0], bound[0], gated.lstm[0], gated.f, gated.gru[0], gated.z
        )

    controls = _controls()
    rows = [[controls["matrix"], controls["activation"]], [controls["s"], controls["b_f"]], [controls["seed"]]]
    return Explorer(picture, controls, show, _code, rows=rows, state=state)


def _draw(matrix, s, seed):
    """W, the inputs, and three more matrices like W for the gates."""
    rng = np.random.default_rng(seed)
    W = MATRICES[matrix](s, rng)
    x = INPUT_STD * rng.normal(size=(T, len(W)))
    return W, x, [MATRICES[matrix](s, rng) for _ in range(3)]


@lru_cache(maxsize=4)  # what the moved control does not change is not computed again
def _plain(matrix, s, activation, seed):
    W, x, _ = _draw(matrix, s, seed)
    cell = RNNCell(U=np.eye(len(W)), W=W, activation=activation)
    return W, jacobian_norms(jacobians(cell, unroll(cell, x)))


class Gated(NamedTuple):
    """How large ∂s[T]/∂s[k] is, k = 0 ... T, and how far the gate that keeps is open on
    average."""

    lstm: np.ndarray
    gru: np.ndarray
    f: float
    z: float


@lru_cache(maxsize=4)
def _gated(matrix, s, b_f, seed):
    W, x, (W_i, W_f, W_o) = _draw(matrix, s, seed)
    U = np.eye(len(W))
    lstm = LSTMCell(np.stack([U] * 4), np.stack([W_i, W_f, W, W_o]))
    gru = GRUCell(np.stack([U] * 3), np.stack([W_i, W_f, W]))
    lstm.b_f = gru.b_z = b_f
    of_lstm, of_gru = unroll(lstm, x), unroll(gru, x)
    return Gated(
        matrix_norms(jacobian_products(jacobians(lstm, of_lstm))),
        matrix_norms(jacobian_products(jacobians(gru, of_gru))),
        np.mean(of_lstm.f[1:]),
        np.mean(of_gru.z[1:]),
    )


def _controls():
    return {
        "matrix": menu(say.W, MATRICES, say.TOP_SINGULAR_VALUE, width="19em"),
        "s": slider(say.SCALE, 0.9, 0.1, 3, step=0.05),
        "activation": menu(say.ACTIVATION, LARGEST_SLOPES, width="13em"),
        "b_f": slider(say.FORGET_BIAS, 1, -2, 6, step=0.5),
        "seed": whole(say.SEED, 1, 1, 20, width="18em"),
    }


def _code(matrix, s, activation, b_f, seed):
    needs = code.sigmoid, code.of_plain, code.of_lstm, code.of_gru
    values = {"draw": IN_NUMPY[matrix], "s": s, "f": ACTIVATIONS[activation], "b_f": b_f}
    return code_of(code.three_cells, *needs, **values, T=T, n=N_H, input_std=INPUT_STD, seed=seed)
