"""What a caller hands in, made into arrays or refused in one sentence."""

import numpy as np


class NotFiniteError(ValueError):
    """A number is NaN or infinite where that makes no sense."""


def as_numbers(name, value):
    """`value` as an array of float or complex numbers, all of them finite.

    Whole numbers and truth values become float64; float32 and complex numbers stay what they are.

    Raises
    ------
    ValueError
        If it is no array of numbers, or (NotFiniteError) holds NaN or infinity: says where.
    """
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "fc":
            array = array.astype(float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be an array of numbers; got {_in_short(value)}") from None
    finite = np.isfinite(array)
    if not np.all(finite):
        bad = np.argwhere(~finite)
        place = f"[{', '.join(map(str, bad[0]))}]" if array.ndim else ""
        more = f" (and at {len(bad) - 1} more places)" if len(bad) > 1 else ""
        raise NotFiniteError(
            f"{name} must be finite; {name}{place} is {array[tuple(bad[0])]}{more}: look at where {name} was computed"
        )
    return array


def as_matrix(name, value, rows=None, columns=None):
    """`value` as a matrix (rows, columns) of its own, a copy; None leaves a size open.

    Training changes parameters in place, and must not change the array that they came from.

    Raises
    ------
    ValueError
        If the shape is another one.
    """
    array = as_numbers(name, value)
    wanted = tuple("any" if size is None else size for size in (rows, columns))
    fits = array.ndim == 2 and all(w in ("any", have) for w, have in zip(wanted, array.shape, strict=True))
    if not fits or 0 in array.shape:
        raise ValueError(
            f"{name} must be a matrix ({wanted[0]}, {wanted[1]}), no size zero; got shape {array.shape}"
        )
    return array.copy()


def as_column(name, value, rows):
    """`value` as a column (rows, 1) of its own, a copy; a plain vector of `rows` numbers is taken as one.

    Raises
    ------
    ValueError
        If it has another length.
    """
    array = as_numbers(name, value)
    if array.shape not in ((rows,), (rows, 1)):
        raise ValueError(f"{name} must be a column ({rows}, 1); got shape {array.shape}")
    return array.reshape(rows, 1).copy()


def as_sequence(x, n_x):
    """`x` as a batch of sequences (T, n_x, B); (T, n_x) is one sequence.

    Raises
    ------
    ValueError
        If x has another shape, no time step, or holds NaN or infinity.
    """
    array = as_numbers("x", x)
    if array.ndim == 2:
        array = array[:, :, np.newaxis]
    if array.ndim != 3 or array.shape[1] != n_x:
        hint = ""
        if np.ndim(x) in (2, 3):
            hint = f": for inputs of {np.shape(x)[1]} numbers make a cell with n_x = {np.shape(x)[1]}"
        raise ValueError(f"x must be (T, n_x, B) or (T, n_x) with n_x = {n_x}; got {np.shape(x)}{hint}")
    if 0 in array.shape:
        raise ValueError(f"x must hold at least one time step and one sequence; got shape {np.shape(x)}")
    return array


def as_rows(name, value, shape):
    """`value` as an array (T+1, n, B) indexed by time, finite from row 1 on; row 0 may be NaN.

    Raises
    ------
    ValueError
        If it has another shape than `shape`, or holds NaN or infinity after row 0.
    """
    if np.shape(value) != shape:
        raise ValueError(f"{name} must be (T+1, n, B) = {shape}; got {np.shape(value)}")
    as_numbers(f"{name}[1:]", value[1:])
    return value


def as_size(name, value):
    """`value` as a whole number of at least 1.

    Raises
    ------
    ValueError
        If it is none.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1; got {value!r}")
    return int(value)


def as_positive(name, value, *, zero=False):
    """`value` as a finite float above zero, or from zero on.

    Raises
    ------
    ValueError
        If it is none.
    """
    number = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not number or not np.isfinite(value) or value < 0 or (value == 0 and not zero):
        raise ValueError(f"{name} must be a finite number {'of at least' if zero else 'above'} 0; got {value!r}")
    return float(value)


def _in_short(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
