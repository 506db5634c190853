"""One step of a beam search: which hypotheses go on, with which word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.translation import words


def check_beam_step(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(log_p, log_next, finished, end, width)` → the best.

    Parameters
    ----------
    function : callable
        Gets log p of k hypotheses (k,); of each word after each of them (k, V); which
        are finished (k,); the number of the end; and how many to keep. A finished one
        stays as it is: its log p does not change, and its word is the end. Returns
        (width, 2): row by row the number of a hypothesis and of a word, best first.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def beam_step(log_p, log_next, finished, end, width):
    """The right rows."""
    return _best(_totals(log_p, log_next, finished, end), width)


def _totals(log_p, log_next, finished, end):
    """log p of each way to go on (k, V); of what is finished the end alone."""
    total = log_p[:, np.newaxis] + log_next
    total[finished] = -np.inf
    total[finished, end] = log_p[finished]
    return total


def _best(scores, width):
    order = np.argsort(-scores, axis=None, kind="stable")[:width]
    return np.stack(np.unravel_index(order, scores.shape), axis=1)


def _each_its_own(log_p, log_next, finished, end, width):
    """The best word of each hypothesis, then the next best of each."""
    total = _totals(log_p, log_next, finished, end)
    ranked = np.argsort(-total, axis=1, kind="stable")
    rows = [(k, ranked[k, place]) for place in range(total.shape[1]) for k in np.argsort(-log_p, kind="stable")]
    return np.array(rows[:width])


def _dropped(log_p, log_next, finished, end, width):
    total = log_p[:, np.newaxis] + log_next
    total[finished] = -np.inf
    return _best(total, width)


def _multiplied(log_p, log_next, finished, end, width):
    product = log_p[:, np.newaxis] * log_next
    product[finished] = -np.inf
    product[finished, end] = log_p[finished]
    return _best(product, width)


def _word_alone(log_p, log_next, finished, end, width):
    alone = log_next.copy()
    alone[finished] = -np.inf
    alone[finished, end] = log_p[finished]
    return _best(alone, width)


MISTAKES = {
    "each_its_own": _each_its_own,
    "finished_dropped": _dropped,
    "finished_goes_on": lambda log_p, log_next, finished, end, width: _best(log_p[:, np.newaxis] + log_next, width),
    "multiplied": _multiplied,
    "word_alone": _word_alone,
    "worst_first": lambda log_p, log_next, finished, end, width: beam_step(log_p, log_next, finished, end, width)[
        ::-1
    ],
    "exchanged": lambda log_p, log_next, finished, end, width: beam_step(log_p, log_next, finished, end, width)[
        :, ::-1
    ],
    "smallest": lambda log_p, log_next, finished, end, width: _best(
        np.where(finished[:, np.newaxis], -np.inf, -(log_p[:, np.newaxis] + log_next)), width
    ),
}
"""What comes out when it is wrong in a usual way, by key."""


def _trial(rng, k, V, finished, width, *, told_apart=False):
    """A step in which no two totals are alike, and where asked all mistakes differ."""
    while True:
        log_next = np.log(rng.dirichlet(np.full(V, 0.5), size=k))
        log_p = -np.sort(rng.uniform(0.5, 4, k))
        done = np.zeros(k, bool)
        done[rng.permutation(k)[:finished]] = True
        given = {
            "log_p": log_p,
            "log_next": log_next,
            "finished": done,
            "end": whole(rng, 0, V - 1),
            "width": width,
        }
        totals = np.sort(_totals(log_p, log_next, done, given["end"]), axis=None)[::-1]
        totals = totals[np.isfinite(totals)][: width + 1]
        if np.min(-np.diff(totals), initial=1) < 1e-3 or log_next.min() < -25:
            continue
        if finished > 1 and not set(np.flatnonzero(done)) <= set(beam_step(**given)[:, 0]):
            continue  # each that is finished is among the best, so that it must be treated rightly
        if not told_apart:
            return given
        told = [beam_step(**given), *(mistake(**given) for mistake in MISTAKES.values())]
        if len({one.tobytes() for one in map(np.ascontiguousarray, told)}) == len(told):
            return given


def _draw(rng):
    """The usual case; none finished; all but one; one hypothesis; one to keep; many."""
    return [
        _trial(rng, 4, 6, 1, 4, told_apart=True),
        _trial(rng, 3, 5, 0, 3),
        _trial(rng, 3, 7, 2, 3),
        _trial(rng, 1, 8, 0, 5),
        _trial(rng, 4, 4, 1, 1),
        _trial(rng, 12, 15, 3, 12),
    ]


def _hints(right, log_next, **_):
    width = len(right)
    return {(2, width): words.BEAM_ROWS, (width,): words.BEAM_PAIRS, log_next.shape: words.BEAM_ALL}


EXERCISE = Exercise(
    draw=_draw,
    right=beam_step,
    returns={"best": _hints},
    mistakes=Mistakes(MISTAKES),
    named=words.BEAM_MISTAKES,
    case=lambda log_next, finished, width, **_: words.beam_case(*log_next.shape, int(finished.sum()), width),  # type: ignore[call-arg]
    correct=lambda trials: words.beam_correct(len(trials)),
    advice=words.BEAM_ADVICE,
    no_number=words.BEAM_NO_NUMBER,
)
