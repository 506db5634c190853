"""Activation functions, elementwise. They take complex numbers too, for the complex-step gradient check."""

import numpy as np


def tanh(a):
    """tanh(a) = (eᵃ - e⁻ᵃ) / (eᵃ + e⁻ᵃ), between -1 and 1."""
    return np.tanh(a)


def relu(a):
    """max(0, a). A complex number counts by its real part; NaN stays NaN."""
    return np.where(a.real <= 0, 0, a)


def sigmoid(a):
    """The logistic sigmoid σ(a) = 1 / (1 + e⁻ᵃ), between 0 and 1."""
    e = np.exp(np.where(a.real < 0, a, -a))  # at most 1: far below zero e⁻ᵃ would overflow, so take eᵃ / (1 + eᵃ)
    return np.where(a.real < 0, e, 1) / (1 + e)


def linear(a):
    """a itself: no activation, as in the worked examples that one can do in one's head."""
    return a


ACTIVATIONS = {"tanh": tanh, "relu": relu, "sigmoid": sigmoid, "linear": linear}


def activation(name):
    """The activation function of that name.

    Raises
    ------
    ValueError
        If there is none: lists the names there are.
    """
    if not isinstance(name, str) or name not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(ACTIVATIONS)}; got {name!r}")
    return ACTIVATIONS[name]
