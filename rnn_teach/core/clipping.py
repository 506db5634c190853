"""Gradient clipping: a limit to how far one update can go."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from rnn_teach.core.arguments import NotFiniteError, as_array, as_arrays, as_positive
from rnn_teach.core.types import Array, Arrays

MODERATE = 1e-16, 1e32
"""Between these a sum of squares has lost nothing to underflow or overflow, in single
precision either."""


def global_norm(gradients: Mapping[str, Array]) -> float:
    """The norm of all gradients as one long vector: √(Σ_name ‖gradients[name]‖²).

    Computed so that no square overflows or underflows; infinite where a gradient is
    infinite, NaN where one is NaN.

    Parameters
    ----------
    gradients : dict of arrays
        As in `Gradients.total`, or of several parts as by `joined`.

    Raises
    ------
    ValueError
        If these are no arrays of numbers by name, or there is none.
    """
    gradients = as_arrays("gradients", gradients)
    squares = sum(float(np.vdot(gradient, gradient)) for gradient in gradients.values())
    if MODERATE[0] < squares < MODERATE[1]:  # in nearly every update of a training; NaN is not
        return math.sqrt(squares)
    largest = max(float(np.max(np.abs(gradient))) for gradient in gradients.values())
    if largest == 0 or not np.isfinite(largest):
        return float(sum(np.sum(np.abs(gradient)) for gradient in gradients.values()))  # 0, inf or NaN
    return largest * float(np.sqrt(sum(np.sum((gradient / largest) ** 2) for gradient in gradients.values())))


def clip_by_norm(gradients: Mapping[str, Array], threshold: float) -> tuple[Arrays, float]:
    """Shrink all gradients by one factor if their norm is too large; the direction
    stays.

        g  →  g · min(1, threshold / ‖g‖)

    (Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural
    networks, algorithm 1.) Zero gradients stay zero.

    Parameters
    ----------
    gradients : dict of arrays
        Not changed.
    threshold : float
        The largest norm allowed, above 0.

    Returns
    -------
    clipped : dict of arrays
        The gradients after clipping.
    norm : float
        Their global norm before: what to look at when a threshold is to be chosen.

    Raises
    ------
    ValueError
        If a gradient holds NaN or infinity, or the norm overflows: no factor makes it
        finite and keeps its direction. If there is no gradient, or the threshold is not
        above 0.
    """
    threshold = as_positive("threshold", threshold)
    norm = _finite_norm(gradients)
    factor = threshold / norm if norm > threshold else 1.0
    return {name: np.multiply(gradient, factor) for name, gradient in gradients.items()}, norm


def clip_by_value(gradients: Mapping[str, Array], threshold: float) -> tuple[Arrays, float]:
    """Cut every number of the gradients off at ± the threshold: the direction may
    change.

        g_i  →  max(-threshold, min(g_i, threshold))

    (Mikolov 2012, Statistical language models based on neural networks, PhD thesis.)

    Parameters
    ----------
    gradients : dict of arrays
        Not changed.
    threshold : float
        The largest size allowed, above 0.

    Returns
    -------
    clipped : dict of arrays
        The gradients after clipping.
    norm : float
        Their global norm before.

    Raises
    ------
    ValueError
        If a gradient holds NaN or infinity or the norm overflows, there is no gradient,
        or the threshold is not above 0.
    """
    threshold = as_positive("threshold", threshold)
    norm = _finite_norm(gradients)
    return {name: np.clip(gradient, -threshold, threshold) for name, gradient in gradients.items()}, norm


def _finite_norm(gradients):
    norm = global_norm(gradients)
    if not np.isfinite(norm):
        for name, gradient in gradients.items():
            as_array(f"the gradient of {name}", gradient)  # says which number it is
        raise NotFiniteError("every number of the gradients is finite, but their norm is beyond the largest float")
    return norm
