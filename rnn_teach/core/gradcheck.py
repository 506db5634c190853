"""Is a gradient right? Compare it with one that only the loss was needed for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import (
    as_array,
    as_arrays,
    as_function,
    as_positive,
    in_short,
)
from rnn_teach.core.types import Array, Arrays


def central_differences(loss: Callable[..., Any], parameters: Arrays, step: float = 3e-5) -> Arrays:
    """The gradient from two evaluations of the loss for every number.

        ∂L/∂θ_i ≈ (L(θ + ε e_i) - L(θ - ε e_i)) / 2ε

    Two errors pull against each other: what the Taylor series leaves out grows as ε²,
    the rounding error of the difference as 1/ε. So the best ε is neither large nor
    small, near the cube root of the rounding unit, and even there about a third of the
    digits is lost.

    Parameters
    ----------
    loss : function
        Takes the parameters by name, `loss(U=..., W=...)`, and returns a number. It is
        given copies.
    parameters : dict of arrays
        Where the gradient is wanted: anything the loss depends on, inputs and initial
        states too.
    step : float
        ε, above 0.

    Returns
    -------
    dict of arrays
        The gradient of each parameter, in its shape.

    Raises
    ------
    ValueError
        If the loss is no real number or not finite, or a parameter holds NaN or
        infinity.
    """
    loss, step = as_function("loss", loss), as_positive("step", step)

    def slope(moved, array, place):
        there = array[place]
        array[place] = there + step
        above = _one_number(loss(**moved), real=True)
        array[place] = there - step
        below = _one_number(loss(**moved), real=True)
        array[place] = there
        return (above - below) / (2 * step)

    return _number_by_number(slope, parameters, float)


def complex_step(loss: Callable[..., Any], parameters: Arrays, step: float = 1e-20) -> Arrays:
    """The gradient from a step along the imaginary axis, exact to the last digits.

        ∂L/∂θ_i ≈ Im L(θ + i ε e_i) / ε

    The Taylor series L(θ + iε) = L + iε L' - ε² L''/2 - ... has L' alone in its
    imaginary part, up to ε² L'''/6: no difference is taken, so nothing cancels, and ε
    can be so small that ε² is nothing. (Squire and Trapp 1998, Using complex variables
    to estimate derivatives of real functions, SIAM Review 40(1), 110-112.)

    The loss must be computed as an analytic function of complex numbers: exp, tanh,
    sums and products are; abs, max, the conjugate, and the transposed conjugate are
    not.

    Parameters
    ----------
    loss : function
        As for `central_differences`; it must return a complex number for complex
        parameters.
    parameters : dict of arrays
        As for `central_differences`, real.
    step : float
        ε, above 0.

    Returns
    -------
    dict of arrays
        The gradient of each parameter, in its shape.

    Raises
    ------
    ValueError
        If the loss comes back real, so that the imaginary part was lost on the way, or
        is not finite; if a parameter holds NaN or infinity.
    """
    loss, step = as_function("loss", loss), as_positive("step", step)

    def slope(moved, array, place):
        there = array[place]
        array[place] = there + 1j * step
        value = loss(**moved)
        array[place] = there
        if not np.iscomplexobj(as_array("the loss", value, finite=False)):
            raise ValueError(
                f"the loss must be complex where its parameters are; got {in_short(value)}: "
                "abs, max, float or a real array on the way lose the imaginary part"
            )
        return _one_number(value, real=False).imag / step

    return _number_by_number(slope, parameters, complex)


def relative_error(gradient: ArrayLike, reference: ArrayLike) -> float:
    """How far a gradient is from a reference: ‖g - r‖ / max(‖g‖, ‖r‖).

    Between 0 and 2. Two gradients that are both exactly zero agree: 0. NaN or infinity
    in either is never right: the error is infinite, so that no comparison with a
    tolerance lets it pass, as NaN > tolerance would.

    Raises
    ------
    ValueError
        If these are no numbers, or the shapes differ: broadcasting would compare what
        does not belong together.
    """
    gradient = as_array("the gradient", gradient, finite=False)
    reference = as_array("the reference", reference, finite=False)
    if gradient.shape != reference.shape:
        raise ValueError(f"the gradient has shape {gradient.shape}, the reference {reference.shape}")
    if not (np.all(np.isfinite(gradient)) and np.all(np.isfinite(reference))):
        return np.inf
    scale = max(np.max(np.abs(gradient), initial=0), np.max(np.abs(reference), initial=0))
    if scale == 0:
        return 0.0
    gradient, reference = gradient / scale, reference / scale  # so that no square is lost
    norms = np.linalg.norm(gradient), np.linalg.norm(reference)
    return float(np.linalg.norm(gradient - reference) / max(norms))


@dataclass(repr=False)
class GradientCheck:
    """How far each gradient is from its reference, and where most.

    errors : dict of float
        The relative error of each gradient, by name.
    worst : dict of (place, value, reference)
        Where in the array the two are furthest apart, and what stands there in both.
        NaN counts as furthest.
    """

    errors: dict
    worst: dict

    def agrees(self, tolerance: float) -> bool:
        """Whether every relative error is at most the tolerance."""
        return all(error <= as_positive("tolerance", tolerance) for error in self.errors.values())

    def __repr__(self) -> str:
        return f"GradientCheck({', '.join(f'{name} {error:.1e}' for name, error in self.errors.items())})"

    def __str__(self) -> str:
        lines = [
            f"{name}: relative error {self.errors[name]:.1e}; "
            f"at {list(place)} it is {value:.10g}, the reference {reference:.10g}"
            for name, (place, value, reference) in self.worst.items()
        ]
        return "\n".join(lines)


def check_gradients(
    loss: Callable[..., Any],
    parameters: Arrays,
    gradients: Mapping[str, Array],
    *,
    reference: Callable[..., Arrays] = complex_step,
) -> GradientCheck:
    """Compare gradients with those that `reference` finds from the loss alone.

    Parameters
    ----------
    loss : function
        Takes the parameters by name and returns a number.
    parameters : dict of arrays
        Where the gradients were taken.
    gradients : dict of arrays
        What is to be checked, with the names of the parameters.
    reference : function
        `complex_step`, or `central_differences` for a loss that complex numbers cannot
        pass.

    Returns
    -------
    GradientCheck

    Raises
    ------
    ValueError
        If names or shapes differ, or `reference` refuses the loss or the parameters.
    """
    _refuse_names(parameters, gradients)
    references = _found_by("reference", reference, parameters, loss)
    errors = {name: relative_error(gradients[name], references[name]) for name in parameters}
    worst = {name: _furthest(np.asarray(gradients[name]), references[name]) for name in parameters}
    return GradientCheck(errors, worst)


def error_curve(
    loss: Callable[..., Any],
    parameters: Arrays,
    gradients: Mapping[str, Array],
    steps: ArrayLike,
    *,
    method: Callable[..., Arrays] = central_differences,
) -> Array:
    """The relative error of the difference quotient against its step size.

    From the smallest ε to the largest, `central_differences` draws a U: rounding makes
    it fall as 1/ε, then what the Taylor series leaves out makes it rise as ε².
    `complex_step` stays at the bottom until ε² is large enough to count.

    Parameters
    ----------
    loss, parameters
        As for `check_gradients`.
    gradients : dict of arrays
        The true gradients.
    steps : array of float
        Step sizes ε, each above 0.

    Returns
    -------
    array
        An error for each step size.

    Raises
    ------
    ValueError
        As `check_gradients` does.
    """
    _refuse_names(parameters, gradients)
    steps = np.ravel(as_array("steps", steps, real=True))
    found = [_found_by("method", method, parameters, loss, step) for step in steps]
    return np.array([relative_error(_joined(parameters, one), _joined(parameters, gradients)) for one in found])


def _number_by_number(slope, parameters, dtype):
    """The gradient of each parameter, from the slope along each of its numbers."""
    arrays = as_arrays("parameters", parameters)
    moved = {name: np.array(as_array(name, array, real=True), dtype) for name, array in arrays.items()}
    gradients = {name: np.empty(array.shape) for name, array in moved.items()}
    for name, gradient in gradients.items():
        for place in np.ndindex(gradient.shape):
            gradient[place] = slope(moved, moved[name], place)
    return gradients


def _one_number(value, *, real):
    """The loss, as one finite number."""
    number = as_array("the loss", value, real=real)
    if number.size != 1:
        raise ValueError(f"the loss must be one number; got an array of shape {number.shape}")
    return number.item()


def _refuse_names(parameters, gradients):
    as_arrays("parameters", parameters)
    if as_arrays("gradients", gradients).keys() != parameters.keys():
        odd = min(gradients.keys() ^ parameters.keys(), key=str)
        raise ValueError(f"parameters and gradients must have the same names; {odd} is in one of them alone")


def _found_by(name, method, parameters, loss, *step):
    """The gradients that a method finds, or a refusal of what is none."""
    found = as_function(name, method)(loss, parameters, *step)
    arrays = as_arrays(f"what {name} returns", found)
    if arrays.keys() != parameters.keys():
        raise ValueError(f"{name} must return a gradient for each parameter by its name; got {in_short(found)}")
    return arrays


def _furthest(gradient, reference):
    """The place where two arrays differ most, with what stands there in both."""
    place = np.unravel_index(np.argmax(np.abs(gradient - reference)), reference.shape)  # NaN counts as the largest
    return tuple(map(int, place)), gradient[place].item(), reference[place].item()


def _joined(parameters, gradients):
    return np.concatenate([np.ravel(gradients[name]) for name in parameters])
