"""How often can a net be right at most that has seen so much of each sentence?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import answers as compared
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bidirectional import words


def check_ceiling(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(seen, answers)` → the highest share of right answers.

    The same text seen is the same state, and the same state is the same answer. So for
    each text that is seen the best net gives the answer that is right most often.

    Parameters
    ----------
    function : callable
        Gets two lists of texts, an entry a sentence: what the net has seen of it, and
        the right answer; returns a number from 0 to 1.
    rng : numpy.random.Generator
        Draws what it is tried with; other sentences at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _sentences(rng, groups):
    """For each text seen, how often each answer is right; then shuffled."""
    names = [f"text {number}" for number in rng.permutation(90)[: len(groups)]]
    words_there = [f"word {number}" for number in rng.permutation(90)[: max(map(len, groups))]]
    pairs = [
        (name, word)
        for name, counts in zip(names, groups, strict=True)
        for word, count in zip(rng.permutation(words_there), counts, strict=False)
        for _ in range(count)
    ]
    order = rng.permutation(len(pairs))
    return {"seen": [pairs[k][0] for k in order], "answers": [str(pairs[k][1]) for k in order]}


def _draw(rng):
    """Groups of different sizes; as in the lesson; one group; each text once; one
    sentence; many."""
    more = whole(rng, 3, 5)
    return [
        _sentences(rng, [(4, 2, 1), (3, 1), (1, 1, 1, 1), (more, 2)]),
        _sentences(rng, [(1, 1, 1)] * whole(rng, 4, 8)),
        _sentences(rng, [(whole(rng, 5, 7), 2, 2)]),
        _sentences(rng, [(1,)] * whole(rng, 3, 6)),
        _sentences(rng, [(1,)]),
        _sentences(rng, [tuple(rng.integers(1, 6, 3).tolist()) for _ in range(whole(rng, 11, 20))]),
    ]


def _groups(seen, answers):
    groups = defaultdict(Counter)
    for text, answer in zip(seen, answers, strict=True):
        groups[text][answer] += 1
    return list(groups.values())


def right_ceiling(seen, answers):
    """The share that the best net answers correctly."""
    return sum(max(group.values()) for group in _groups(seen, answers)) / len(answers)


def _first_wrong(name, off, answer, right, inputs):
    mine, true = compared.shown(float(answer), float(right))
    return words.ceiling_wrong(mine, true)


MISTAKES = {
    "by_chance": lambda seen, answers: 1 / len(set(answers)),
    "most_common": lambda seen, answers: max(Counter(answers).values()) / len(answers),
    "mean_of_groups": lambda seen, answers: (
        sum(max(group.values()) / sum(group.values()) for group in _groups(seen, answers))
        / len(_groups(seen, answers))
    ),
    "guessing": lambda seen, answers: (
        sum(sum(group.values()) / len(group) for group in _groups(seen, answers)) / len(answers)
    ),
    "rarest": lambda seen, answers: sum(min(g.values()) for g in _groups(seen, answers)) / len(answers),
    "count": lambda seen, answers: sum(max(group.values()) for group in _groups(seen, answers)),
    "percent": lambda seen, answers: 100 * right_ceiling(seen, answers),
    "complement": lambda seen, answers: 1 - right_ceiling(seen, answers),
    "groups": lambda seen, answers: len(set(seen)) / len(answers),
    "pairs": lambda seen, answers: len(set(zip(seen, answers, strict=True))) / len(answers),
    "each_sentence": lambda seen, answers: (
        sum(sum(group.values()) * max(group.values()) for group in _groups(seen, answers)) / len(answers)
    ),
    "per_text": lambda seen, answers: sum(max(g.values()) for g in _groups(seen, answers)) / len(set(seen)),
    "one_sentence": lambda seen, answers: 1 / len(answers),
    "answers_counted": lambda seen, answers: len(set(answers)) / len(answers),
    "most_common_text": lambda seen, answers: max(Counter(seen).values()) / len(seen),
    "compared": lambda seen, answers: 0.0,
    "by_heart": lambda seen, answers: 1.0,
    "of_the_lesson": lambda seen, answers: 1 / 3,
    "turned_round": lambda seen, answers: right_ceiling(answers, seen),
}
"""What comes out when the ceiling is wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_ceiling,
    returns={words.CEILING: lambda right, **_: {}},
    mistakes=Mistakes(MISTAKES),
    named=words.CEILING_MISTAKES,
    first_wrong=_first_wrong,
    says=said.plainly,
    case=lambda seen, answers: words.ceiling_case(len(seen), len(set(seen))),
    always_case=True,
    correct=lambda trials: words.ceiling_correct(len(trials)),
    advice=words.CEILING_ADVICE,
    no_number=words.CEILING_NO_NUMBER,
    at_work="rnn_teach.lessons.bidirectional.picture_at_work:ceiling",
)
