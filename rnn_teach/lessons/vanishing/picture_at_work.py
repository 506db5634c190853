"""The learner's product of Jacobians at work on the lab's net."""

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.lessons.vanishing import words as say
from rnn_teach.lessons.vanishing.nets import MATRICES, T, draw
from rnn_teach.lessons.vanishing.picture import plot_vanishing

SCALE, SEED = 1.6, 1


def product(my_jacobian_product):
    """How large ∂h[50]/∂h[k] is for each k, by the learner's function."""
    W, x, _ = draw(next(iter(MATRICES)), SCALE, SEED)
    h = unroll(RNNCell(np.eye(len(W)), W), x).h[:, :, 0]
    norms = [np.linalg.norm(my_jacobian_product(W=W, h=h[k:]), 2) for k in range(T)]
    ax = plot_vanishing({say.YOURS: np.array([*norms, 1.0])})
    ax.figure.sentence = say.product_at_work(T, norms[0])
    return ax.figure
