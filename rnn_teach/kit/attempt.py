"""Call a learner's function without letting it stop the notebook, or change what it was
given."""

import dis
import inspect
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice

from numpy import array_equal, ndarray  # bound now: a function that patches NumPy fools nobody

from rnn_teach.kit import faults, words
from rnn_teach.kit.verdict import not_attempted, wrong

MOST = 100_000
"""So many things are taken from a generator, which may have no end."""

IDLE = {
    "COPY_FREE_VARS",
    "LOAD_CONST",
    "LOAD_DEREF",
    "LOAD_SMALL_INT",
    "NOP",
    "POP_TOP",
    "RESUME",
    "RETURN_CONST",
    "RETURN_VALUE",
}
"""What a body of a docstring, dots, `pass` and `return None` is compiled to."""


def attempt(function, **inputs):
    """Call the learner's function with copies of the inputs.

    Only the stop button comes through: whatever else the function raises is told.

    Returns
    -------
    (answer, verdict)
        The verdict is None where there is an answer to look at. Otherwise it says that
        the exercise was not attempted, that the function failed, with what and in which
        line, that it returns nothing, or that it changed one of its inputs in place.
    """
    if not callable(function):
        return None, wrong(words.no_function(type(function).__name__), "no_function")
    name = name_of(function)
    strange = _other_parameters(function, inputs)
    if strange is not None:
        return None, wrong(words.parameters(name, list(inputs), strange), "parameters")
    given = {key: deepcopy(value) for key, value in inputs.items()}
    try:
        answer = function(**given)
        if isinstance(answer, (tuple, list, Iterator)):
            answer = list(islice(answer, MOST))  # a plain list, whatever it was: reading that one raises nothing
    except KeyboardInterrupt:
        raise
    except NotImplementedError:
        return None, not_attempted(name)
    except BaseException as error:  # exit() too: whatever the learner's code does, the notebook goes on
        return None, wrong(faults.told(name, error), "stopped")
    verdict = _without_answer(function, name, answer)
    return answer, _changed(name, inputs, given) if verdict is None else verdict


def name_of(function):
    """What the learner calls the function."""
    try:
        name = function.__name__
    except Exception:
        return words.THE_FUNCTION
    return name if isinstance(name, str) else words.THE_FUNCTION


def is_dots(answer, deep=3):
    """Whether nothing was written in place of the dots, in a list of lists of them
    either."""
    if type(answer) in (tuple, list) and deep:
        return len(answer) > 0 and all(is_dots(part, deep - 1) for part in answer)
    return answer is ...


def _without_answer(function, name, answer):
    if is_dots(answer) or (answer is None and _is_stub(function)):
        return not_attempted(name)
    if answer is None:
        return wrong(words.returns_nothing(name), "returns_nothing")
    return None


def _changed(name, inputs, given):
    for key, value in inputs.items():
        if isinstance(value, ndarray) and not array_equal(given[key], value, equal_nan=value.dtype.kind == "f"):
            return wrong(words.changed(name, key), "changed_input")
    return None


def _other_parameters(function, inputs):
    """The names of the function's parameters, where it cannot be called with these
    inputs; else None."""
    try:
        signature = inspect.signature(function)
    except Exception:  # not every callable has one that can be read
        return None
    try:
        signature.bind(**inputs)
    except TypeError:
        return [str(parameter).partition(":")[0].partition("=")[0] for parameter in signature.parameters.values()]
    return None


def _is_stub(function):
    """Whether its body does nothing at all."""
    try:
        code = inspect.unwrap(function).__code__
        return all(step.opname in IDLE for step in dis.get_instructions(code))
    except Exception:  # no function of Python's own: whoever returns None from it has written something
        return False
