"""Let a ball roll to the cliff, with the gradient clipped and as it is."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import powers, slider, whole
from rnn_teach.kit.explorer_time import time_row
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.exploding import words as say
from rnn_teach.lessons.exploding.cliff import (
    START,
    TARGET,
    WEIGHT,
    CliffPath,
    T,
    cliff_error,
    descend_cliff,
    wall_at,
)
from rnn_teach.lessons.exploding.code import slope, two_descents
from rnn_teach.lessons.exploding.picture_ball import CLOSE, VIEW, BallPicture

MOST_STEPS, AT_FIRST = 30, 12
"""Two updates before the ball without clipping leaves the picture."""
WIDTHS, STEEP = (CLOSE, 10 * CLOSE, 100 * CLOSE), 1.0
"""How far one sees from close by: so far that the wall, whose width is about 1 over the
product of its slopes, is in sight."""


def cliff_explorer(*, state: str | None = None) -> Explorer:
    """Gradient descent on the bias of a net of one unit whose error has a cliff.

        x[t] = 5 σ(x[t-1]) + b,   x[0] = 0.5,   L = (σ(x[50]) - 0.7)²

    (Doya 1993; Pascanu, Mikolov and Bengio 2013, section 2.3.) Two balls start at the
    same b: one takes the gradient as it is, for the other its norm is clipped at the
    threshold. On the right the wall from close by, and the values at which x can rest
    for each b, solid where it stays there and dashed where every nudge leads away.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = BallPicture()

    def show(n, b, learning_rate, threshold, x_0):
        net = _net(x_0)
        path = _both(b, learning_rate, threshold, x_0)
        picture.set_net(*net, x_0)
        picture.show({name: _upto(path, n, column) for column, name in enumerate((say.AS_IT_IS, say.CLIPPED))})
        return f"{_told(path, n)} {say.wall(net[-1])}"

    controls = {
        "n": whole(say.STEP, AT_FIRST, 0, MOST_STEPS),
        "b": slider(say.BEGIN, -2.5, -3.5, -1.5, step=0.05),
        "learning_rate": slider(say.LEARNING_RATE, 0.2, 0.05, 2, step=0.05),
        "threshold": powers(say.THRESHOLD, 1, -2, 3, step=0.1),
        "x_0": slider(say.START, START, -0.9, 0.9, step=0.1),
    }
    rows = [
        [*time_row(controls["n"]), controls["threshold"]],
        [controls["b"], controls["learning_rate"], controls["x_0"]],
    ]
    return Explorer(picture, controls, show, _code, rows=rows, film=("n", "learning_rate"), state=state)


@lru_cache(maxsize=8)
def _net(x_0):
    """The error of the net that starts at x_0: in sight, close to its wall, and where
    that is."""
    wall, slope_there = wall_at(x_0)
    b = np.union1d(np.linspace(*VIEW, 301), wall + np.linspace(-1, 1, 301) ** 3)
    close = next((width for width in WIDTHS if width * slope_there**T > STEEP), WIDTHS[-1])
    near = wall + np.linspace(-close, close, 281)
    return b, cliff_error(b, start=x_0)[0], near, cliff_error(near, start=x_0)[0], wall


@lru_cache(maxsize=64)  # a step more along the same way computes nothing anew
def _both(b, learning_rate, threshold, x_0):
    return descend_cliff(b, learning_rate, MOST_STEPS + 1, np.array([np.inf, threshold]), start=x_0)


def _upto(path, n, column):
    return CliffPath(*(part[: n + 1, column] for part in (path.b, path.L, path.slope)))


def _told(path, n):
    balls = np.array([path.b[n], path.L[n], path.slope[n], path.b[n + 1]]).T
    if np.array_equal(*balls):
        return say.both_balls(n, *balls[0])
    return say.two_balls(n, dict(zip((say.AS_IT_IS, say.CLIPPED), balls, strict=True)))


def _code(n, b, learning_rate, threshold, x_0):
    walk = {"b": b, "learning_rate": learning_rate, "threshold": threshold, "steps": n}
    return code_of(two_descents, slope, **walk, w=WEIGHT, T=T, x_0=x_0, target=TARGET)
