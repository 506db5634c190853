"""From scores over time to a label: the best path, the best label, and where its
symbols lie."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log1p
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_size
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
from rnn_teach.core.symbols import as_symbols
from rnn_teach.core.trace import Trace


class Alignment(NamedTuple):
    """A path that spells a label.

    Attributes
    ----------
    path : list of int
        The class at each step.
    states : list of int
        The state of the label's lattice at each step: 0 is the first blank, 1 the first
        symbol.
    log_p : float
        ln of the path's probability.
    """

    path: list
    states: list
    log_p: float


def collapse(path: Sequence[Any], *, blank: Any = 0) -> list[Any]:
    """What a path spells: equal neighbors become one, then the blanks go.

        B(a-ab-) = B(-aa--abb) = aab

    Parameters
    ----------
    path : sequence of symbols
        Classes or letters.
    blank : symbol
        Which of them is the blank.

    Returns
    -------
    list
        The symbols of the label.

    Raises
    ------
    ValueError
        If it is no sequence of symbols, or the blank is no symbol.
    """
    path = as_symbols("path", path)
    (blank,) = as_symbols("blank", [blank])
    merged = [symbol for symbol, before in zip(path, [None, *path], strict=False) if symbol != before]
    return [symbol for symbol in merged if symbol != blank]


def best_path(o: Trace | ArrayLike, lengths: ArrayLike | None = None, *, blank: int = 0) -> list[list[int]]:
    """The label of the likeliest path: at each step the class with the highest score,
    collapsed.

    It is quick, and not always the likeliest label: that may have many paths, each of
    them less likely (`prefix_beam`).

    Parameters
    ----------
    o, lengths, blank
        As for `ctc_loss`.

    Returns
    -------
    list of B lists of int

    Raises
    ------
    ValueError
        As for `ctc_loss`.
    """
    rows, lengths = as_scores(o, lengths)
    blank = as_blank(blank, rows.shape[1])
    likeliest = rows.real.argmax(axis=1)
    return [collapse(likeliest[:length, b], blank=blank) for b, length in enumerate(lengths)]


def best_alignment(
    o: Trace | ArrayLike, labels: Sequence[Sequence[int]], lengths: ArrayLike | None = None, *, blank: int = 0
) -> list[Alignment]:
    """The likeliest of all paths that spell a label: where its symbols lie in time.

        α_s[t] = ŷ_s[t] max(α_s[t-1], α_s-1[t-1], α_s-2[t-1])

    as in `ctc_loss` with the largest in place of the sum, and then back from the end
    (Viterbi 1967, Error bounds for convolutional codes and an asymptotically optimum
    decoding algorithm).

    Parameters
    ----------
    o, labels, lengths, blank
        As for `ctc_loss`.

    Returns
    -------
    list of B Alignments

    Raises
    ------
    ValueError
        As for `ctc_loss`.
    """
    rows, lengths = as_scores(o, lengths)
    blank = as_blank(blank, rows.shape[1])
    labels = as_labels(labels, rows.shape[1], rows.shape[2], blank)
    refuse_impossible(labels, lengths)
    log_y = log_softmax(rows.real)
    found = []
    for b, (label, length) in enumerate(zip(labels, lengths, strict=True)):
        states = spread([label], blank)
        log_s = log_of_states(log_y[:length, :, [b]], states, np.array([length]))[:, :, 0]
        found.append(_best_way(log_s, states[:, 0], may_skip(states, blank)[:, 0]))
    return found


def _best_way(log_s, classes, skip):
    """The likeliest way through the states (S,) of one label, with ln ŷ (T, S)."""
    T, S = log_s.shape
    score = np.where(np.arange(S) < 2, log_s[0], -np.inf)
    came_from = np.zeros((T, S), int)
    for t in range(1, T):
        ways = np.full((3, S), -np.inf)
        ways[0], ways[1, 1:] = score, score[:-1]
        ways[2, 2:] = np.where(skip[2:], score[:-2], -np.inf)
        steps_up = ways.argmax(axis=0)
        came_from[t] = np.arange(S) - steps_up
        score = ways[steps_up, np.arange(S)] + log_s[t]
    states = [int(score[-2:].argmax()) + max(S - 2, 0)]
    log_p = float(score[states[0]])
    for t in range(T - 1, 0, -1):
        states.append(int(came_from[t, states[-1]]))
    states.reverse()
    return Alignment([int(classes[s]) for s in states], states, log_p)


def prefix_beam(
    o: Trace | ArrayLike, lengths: ArrayLike | None = None, *, beam: int = 10, blank: int = 0
) -> list[list[tuple[list[int], float]]]:
    """The likeliest labels, found step by step among beginnings of labels.

    Of each beginning it keeps two probabilities: of paths that end with a blank, and
    that end with its last symbol. After each step the `beam` likeliest beginnings
    remain (Hannun, Maas, Jurafsky and Ng 2014, First-pass large vocabulary continuous
    speech recognition using bi-directional recurrent DNNs, algorithm 1, without a
    language model). Paths that were cut are missing in the sums: with a beam as wide as
    there are labels nothing is cut.

    Parameters
    ----------
    o, lengths, blank
        As for `ctc_loss`.
    beam : int
        How many beginnings remain, at least 1.

    Returns
    -------
    list of B lists of (label, ln P)
        The likeliest first, at most `beam` of them.

    Raises
    ------
    ValueError
        As for `ctc_loss`, or if the beam is no whole number of at least 1.
    """
    rows, lengths = as_scores(o, lengths)
    blank, beam = as_blank(blank, rows.shape[1]), as_size("beam", beam)
    log_y = log_softmax(rows.real)
    return [_searched(log_y[:length, :, b], beam, blank) for b, length in enumerate(lengths)]


NEITHER = (-np.inf, -np.inf)
"""ln of the probabilities of a beginning that no path has yet, with a blank at its end
and without."""


def _searched(log_y, beam, blank):
    kept = {(): (0.0, -np.inf)}
    for scores in log_y.tolist():
        grown = {}
        for label, ends in kept.items():
            for longer, ends_now in _grown(label, ends, scores, blank):
                grown[longer] = tuple(map(_log_add, grown.get(longer, NEITHER), ends_now))
        possible = [one for one in grown.items() if one[1] != NEITHER]
        kept = dict(sorted(possible, key=lambda one: -_log_add(*one[1]))[:beam])
    return [(list(label), _log_add(*ends)) for label, ends in kept.items()]


def _grown(label, ends, scores, blank):
    """What one step makes of a beginning: labels, and ln of their paths' probabilities,
    ending with a blank and without."""
    with_blank, with_symbol = ends
    either = _log_add(*ends)
    for k, score in enumerate(scores):
        if k == blank:
            yield label, (either + score, -np.inf)
        elif label and k == label[-1]:
            yield label, (-np.inf, with_symbol + score)  # still the same symbol
            yield (*label, k), (-np.inf, with_blank + score)  # said once more, after a blank
        else:
            yield (*label, k), (-np.inf, either + score)


def _log_add(one, other):
    """ln(exp(one) + exp(other))."""
    larger, smaller = (one, other) if one > other else (other, one)
    return larger if smaller == -np.inf else larger + log1p(exp(smaller - larger))
