"""The last outputs of a padded batch, one for each sequence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import answers
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.sequence_tasks import words


def check_last_outputs(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(o, lengths)` → the last output of each sequence.

        last[:, b] = o[n_b, :, b],   n_b the length of sequence b

    Parameters
    ----------
    function : callable
        Gets o (T+1, n_y, B), whose row 0 is NaN and whose rows after the end of a
        sequence are of padding, and lengths (B,); returns (n_y, B).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def batch(rng, lengths, T, n_y):
    """Outputs in which the padding holds numbers of its own, so that it shows."""
    o = rng.normal(size=(T + 1, n_y, len(lengths)))
    o[0] = np.nan
    return {"o": o, "lengths": np.array(lengths)}


def usual_batch(rng, T):
    """Four lengths that all differ, none below 3 and none of T; the first is neither
    the longest nor the shortest."""
    lengths = np.sort(3 + rng.permutation(T - 3)[:4])
    return batch(rng, lengths[[1, 3, 0, 2]], T, n_y=3)


def _draw(rng):
    """The usual case; one word, and all steps; one sentence; one step; one output; as
    many outputs as sentences; more than ten of all."""
    T, many = whole(rng, 4, 6), whole(rng, 11, 13)
    return [
        usual_batch(rng, T=whole(rng, 8, 10)),
        batch(rng, rng.permutation([1, 2, T]), T, n_y=2),
        batch(rng, [whole(rng, 2, 4)], T=6, n_y=4),
        batch(rng, [1, 1], T=1, n_y=3),
        batch(rng, rng.permutation([1, 3, 5, 4]), T=5, n_y=1),
        batch(rng, rng.permutation([2, 3, 6]), T=6, n_y=3),
        batch(rng, 1 + rng.permutation(many + 2)[:many], T=many + 2, n_y=many),
    ]


def right_last(o, lengths):
    """Of each sequence the output at its own last step."""
    return o[lengths, :, np.arange(len(lengths))].T


def _mean(o, lengths):
    means = [o[1 : n + 1, :, b].mean(axis=0) for b, n in enumerate(lengths)]
    return np.transpose(means)


def _sum(o, lengths):
    return np.transpose([o[1 : n + 1, :, b].sum(axis=0) for b, n in enumerate(lengths)])


def _highest(o, lengths):
    return np.transpose([o[1 : n + 1, :, b].max(axis=0) for b, n in enumerate(lengths)])


MISTAKES = {
    "last_row": lambda o, lengths: o[-1],
    "one_early": lambda o, lengths: right_last(o, lengths - 1),
    "one_late": lambda o, lengths: right_last(o, np.minimum(lengths + 1, len(o) - 1)),
    "first_step": lambda o, lengths: o[1],
    "longest": lambda o, lengths: o[lengths.max()],
    "shortest": lambda o, lengths: o[lengths.min()],
    "length_of_the_first": lambda o, lengths: o[lengths[0]],
    "from_the_end": lambda o, lengths: right_last(o, len(o) - lengths),
    "mean": _mean,
    "mean_with_padding": lambda o, lengths: o[1:].mean(axis=0),
    "sum": _sum,
    "highest": _highest,
    "sequences_sorted": lambda o, lengths: right_last(o, lengths)[:, np.argsort(-lengths)],
}
"""What comes out when the last outputs are taken wrongly in a usual way, by key."""


def _shape_hints(right, o, **_):
    n_y, B = right.shape
    return {
        (B, n_y, B): words.LAST_NO_BATCH_INDEX,
        (B, n_y): words.LAST_TURNED,
        (n_y,): words.LAST_ONE,
        (n_y, 1): words.LAST_ONE,
        o.shape: words.LAST_ALL_STEPS,
    }


def _case(o, lengths):
    return words.last_case(len(o) - 1, o.shape[1], lengths)


def _first_wrong(name, off, answer, right, inputs):
    b = int(np.flatnonzero(off.any(axis=0))[0])
    unit = int(np.flatnonzero(off[:, b])[0])
    numbers = answers.shown(answer[unit, b], right[unit, b])
    return words.last_wrong(b + 1, int(inputs["lengths"][b]), unit + 1, *numbers)


EXERCISE = Exercise(
    draw=_draw,
    right=right_last,
    returns={"last": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.LAST_MISTAKES,
    first_wrong=_first_wrong,
    case=_case,
    correct=lambda trials: words.last_correct(len(trials)),
    advice=words.LAST_ADVICE,
    no_number=words.LAST_NO_NUMBER,
)
