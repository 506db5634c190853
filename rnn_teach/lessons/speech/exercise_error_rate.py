"""Write the phone error rate of several answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import edit_distance, error_rate
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.speech import words


def check_error_rate(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(heard, said)` → the error rate.

        Σ edits from what was heard to what was said / Σ symbols that were said

    Parameters
    ----------
    function : callable
        Gets two lists of texts, each letter a symbol; returns one number.
    rng : numpy.random.Generator
        Draws the texts it is tried on; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


SAID, WRONG = "abcdefghijklmno", "pqrstuvwxyz"
"""Letters that are said, and letters that are only heard."""


def _label(rng, length):
    return "".join(SAID[k] for k in rng.integers(0, len(SAID), length))


def _spoiled(rng, label, exchanged, lost, put_in):
    """A label with so many letters exchanged, lost and put in."""
    heard = list(label)
    for place in rng.permutation(len(heard))[:exchanged]:
        heard[place] = WRONG[whole(rng, 0, len(WRONG) - 1)]
    for _ in range(lost):
        del heard[whole(rng, 0, len(heard) - 1)]
    for _ in range(put_in):
        heard.insert(whole(rng, 0, len(heard)), WRONG[whole(rng, 0, len(WRONG) - 1)])
    return "".join(heard)


def _draw(rng):
    """Errors of all kinds in labels of different lengths; one label; nothing heard;
    nothing wrong; more heard than said; more than ten labels."""
    long, short, middle = (_label(rng, whole(rng, low, low + 1)) for low in (10, 3, 6))
    many = [_label(rng, whole(rng, 2, 9)) for _ in range(whole(rng, 11, 13))]
    cases = [
        (
            [_spoiled(rng, long, 2, 0, 0), _spoiled(rng, short, 0, 2, 0), _spoiled(rng, middle, 0, 0, 3), ""],
            [long, short, middle, "ab"],
        ),
        ([_spoiled(rng, long, 0, 0, 1)], [long]),
        (["", short], [middle, short]),
        ([long, middle], [long, middle]),
        ([_spoiled(rng, short, 1, 0, 12)], [short]),
        ([_spoiled(rng, label, 1, 1, whole(rng, 0, 2)) for label in many], many),
    ]
    return [{"heard": heard, "said": said} for heard, said in cases]


def right_rate(heard, said):
    """Edits by symbols that were said."""
    return error_rate(heard, said)


def _edits(heard, said, *, exchange=1, put_in=1, lost=1):
    """An edit distance whose kinds of edits cost differently."""
    row = [j * lost for j in range(len(said) + 1)]
    for symbol in heard:
        diagonal, row[0] = row[0], row[0] + put_in
        for j, other in enumerate(said, start=1):
            kept = diagonal + exchange * (symbol != other)
            diagonal, row[j] = row[j], min(row[j] + put_in, row[j - 1] + lost, kept)
    return row[-1]


def _by_said(distance):
    """A rate whose distance is another one."""
    return lambda heard, said: sum(map(distance, heard, said)) / sum(map(len, said))


def _place_by_place(heard, said):
    """How many places differ, and by how many one is longer."""
    return sum(map(str.__ne__, heard, said)) + abs(len(heard) - len(said))


def _total(heard, said):
    return sum(map(edit_distance, heard, said))


def _longer(heard, said):
    return max(len(heard), len(said))


def _own_rate(heard, said):
    return edit_distance(heard, said) / len(said)


MISTAKES = {
    "by_heard": lambda heard, said: _total(heard, said) / sum(map(len, heard)),
    "by_longer": lambda heard, said: _total(heard, said) / sum(map(_longer, heard, said)),
    "mean_of_rates": lambda heard, said: sum(map(_own_rate, heard, said)) / len(said),
    "place_by_place": _by_said(_place_by_place),
    "exchange_twice": _by_said(lambda heard, said: _edits(heard, said, exchange=2)),
    "put_in_free": _by_said(lambda heard, said: _edits(heard, said, put_in=0)),
    "lost_free": _by_said(lambda heard, said: _edits(heard, said, lost=0)),
    "edits_alone": lambda heard, said: float(_total(heard, said)),
    "edits_a_label": lambda heard, said: _total(heard, said) / len(said),
    "labels_wrong": lambda heard, said: sum(map(str.__ne__, heard, said)) / len(said),
    "share_right": lambda heard, said: 1 - error_rate(heard, said),
    "percent": lambda heard, said: 100 * error_rate(heard, said),
}
"""The number that comes of a usual wrong way to count, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_rate,
    returns={words.THE_RATE: lambda right, **_: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.ERROR_RATE_MISTAKES,
    first_wrong=lambda name, off, answer, right, inputs: words.rate_wrong(float(answer), float(right)),
    case=words.error_rate_case,
    always_case=True,
    correct=lambda trials: words.error_rate_correct(len(trials)),
    advice=words.ERROR_RATE_ADVICE,
    no_number=words.ERROR_RATE_NO_NUMBER,
)
