"""What one step of an unrolled net did, in a sentence."""

import numpy as np

from rnn_teach.lessons.unrolling import words as say


def sentence_of_step(trace, words, t, distances=None):
    """Of step t of a trace of `words`; the distances are those from another run."""
    unit, moved = moved_most(trace, t)
    before, now = trace.h[t - 1, unit, 0], trace.h[t, unit, 0]
    distance = None if distances is None else distances[t]
    return say.step(t, trace.T, words[t - 1], moved, unit, before, now, distance)


def moved_most(trace, t):
    """The unit that moved most at step t, and how far the whole state moved."""
    change = trace.h[t, :, 0] - trace.h[t - 1, :, 0]
    return int(np.argmax(np.abs(change))), np.linalg.norm(change)
