"""What a caller hands in, made into arrays or refused in one sentence."""

import numpy as np


def as_numbers(name, value):
    """`value` as an array of float or complex numbers, all of them finite.

    Whole numbers and truth values become float64; float32 and complex numbers stay what they are.

    Raises
    ------
    ValueError
        If it is no array of numbers, or holds NaN or infinity: says where.
    """
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        array = np.asarray(None)
    if array.dtype.kind not in "biufc":  # text, dates and objects, even those that NumPy could turn into numbers
        raise ValueError(f"{name} must be an array of numbers; got {_in_short(value)}")
    bad = np.argwhere(~np.isfinite(array))
    if len(bad):
        place = f"[{', '.join(map(str, bad[0]))}]" if array.ndim else ""
        more = f" ({len(bad) - 1} more)" if len(bad) > 1 else ""
        raise ValueError(
            f"{name} must be finite; {name}{place} is {array[tuple(bad[0])]}{more}: "
            f"look at where {name} was computed"
        )
    return array if array.dtype.kind in "fc" else array.astype(float)


def as_matrix(name, value, rows=None, columns=None):
    """`value` as a matrix (rows, columns); None leaves a size open.

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
    return array


def as_column(name, value, rows):
    """`value` as a column (rows, 1); a plain vector of `rows` numbers is taken as one.

    Raises
    ------
    ValueError
        If it has another length.
    """
    array = as_numbers(name, value)
    if array.shape not in ((rows,), (rows, 1)):
        raise ValueError(f"{name} must be a column ({rows}, 1); got shape {array.shape}")
    return array.reshape(rows, 1)


def as_sequence(x, n_x):
    """`x` as a batch of sequences (T, n_x, B); (T, n_x) is one sequence.

    Raises
    ------
    ValueError
        If x has another shape, no time step, or holds NaN or infinity.
    """
    array = as_numbers("x", x)
    if array.size == 0:
        raise ValueError(f"x must hold at least one time step, one input and one sequence; got shape {array.shape}")
    if array.ndim == 2:
        array = array[:, :, np.newaxis]
    if array.ndim != 3 or array.shape[1] != n_x:
        hint = ""
        if np.ndim(x) in (2, 3):
            hint = f": for inputs of {np.shape(x)[1]} numbers make a cell with n_x = {np.shape(x)[1]}"
        raise ValueError(f"x must be (T, n_x, B) or (T, n_x) with n_x = {n_x}; got {np.shape(x)}{hint}")
    return array


def as_size(name, value):
    """`value` as a whole number of at least 1.

    Raises
    ------
    ValueError
        If it is none.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1; got {_in_short(value)}")
    return int(value)


def as_deviation(name, value):
    """`value` as a standard deviation: one number of at least 0.

    Raises
    ------
    ValueError
        If it is none.
    """
    array = as_numbers(name, value)
    if array.ndim or np.iscomplexobj(array) or array < 0:
        raise ValueError(f"{name} must be one number of at least 0; got {_in_short(value)}")
    return float(array)


def as_rng(rng):
    """`rng` itself, where it is a generator of random numbers.

    Raises
    ------
    ValueError
        If it is none, but a seed, say.
    """
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng must be a generator, as np.random.default_rng(0) gives one; got {_in_short(rng)}")
    return rng


def _in_short(value):
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."
