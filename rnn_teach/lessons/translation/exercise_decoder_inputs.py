"""What the decoder reads under teacher forcing: the right word before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.translation import words


def check_decoder_inputs(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(targets, start)` → the decoder's inputs.

    Parameters
    ----------
    function : callable
        Gets the targets (T, B), whole numbers, -1 after the end of a sentence, and the
        number of the start. Returns (T, B): what the decoder reads at each step to
        write that target, and -1 where there is no target.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


END = 1


def _sentences(rng, T, B, longest):
    """Targets of several lengths; one fills all T steps where `longest`."""
    targets = np.full((T, B), -1)
    lengths = rng.integers(1, T + 1, size=B)
    if longest:
        lengths[0] = T
    if B > 1:
        lengths[1] = max(1, T - 2)
    for b, length in enumerate(lengths):
        targets[:length, b] = [*(2 + rng.permutation(length + 8)[: length - 1]), END]
    return targets


def _draw(rng):
    """The usual case; one sentence; one step; no padding; another start; more than
    ten."""
    many = whole(rng, 11, 13)
    return [
        {"targets": _sentences(rng, 6, 3, True), "start": 0},
        {"targets": _sentences(rng, whole(rng, 4, 6), 1, True), "start": 0},
        {"targets": np.full((1, 2), END), "start": 0},
        {"targets": _sentences(rng, 5, 2, True)[:, :1].repeat(2, axis=1), "start": 40},
        {"targets": _sentences(rng, many, many, True), "start": 30},
    ]


def decoder_inputs(targets, start):
    """The right inputs."""
    before = np.concatenate([np.full_like(targets[:1], start), targets[:-1]])
    return np.where(targets == -1, -1, before)


def _padding_read(targets, start):
    return np.concatenate([np.full_like(targets[:1], start), targets[:-1]])


MISTAKES = {
    "the_answer": lambda targets, start: targets,
    "end_read": _padding_read,
    "next_word": lambda targets, start: np.concatenate([targets[1:], np.full_like(targets[:1], -1)]),
    "rolled": lambda targets, start: np.where(targets == -1, -1, np.roll(targets, 1, axis=0)),
    "no_start": lambda targets, start: np.concatenate(
        [np.full_like(targets[:1], -1), decoder_inputs(targets, start)[1:]]
    ),
    "start_at_all": lambda targets, start: np.where(targets == -1, -1, start),
    "first_replaced": lambda targets, start: np.concatenate([np.full_like(targets[:1], start), targets[1:]]),
    "two_back": lambda targets, start: np.where(
        targets == -1, -1, np.concatenate([np.full_like(targets[:2], start), targets])[: len(targets)]
    ),
}
"""What comes out when they are shifted in a usual wrong way, by key."""


def _hints(right, **_):
    T, B = right.shape
    return {(T - 1, B): words.INPUTS_TOO_FEW, (T + 1, B): words.INPUTS_TOO_MANY}


EXERCISE = Exercise(
    draw=_draw,
    right=decoder_inputs,
    returns={"inputs": _hints},
    mistakes=Mistakes(MISTAKES),
    named=words.INPUTS_MISTAKES,
    case=lambda targets, start: words.inputs_case(start, *targets.shape),
    always_case=True,
    correct=lambda trials: words.inputs_correct(len(trials)),
    advice=words.INPUTS_ADVICE,
    no_number=words.INPUTS_NO_NUMBER,
)
