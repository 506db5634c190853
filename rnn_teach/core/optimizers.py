"""Optimizers: how a parameter moves, given its gradient.

They all change the arrays they are given in place, and keep what they remember of each parameter under its name.
The definitions are the usual ones, those of PyTorch's optimizers, in which g is the gradient, η the learning rate
and θ the parameter.
"""

from dataclasses import dataclass, field

import numpy as np

from rnn_teach.core.arguments import as_arrays, as_flag, as_positive, in_short


@dataclass
class SGD:
    """Stochastic gradient descent, with momentum where asked for.

        m ← μ m + g
        θ ← θ - η m              or, with Nesterov's momentum, θ ← θ - η (g + μ m)

    m = 0 at first. With μ = 0, the default, this is θ ← θ - η g. (Polyak 1964; Nesterov 1983 as in Sutskever et al.
    2013, On the importance of initialization and momentum in deep learning.)

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
        If a number is out of its range, nesterov is neither True nor False, or asked for without momentum.
    """

    learning_rate: float
    momentum: float = 0.0
    nesterov: bool = False
    memory: dict = field(default_factory=dict, repr=False)

    def __post_init__(self):
        as_positive("learning_rate", self.learning_rate)
        _as_fraction("momentum", self.momentum)
        if as_flag("nesterov", self.nesterov) and self.momentum == 0:
            raise ValueError("Nesterov's momentum needs a momentum above 0")

    def update(self, parameters, gradients):
        """Move every parameter, in place. See `check_update` for what is refused."""
        check_update(parameters, gradients)
        for name, parameter in parameters.items():
            g = gradients[name]
            m = _remembered(self.memory, "m", name, parameter)
            m[...] = self.momentum * m + g
            parameter -= self.learning_rate * (g + self.momentum * m if self.nesterov else m)


@dataclass
class Adagrad:
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
    memory: dict = field(default_factory=dict, repr=False)

    def __post_init__(self):
        as_positive("learning_rate", self.learning_rate)
        as_positive("epsilon", self.epsilon)

    def update(self, parameters, gradients):
        """Move every parameter, in place. See `check_update` for what is refused."""
        check_update(parameters, gradients)
        for name, parameter in parameters.items():
            g = gradients[name]
            s = _remembered(self.memory, "s", name, parameter)
            s += g * g
            parameter -= self.learning_rate * g / (np.sqrt(s) + self.epsilon)


@dataclass
class RMSprop:
    """Each number of the gradient divided by the size it had lately.

        s ← ρ s + (1 - ρ) g²
        θ ← θ - η g / (√s + ε)

    (Tieleman and Hinton 2012, lecture 6.5 of Neural Networks for Machine Learning.)

    Parameters
    ----------
    learning_rate : float
        η, above 0.
    decay : float
        ρ, from 0 to below 1: how much of s stays.
    epsilon : float
        ε, above 0.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """

    learning_rate: float = 0.01
    decay: float = 0.99
    epsilon: float = 1e-8
    memory: dict = field(default_factory=dict, repr=False)

    def __post_init__(self):
        as_positive("learning_rate", self.learning_rate)
        _as_fraction("decay", self.decay)
        as_positive("epsilon", self.epsilon)

    def update(self, parameters, gradients):
        """Move every parameter, in place. See `check_update` for what is refused."""
        check_update(parameters, gradients)
        for name, parameter in parameters.items():
            g = gradients[name]
            s = _remembered(self.memory, "s", name, parameter)
            s[...] = self.decay * s + (1 - self.decay) * g * g
            parameter -= self.learning_rate * g / (np.sqrt(s) + self.epsilon)


@dataclass
class Adam:
    """Momentum and size of the gradient together, both corrected for having begun at zero.

        m ← β₁ m + (1 - β₁) g        s ← β₂ s + (1 - β₂) g²
        θ ← θ - η m̂ / (√ŝ + ε),      m̂ = m / (1 - β₁ⁿ),   ŝ = s / (1 - β₂ⁿ)   at the n-th update

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
    memory: dict = field(default_factory=dict, repr=False)
    updates: int = 0

    def __post_init__(self):
        as_positive("learning_rate", self.learning_rate)
        _as_fraction("beta1", self.beta1)
        _as_fraction("beta2", self.beta2)
        as_positive("epsilon", self.epsilon)

    def update(self, parameters, gradients):
        """Move every parameter, in place. See `check_update` for what is refused."""
        check_update(parameters, gradients)
        self.updates += 1
        for name, parameter in parameters.items():
            g = gradients[name]
            m = _remembered(self.memory, "m", name, parameter)
            s = _remembered(self.memory, "s", name, parameter)
            m[...] = self.beta1 * m + (1 - self.beta1) * g
            s[...] = self.beta2 * s + (1 - self.beta2) * g * g
            m_hat = m / (1 - self.beta1**self.updates)
            s_hat = s / (1 - self.beta2**self.updates)
            parameter -= self.learning_rate * m_hat / (np.sqrt(s_hat) + self.epsilon)


def check_update(parameters, gradients):
    """Refuse gradients that are not those of the parameters.

    Raises
    ------
    ValueError
        If a parameter has no gradient, a gradient no parameter, their shapes differ, or a parameter is no array of
        floats: it could not be changed in place.
    """
    as_arrays("parameters", parameters)
    if as_arrays("gradients", gradients).keys() != parameters.keys():
        odd = min(gradients.keys() ^ parameters.keys(), key=str)
        lacking = "has no gradient" if odd in parameters else "has a gradient and is no parameter"
        raise ValueError(f"{odd} {lacking}: parameters and gradients must have the same names")
    for name, parameter in parameters.items():
        if not isinstance(parameter, np.ndarray) or parameter.dtype.kind != "f":
            raise ValueError(f"{name} must be an array of floats, to be changed in place; got {type(parameter)}")
        if np.shape(gradients[name]) != parameter.shape:
            raise ValueError(
                f"the gradient of {name} must have its shape {parameter.shape}; got {np.shape(gradients[name])}"
            )


def _remembered(memory, kind, name, parameter):
    """What is kept of a parameter from update to update; zero before the first."""
    return memory.setdefault((kind, name), np.zeros_like(parameter))


def _as_fraction(name, value):
    if as_positive(name, value, zero=True) >= 1:
        raise ValueError(f"{name} must be below 1; got {in_short(value)}")
