"""What a caller hands in, made into arrays or refused in one sentence."""

import numpy as np

LARGEST_SIZE = 10_000_000
"""Of anything that is counted: units, steps, updates."""


class NotFiniteError(ValueError):
    """A number is NaN or infinite where that makes no sense."""


COMPUTED_WITH = {np.dtype(kind) for kind in (np.float32, np.float64, np.complex64, np.complex128)}
"""What linear algebra takes; of other numbers, half and quadruple precision too, the nearest of these is made."""


def as_numeric(name, value):
    """`value` as an array of numbers of the type that they have, truth values and whole numbers among them.

    Raises
    ------
    ValueError
        If it is no array of numbers.
    """
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, RuntimeError, OverflowError):  # ragged rows, tensors that are kept elsewhere
        array = np.asarray(None)
    if array.dtype.kind not in "biufc":  # text, dates and objects, even those that NumPy could turn into numbers
        raise ValueError(f"{name} must be an array of numbers; got {in_short(value)}")
    return array


def as_array(name, value):
    """`value` as an array of float or complex numbers, NaN and infinity among them too.

    Single and double precision stay what they are; all else becomes double precision.

    Raises
    ------
    ValueError
        If it is no array of numbers.
    """
    array = as_numeric(name, value)
    if array.dtype in COMPUTED_WITH:
        return array
    with np.errstate(over="ignore"):  # of more than double precision: what is beyond its range is infinite
        return array.astype(complex if np.iscomplexobj(array) else float)


def as_numbers(name, value):
    """`value` as by `as_array`, all numbers of it finite.

    Raises
    ------
    ValueError
        If it is no array of numbers, or (NotFiniteError) holds NaN or infinity: says where.
    """
    array = as_array(name, value)
    finite = np.isfinite(array)
    if not np.all(finite):
        bad = np.argwhere(~finite)
        place = f"[{', '.join(map(str, bad[0]))}]" if array.ndim else ""
        more = f" ({len(bad) - 1} more)" if len(bad) > 1 else ""
        raise NotFiniteError(
            f"{name} must be finite; {name}{place} is {array[tuple(bad[0])]}{more}: "
            f"look at where {name} was computed"
        )
    return array


def as_real(name, value):
    """`value` as an array of finite floats.

    Raises
    ------
    ValueError
        If it is no array of numbers, or holds NaN, infinity or complex numbers.
    """
    array = as_numbers(name, value)
    if np.iscomplexobj(array):
        raise ValueError(f"{name} must be real; got complex numbers")
    return array


def as_number(name, value):
    """`value` as one finite float.

    Raises
    ------
    ValueError
        If it is none.
    """
    array = as_real(name, value)
    if array.ndim:
        raise ValueError(f"{name} must be one number; got {in_short(value)}")
    return float(array)


def as_arrays(name, value):
    """`value`, a dict that is not empty, with each of its values as an array of real numbers, NaN among them too.

    Raises
    ------
    ValueError
        If it is none, a name is no text, or an array is empty.
    """
    if not isinstance(value, dict) or not value:
        raise ValueError(f"{name} must be a dict of arrays, such as cell.parameters; got {in_short(value)}")
    for key in value:
        if not isinstance(key, str):
            raise ValueError(f"the names in {name} must be texts, such as 'W'; got {in_short(key)}")
    arrays = {key: as_array(f"{name}[{in_short(key)}]", array) for key, array in value.items()}
    for key, array in arrays.items():
        if np.iscomplexobj(array):
            raise ValueError(f"{name}[{in_short(key)}] must be real; got complex numbers")
        if array.size == 0:
            raise ValueError(f"{name}[{in_short(key)}] must hold at least one number; got shape {array.shape}")
    return arrays


