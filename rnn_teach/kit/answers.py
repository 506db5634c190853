"""What a learner's function gave back, as arrays that can be compared; and the one
tolerance of all exercises."""

from numpy import argwhere, array, float32, isfinite, ma, ndarray  # bound now: see attempt.py

from rnn_teach.kit import words
from rnn_teach.kit.attempt import is_dots
from rnn_teach.kit.verdict import wrong

DOUBLE, SINGLE = 1e-9, 2e-5
"""How far an answer in float64, and one in float32, may be off: as a share of the
largest right number."""


def differs(answer, right, slack=0.0):
    """Where two arrays of one shape differ by more than rounding. NaN differs from
    everything."""
    largest = abs(right).max(initial=0)
    tolerance = (SINGLE if answer.dtype == float32 else DOUBLE) + slack
    return ~(abs(answer - right) <= tolerance * (largest or 1))


def equal(answer, right, slack=0.0):
    """Whether two arrays hold the same numbers, but for rounding."""
    return answer.shape == right.shape and not differs(answer, right, slack).any()


def nearly_equal(answer, right):
    """Whether they are equal to single precision at least."""
    return equal(answer, right, slack=SINGLE)


def first(off):
    """The first place, as a tuple, at which a mask is True."""
    return tuple(int(index) for index in argwhere(off)[0])


def shown(mine, right):
    """Two numbers as texts of four decimals, or of as many as show that they differ."""
    for decimals in range(4, 17):
        texts = f"{mine:.{decimals}f}", f"{right:.{decimals}f}"
        if texts[0] != texts[1]:
            return texts
    return f"{mine:.17g}", f"{right:.17g}"


def as_parts(answer, names, shape=()):
    """The things that a function gave back, one for each name; of one `shape`, they may
    be rows of one array.

    Returns
    -------
    (list, verdict)
        The verdict is None where there are as many as there are names, and none of them
        is still missing.
    """
    if isinstance(answer, ndarray) and answer.shape in ((len(names),), (len(names), *shape)):
        answer = list(answer)
    if not isinstance(answer, (tuple, list)) or len(answer) != len(names):
        return None, wrong(words.give_back(names, _in_words(answer)), "other_things")
    absent = [name for name, part in zip(names, answer, strict=True) if part is None or is_dots(part)]
    if absent:
        return None, wrong(words.missing(absent), "missing_part")
    return list(answer), None


def as_array(answer, shape, *, name=words.ANSWER, hints=None, no_number=words.NO_NUMBER, free=None):
    """The answer as an array of numbers of the right shape, none of them NaN or
    infinite.

    It is a copy, so that a function may give back one buffer again and again. float32
    stays float32, all other numbers become float64.

    Parameters
    ----------
    hints : dict of shape to str
        What a learner who returned that shape has probably done.
    no_number : str
        Where a NaN or an infinity usually comes from.
    free : array of bool
        Where the answer may hold anything: there it becomes zero.

    Returns
    -------
    (array, verdict)
        The verdict is None where the array can be compared.
    """
    numbers, what = _as_numbers(answer)
    if numbers is None:
        return None, wrong(words.no_array(name, shape, what), "no_array")
    if numbers.shape != shape:
        hint = (hints or {}).get(numbers.shape, "")
        return None, wrong(words.wrong_shape(name, numbers.shape, shape, hint), "shape")
    if free is not None:
        numbers[free] = 0
    finite = isfinite(numbers)
    if not finite.all():
        place = first(~finite)
        return None, wrong(words.not_finite(name, numbers[place], place, no_number), "not_finite")
    return numbers, None


def _as_numbers(answer):
    """The answer as an array of real numbers, or None and what it is instead."""
    try:
        return _checked_numbers(answer)
    except KeyboardInterrupt:
        raise
    except OverflowError:
        return None, words.TOO_LARGE
    except BaseException:  # the learner's object may do anything when it is read
        return None, _unreadable(answer)


def _checked_numbers(answer):
    several = isinstance(answer, (tuple, list))
    if isinstance(answer, ma.MaskedArray) or (several and any(isinstance(part, ma.MaskedArray) for part in answer)):
        return None, words.MASKED
    if several and any(map(is_dots, answer)):
        return None, words.DOTS
    numbers = array(answer)
    kind = numbers.dtype.kind
    if kind == "c":
        return None, words.COMPLEX
    if kind in "SU" or (kind == "O" and any(isinstance(item, (str, bytes)) for item in numbers.flat)):
        return None, type(answer).__name__ if isinstance(answer, (str, bytes)) else words.TEXT
    if numbers.dtype == "float16":
        return None, words.HALF
    if kind not in "biufO":
        return None, type(answer).__name__
    return numbers.astype(float32 if numbers.dtype == float32 else float), ""


def _unreadable(answer):
    try:
        if hasattr(answer, "detach"):
            return words.TRACKED
    except Exception:
        return type(answer).__name__
    return words.unequal(type(answer).__name__) if isinstance(answer, (tuple, list)) else type(answer).__name__


def _in_words(answer):
    if isinstance(answer, ndarray):
        return words.one_array(answer.shape)
    if isinstance(answer, (tuple, list)):
        return words.things(len(answer))
    return words.a_thing(type(answer).__name__)
