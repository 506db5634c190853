"""Is everything here that the notebooks need?"""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np

from rnn_teach.core import Readout, RNNCell, unroll
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.start_here import words

NEEDED = ("numpy", "matplotlib", "ipywidgets", "anywidget")

RIGHT = [4, 12, 32]
"""What the small net answers, worked out by hand: twice the sum of all inputs so far,
in either unit."""


def check_setup() -> Verdict:
    """Look for the libraries that the notebooks use, and let a small net compute what
    is known.

    Returns
    -------
    Verdict
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        return wrong(words.setup_missing(missing), "missing")
    ones = np.ones((2, 2))
    trace = unroll(RNNCell(ones, ones, activation="linear"), [[1, 1], [1, 1], [2, 2]])
    outputs = Readout(ones).read(trace).readout.o[1:, 0, 0].tolist()
    if outputs != RIGHT:
        return wrong(words.setup_wrong(outputs, RIGHT), "other_numbers")
    return correct(words.setup_correct(NEEDED, outputs))
