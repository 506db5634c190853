"""The learner's clipping at work on a gradient at the foot of the wall."""

import numpy as np

from rnn_teach.lessons.exploding import words as say
from rnn_teach.lessons.exploding.cliff import cliff_error
from rnn_teach.lessons.exploding.picture_clipping import plot_clipping

FOOT, THRESHOLD = -2.62, 0.05


def clip(my_clip):
    """The gradient of w and b, and what the learner's function makes of it."""
    _, dw, db = cliff_error(FOOT)
    gradient = np.array([float(dw), float(db)])
    dU, dW, _, norm = my_clip(dU=gradient[:1, np.newaxis], dW=gradient[1:, np.newaxis], db=np.zeros(1),
                              threshold=np.float64(THRESHOLD))  # fmt: skip
    mine = np.array([np.asarray(dU).item(), np.asarray(dW).item()])
    ax = plot_clipping(gradient, mine, np.clip(gradient, -THRESHOLD, THRESHOLD), THRESHOLD)
    ax.figure.sentence = say.clip_at_work(float(norm), float(np.linalg.norm(mine)))
    return ax.figure
