"""What a caller hands in, made fit or refused.

Each function returns what it was given, as a type to compute with. What it cannot use
it refuses with a ValueError of one sentence: what was wrong, what was expected, how to
mend it. NaN and infinity are a NotFiniteError, which is a ValueError too.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGEST_SIZE = 10_000_000
"""Of anything that is counted: units, steps, updates."""


class NotFiniteError(ValueError):
    """A number is NaN or infinite where that makes no sense."""


REAL = {np.dtype(kind) for kind in ("f4", "f8")}
COMPUTED_WITH = REAL | {np.dtype(kind) for kind in ("c8", "c16")}
"""What linear algebra takes. Half and quadruple precision become double precision."""


def as_array(
    name, value, shape=None, *, axes="", finite=True, real=False, convert=True, copy=False
) -> NDArray[Any]:
    """`value` as an array of numbers of that shape.

    Parameters
    ----------
    name : str
        What the sentence calls it.
    value : array
        What was handed in. Single and double precision stay what they are.
    shape : tuple
        The size of each axis. A number must be met; a text such as "n_h" is any size of
        at least 1, and twice the same text is twice the same size; "..." in front is
        any number of axes. A last axis of size 1 may be missing. None leaves all open.
    axes : str
        What the axes are called, "(T+1, n_y, B)", where numbers alone would not say it.
    finite : True, False or "after row 0"
        Whether NaN and infinity are refused; row 0 of a trace may be NaN.
    real : bool
        Whether complex numbers are refused.
    convert : bool
        Whether whole numbers and truth values become floats.
    copy : bool
        Whether it must be an array of its own: training changes parameters in place,
        and must not change the array that they came from.
    """
    array = _numbers(name, value)
    array = _computable(array) if convert else array
    if finite is True:
        refuse_not_finite(name, array)
    if shape is not None:
        array = _in_shape(name, array, shape, axes, value)
    if real and np.iscomplexobj(array):
        raise ValueError(f"{name} must be real; got complex numbers")
    if finite == "after row 0":
        refuse_not_finite(name, array[1:], first_row=1)
    return array.copy() if copy else array


def _numbers(name, value):
    """`value` as an array of numbers of the type that they have."""
    if type(value) is np.ndarray and value.dtype.kind in "fc":  # most of what comes, and asked often
        return value
    if isinstance(value, np.ma.MaskedArray):
        raise ValueError(
            f"{name} must be an array without a mask, which would be lost; got a masked one:"
            " fill it, as value.filled(0) does"
        )
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, RuntimeError, OverflowError):  # ragged rows, tensors
        array = np.asarray(None)
    if array.dtype.kind not in "biufc":  # text and dates, also those that NumPy can convert
        raise ValueError(f"{name} must be an array of numbers; got {in_short(value)}")
    return array


def _computable(array):
    """The same numbers in this machine's single or double precision."""
    if array.dtype in COMPUTED_WITH:
        return array
    native = array.dtype.newbyteorder("=")
    if native not in COMPUTED_WITH:
        native = np.dtype(complex if np.iscomplexobj(array) else float)
    with np.errstate(over="ignore"):  # beyond the range of double precision is infinite
        return array.astype(native, copy=False)


def _in_shape(name, array, shape, axes, value):
    """`array` where it fits the shape; a missing last axis of size 1 is added."""
    if array.shape == shape and array.size:
        return array
    if shape and shape[-1] == 1 and array.ndim == len(shape) - 1:
        array = array[..., np.newaxis]
    if 0 in array.shape or not fits(array.shape, shape):
        wanted = f"{axes} = ({', '.join(map(str, shape))})" if axes else _in_words(shape)
        nothing = ", no size zero" if 0 in array.shape else ""
        got = f"shape {np.shape(value)}" if shape else in_short(value)
        raise ValueError(f"{name} must be {wanted}{nothing}; got {got}")
    return array


def fits(have, wanted):
    """Whether sizes are those wanted: a text is an open size, "..." any axes."""
    if wanted[:1] == ("...",):
        wanted = wanted[1:]
        have = have[-len(wanted) :]
    open_sizes = {}
    return len(have) == len(wanted) and all(
        size == (open_sizes.setdefault(want, size) if isinstance(want, str) else want)
        for size, want in zip(have, wanted, strict=True)
    )


def _in_words(shape):
    """A shape as a sentence says it: a matrix (n_h, n_x), a list of 3 numbers."""
    if len(shape) == 0:
        return "one number"
    if len(shape) == 1:
        return "a list of numbers" if isinstance(shape[0], str) else f"a list of {shape[0]} numbers"
    kind = {2: "a column " if shape[1] == 1 else "a matrix "}.get(len(shape), "")
    return f"{kind}({', '.join(map(str, shape))})"


def refuse_not_finite(name, array, *, first_row=0):
    """Refuse an array with NaN or infinity in it: say where the first one is.

    Its own first row may be a later one of what the sentence speaks of.
    """
    finite = np.isfinite(array)
    if np.logical_and.reduce(finite, axis=None):  # as np.all does, in half the time
        return
    bad = np.argwhere(~finite)
    row, *rest = bad[0] if array.ndim else ("",)
    place = f"[{', '.join(map(str, (row + first_row, *rest)))}]" if array.ndim else ""
    after = f" after row {first_row - 1}" if first_row else ""
    more = f" ({len(bad) - 1} more)" if len(bad) > 1 else ""
    raise NotFiniteError(
        f"{name} must be finite{after}; {name}{place} is {array[tuple(bad[0])]}{more}: look at where {name} was "
        "computed"
    )


