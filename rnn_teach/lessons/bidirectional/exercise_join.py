"""The second exercise of notebook 8: join two directions of a padded batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import answers
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bidirectional import words


def check_join(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(forward_h, backward_h, lengths)` → h of both
    directions.

        h[t] = [→h[t]; ←h[t]],   t = 1 ... L

    where ←h[t] of a sentence of L words is in row L+1-t.

    The backward cell read an ordinary padded batch in which the words of each sentence
    had been turned round, with the padding left at the end: its row 1 is of the last
    word, its row L of the first. Rows after L are of padding.

    Parameters
    ----------
    function : callable
        Gets forward_h (T+1, n, B), backward_h (T+1, n, B) and lengths (B,); returns h
        (T+1, 2n, B) in the order of time, the forward units first. Row 0 and the rows
        of padding may hold anything.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def batch(rng, lengths, T, n):
    """States of sentences of these lengths. Rows of padding hold numbers of their own,
    so that they show."""
    return {
        "forward_h": rng.normal(size=(T + 1, n, len(lengths))),
        "backward_h": rng.normal(size=(T + 1, n, len(lengths))),
        "lengths": np.array(lengths),
    }


def usual_batch(rng, T=7, n=3, B=4):
    """Lengths that all differ, none of one or two words; the first is the shortest: it
    cannot serve for all."""
    lengths = np.append(3 + rng.permutation(T - 3)[: B - 1], T)
    return batch(rng, np.roll(lengths, -int(np.argmin(lengths))), T, n)


def _draw(rng):
    """The usual case; sentences of one word and two; one sentence, with padding and
    without; no sentence that fills all steps; one step; one unit; more than ten of
    all."""
    T, many = whole(rng, 4, 6), whole(rng, 11, 13)
    return [
        usual_batch(rng, T=whole(rng, 7, 8)),
        batch(rng, rng.permutation([1, 2, T]), T, n=4),
        batch(rng, [whole(rng, 2, 4)], T=6, n=2),
        batch(rng, [T], T, n=2),
        batch(rng, [2, 1, 1, 2], T=5, n=3),
        batch(rng, [1, 1], T=1, n=2),
        batch(rng, rng.permutation([1, 3, 5]), T=5, n=1),
        batch(rng, 1 + rng.permutation(many + 2)[:many], T=many + 2, n=many),
    ]


def _case(forward_h, lengths, **_):
    return words.join_case(len(forward_h) - 1, forward_h.shape[1], lengths)


def _free(forward_h, lengths, **_):
    """Row 0 and the padding."""
    steps, n, B = forward_h.shape
    t = np.arange(steps)[:, np.newaxis, np.newaxis]
    return np.broadcast_to((t < 1) | (t > lengths), (steps, 2 * n, B))


def _shape_hints(right, **_):
    rows, both, B = right.shape
    return {
        (rows, both // 2, B): words.JOIN_ADDED,
        (2 * rows, both // 2, B): words.JOIN_IN_TIME,
        (rows, both // 2, 2 * B): words.JOIN_IN_BATCH,
        (rows - 1, both, B): words.JOIN_NO_ROW_0,
        (both, B): words.JOIN_ONE_STEP,
    }


def _first_wrong(name, off, answer, right, inputs):
    sentence = int(np.flatnonzero(off.any(axis=(0, 1)))[0])
    t, unit = answers.first(off[:, :, sentence])
    numbers = answers.shown(answer[t, unit, sentence], right[t, unit, sentence])
    forward = unit < right.shape[1] // 2
    return words.join_wrong(sentence + 1, int(inputs["lengths"][sentence]), t, unit + 1, forward, *numbers)


def right_join(forward_h, backward_h, lengths):
    """Both directions in the order of time."""
    return np.concatenate([forward_h, _right_rows(backward_h, lengths)], axis=1)


def _rows(backward_h, row_of):
    """`row_of(t, sentence)` says which row of backward_h belongs to step t; out of
    reach, the nearest one."""
    turned = backward_h.copy()
    for sentence in range(backward_h.shape[2]):
        for t in range(1, len(backward_h)):
            row = min(max(row_of(t, sentence), 0), len(backward_h) - 1)
            turned[t, :, sentence] = backward_h[row, :, sentence]
    return turned


def _right_rows(backward_h, lengths):
    return _rows(backward_h, lambda t, sentence: lengths[sentence] + 1 - t)


def _joined_by(row_of):
    """A join in which `row_of(t, L, T)` says which row belongs to step t, of a sentence
    of L words, T the most."""

    def join(forward_h, backward_h, lengths):
        T = len(backward_h) - 1
        rows = _rows(backward_h, lambda t, sentence: row_of(t, lengths[sentence], T))
        return np.concatenate([forward_h, rows], axis=1)

    return join


def _forward_turned_too(forward_h, backward_h, lengths):
    return np.concatenate([_right_rows(forward_h, lengths), _right_rows(backward_h, lengths)], axis=1)


def _counted_from_0(forward_h, backward_h, lengths):
    """Row 0 may hold anything, so it is not looked at."""
    rows = _rows(backward_h, lambda t, sentence: lengths[sentence] - 1 - t if t < lengths[sentence] else t)
    return np.concatenate([forward_h, rows], axis=1)


def _forward_turned_with_padding(forward_h, backward_h, lengths):
    turned = np.concatenate([forward_h[:1], forward_h[:0:-1]])
    return np.concatenate([turned, _right_rows(backward_h, lengths)], axis=1)


def _forward_turned_instead(forward_h, backward_h, lengths):
    return np.concatenate([_right_rows(forward_h, lengths), backward_h], axis=1)


def _backward_first(forward_h, backward_h, lengths):
    return np.concatenate([_right_rows(backward_h, lengths), forward_h], axis=1)


def _added(forward_h, backward_h, lengths):
    both = forward_h + _right_rows(backward_h, lengths)
    return np.concatenate([both, both], axis=1)


def _one_length(which):
    """The length that `which` picks serves for every sentence."""

    def join(forward_h, backward_h, lengths):
        L = which(lengths)
        rows = _rows(backward_h, lambda t, sentence: L + 1 - t if t <= L else t)
        return np.concatenate([forward_h, rows], axis=1)

    return join


def _written_over(forward_h, backward_h, lengths):
    """Row by row in one array: the second half reads what the first has
    written."""
    turned = backward_h.copy()
    for sentence, L in enumerate(lengths):
        for t in range(1, L + 1):
            turned[t, :, sentence] = turned[L + 1 - t, :, sentence]
    return np.concatenate([forward_h, turned], axis=1)


MISTAKES = {
    "not_turned": _joined_by(lambda t, L, T: t),
    "turned_with_padding": _joined_by(lambda t, L, T: T + 1 - t),
    "row_0_turned": _joined_by(lambda t, L, T: L - t),
    "all_turned": _joined_by(lambda t, L, T: T - t),
    "one_row_late": _joined_by(lambda t, L, T: L + 2 - t),
    "one_row_short": _joined_by(lambda t, L, T: L - t if t < L else t),
    "last_word_left": _joined_by(lambda t, L, T: L + 1 - t if t < L else t),
    "written_over": _written_over,
    "first_length": _one_length(lambda lengths: lengths[0]),
    "longest": _one_length(max),
    "shortest": _one_length(min),
    "backward_first": _backward_first,
    "counted_from_0": _counted_from_0,
    "forward_turned_with_padding": _forward_turned_with_padding,
    "forward_turned_too": _forward_turned_too,
    "forward_turned_instead": _forward_turned_instead,
    "added": _added,
    "units_reversed": lambda forward_h, backward_h, lengths: np.concatenate(
        [forward_h, backward_h[:, ::-1]], axis=1
    ),
    "sentences_reversed": lambda forward_h, backward_h, lengths: np.concatenate(
        [forward_h, backward_h[:, :, ::-1]], axis=1
    ),
}
"""What comes out when two directions are joined wrongly in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_join,
    returns={"h": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.JOIN_MISTAKES,
    first_wrong=_first_wrong,
    case=_case,
    correct=lambda trials: words.join_correct(len(trials)),
    advice=words.JOIN_ADVICE,
    no_number=words.JOIN_NO_NUMBER,
    free=_free,
    at_work="rnn_teach.lessons.bidirectional.picture_at_work:join",
)
