"""Is everything here that the notebooks need?"""

from importlib.util import find_spec

import numpy as np

from rnn_teach.core import Readout, RNNCell, unroll
from rnn_teach.kit.verdict import correct, wrong

NEEDED = ("numpy", "matplotlib", "ipywidgets", "anywidget")


def check_setup():
    """Look for the libraries that the notebooks use, and let a small net compute what is known.

    Returns
    -------
    Verdict
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        return wrong(
            f"{', '.join(missing)} cannot be found; close JupyterLab and start it with `python3 start.py lab`."
        )
    ones = np.ones((2, 2))
    trace = unroll(RNNCell(ones, ones, activation="linear"), [[1, 1], [1, 1], [2, 2]])
    outputs = Readout(ones).read(trace).readout.o[1:, 0, 0]
    if outputs.tolist() != [4, 12, 32]:
        return wrong(f"a small net gives {outputs.tolist()} instead of [4, 12, 32]; install the course anew.")
    return correct(f"{', '.join(NEEDED)} are here, and a small net answers 4, 12, 32 as it should.")
