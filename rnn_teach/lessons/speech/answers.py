"""Labels that a learner's function gives back, filled up to one length, so that the
runner of exercises can compare them."""

from functools import wraps

import numpy as np

FILL = -1
"""Stands behind the symbols of a label: no class is negative."""


def filled(label, length):
    """A label as an array of that many numbers."""
    return np.array([*label, *[FILL] * (length - len(label))], dtype=float)


def symbols_of(array):
    """The symbols of a label that was filled up."""
    return [int(k) if k == round(float(k)) else float(k) for k in array if k != FILL]


def filling(function, length_of):
    """The learner's function, of which labels come back filled up to
    `length_of(inputs)`. What is no label comes back as it is."""
    if not callable(function):
        return function

    @wraps(function, updated=())
    def label_filled(**inputs):
        answer = function(**inputs)
        return _filled_up(answer, length_of(inputs)) if isinstance(answer, (list, tuple, np.ndarray)) else answer

    if not hasattr(label_filled, "__name__"):
        label_filled.__name__ = ""
    return label_filled


def _filled_up(answer, length):
    if isinstance(answer, (list, tuple)):
        return [*answer, *[FILL] * (length - len(answer))]
    if isinstance(answer, np.ma.MaskedArray) or answer.ndim != 1 or len(answer) >= length:
        return answer
    return np.concatenate([answer, np.full(length - len(answer), FILL).astype(answer.dtype)])


def first_wrong(say):
    """Where a label is wrong first, in words of the lesson: `say(mine, right)`."""

    def told(name, off, answer, right, inputs):
        return say(symbols_of(answer), symbols_of(right))

    return told
