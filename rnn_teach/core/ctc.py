"""Connectionist temporal classification: the loss of a label whose symbols nobody has
marked in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_choice, as_flag
from rnn_teach.core.ctc_states import (
    as_blank,
    as_labels,
    as_scores,
    log_of_states,
    log_softmax,
    may_skip,
    refuse_impossible,
    spread,
)
from rnn_teach.core.trace import Trace

IMPOSSIBLE = ("refuse", "infinite")


@dataclass(repr=False)
class CTC:
    """A loss over all alignments of a label, and what it is made of.

    value : float
        L = -Σ ln P(label), over all sequences of the batch.
    of : array (B,)
        -ln P of each sequence's label.
    d_o : array (T+1, n_y, B)
        `d_o[t]` is ∂L/∂o[t]. Row 0 is NaN. It is what `Readout.read_backward` takes.
    states : array (S, B)
        The class of each state: blank, symbol, blank, ..., blank; -1 where a shorter
        label has none.
    log_alpha, log_beta : arrays (T+1, S, B)
        ln α and ln β. α_s[t] is the probability of all beginnings that are in state s
        at step t, ŷ[t] among their factors; β_s[t] that of all ways on from there,
        without ŷ[t]. −∞ where there is none. Row 0 is NaN.
    occupancy : array (T+1, S, B)
        α β / P: the probability of being in state s at step t, of paths that spell the
        label. Over the states it sums to 1 at each step. Row 0 is NaN.
    """

    value: float
    of: np.ndarray
    d_o: np.ndarray
    states: np.ndarray
    log_alpha: np.ndarray
    log_beta: np.ndarray
    occupancy: np.ndarray

    def __repr__(self) -> str:
        return f"CTC({self.value:.6g}: of {self.of.shape}, d_o {self.d_o.shape}, states {self.states.shape})"


def ctc_loss(
    o: Trace | ArrayLike,
    labels: Sequence[Sequence[int]],
    lengths: ArrayLike | None = None,
    *,
    blank: int = 0,
    average: bool = False,
    impossible: Literal["refuse", "infinite"] = "refuse",
) -> CTC:
    """The surprise at a label, for ŷ = softmax(o), over all of its alignments.

        P(label) = Σ over paths π with B(π) = label of Π_t ŷ_π[t][t]
        B: merge equal neighbors, then take out the blanks

        α_s[t] = ŷ_s[t] (α_s[t-1] + α_s-1[t-1] + α_s-2[t-1])
        P(label) = α_S[T] + α_S-1[T],   L = -ln P(label)
        ∂L/∂o_k[t] = ŷ_k[t] - Σ_{s of class k} α_s[t] β_s[t] / P

    The third term is there where state s is a symbol that is not the one of state s-2.
    (Graves, Fernández, Gomez and Schmidhuber 2006, Connectionist temporal
    classification: labelling unsegmented sequence data with recurrent neural networks,
    section 4.) All sums are of logarithms, so that long sequences do not underflow.

    Parameters
    ----------
    o : Trace or array (T+1, n_y, B)
        The scores: `trace.readout`, of which the steps that were read count, or
        `trace.readout.o`. Row 0 does not count.
    labels : list of B lists of int
        The symbols of each sequence, classes from 0 to n_y - 1 without the blank; one
        may be empty. Of one sequence the list itself will do.
    lengths : B whole numbers
        How many steps of each sequence count. Those of the trace's mask, or all, where
        not given.
    blank : int
        The class of the blank.
    average : bool
        Whether to divide by the number of sequences.
    impossible : "refuse" or "infinite"
        What comes of a label that needs more steps than there are: a ValueError, or a
        loss of infinity whose gradient is zero.

    Returns
    -------
    CTC

    Raises
    ------
    ValueError
        If o has no time or holds NaN or infinity, a label is none or cannot be spelled
        in its steps, or lengths do not fit.
    """
    rows, lengths = as_scores(o, lengths)
    T, n_y, B = rows.shape
    blank, weight = as_blank(blank, n_y), 1 / B if as_flag("average", average) else 1.0
    labels = as_labels(labels, n_y, B, blank)
    if as_choice("impossible", impossible, IMPOSSIBLE) == "refuse":
        refuse_impossible(labels, lengths)
    log_y, states = log_softmax(rows), spread(labels, blank)
    log_s = log_of_states(log_y, states, lengths)
    with np.errstate(divide="ignore"):  # the logarithm of a probability of zero
        log_alpha, log_beta = _sums(log_s, labels, lengths, blank)
        log_p = _log_p(log_alpha[0] + log_beta[0])
    is_possible = np.isfinite(log_p)
    occupancy = np.exp(log_alpha + log_beta - np.where(is_possible, log_p, 0))
    counts = weight * ((np.arange(T)[:, np.newaxis] < lengths) & is_possible)
    d_o = counts[:, np.newaxis].astype(rows.dtype) * _gradient(np.exp(log_y), states, occupancy, blank)
    over_time = [_with_row_0(array) for array in (d_o, log_alpha, log_beta, occupancy)]
    return CTC((-weight * np.sum(log_p)).item(), -log_p, over_time[0], states, *over_time[1:])


def log_sum(one, other, third, room=None):
    """ln(exp one + exp other + exp third); −∞ where all three are. `room`, (3, ...), is
    overwritten where given."""
    room = np.empty((3, *one.shape), one.dtype) if room is None else room
    largest = np.maximum(np.maximum(one.real, other.real), third.real)
    np.maximum(largest, np.finfo(largest.dtype).min, out=largest)  # −∞ less −∞ is NaN
    for part, logs in zip(room, (one, other, third), strict=True):
        np.subtract(logs, largest, out=part)
    np.exp(room, out=room)
    total = room[0]
    total += room[1]
    total += room[2]
    return np.log(total) + largest


def _sums(log_s, labels, lengths, blank):
    """ln α and ln β of T steps, each (T, S, B).

    β are the sums of what arrives when each sequence is read from its end and its
    states from the last. So one loop finds both, in a batch of twice the size.
    """
    B, sizes = len(labels), np.array([2 * len(label) + 1 for label in labels])
    both = np.concatenate([log_s, _from_the_end(log_s, lengths, sizes)], axis=2)
    arrived = _arriving(both, may_skip(spread([*labels, *(label[::-1] for label in labels)], blank), blank))
    return arrived[:, :, :B] + log_s, _from_the_end(arrived[:, :, B:], lengths, sizes)


def _arriving(log_s, skip):
    """ln of what arrives at each state, (T, S, B): Σ α[t-1] over the states before."""
    arrived = np.full_like(log_s, -np.inf)
    arrived[0, :2] = 0  # a path begins with the first blank or the first symbol
    closed = np.where(skip, 0, -np.inf).astype(log_s.dtype)
    up_1, up_2 = np.full((2, *log_s.shape[1:]), -np.inf, log_s.dtype)
    room = np.empty((3, *log_s.shape[1:]), log_s.dtype)
    for t in range(1, len(log_s)):
        alpha = arrived[t - 1] + log_s[t - 1]
        up_1[1:] = alpha[:-1]
        np.add(alpha[:-2], closed[2:], out=up_2[2:])
        arrived[t] = log_sum(alpha, up_1, up_2, room)
    return arrived


def _log_p(log_shares):
    """ln P from ln α β at the first step, (S, B): a path begins in one of two
    states."""
    nowhere = np.full_like(log_shares[0], -np.inf)
    other = log_shares[1] if len(log_shares) > 1 else nowhere
    return log_sum(log_shares[0], other, nowhere)


def _from_the_end(logs, lengths, sizes):
    """Each sequence read from its end, and its states from the last; done twice, it is
    as it was. −∞ where there is no step or no state."""
    T, S, B = logs.shape
    t = lengths - 1 - np.arange(T)[:, np.newaxis, np.newaxis]
    s = sizes - 1 - np.arange(S)[:, np.newaxis]
    return np.where((t >= 0) & (s >= 0), logs[t, s, np.arange(B)], -np.inf)


def _gradient(d_o, states, occupancy, blank):
    """ŷ[t] less what its paths make of each class: written into ŷ."""
    d_o[:, blank] -= occupancy[:, ::2].sum(axis=1)
    sequences = np.arange(states.shape[1])
    for s in range(1, len(states), 2):  # where there is no such state, its occupancy is 0
        d_o[:, states[s], sequences] -= occupancy[:, s]
    return d_o


def _with_row_0(rows):
    return np.concatenate([np.full_like(rows[:1], np.nan), rows])
