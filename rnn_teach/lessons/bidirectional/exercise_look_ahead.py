"""The first exercise of notebook 8: wire a backward cell that knows the next input."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from rnn_teach.core import Readout, Reversed, RNNCell, unroll
from rnn_teach.kit import answers
from rnn_teach.kit import words as said
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise, at_work
from rnn_teach.kit.trials import Trial, generator, whole
from rnn_teach.kit.verdict import Verdict, correct, wrong
from rnn_teach.lessons.bidirectional import words

AT_WORK = "rnn_teach.lessons.bidirectional.picture_at_work:look_ahead"
SHAPES = {"U": (2, 1), "W": (2, 2), "V": (1, 2)}

LARGEST = 5
"""The largest eigenvalue of W that is tried: 100 steps of a larger one leave the
numbers that there are."""


def check_look_ahead(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function()` → U, W, V of a backward cell whose output is the
    next input.

        ←h[t] = U x[t] + W ←h[t+1],   o[t] = V ←h[t] = x[t+1],   t = 1 ... T-1

    Parameters
    ----------
    function : callable
        Returns U (2, 1), W (2, 2) and V (1, 2).
    rng : numpy.random.Generator
        Draws the inputs to try them with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    rng, verdict = generator(rng)
    if verdict is not None:
        return verdict
    wiring, verdict = _as_wiring(*attempt(function))
    if verdict is not None:
        return verdict
    with np.errstate(all="ignore"):  # what leaves the numbers is a wrong output, and is told as one
        if np.abs(np.linalg.eigvals(wiring[1])).max() > LARGEST:
            return wrong(words.LOOK_AHEAD_GROWS, "grows")
        trials = EXERCISE.trials(rng)
        tried = [Trial(trial.inputs, trial.right, [outputs(*wiring, **trial.inputs)]) for trial in trials]
        verdict = EXERCISE.judge(tried, None, trials)
    return correct(verdict.sentence, partial(at_work, AT_WORK, function)) if verdict else verdict


def _as_wiring(answer, verdict):
    """U, W and V as arrays, or a verdict on why they are none."""
    parts, verdict = answers.as_parts(answer, list(SHAPES)) if verdict is None else (None, verdict)
    arrays = []
    for name, part in zip(SHAPES, parts or (), strict=False):
        array, verdict = answers.as_array(part, SHAPES[name], name=name, no_number=words.LOOK_AHEAD_NO_NUMBER)
        if verdict is not None:
            break
        arrays.append(array.astype(float))
    return arrays, verdict


def outputs(U, W, V, x):
    """o[1] ... o[T] of the wired cell; the last is not asked for, and zero."""
    cell = Reversed(RNNCell(U, W, activation="linear"))
    o = Readout(V, answer="linear").read(unroll(cell, x[:, np.newaxis])).readout.o[1:, 0, 0]
    return np.append(o[:-1], 0)


def _draw(rng):
    """Inputs of different length: seven, two, many."""
    return [{"x": rng.normal(size=T)} for T in (7, 2, whole(rng, 11, 14), 100)]


def _ahead(x, by):
    return np.concatenate([x[by:], np.zeros(by)])


def _all_from(x):
    return np.cumsum(x[::-1])[::-1]


def _first_wrong(name, off, answer, right, inputs):
    (place,) = answers.first(off)
    return words.look_ahead_wrong(place + 1, *answers.shown(answer[place], right[place]))


MISTAKES = {
    "present": lambda x: np.append(x[:-1], 0),
    "present_too": lambda x: np.append(x[:-1] + x[1:], 0),
    "all_from_here": lambda x: np.append(_all_from(x)[:-1], 0),
    "all_that_follows": lambda x: _ahead(_all_from(x), 1),
    "two_ahead": lambda x: _ahead(x, 2),
    "sign": lambda x: -_ahead(x, 1),
    "nothing": lambda x: 0 * x,
}
"""What comes out when the cell is wired wrongly in a usual way, by key; the last output
is not asked for."""

EXERCISE = Exercise(
    draw=_draw,
    right=lambda x: _ahead(x, 1),
    returns={"o": lambda right, x: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.LOOK_AHEAD_MISTAKES,
    first_wrong=_first_wrong,
    says=words.look_ahead_is,
    case=lambda x: said.sizes(T=len(x)),
    correct=lambda trials: words.LOOK_AHEAD_CORRECT,
    advice=words.LOOK_AHEAD_ADVICE,
)
