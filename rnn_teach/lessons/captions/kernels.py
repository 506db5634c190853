"""Small pictures and small kernels, for a convolution that can be checked in one's
head."""

import numpy as np

from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.scenes import MASKS

KERNELS = {
    say.LEFT_EDGE: np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], float),
    say.TOP_EDGE: np.array([[-1, -1, -1], [0, 0, 0], [1, 1, 1]], float),
    say.SPOT: np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]], float),
    say.MEAN: np.full((3, 3), 1 / 9),
}
"""By what each answers to."""
K, SIDE_OUT = 3, 6
"""Sides of a kernel, and of what it makes of 8 by 8 pixels."""


def small_picture(shape):
    """8 by 8 pixels: 1 where the shape is, 0 elsewhere."""
    return MASKS[shape].astype(float)
