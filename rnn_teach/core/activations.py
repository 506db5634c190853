"""Activation functions and their slopes, elementwise.

A slope f'(a) is written in terms of h = f(a) wherever that saves computing f again. All
of them take complex numbers too, for the complex-step gradient check.
"""

import numpy as np

from rnn_teach.core.arguments import as_choice
from rnn_teach.core.memory import empty


def tanh(a):
    """tanh(a) = (eᵃ - e⁻ᵃ) / (eᵃ + e⁻ᵃ), between -1 and 1."""
    return np.tanh(a)


def tanh_slope(a, h):
    """tanh'(a) = 1 - tanh(a)² = 1 - h²: at most 1, and that only at a = 0."""
    slopes = np.multiply(h, h, out=empty(h.shape, h.dtype))
    return np.subtract(1, slopes, out=slopes)


def relu(a):
    """max(0, a). A complex number counts by its real part; NaN stays NaN."""
    return np.where(a.real <= 0, 0, a)


def relu_slope(a, h):
    """1 where a > 0, else 0: at a = 0, where there is no derivative, by convention."""
    return np.where(a.real <= 0, 0, 1).astype(a.real.dtype)


def sigmoid(a):
    """The logistic sigmoid σ(a) = 1 / (1 + e⁻ᵃ), between 0 and 1."""
    e = np.exp(np.where(a.real < 0, a, -a))  # at most 1: far below zero e⁻ᵃ would overflow, so take eᵃ / (1 + eᵃ)
    return np.where(a.real < 0, e, 1) / (1 + e)


def sigmoid_slope(a, h):
    """σ'(a) = σ(a) (1 - σ(a)) = h (1 - h): at most 1/4, and that only at a = 0."""
    return h * (1 - h)


def linear(a):
    """a itself: no activation, for examples that you can do in your head."""
    return a


def linear_slope(a, h):
    """1 everywhere."""
    return np.ones_like(a)


ACTIVATIONS = {"tanh": tanh, "relu": relu, "sigmoid": sigmoid, "linear": linear}
SLOPES = {"tanh": tanh_slope, "relu": relu_slope, "sigmoid": sigmoid_slope, "linear": linear_slope}


LARGEST_SLOPES = {"tanh": 1.0, "relu": 1.0, "sigmoid": 0.25, "linear": 1.0}
"""γ of Pascanu, Mikolov and Bengio (2013): |f'(a)| ≤ γ for every a."""


def activation(name):
    """The activation function f of that name.

    Raises
    ------
    ValueError
        If there is none: lists the names there are.
    """
    return ACTIVATIONS[as_choice("activation", name, ACTIVATIONS)]


def slope(name):
    """The derivative of the activation of that name, as a function of a and h = f(a).

    Raises
    ------
    ValueError
        If there is none: lists the names there are.
    """
    return SLOPES[as_choice("activation", name, SLOPES)]
