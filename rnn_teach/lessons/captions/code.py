"""Attention in NumPy alone, and a convolution at one place."""

import numpy as np


def look(e):
    """α over the places: the softmax of the scores e_p = v · tanh(A a_p + M h[t-1])."""
    weights = np.exp(np.array(e) - np.max(e))
    return weights / weights.sum()


def at_one_place(patch, kernel):
    """The sum of the products of a patch and a kernel."""
    return np.sum(np.array(patch) * np.array(kernel))
