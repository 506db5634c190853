"""What an optimizer may move, and by which gradients: looked at before anything moves."""

import math

import numpy as np

from rnn_teach.core.arguments import NotFiniteError, as_array, as_arrays


def as_parameters(parameters):
    """`parameters` itself, where it is a dict of arrays that can be changed in place.

    Raises
    ------
    ValueError
        If it is none: names the parameter.
    """
    if not _are_plain(parameters):
        as_arrays("parameters", parameters)
    for name, parameter in parameters.items():
        if not isinstance(parameter, np.ndarray) or parameter.dtype.kind != "f":
            raise ValueError(f"{name} must be an array of floats, to be changed in place; got {type(parameter)}")
        if not parameter.flags.writeable:
            raise ValueError(f"{name} is read-only and cannot be changed in place: make a copy, {name}.copy()")
    return parameters


def as_gradients(parameters, gradients):
    """`gradients` as arrays with the names, shapes and precision of the parameters.

    Raises
    ------
    ValueError
        If they are not those of the parameters, or the parameters cannot be moved.
    """
    as_parameters(parameters)
    if not _are_plain(gradients):
        gradients = as_arrays("gradients", gradients)
    if gradients.keys() != parameters.keys():
        odd = min(gradients.keys() ^ parameters.keys(), key=str)
        lacking = "has no gradient" if odd in parameters else "has a gradient and is no parameter"
        raise ValueError(f"{odd} {lacking}: parameters and gradients must have the same names")
    for name, parameter in parameters.items():
        if gradients[name].shape != parameter.shape:
            raise ValueError(
                f"the gradient of {name} must have its shape {parameter.shape}; got {gradients[name].shape}"
            )
    with np.errstate(over="ignore"):  # what is beyond single precision is refused with what is huge
        return {name: gradients[name].astype(array.dtype, copy=False) for name, array in parameters.items()}


def _are_plain(arrays):
    """Whether `as_arrays` would find nothing to say: a quick look, since each update asks."""
    return (
        isinstance(arrays, dict)
        and len(arrays) > 0
        and all(isinstance(name, str) for name in arrays)
        and all(type(array) is np.ndarray and array.dtype.kind == "f" and array.size for array in arrays.values())
    )


def is_same(one, other):
    """Whether two arrays, which may be views, are the same numbers in memory."""
    return one is other or one.__array_interface__ == other.__array_interface__


def refuse_shared(new, parameters):
    """Refuse new parameters that share memory with any: two moves would be one."""
    for name, array in new.items():
        for other, another in parameters.items():
            if other != name and np.shares_memory(array, another):
                one, two = sorted((name, other))
                raise ValueError(
                    f"{one} and {two} share their memory: hand it in once, with the sum of its gradients"
                )


def refuse_huge(name, g, optimizer):
    """Where g² overflows, g / √(g²) is 0, and nothing would ever move again."""
    largest, limit = float(np.abs(g).max()), float(np.finfo(g.dtype).max)
    if largest <= (math.sqrt(limit) / 2 if optimizer.squares else limit):
        return
    as_array(f"the gradient of {name}", g)  # NaN and infinity, which are no matter of size
    raise NotFiniteError(
        f"the gradient of {name} goes up to {largest:.3g}, too large for {type(optimizer).__name__}, which squares "
        "it: clip the gradients first, as clip_norm=1 in Training does"
    )


def refuse_endless(name, parameter, arrays):
    """Refuse a move that ends in NaN or infinity."""
    if not all(np.isfinite(array).all() for array in arrays):
        as_array(name, parameter)
        raise NotFiniteError(
            f"{name} would move beyond the largest float: a smaller learning rate or clipping may help"
        )
