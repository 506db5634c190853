"""Write what a path spells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import collapse
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.speech import words
from rnn_teach.lessons.speech.answers import filled, filling, first_wrong


def check_collapse(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(path, blank)` → the label that the path spells.

        B(path): merge equal neighbors, then take out the blanks

    Parameters
    ----------
    function : callable
        Gets the class at each step, an array (T,), and the class of the blank; returns
        a list of classes.
    rng : numpy.random.Generator
        Draws the paths it is tried on; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(filling(function, lambda inputs: len(inputs["path"])), rng)


def draw_path(rng, blank):
    """A path in which all mistakes differ: two runs of a symbol with a blank between
    them, one that is met right after another, ends that are equal."""
    one, other, third = (int(k) for k in rng.permutation([k for k in range(6) if k != blank])[:3])
    runs = [one, blank, one, other, blank, third, one]
    return np.repeat(runs, [whole(rng, 2, 3), whole(rng, 1, 2), 1, 2, 1, whole(rng, 1, 3), whole(rng, 1, 2)])


def _draw(rng):
    """Another blank than 0, and 0 with ends that differ; a step; nothing but blanks;
    one symbol; a long path."""
    last = whole(rng, 3, 5)
    return [
        {"path": draw_path(rng, last), "blank": last},
        {"path": np.append(draw_path(rng, 0), whole(rng, 6, 8)), "blank": 0},
        {"path": rng.integers(1, 9, 1), "blank": 0},
        {"path": np.full(whole(rng, 2, 4), last), "blank": last},
        {"path": np.full(whole(rng, 2, 5), whole(rng, 1, 9)), "blank": 0},
        {"path": rng.integers(0, 3, whole(rng, 20, 30)), "blank": 2},
    ]


def right_label(path, blank):
    """The label, filled up to the length of the path."""
    return filled(collapse(path, blank=blank), len(path))


def _merged(path):
    return [int(k) for t, k in enumerate(path) if t == 0 or k != path[t - 1]]


def _mistake(spell):
    """A mistake's label, filled up."""
    return lambda path, blank: filled(spell(path, blank), len(path))


MISTAKES = {
    "blanks_first": _mistake(lambda path, blank: _merged([k for k in path if k != blank])),
    "not_merged": _mistake(lambda path, blank: [k for k in path if k != blank]),
    "blanks_left": _mistake(lambda path, blank: _merged(path)),
    "last_lost": _mistake(lambda path, blank: collapse(path, blank=blank)[:-1]),
    "first_lost": _mistake(lambda path, blank: collapse(path, blank=blank)[1:]),
    "first_to_last": _mistake(lambda path, blank: [k for t, k in enumerate(path) if k not in (path[t - 1], blank)]),
    "blank_is_0": _mistake(lambda path, blank: collapse(path, blank=0)),
    "each_once": _mistake(lambda path, blank: list(dict.fromkeys(k for k in path if k != blank))),
    "sorted_once": _mistake(lambda path, blank: sorted({*path} - {blank})),
    "path_back": _mistake(lambda path, blank: path),
}
"""What a path spells when it is read in a usual wrong way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_label,
    returns={words.THE_LABEL: lambda right, **_: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.COLLAPSE_MISTAKES,
    first_wrong=first_wrong(words.label_wrong),
    case=words.collapse_case,
    always_case=True,
    correct=lambda trials: words.collapse_correct(len(trials)),
    advice=words.COLLAPSE_ADVICE,
    no_number=words.LABEL_NO_NUMBER,
)
