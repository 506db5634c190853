"""Walk down to the cliff, with the gradient clipped and as it is."""

from functools import lru_cache

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import powers, slider, whole
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.exploding import words as say
from rnn_teach.lessons.exploding.cliff import START, TARGET, WEIGHT, CliffPath, T, cliff_error, descend_cliff
from rnn_teach.lessons.exploding.code import slope, two_descents
from rnn_teach.lessons.exploding.picture import VIEW, CliffPicture

MOST_STEPS = 30
CLIFF = -2.6123
"""Where the error drops, for w = 5 and T = 50."""


def cliff_explorer(*, state=None):
    """Gradient descent on the bias of a net of one unit whose error has a cliff.

        x[t] = 5 σ(x[t-1]) + b,   x[0] = 0.5,   L = (σ(x[50]) - 0.7)²

    (Doya 1993; Pascanu, Mikolov and Bengio 2013, section 2.3.) Two descents from the
    same start: one takes the gradient as it is, for the other its norm is clipped at
    the threshold.

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
            for column, name in enumerate((say.AS_IT_IS, say.CLIPPED))
        }
        picture.show(paths, threshold)
        return " ".join(_sentence(name, path) for name, path in paths.items())

    controls = _controls()
    rows = [[controls["start"], controls["learning_rate"]], [controls["threshold"], controls["steps"]]]
    return Explorer(picture, controls, show, _code, rows=rows, state=state)


def _sentence(name, path):
    """Where a descent got to, and its steepest gradient."""
    n = int(np.argmax(np.abs(path.slope[:-1])))
    return say.story(name, len(path.b) - 1, path.b[-1], path.L[-1], n, path.slope[n], path.b[n], path.b[n + 1])


def _controls():
    return {
        "start": slider(say.START, -2.5, -3.5, -1.5, step=0.05),
        "learning_rate": slider(say.LEARNING_RATE, 0.2, 0.05, 2, step=0.05),
        "threshold": powers(say.THRESHOLD, 1, -2, 3, step=0.1),
        "steps": whole(say.STEPS, 20, 1, MOST_STEPS, width="26em"),
    }


def _code(start, learning_rate, threshold, steps):
    walk = {"b": start, "learning_rate": learning_rate, "threshold": threshold, "steps": steps}
    return code_of(two_descents, slope, **walk, w=WEIGHT, T=T, start=START, target=TARGET)
