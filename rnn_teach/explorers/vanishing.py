"""Scale W and watch the gradient vanish or explode on its way back."""

import ipywidgets as widgets
import numpy as np

from rnn_teach.core import (
    RNNCell,
    identity,
    jacobian_norms,
    jacobians,
    orthogonal,
    scaled_to_singular_value,
    scaled_to_spectral_radius,
    spectral_radius,
    top_singular_value,
    unroll,
)
from rnn_teach.core.activations import LARGEST_SLOPES
from rnn_teach.explorers.explorer import Explorer
from rnn_teach.figures.style import digits, number
from rnn_teach.figures.vanishing import VanishingPicture

N_H = 10
INPUT_STD = 0.3

MATRICES = {
    "random, spectral radius ρ = s": lambda s, rng: scaled_to_spectral_radius(rng.normal(size=(N_H, N_H)), s),
    "random, top singular value σ₁ = s": lambda s, rng: scaled_to_singular_value(rng.normal(size=(N_H, N_H)), s),
    "s times an orthogonal matrix": lambda s, rng: orthogonal(N_H, rng, scale=s),
    "s times the identity": lambda s, rng: identity(N_H, scale=s),
    "[[s, 10], [0, s]]": lambda s, rng: np.array([[s, 10], [0, s]]),
}
MATRICES_IN_NUMPY = {
    "random, spectral radius ρ = s": "W = rng.normal(size=(10, 10))\nW *= {s} / max(abs(np.linalg.eigvals(W)))",
    "random, top singular value σ₁ = s": "W = rng.normal(size=(10, 10))\nW *= {s} / np.linalg.norm(W, 2)",
    "s times an orthogonal matrix": "Q, R = np.linalg.qr(rng.normal(size=(10, 10)))\n"
    "W = {s} * Q * np.sign(np.diag(R))",
    "s times the identity": "W = {s} * np.eye(10)",
    "[[s, 10], [0, s]]": "W = np.array([[{s}, 10], [0, {s}]])",
}
ACTIVATIONS_IN_NUMPY = {
    "tanh": ("np.tanh(a)", "1 - h**2"),
    "relu": ("np.maximum(a, 0)", "(a > 0).astype(float)"),
    "sigmoid": ("1 / (1 + np.exp(-a))", "h * (1 - h)"),
    "linear": ("a", "np.ones(len(a))"),
}


def vanishing_explorer(*, state=None):
    """The lab: choose a W, its scale and the activation, and see how ‖∂h[T]/∂h[k]‖ goes on the way back.

        ∂h[T]/∂h[k] = J[T] J[T-1] ... J[k+1],   J[t] = diag(f'(a[t])) W

    A plain cell of 10 units reads random inputs, x[t] normal with standard deviation 0.3, U the identity, b = 0,
    h[0] = 0. The bound (σ₁ γ)^(T-k), with σ₁ the top singular value of W and γ the largest |f'|, is that of
    Pascanu, Mikolov and Bengio (2013), section 2.1. All norms are spectral, in float64.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = VanishingPicture()

    def show(matrix, s, activation, T, seed):
        W, norms = _norms(matrix, s, activation, T, seed)
        radius, top, gamma = spectral_radius(W), top_singular_value(W), LARGEST_SLOPES[activation]
        bound = (top * gamma) ** np.arange(T, -1.0, -1)
        known = f"ρ(W) = {number(radius)}    σ₁(W) = {number(top)}    {activation}: γ = max |f ′| = {number(gamma)}"
        must = _what_must_be(top * gamma)
        picture.show({"plain RNN": norms[T]}, bound, norms, (known, must))
        return (
            f"ρ(W) = {number(radius)}, σ₁(W) = {number(top)}. {must} "
            f"Here ‖∂h[{T}]/∂h[0]‖ is {digits(norms[T, 0])}; it can be at most {digits(bound[0])}."
        )

    return Explorer(picture, _controls(), show, _code, state=state)


def _norms(matrix, s, activation, T, seed):
    rng = np.random.default_rng(seed)
    W = MATRICES[matrix](s, rng)
    n = len(W)
    cell = RNNCell(U=np.eye(n), W=W, activation=activation)
    trace = unroll(cell, INPUT_STD * rng.normal(size=(T, n)))
    return W, jacobian_norms(jacobians(cell, trace))


def _what_must_be(product):
    """What follows from σ₁ γ, and no more than that."""
    if np.isclose(product, 1, rtol=1e-9):
        return "σ₁ γ = 1: the gradient cannot grow; whether it vanishes, this number does not say."
    if product < 1:
        return f"σ₁ γ = {number(product)} < 1: the gradient must vanish."
    return f"σ₁ γ = {number(product)} > 1: it may explode, it may vanish; this number does not say."


def _controls():
    style = {"description_width": "initial"}
    return {
        "matrix": widgets.Dropdown(
            options=list(MATRICES),
            value="random, top singular value σ₁ = s",
            description="W",
            style=style,
            layout=widgets.Layout(width="19em"),
        ),
        "s": widgets.FloatSlider(
            0.9,
            min=0.1,
            max=3,
            step=0.05,
            description="scale s",
            readout_format=".2f",
            style=style,
            layout=widgets.Layout(width="26em"),
        ),
        "activation": widgets.Dropdown(
            options=list(LARGEST_SLOPES),
            description="activation f",
            style=style,
            layout=widgets.Layout(width="13em"),
        ),
        "T": widgets.IntSlider(50, 10, 60, description="steps T", style=style),
        "seed": widgets.IntSlider(
            1, 1, 20, description="random seed", style=style, layout=widgets.Layout(width="18em")
        ),
    }


def _code(matrix, s, activation, T, seed):
    f, slope = ACTIVATIONS_IN_NUMPY[activation]
    return f"""\
import numpy as np

rng = np.random.default_rng({seed})
{MATRICES_IN_NUMPY[matrix].format(s=round(s, 2))}
x = {INPUT_STD} * rng.normal(size=({T}, len(W)))

h, J = np.zeros(len(W)), []
for x_t in x:
    a = x_t + W @ h
    h = {f}
    J.append(np.diag({slope}) @ W)

P = np.eye(len(W))
for J_t in reversed(J):
    P = P @ J_t
    print(np.linalg.norm(P, 2))  # going back from k = {T - 1} to k = 0
"""
