"""All alignments of a label with what a net heard, and the sums of each of their
states."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rnn_teach.core import CTC, best_alignment, ctc_loss, softmax
from rnn_teach.core.ctc_states import may_skip
from rnn_teach.lessons.speech.words import ALPHA, BEST, BETA, BOTH

VIEWS = (BOTH, ALPHA, BETA, BEST)


@dataclass(frozen=True, eq=False)
class Lattice:
    """One label of one string, as the explorer shows it.

    ctc : CTC
    best : Alignment
    y_hat : array (T, n_y)
    label : list of int
    """

    ctc: CTC
    best: tuple
    y_hat: np.ndarray
    label: list

    @property
    def T(self):
        """The number of steps."""
        return len(self.y_hat)

    @cached_property
    def classes(self):
        """The class of each state, (S,)."""
        return self.ctc.states[:, 0]

    @cached_property
    def p(self):
        """P(label)."""
        return float(np.exp(-self.ctc.value))

    @property
    def best_p(self):
        """The probability of the best path."""
        return float(np.exp(self.best.log_p))

    @cached_property
    def alpha(self):
        """α, (T, S)."""
        return np.exp(self.ctc.log_alpha[1:, :, 0])

    @cached_property
    def beta(self):
        """β, (T, S)."""
        return np.exp(self.ctc.log_beta[1:, :, 0])

    @cached_property
    def occupancy(self):
        """α β / P, (T, S)."""
        return self.ctc.occupancy[1:, :, 0]

    def shares(self, view):
        """What the map shows, (T, S): α, β or both as shares of their step's sum, or 1
        where the best path goes; NaN where no path goes."""
        alpha, beta = self.ctc.log_alpha[1:, :, 0], self.ctc.log_beta[1:, :, 0]
        logs = {ALPHA: alpha, BETA: beta}.get(view, alpha + beta)
        shares = np.exp(logs - logs.max(axis=1, keepdims=True))
        if view == BEST:
            shares = np.eye(len(self.classes))[self.best.states]
        return np.where(shares > 0, shares / shares.sum(axis=1, keepdims=True), np.nan)

    def before(self, s):
        """The states, counted from 0, from which a path may come to state s."""
        skips = may_skip(self.ctc.states, 0)[s, 0]
        return [k for k in (s, s - 1, s - 2) if k >= 0 and (k > s - 2 or skips)]

    def after(self, s):
        """The states to which a path may go on from state s."""
        return [k for k in (s, s + 1, s + 2) if k < len(self.classes) and s in self.before(k)]


def lattice_of(o, label):
    """The lattice of a label over the scores (T+1, n_y, 1) of one string."""
    y_hat = softmax(o[1:])[:, :, 0]
    return Lattice(ctc_loss(o, [label]), best_alignment(o, [label])[0], y_hat, label)
