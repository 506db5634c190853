"""One unit that is to hold a 1 to the end of a sentence, and learns from its first
words: with one w, or with a copy of w for each step."""

import numpy as np

from rnn_teach.core import RNNCell, UntiedCell, bptt, unroll

W_AT_FIRST, X_1, RATE, GOAL = 0.8, 1.5, 2.0, 0.9
"""What w is at first, what the first word is to the unit (all others are 0), the
learning rate, and what every state should be."""


class Learning:
    """All updates of one run, made when they are asked for and kept.

    Parameters
    ----------
    T : int
        How many words are read.
    lesson : int
        The loss asks for the first so many states.
    tied : bool
        Whether all steps use one w.
    changed, by : list of int, float
        The steps whose w begins with another number, and by how much.
    """

    def __init__(self, T, lesson, tied, changed, by):
        self.T, self.lesson, self.tied = T, lesson, tied
        self.x = np.zeros((T, 1))
        self.x[0] = X_1
        self._cell = UntiedCell(RNNCell([[1.0]], [[0.0]]), T)
        w = np.full(T + 1, W_AT_FIRST)
        w[0] = np.nan  # there is no step 0
        w[list(changed)] += by
        self.records = [self._read(w)]

    def after(self, updates):
        """w (T+1,), h (T+1,), the slopes of the loss (T+1,), and the loss, after so
        many updates; and every loss until then."""
        while len(self.records) <= updates:
            w, _, slope, _ = self.records[-1]
            self.records.append(self._read(w - RATE * (np.nansum(slope) if self.tied else slope)))
        return *self.records[updates], [record[3] for record in self.records[: updates + 1]]

    def steepest(self, updates):
        """The largest size of a slope at any step, until after so many updates."""
        self.after(updates)
        return max(np.nanmax(np.abs(slope)) for _, _, slope, _ in self.records[: updates + 1])

    def from_here(self, w):
        """The run that begins with this number at all steps."""
        return Learning(self.T, self.lesson, self.tied, range(1, self.T + 1), w - W_AT_FIRST)

    def _read(self, w):
        cell = self._cell
        for t in range(1, self.T + 1):
            cell[t].W[...] = w[t]
        trace = unroll(cell, self.x)
        asked = np.arange(self.T + 1)[:, np.newaxis, np.newaxis]
        off = np.where((asked >= 1) & (asked <= self.lesson), trace.h - GOAL, 0) / self.lesson
        slope = bptt(cell, trace, off).terms["W"][:, 0, 0]
        slope[0] = np.nan
        loss = np.sum(off**2) * self.lesson / 2
        return w, trace.h[:, 0, 0], slope, loss
