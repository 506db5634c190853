"""check_temperature against probabilities that are wrong in some range, and right
ones of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_temperature


def right(o, temperature):
    if temperature == 0:
        return np.eye(len(o))[np.argmax(o)]
    e = np.exp((o - np.max(o)) / temperature)
    return e / e.sum()


exercise = Exercise(check_temperature, right)
add_the_usual(exercise)


@exercise.wrong
def nothing_at_zero(o, temperature):
    return np.zeros(len(o)) if temperature == 0 else right(o, temperature)


@exercise.wrong
def infinity_at_zero(o, temperature):
    with np.errstate(all="ignore"):
        e = np.exp(o / temperature)
        return e / e.sum()


@exercise.wrong
def overflows_with_large_scores(o, temperature):
    with np.errstate(all="ignore"):
        e = np.exp(o)
        return right(np.log(e / e.sum()), temperature) if np.isfinite(e).all() else e


@exercise.wrong
def subtracts_after_dividing(o, temperature):
    if temperature == 0:
        return right(o, 0)
    with np.errstate(all="ignore"):
        e = np.exp(o / temperature - np.max(o))
        return e / e.sum()


@exercise.wrong
def never_hot(o, temperature):
    return right(o, min(temperature, 1.0))


@exercise.wrong
def five_symbols(o, temperature):
    return np.resize(right(o, temperature), 5)


@exercise.wrong
def the_symbol_alone(o, temperature):
    return int(np.argmax(o))


@exercise.right
def by_powers(o, temperature):
    if temperature == 0:
        return (o == o.max()).astype(float)
    p = np.exp(o - o.max())
    p = (p / p.sum()) ** (1 / temperature)
    return p / p.sum()


@exercise.right
def nearly_zero_for_zero(o, temperature):
    return right(o, max(temperature, 1e-6))


@exercise.right
def number_by_number(o, temperature):
    if temperature == 0:
        return [1.0 if score == max(o) else 0.0 for score in o]
    e = [float(np.exp((score - max(o)) / temperature)) for score in o]
    return [one / sum(e) for one in e]


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
