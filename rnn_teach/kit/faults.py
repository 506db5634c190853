"""An error in a learner's function, put in words: what, in which line, and what it
means."""

import os
import re
import traceback
from pathlib import Path

import numpy as np

from rnn_teach.kit import words

OTHERS = (
    str(Path(__file__).parents[1]) + os.sep,
    str(Path(np.__file__).parents[1]) + os.sep,
    os.path.dirname(os.__file__) + os.sep,
    "<frozen",
    "<__array",
)
"""How the names of files begin whose code is not the learner's: ours, NumPy's,
Python's."""

LONGEST = 300
"""So many characters of an error's own text are shown."""

A_SHAPE = r"(\([\d, ]*\))"
MEANINGS = (
    (
        rf"could not broadcast input array from shape {A_SHAPE} into shape {A_SHAPE}",
        lambda source, target: words.no_place(source, target),
    ),
    (
        r"operands could not be broadcast together with shapes ((?:\([\d,]*\) ?)+)",
        lambda shapes: _by_number(shapes),
    ),
    (
        r"matmul: .*\(size (\d+) is different from (\d+)\)",
        lambda rows, columns: words.no_product(columns, rows),
    ),
    (
        rf"shapes {A_SHAPE} and {A_SHAPE} not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)",
        lambda one, other, columns, rows: words.no_product(columns, rows),
    ),
    (r"matmul: Input operand \d does not have enough dimensions", lambda: words.NO_MATRIX),
    (
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        lambda index, axis, size: words.no_row(index, axis, int(size)),
    ),
    (r"Cannot interpret '\d+' as a data type", lambda: words.SHAPE_IN_PARENTHESES),
    (r"inhomogeneous shape", lambda: words.NOT_ONE_ARRAY),
    (r"setting an array element with a sequence", lambda: words.ONE_NUMBER_A_PLACE),
    (r"only (?:length-1|0-dimensional) arrays can be converted", lambda: words.ONE_NUMBER_A_PLACE),
    (r"'numpy.ndarray' object is not callable", lambda: words.ROUND_BRACKETS),
    (r"'ellipsis'|not ellipsis", lambda: words.STILL_DOTS),
    (
        r"array is (\d+)-dimensional, but (\d+) were indexed",
        lambda axes, given: words.too_many_indices(axes, given),
    ),
    (r"only integers, slices .* are valid indices", lambda: words.NO_WHOLE_INDEX),
    (r"^name '(\w+)' is not defined", lambda name: words.unknown_name(name)),
    (
        r"cannot access local variable '(\w+)'|local variable '(\w+)' referenced",
        lambda one, other: words.used_before(one or other),
    ),
)
"""What NumPy and Python say of usual slips, as a pattern, and what that means."""


def told(name, error):
    """One sentence on an error that a function raised, and what it means where that is
    known."""
    text = text_of(error)
    line, source = line_of(error)
    return words.stopped(name, type(error).__name__, text, line, source, meaning(error, text))


def text_of(error):
    """The error's own text on one line, also where it cannot be printed."""
    try:
        text = " ".join(str(error).split())
    except KeyboardInterrupt:
        raise
    except BaseException:  # the learner's error may do anything when it is printed
        return words.UNPRINTABLE
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def line_of(error):
    """Where in the learner's own code it happened: (number, text) of the line, or
    (None, "")."""
    try:
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if not frame.filename.startswith(OTHERS):
                return frame.lineno, (frame.line or "").strip()
    except Exception:  # a traceback that cannot be read hides the line and nothing else
        return None, ""
    return None, ""


def meaning(error, text):
    """What the error means, where it is one that learners meet often; else nothing."""
    if isinstance(error, SystemExit):
        return words.SYSTEM_EXIT
    if isinstance(error, RecursionError):
        return words.RECURSION
    for pattern, say in MEANINGS:
        found = re.search(pattern, text)
        if found:
            return say(*found.groups())
    return ""


def _by_number(shapes):
    return words.not_unit_by_unit(shapes.split())