def as_list(name, value, length=None, *, finite=True):
    """`value` as a vector of real numbers, as many as asked for, and all finite unless that is not asked.

    Raises
    ------
    ValueError
        If it is none.
    """
    array = as_real(name, value) if finite else as_array(name, value)
    if np.iscomplexobj(array) or array.ndim != 1 or array.size == 0 or length not in (None, len(array)):
        many = "numbers" if length is None else f"{length} numbers"
        what = "complex numbers" if np.iscomplexobj(array) else f"shape {array.shape}"
        raise ValueError(f"{name} must be a list of {many}; got {what}")
    return array


def is_net(cell):
    """Whether it is made of cells, and not a cell itself."""
    return hasattr(cell, "unroll_parts")


def as_cell(value):
    """`value` itself, where it is a cell.

    Raises
    ------
    ValueError
        If it is none. A net is none: it has no states of its own.
    """
    as_net(value)
    if is_net(value):
        raise ValueError(
            f"cell must be one cell, and a {type(value).__name__} is made of several: give one of its cells, with "
            "that cell's part of the trace, trace.parts[...]"
        )
    return value


def as_net(value):
    """`value` itself, where it is a cell or a net of cells.

    Raises
    ------
    ValueError
        If it is none.
    """
    if isinstance(value, type) or not (hasattr(value, "carries") or is_net(value)):
        raise ValueError(f"cell must be a cell, as RNNCell(U, W) makes one; got {type(value).__name__}")
    return value


def as_function(name, value):
    """`value` itself, where it can be called.

    Raises
    ------
    ValueError
        If it cannot.
    """
    if not callable(value):
        raise ValueError(f"{name} must be a function; got {in_short(value)}")
    return value


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


def as_rows(name, value, shape):
    """`value` as an array (T+1, n, B) indexed by time, finite from row 1 on; row 0 may be NaN.

    Raises
    ------
    ValueError
        If it has another shape than `shape`, or holds NaN or infinity after row 0.
    """
    array = as_array(name, value)
    if array.shape != shape:
        raise ValueError(f"{name} must be (T+1, n, B) = {shape}; got {array.shape}")
    as_numbers(f"{name}[1:]", array[1:])
    return array


def as_choice(name, value, choices):
    """`value` itself, where it is one of the choices, which are texts.

    Raises
    ------
    ValueError
        If it is none: lists the choices there are.
    """
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}; got {in_short(value)}")
    return value


def as_flag(name, value):
    """`value` itself, where it is True or False.

    Raises
    ------
    ValueError
        If it is neither.
    """
    if not isinstance(value, (bool, np.bool_)):
        raise ValueError(f"{name} must be True or False; got {in_short(value)}")
    return value


def as_text(name, value):
    """`value` itself, where it is a text.

    Raises
    ------
    ValueError
        If it is none.
    """
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text; got {in_short(value)}")
    return value


def as_size(name, value):
    """`value` as a whole number of at least 1, and not larger than any computer could serve.

    Raises
    ------
    ValueError
        If it is none.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1; got {in_short(value)}")
    if value > LARGEST_SIZE:
        raise ValueError(f"{name} must be at most {LARGEST_SIZE:,}; got {in_short(value)}")
    return int(value)


def as_index(name, value, first, last):
    """`value` as a whole number from `first` to `last`.

    Raises
    ------
    ValueError
        If it is none.
    """
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not whole or not first <= value <= last:
        raise ValueError(f"{name} must be a whole number from {first} to {last}; got {in_short(value)}")
    return int(value)


def as_positive(name, value, *, zero=False):
    """`value` as one number above 0, or of at least 0.

    Raises
    ------
    ValueError
        If it is none.
    """
    array = as_numbers(name, value)
    if array.ndim or np.iscomplexobj(array) or array < 0 or (array == 0 and not zero):
        least = "of at least" if zero else "above"
        raise ValueError(f"{name} must be one number {least} 0; got {in_short(value)}")
    return float(array)


def as_deviation(name, value):
    """`value` as a standard deviation: one number of at least 0.

    Raises
    ------
    ValueError
        If it is none.
    """
    return as_positive(name, value, zero=True)


def as_rng(rng):
    """`rng` itself, where it is a generator of random numbers.

    Raises
    ------
    ValueError
        If it is none, but a seed, say.
    """
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
