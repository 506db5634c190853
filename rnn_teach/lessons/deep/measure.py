"""How far the states of words are apart: of the same value, and of different ones."""

import numpy as np


def spread(states):
    """The mean distance of two words of the same value, and of two of different values.

    Parameters
    ----------
    states : array (n, words)
        Word number w stands for w modulo 3.
    """
    distance = np.linalg.norm(states[:, :, np.newaxis] - states[:, np.newaxis], axis=0)
    value = np.arange(states.shape[1]) % 3
    same = value == value[:, np.newaxis]
    others = ~np.eye(len(value), dtype=bool)
    return distance[same & others].mean(), distance[~same].mean()
