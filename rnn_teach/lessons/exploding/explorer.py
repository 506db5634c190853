"""Walk down to the cliff, with the gradient clipped and as it is."""

from functools import lru_cache

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import powers, slider, whole
from rnn_teach.kit.numbers import number
from rnn_teach.lessons.exploding.cliff import CliffPath, cliff_error, descend_cliff
from rnn_teach.lessons.exploding.picture import VIEW, CliffPicture

MOST_STEPS = 30
CLIFF = -2.6123
"""Where the error drops, for w = 5 and T = 50."""


def cliff_explorer(*, state=None):
    """Gradient descent on the bias of a net of one unit whose error has a cliff.

        x[t] = 5 σ(x[t-1]) + b,   x[0] = 0.5,   L = (σ(x[50]) - 0.7)²

    (Doya 1993; Pascanu, Mikolov and Bengio 2013, section 2.3.) Two descents from the same start: one takes the
    gradient as it is, for the other its norm is clipped at the threshold.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    b = np.union1d(np.linspace(*VIEW, 401), CLIFF + np.linspace(-1, 1, 401) ** 3)
    picture = CliffPicture(b, cliff_error(b)[0], MOST_STEPS)

    @lru_cache(maxsize=64)  # a step more along the same way computes nothing anew
    def both(start, learning_rate, threshold):
        return descend_cliff(start, learning_rate, MOST_STEPS, np.array([np.inf, threshold]))

    def show(start, learning_rate, threshold, steps):
        path = both(start, learning_rate, threshold)
        paths = {
            name: CliffPath(*(part[: steps + 1, column] for part in (path.b, path.L, path.slope)))
            for column, name in enumerate(("as it is", "clipped"))
        }
        picture.show(paths, threshold)
        return " ".join(_story(name, path) for name, path in paths.items())

    controls = _controls()
    rows = [[controls["start"], controls["learning_rate"]], [controls["threshold"], controls["steps"]]]
    return Explorer(picture, controls, show, _code, rows=rows, state=state)


def _story(name, path):
    """Where a descent got to, and its steepest gradient."""
    n = int(np.argmax(np.abs(path.slope[:-1])))
    return (
        f"Gradient {name}: after step {len(path.b) - 1}, b = {number(path.b[-1], 3)} and "
        f"L = {number(path.L[-1], 3)}; "
        f"the steepest gradient, {number(path.slope[n])}, met at step {n}, took b from {number(path.b[n], 3)} to "
        f"{number(path.b[n + 1], 3)}."
    )


def _controls():
    return {
        "start": slider("start b", -2.5, -3.5, -1.5, step=0.05),
        "learning_rate": slider("learning rate", 0.2, 0.05, 2, step=0.05),
        "threshold": powers("threshold", 1, -2, 3, step=0.1),
        "steps": whole("steps n", 20, 1, MOST_STEPS, width="26em"),
    }


def _code(start, learning_rate, threshold, steps):
    return f"""\
import numpy as np


def slope(b):
    x, dx_db = 0.5, 0.0
    for t in range(50):
        s = 1 / (1 + np.exp(-x))
        x, dx_db = 5 * s + b, 5 * s * (1 - s) * dx_db + 1
    s = 1 / (1 + np.exp(-x))
    return 2 * (s - 0.7) * s * (1 - s) * dx_db


for threshold in (np.inf, {threshold}):
    b = {start}
    for n in range({steps}):
        b -= {learning_rate} * np.clip(slope(b), -threshold, threshold)
    print(b)
"""
