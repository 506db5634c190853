"""What an optimizer may move, and by which gradients:
looked at before anything moves."""

import math

import numpy as np

from rnn_teach.core.arguments import NotFiniteError, as_array, as_arrays, in_short

LARGEST = {np.dtype(kind): float(np.finfo(kind).max) for kind in ("f2", "f4", "f8")}


def as_parameters(parameters):
    """`parameters` itself, where it is a dict of arrays that can be changed in place.

    Raises
    ------
    ValueError
        If it is none: names the parameter.
    """
    as_arrays("parameters", parameters)
    for name, parameter in parameters.items():
        if not isinstance(parameter, np.ndarray) or parameter.dtype.kind != "f":
            got = f"numbers of type {parameter.dtype}" if isinstance(parameter, np.ndarray) else in_short(parameter)
            raise ValueError(f"{name} must be an array of floats, to be changed in place; got {got}")
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
    if _fit(parameters, gradients):
        return gradients
    as_parameters(parameters)
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


def _fit(parameters, gradients):
    """Whether a quick look, which each update takes,
    finds nothing to mend or refuse."""
    if type(parameters) is not dict or type(gradients) is not dict or not 0 < len(parameters) == len(gradients):
        return False
    for name, array in parameters.items():
        g = gradients.get(name)
        if not (type(array) is type(g) is np.ndarray and type(name) is str and array.flags.writeable):
            return False
        if not (array.dtype == g.dtype and array.dtype.kind == "f" and array.shape == g.shape and array.size):
            return False
    return True


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


def end_to_end(arrays):
    """All numbers of the arrays as one long vector; of one array its own,
    not copies."""
    flat = [array.ravel() for array in arrays]
    return flat[0] if len(flat) == 1 else np.concatenate(flat)


def apart(vector, parameters):
    """The parts of such a vector by name, views in the shapes of the parameters."""
    parts, start = {}, 0
    for name, parameter in parameters.items():
        parts[name] = vector[start : start + parameter.size].reshape(parameter.shape)
        start += parameter.size
    return parts


def are_moderate(vector):
    """Whether a quick look tells that all is finite, and twice each number could be
    squared."""
    return 4 * float(vector.dot(vector)) < LARGEST.get(vector.dtype, 0)  # NaN is not


def refuse_huge(g, gradients, optimizer):
    """Where g² overflows, g / √(g²) is 0, and nothing would ever move again."""
    if are_moderate(g):
        return
    limit = float(np.finfo(g.dtype).max)
    limit = math.sqrt(limit) / 2 if optimizer.squares else limit
    for name, one in gradients.items():
        largest = float(np.abs(one).max())
        if not largest <= limit:
            as_array(f"the gradient of {name}", one)  # NaN and infinity, which are no matter of size
            raise NotFiniteError(
                f"the gradient of {name} goes up to {largest:.3g}, too large for {type(optimizer).__name__}, which "
                "squares it: clip the gradients first, as clip_norm=1 in Training does"
            )


def refuse_endless(vectors, parameters):
    """Refuse a move that ends in NaN or infinity."""
    if all(map(are_moderate, vectors)):
        return
    each = [apart(vector, parameters) for vector in vectors]
    for name, parameter in parameters.items():
        if not all(np.isfinite(one[name]).all() for one in each):
            as_array(name, parameter)
            raise NotFiniteError(
                f"{name} would move beyond the largest float: a smaller learning rate or clipping may help"
            )
