"""Activation functions, elementwise. They take complex numbers too, for the complex-step gradient check."""

import numpy as np


def tanh(a):
    """tanh(a) = (eᵃ - e⁻ᵃ) / (eᵃ + e⁻ᵃ), between -1 and 1."""
    return np.tanh(a)


def relu(a):
    """max(0, a). A complex number counts by its real part."""
    return np.where(a.real > 0, a, 0)


def sigmoid(a):
    """The logistic sigmoid σ(a) = 1 / (1 + e⁻ᵃ), between 0 and 1."""
    with np.errstate(over="ignore"):  # e⁻ᵃ = inf below a = -709, and 1 / inf = 0 is the right answer
        return 1 / (1 + np.exp(-a))


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
    if name not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(ACTIVATIONS)}; got {name!r}")
    return ACTIVATIONS[name]
