"""Optimizers: how a parameter moves, given its gradient.

They all change the arrays they are given in place, and keep what they remember of each
parameter under its name: so an optimizer is for one net. The definitions are the usual
ones, those of PyTorch's optimizers, in which g is the gradient, η the learning rate and
θ the parameter. `update(parameters, gradients)` is the same for all: it stands in
moving.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rnn_teach.core.arguments import as_flag, as_positive, in_short
from rnn_teach.core.moving import Optimizer
from rnn_teach.core.types import Array


@dataclass(repr=False, eq=False)
class SGD(Optimizer):
    """Stochastic gradient descent, with momentum where asked for.

        m ← μ m + g
        θ ← θ - η m              or, with Nesterov's momentum, θ ← θ - η (g + μ m)

    m = 0 at first. With μ = 0, the default, this is θ ← θ - η g. (Polyak 1964; Nesterov
    1983 as in Sutskever et al. 2013, On the importance of initialization and momentum
    in deep learning.)

    Parameters
    ----------
    learning_rate : float
        η, above 0.
    momentum : float
        μ, from 0 to below 1.
    nesterov : bool
        Whether to look ahead along m; needs momentum.

    Raises
    ------
    ValueError
        If a number is out of its range, nesterov is neither True nor False, or asked
        for without momentum.
    """

    learning_rate: float
    momentum: float = 0.0
    nesterov: bool = False

    squares = False

    @property
    def remembers(self) -> tuple[str, ...]:
        """What is kept of each parameter: nothing where there is no momentum."""
        return ("m",) if self.momentum else ()

    def __post_init__(self) -> None:
        super().__post_init__()
        self.momentum = _as_fraction("momentum", self.momentum)
        if as_flag("nesterov", self.nesterov) and self.momentum == 0:
            raise ValueError("Nesterov's momentum needs a momentum above 0")

    def rule(self, rate: float, g: Array, m: Array | None = None) -> tuple[Array, ...]:
        """The step, and with momentum m."""
        if not self.momentum:
            return (rate * g,)
        m = self.momentum * m + g
        return rate * (g + self.momentum * m if self.nesterov else m), m


@dataclass(repr=False, eq=False)
class Adagrad(Optimizer):
    """A learning rate of its own for each number, smaller the more it has moved.

        s ← s + g²
        θ ← θ - η g / (√s + ε)

    (Duchi, Hazan and Singer 2011, Adaptive subgradient methods, in its diagonal form.)

    Parameters
    ----------
    learning_rate : float
        η, above 0.
    epsilon : float
        ε, above 0: keeps the first steps finite where g = 0.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """

    learning_rate: float = 0.01
    epsilon: float = 1e-10

    remembers = ("s",)

    def rule(self, rate: float, g: Array, s: Array) -> tuple[Array, ...]:
        """The step, and s."""
        s = s + g * g
        return rate * g / (np.sqrt(s) + self.epsilon), s


@dataclass(repr=False, eq=False)
class RMSprop(Optimizer):
    """Each number of the gradient divided by the size it had lately.

        s ← ρ s + (1 - ρ) g²
        θ ← θ - η g / (√s + ε)

    (Tieleman and Hinton 2012, lecture 6.5 of Neural Networks for Machine Learning.)
    Centred, it is divided by the standard deviation that it had lately: a gradient that
    hardly changes makes long steps.

        m ← ρ m + (1 - ρ) g
        θ ← θ - η g / (√(s - m²) + ε)

    (Graves 2013, Generating sequences with recurrent neural networks, equations 38 to
    40, with ε inside the root.)

    Parameters
    ----------
    learning_rate : float
        η, above 0.
    decay : float
        ρ, from 0 to below 1: how much of s stays.
    epsilon : float
        ε, above 0.
    centered : bool
        Whether m² is subtracted.

    Raises
    ------
    ValueError
        If a number is out of its range, or centered is neither True nor False.
    """

    learning_rate: float = 0.01
    decay: float = 0.99
    epsilon: float = 1e-8
    centered: bool = False

    @property
    def remembers(self) -> tuple[str, ...]:
        """What is kept of each parameter."""
        return ("s", "m") if self.centered else ("s",)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.decay = _as_fraction("decay", self.decay)
        as_flag("centered", self.centered)

    def rule(self, rate: float, g: Array, s: Array, m: Array | None = None) -> tuple[Array, ...]:
        """The step, and s; centred, m too."""
        s = self.decay * s + (1 - self.decay) * g * g
        if not self.centered:
            return rate * g / (np.sqrt(s) + self.epsilon), s
        m = self.decay * m + (1 - self.decay) * g
        variance = np.maximum(s - m * m, 0)  # rounding may leave less than nothing
        return rate * g / (np.sqrt(variance) + self.epsilon), s, m


@dataclass(repr=False, eq=False)
class Adam(Optimizer):
    """Momentum and size of the gradient, both corrected for having begun at zero.

        m ← β₁ m + (1 - β₁) g        s ← β₂ s + (1 - β₂) g²
        m̂ = m / (1 - β₁ⁿ)            ŝ = s / (1 - β₂ⁿ)          at the n-th update
        θ ← θ - η m̂ / (√ŝ + ε)

    (Kingma and Ba 2015, Adam: a method for stochastic optimization, algorithm 1.)

    Parameters
    ----------
    learning_rate : float
        η, above 0.
    beta1, beta2 : float
        β₁ and β₂, from 0 to below 1: how much of m and s stays.
    epsilon : float
        ε, above 0.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """

    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    remembers = ("m", "s")

    def __post_init__(self) -> None:
        super().__post_init__()
        self.beta1, self.beta2 = _as_fraction("beta1", self.beta1), _as_fraction("beta2", self.beta2)

    def rule(self, rate: float, g: Array, m: Array, s: Array) -> tuple[Array, ...]:
        """The step, m and s."""
        m = self.beta1 * m + (1 - self.beta1) * g
        s = self.beta2 * s + (1 - self.beta2) * g * g
        n = self.updates + 1
        m_hat = m / (1 - self.beta1**n)
        s_hat = s / (1 - self.beta2**n)
        return rate * m_hat / (np.sqrt(s_hat) + self.epsilon), m, s


def _as_fraction(name, value):
    fraction = as_positive(name, value, zero=True)
    if fraction >= 1:
        raise ValueError(f"{name} must be below 1; got {in_short(value)}")
    return fraction
