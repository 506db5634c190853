"""F1 of each slot, of answers to a padded batch."""

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


def check_slot_f1(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(answers, targets, n_slots)` → F1 of each slot.

        F1 = 2 right / (claimed + there),   0 where nothing is claimed and nothing there

    Parameters
    ----------
    function : callable
        Gets answers (T, B), a class for each step, targets (T, B), the right class or
        -1 at the padding, and the number of slots: classes 0 ... n_slots - 1 are slots,
        class n_slots is "other". Returns (n_slots,).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def batch(rng, T, B, n_slots, *, padded=True, absent=None, right=0.6):
    """Answers of which a share is right; one slot may be neither claimed nor there."""
    chances = np.arange(1, n_slots + 2) ** 1.3
    if absent is not None:
        chances[absent] = 0
    chances = chances / chances.sum()
    targets = rng.choice(n_slots + 1, (T, B), p=chances)
    given = np.where(rng.random((T, B)) < right, targets, rng.choice(n_slots + 1, (T, B), p=chances))
    if padded:
        lengths = whole(rng, T // 2, T - 1) + np.arange(B) % 2
        targets[np.arange(T)[:, np.newaxis] >= lengths] = -1
    return {"answers": given, "targets": targets, "n_slots": n_slots}


def _draw(rng):
    """The usual case, in which one of four slots never comes; other numbers of slots;
    one; one sentence; no padding; more than ten of all; nothing right; nothing
    claimed."""
    wrong = batch(rng, 6, 3, 2)
    wrong["answers"] = (wrong["targets"] + 1) % 3
    silent = batch(rng, 5, 4, 3)
    silent["answers"] = np.full_like(silent["answers"], 3)
    many = whole(rng, 11, 13)
    return [
        _usual(rng),
        batch(rng, whole(rng, 8, 10), 6, 3),
        batch(rng, 9, 5, 1),
        batch(rng, whole(rng, 14, 18), 1, 2),
        batch(rng, 8, 3, 2, padded=False),
        batch(rng, 3 * many, many, many),
        wrong,
        silent,
    ]


def _usual(rng):
    """Drawn until all mistakes give numbers of their own."""
    while True:
        drawn = batch(rng, whole(rng, 11, 13), whole(rng, 7, 8), 4, absent=0)
        given = [right_f1(**drawn), *(mistake(**drawn) for mistake in MISTAKES.values())]
        if all(np.abs(a - b).max() > 1e-3 for k, a in enumerate(given) for b in given[:k]):
            return drawn


def _counts(answers, targets, n_slots):
    slots = np.arange(n_slots)[:, np.newaxis, np.newaxis]
    claims, is_there = answers == slots, targets == slots
    claimed = claims & (targets >= 0)
    return ((part).sum(axis=(1, 2)) for part in (claimed & is_there, claimed, is_there))


def _share(above, below, at_zero=0.0):
    return np.where(below > 0, above / np.maximum(below, 1), at_zero)


def right_f1(answers, targets, n_slots):
    """2 right / (claimed + there), slot by slot."""
    right, claimed, there = _counts(answers, targets, n_slots)
    return _share(2 * right, claimed + there)


def _precision(**inputs):
    right, claimed, _ = _counts(**inputs)
    return _share(right, claimed)


def _recall(**inputs):
    right, _, there = _counts(**inputs)
    return _share(right, there)


def _micro(**inputs):
    right, claimed, there = _counts(**inputs)
    return np.full(inputs["n_slots"], _share(2 * right.sum(), claimed.sum() + there.sum()))


def _padding_claimed(answers, targets, n_slots):
    slots = np.arange(n_slots)
    claimed = (answers == slots[:, np.newaxis, np.newaxis]).sum(axis=(1, 2))
    right, _, there = _counts(answers, targets, n_slots)
    return _share(2 * right, claimed + there)


def _padding_as_other(answers, targets, n_slots):
    return np.full(n_slots, np.mean(answers == np.where(targets < 0, n_slots, targets)))


def _of_one_against_rest(answers, targets, n_slots):
    asked = targets >= 0
    return np.array([np.mean((answers == slot)[asked] == (targets == slot)[asked]) for slot in range(n_slots)])


def _by_sentence(answers, targets, n_slots):
    scores = [right_f1(answers[:, [b]], targets[:, [b]], n_slots) for b in range(answers.shape[1])]
    return np.mean(scores, axis=0)


def _one_at_zero(**inputs):
    right, claimed, there = _counts(**inputs)
    return _share(2 * right, claimed + there, at_zero=1.0)


MISTAKES = {
    "accuracy": lambda answers, targets, n_slots: np.full(n_slots, np.mean((answers == targets)[targets >= 0])),
    "accuracy_with_padding": lambda answers, targets, n_slots: np.full(n_slots, np.mean(answers == targets)),
    "padding_as_other": _padding_as_other,
    "one_against_rest": _of_one_against_rest,
    "padding_claimed": _padding_claimed,
    "precision": _precision,
    "recall": _recall,
    "plain_mean": lambda **inputs: (_precision(**inputs) + _recall(**inputs)) / 2,
    "half": lambda **inputs: right_f1(**inputs) / 2,
    "overlap": lambda **inputs: right_f1(**inputs) / (2 - right_f1(**inputs)),
    "micro": _micro,
    "macro": lambda answers, targets, n_slots: np.full(n_slots, right_f1(answers, targets, n_slots).mean()),
    "by_sentence": _by_sentence,
    "one_at_zero": _one_at_zero,
    "percent": lambda **inputs: 100 * right_f1(**inputs),
}
"""What comes out when F1 is computed wrongly in a usual way, by key."""


def _shape_hints(right, **_):
    return {(): words.F1_ONE, (len(right) + 1,): words.F1_OTHER_TOO}


def _case(answers, targets, n_slots):
    return words.f1_case(*answers.shape, n_slots)


def _first_wrong(name, off, answer, right, inputs):
    (slot,) = answers.first(off)
    counts = [int(count[slot]) for count in _counts(**inputs)]
    return words.f1_wrong(slot, counts, *answers.shown(answer[slot], right[slot]))


EXERCISE = Exercise(
    draw=_draw,
    right=right_f1,
    returns={"F1": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.F1_MISTAKES,
    first_wrong=_first_wrong,
    case=_case,
    correct=lambda trials: words.f1_correct(len(trials)),
    advice=words.F1_ADVICE,
    no_number=words.F1_NO_NUMBER,
)
