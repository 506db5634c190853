"""check_nucleus against cuts that are wrong in some range, and right ones of an unusual
kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_nucleus


def right(p, mass):
    order = np.argsort(-p)
    kept = order[np.cumsum(p[order]) - p[order] < mass]
    out = np.zeros(len(p))
    out[kept] = p[kept]
    return out / out.sum()


exercise = Exercise(check_nucleus, right)
add_the_usual(exercise)


@exercise.wrong
def nothing_where_one_is_enough(p, mass):
    return np.zeros(len(p)) if p.max() > mass and len(p) > 1 else right(p, mass)


@exercise.wrong
def three_at_most(p, mass):
    out = right(p, mass)
    out[np.argsort(-out)[3:]] = 0
    return out / out.sum()


@exercise.wrong
def two_at_least(p, mass):
    order = np.argsort(-p)
    kept = order[: max(2, np.sum(right(p, mass) > 0))]
    out = np.zeros(len(p))
    out[kept] = p[kept]
    return out / out.sum()


@exercise.wrong
def the_kept_ones_without_their_places(p, mass):
    out = right(p, mass)
    return out[out > 0]


@exercise.wrong
def the_rest_shared_by_all(p, mass):
    kept = right(p, mass) > 0
    return np.where(kept, p + p[~kept].sum() / kept.sum(), 0)


@exercise.right
def symbol_by_symbol(p, mass):
    kept, total = [], 0.0
    for symbol in sorted(range(len(p)), key=lambda k: -p[k]):
        if total >= mass:
            break
        kept.append(symbol)
        total += p[symbol]
    return [p[k] / total if k in kept else 0 for k in range(len(p))]


@exercise.right
def by_searching_the_place(p, mass):
    ordered = np.sort(p)[::-1]
    least = ordered[np.searchsorted(np.cumsum(ordered), mass)]
    kept = np.where(p >= least, p, 0)
    return kept / kept.sum()


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
