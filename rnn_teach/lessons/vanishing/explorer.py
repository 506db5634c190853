"""Scale W and watch the gradient vanish or explode on its way back: of a plain RNN, an LSTM and a GRU."""

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
from rnn_teach.kit.numbers import digits, number
from rnn_teach.lessons.vanishing.code import vanishing_code
from rnn_teach.lessons.vanishing.picture import VanishingPicture

N_H = 10
T = 50
INPUT_STD = 0.3

MATRICES = {
    "random, spectral radius ρ = s": lambda s, rng: scaled_to_spectral_radius(rng.normal(size=(N_H, N_H)), s),
    "random, top singular value σ₁ = s": lambda s, rng: scaled_to_singular_value(rng.normal(size=(N_H, N_H)), s),
    "s times an orthogonal matrix": lambda s, rng: orthogonal(N_H, rng, scale=s),
    "s times the identity": lambda s, rng: identity(N_H, scale=s),
    "[[s, 10], [0, s]]": lambda s, rng: np.array([[s, 10], [0, s]]),
}


def vanishing_explorer(*, state=None):
    """The lab: choose a W, its scale and the activation, and see how ‖∂s[T]/∂s[k]‖ goes on the way back.

        ∂s[T]/∂s[k] = J[T] J[T-1] ... J[k+1],   for the plain cell s = h and J[t] = diag(f'(a[t])) W

    Three cells of 10 units read the same random inputs, x[t] normal with standard deviation 0.3, and start from
    zero: a plain one with the activation f; an LSTM, whose s is h and c, one below the other; and a GRU, with s = h
    and the reset before the product. Every U is the identity. W is the plain cell's matrix and that of both
    candidates; the other gates' matrices are drawn anew in the same way and at the same scale. The one bias that is
    not 0 is that of the gate that keeps, b_f and b_z. The bound (σ₁ γ)^(T-k), with σ₁ the top singular value of W
    and γ the largest |f'|, is the plain cell's alone (Pascanu, Mikolov and Bengio 2013, section 2.1). All norms are
    spectral, in float64.

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
        known = f"ρ(W) = {number(radius)}    σ₁(W) = {number(top)}    {activation}: γ = max |f ′| = {number(gamma)}"
        must = _what_must_be(top * gamma)
        picture.show({"plain RNN": norms[T], "LSTM": gated.lstm, "GRU": gated.gru}, bound, norms, (known, must))
        return (
            f"ρ(W) = {number(radius)}, σ₁(W) = {number(top)}. {must} "
            f"Here ‖∂h[{T}]/∂h[0]‖ is {digits(norms[T, 0])}; it can be at most {digits(bound[0])}. "
            f"LSTM: ‖∂s[{T}]/∂s[0]‖ is {digits(gated.lstm[0])}, and f is {number(gated.f)} on average. "
            f"GRU: ‖∂h[{T}]/∂h[0]‖ is {digits(gated.gru[0])}, and z is {number(gated.z)} on average."
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
    """How large ∂s[T]/∂s[k] is, k = 0 ... T, and how far the gate that keeps is open on average."""

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


def _what_must_be(product):
    """What follows from σ₁ γ, and no more than that."""
    if np.isclose(product, 1, rtol=1e-9):
        return "σ₁ γ = 1: the RNN's gradient cannot grow; whether it vanishes, this number does not say."
    if product < 1:
        return f"σ₁ γ = {number(product)} < 1: the RNN's gradient must vanish."
    return f"σ₁ γ = {number(product)} > 1: the RNN's gradient may explode or vanish; this number does not say."


def _controls():
    return {
        "matrix": menu("W", MATRICES, "random, top singular value σ₁ = s", width="19em"),
        "s": slider("scale s", 0.9, 0.1, 3, step=0.05),
        "activation": menu("activation f", LARGEST_SLOPES, width="13em"),
        "b_f": slider("forget bias b_f = b_z", 1, -2, 6, step=0.5),
        "seed": whole("random seed", 1, 1, 20, width="18em"),
    }


def _code(matrix, s, activation, b_f, seed):
    return vanishing_code(matrix, s, activation, b_f, T, seed, INPUT_STD)
