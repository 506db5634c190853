"""What weights of Keras and PyTorch look like, and how to say it when they do not."""

from collections.abc import Mapping

import numpy as np

from rnn_teach.core.arguments import as_array, as_flag, as_size, fits, in_short

GATES = {"rnn": 1, "lstm": 4, "gru": 3}
ROWS = {"Keras": "rows are inputs in Keras", "PyTorch": "rows are units in PyTorch"}
ORDER = "kernel, recurrent kernel and, if there is one, bias"
PARTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def as_keras_weights(weights):
    """Kernel, recurrent kernel and bias, or None where there is no bias, as arrays.

    Raises
    ------
    ValueError
        If they are not two or three arrays of finite numbers.
    """
    if not isinstance(weights, (list, tuple)):
        raise ValueError(f"weights must be a list of arrays, {ORDER}; got {in_short(weights)}")
    if len(weights) not in (2, 3):
        hint = ": give those of one layer" if len(weights) > 3 else ""
        if len(weights) in (4, 6):
            hint = ": of a Bidirectional layer, the first half reads forward and the second one backward"
        raise ValueError(f"weights must be {ORDER}; got {len(weights)} arrays{hint}")
    names = ("the kernel", "the recurrent kernel", "the bias")
    arrays = [as_array(name, array, real=True) for name, array in zip(names, weights, strict=False)]
    return arrays if len(arrays) == 3 else [*arrays, None]


def torch_names(layer, reverse):
    """The names of a layer's arrays in PyTorch, such as weight_ih_l0_reverse.

    Raises
    ------
    ValueError
        If layer is no whole number of at least 1, or reverse neither True nor False.
    """
    if isinstance(layer, (int, np.integer)) and layer == 0 and not isinstance(layer, bool):
        raise ValueError("layer must be a whole number of at least 1; got 0: PyTorch's weight_ih_l0 is layer 1")
    suffix = f"{as_size('layer', layer) - 1}{'_reverse' if as_flag('reverse', reverse) else ''}"
    return [f"{part}_l{suffix}" for part in PARTS]


def as_torch_weights(weights, names):
    """The two matrices and, if they are there, the two biases, as arrays.

    Raises
    ------
    ValueError
        If one is missing or no array of finite numbers, or if there is a projection.
    """
    if not isinstance(weights, Mapping):
        raise ValueError(f"weights must be a dict of arrays, by names such as {names[0]}; got {in_short(weights)}")
    projection = names[1].replace("weight_hh", "weight_hr")
    if projection in weights:
        raise ValueError(f"weights has {projection}, a projection (proj_size), which our LSTM has not")
    wanted = names if names[2] in weights or names[3] in weights else names[:2]
    for name in wanted:
        if name not in weights:
            longer = [key for key in weights if isinstance(key, str) and key.endswith(name)]
            hint = f": take {longer[0].removesuffix(name)!r} off the names" if longer else ""
            raise ValueError(f"weights must have {name}; got {in_short(list(weights))}{hint}")
    return [as_array(name, weights[name], real=True) for name in wanted]


def units_of(name, array, kind, library):
    """n_h, from recurrent weights: (n_h, gates n_h), or turned in PyTorch.

    Raises
    ------
    ValueError
        If they have another shape: says what it looks like.
    """
    gates, shape = GATES[kind], array.shape
    if array.ndim != 2 or 0 in shape:
        _refuse(name, shape, ("n_h", _times(gates, "n_h")), library)
    n_h = min(shape)
    for other, its_gates in GATES.items():
        if other != kind and max(shape) == its_gates * n_h:
            raise ValueError(f"{name} is {shape}: for kind {other!r} with {n_h} units, not {kind!r}")
    if max(shape) != gates * n_h:
        _refuse(name, shape, ("n_h", _times(gates, "n_h")), library)
    _refuse_matrix(name, array, (n_h, gates * n_h), library)
    return n_h


def refuse_input_weights(name, array, kind, n_h, library):
    """Refuse input weights that are not (n_x, gates n_h), or turned in PyTorch.

    Raises
    ------
    ValueError
        If they have another shape: says what it looks like.
    """
    _refuse_matrix(name, array, ("n_x", GATES[kind] * n_h), library)


def as_bias(name, array, shape):
    """`array` itself, where its shape is (rows, n); one row is a vector (n,).

    Raises
    ------
    ValueError
        If it has another shape.
    """
    wanted = shape[1:] if shape[0] == 1 else shape
    if array.shape != wanted:
        raise ValueError(f"{name} must be {wanted}; got shape {array.shape}")
    return array


def _refuse_matrix(name, array, shape, library):
    """Refuse another shape than this one of Keras; PyTorch's is turned."""
    if array.ndim != 2 or 0 in array.shape:
        _refuse(name, array.shape, shape, library)
    have = array.shape if library == "Keras" else array.shape[::-1]
    if not fits(have, shape):
        if fits(have[::-1], shape):
            raise ValueError(f"{name} is {array.shape}: {ROWS[library]}; this looks transposed")
        _refuse(name, array.shape, shape, library)


def _refuse(name, have, wanted, library):
    wanted = ", ".join(map(str, wanted if library == "Keras" else wanted[::-1]))
    order = f": the order is {ORDER}" if library == "Keras" else ""
    raise ValueError(f"{name} must be ({wanted}); got shape {have}{order}")


def _times(gates, size):
    return size if gates == 1 else f"{gates} {size}"
