"""What a checker says of an attempt, and how an attempt is run without letting it stop the notebook."""

from copy import deepcopy
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Verdict:
    """Not attempted, wrong or correct, and one sentence that says what and where. True only when correct.

    A checker raises none of this: it returns it, so that Run All goes on to the end of the notebook.
    """

    state: str
    sentence: str

    def __bool__(self):
        return self.state == "correct"

    def __repr__(self):
        return f"{self.state.capitalize()}: {self.sentence}"


def not_attempted(name):
    """The verdict on a stub that still holds its dots."""
    return Verdict("not attempted yet", f"write {name} in place of the dots, run its cell, and then this one.")


def wrong(sentence):
    """The verdict on an attempt that is not right: the sentence says where and why."""
    return Verdict("not right yet", sentence)


def correct(sentence):
    """The verdict on a right answer."""
    return Verdict("correct", sentence)


def attempt(function, **inputs):
    """Call the learner's function with copies of the inputs.

    Returns
    -------
    (answer, verdict)
        The verdict is None where there is an answer to look at. Otherwise it says that the exercise was not
        attempted, that the function failed and with what, or that it changed one of its inputs in place.
    """
    name = getattr(function, "__name__", "the function")
    given = {key: deepcopy(value) for key, value in inputs.items()}
    if not callable(function):
        return None, wrong(
            f"give the checker the function itself, without calling it; got {type(function).__name__}."
        )
    try:
        answer = function(**given)
    except NotImplementedError:
        return None, not_attempted(name)
    except Exception as error:  # whatever the learner's code does, the notebook goes on
        return None, wrong(f"{name} stopped with {type(error).__name__}: {error}.")
    if answer is None or answer is ... or _still_has_dots(answer):
        return None, not_attempted(name)
    for key, value in inputs.items():
        if not np.array_equal(given[key], value, equal_nan=True):
            return None, wrong(f"{name} changed {key} in place; work on a copy, since the caller still needs it.")
    return answer, None


NO_NUMBER = "a row that does not exist, such as x[0], is NaN, and so is all that is computed from it."


def as_array(answer, shape, *, hints=None, no_number=NO_NUMBER):
    """The answer as an array of numbers of the right shape, none of them NaN or infinite.

    Parameters
    ----------
    hints : dict of shape to str
        What a learner who returned that shape has probably done.
    no_number : str
        Where a NaN or an infinity usually comes from.

    Returns
    -------
    (array, verdict)
        The verdict is None where the array can be compared.
    """
    try:
        array = np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        return None, wrong(f"the answer must be an array of shape {shape}; got {type(answer).__name__}.")
    if array.shape != shape:
        hint = (hints or {}).get(array.shape)
        return None, wrong(f"the answer has shape {array.shape} instead of {shape}{f': {hint}' if hint else ''}.")
    bad = np.argwhere(~np.isfinite(array))
    if len(bad):
        place = tuple(int(i) for i in bad[0])
        return None, wrong(f"the answer holds {array[place]} at {list(place)}: {no_number}")
    return array, None


def _still_has_dots(answer):
    return isinstance(answer, (tuple, list)) and any(part is ... for part in answer)