def as_number(name, value) -> Any:
    """`value` as one finite float."""
    return float(as_array(name, value, (), real=True))


def as_positive(name, value, *, zero=False) -> Any:
    """`value` as one finite number above 0, or of at least 0."""
    if type(value) is float and 0 < value < np.inf:
        return value
    array = as_array(name, value)
    if array.ndim or np.iscomplexobj(array) or array < 0 or (array == 0 and not zero):
        least = "of at least" if zero else "above"
        raise ValueError(f"{name} must be one number {least} 0; got {in_short(value)}")
    return float(array)


def as_arrays(name, value) -> dict[str, NDArray[Any]]:
    """`value`, a dict that is not empty, with each of its values as a real array.

    NaN and infinity are among its numbers; no array is empty.
    """
    if not isinstance(value, dict) or not value:
        like = "the total of what bptt gives" if name == "gradients" else "cell.parameters"
        raise ValueError(f"{name} must be a dict of arrays, such as {like}; got {in_short(value)}")
    for key in value:
        if not isinstance(key, str):
            raise ValueError(f"the names in {name} must be texts, such as 'W'; got {in_short(key)}")
    if all(map(_is_plain, value.values())):
        return dict(value)
    arrays = {}
    for key, array in value.items():
        place = f"{name}[{in_short(key)}]"
        arrays[key] = as_array(place, array, finite=False, real=True)
        if arrays[key].size == 0:
            raise ValueError(f"{place} must hold at least one number; got shape {arrays[key].shape}")
    return arrays


def _is_plain(array):
    """Whether a quick look tells that it is an array of real floats, as it stands."""
    return type(array) is np.ndarray and array.dtype in REAL and array.size > 0


def as_sequence(x, n_x) -> NDArray[Any]:
    """`x` as a batch of sequences (T, n_x, B); (T, n_x) is one sequence."""
    array = as_array("x", x)
    if array.size == 0:
        raise ValueError(f"x must hold at least one time step, one input and one sequence; got shape {array.shape}")
    if array.ndim == 2:
        array = array[:, :, np.newaxis]
    if array.ndim != 3 or array.shape[1] != n_x:
        hint = ""
        if np.ndim(x) in (2, 3):
            hint = f": for inputs of {np.shape(x)[1]} numbers make a cell with n_x = {np.shape(x)[1]}"
        if array.ndim == 3 and array.shape[2] == n_x:
            hint = ": sequence_from_torch and sequence_from_keras bring theirs into this order"
        raise ValueError(f"x must be (T, n_x, B) or (T, n_x) with n_x = {n_x}; got {np.shape(x)}{hint}")
    return array


def as_function(name, value):
    """`value` itself, where it can be called."""
    if not callable(value):
        raise ValueError(f"{name} must be a function; got {in_short(value)}")
    return value


def as_choice(name, value, choices):
    """`value` itself, where it is one of the choices, which are texts."""
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}; got {in_short(value)}")
    return value


def as_flag(name, value):
    """`value` itself, where it is True or False."""
    if not isinstance(value, (bool, np.bool_)):
        raise ValueError(f"{name} must be True or False; got {in_short(value)}")
    return value


def as_text(name, value):
    """`value` itself, where it is a text."""
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text; got {in_short(value)}")
    return value


def as_names(name, value):
    """`value` as a tuple of texts, of which no two are the same and there is one at
    least."""
    names = tuple(value) if isinstance(value, (tuple, list)) else ()
    if not names or not all(isinstance(one, str) for one in names) or len(set(names)) != len(names):
        raise ValueError(
            f"{name} must be a tuple of names, such as ('h', 'ctx'), none twice; got {in_short(value)}"
        )
    return names


def as_size(name, value) -> int:
    """`value` as a whole number of at least 1, not larger than computers serve."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1; got {in_short(value)}")
    if value > LARGEST_SIZE:
        raise ValueError(f"{name} must be at most {LARGEST_SIZE:,}; got {in_short(value)}")
    return int(value)


def as_index(name, value, first, last) -> int:
    """`value` as a whole number from `first` to `last`."""
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not whole or not first <= value <= last:
        raise ValueError(f"{name} must be a whole number from {first} to {last}; got {in_short(value)}")
    return int(value)


def as_dtype(dtype) -> np.dtype[Any]:
    """`dtype` as single or double precision."""
    try:
        kind = np.dtype(dtype)
    except (TypeError, ValueError, SyntaxError):
        kind = None
    if dtype is None or kind not in (np.float32, np.float64):
        raise ValueError(f"dtype must be float32 or float64; got {in_short(dtype)}")
    return kind


def as_rng(rng) -> np.random.Generator:
    """`rng` itself, where it is a generator of random numbers."""
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng must be a generator, as np.random.default_rng(0) gives one; got {in_short(rng)}")
    return rng


def in_short(value):
    """`value` as Python writes it, on one line of at most 60 characters."""
    try:
        text = " ".join(repr(value).split())
    except ValueError:  # Python writes no numbers of thousands of digits
        text = f"{type(value).__name__} too long to write"
    return text if len(text) <= 60 else text[:57] + "..."
