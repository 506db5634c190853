"""check_perplexity against numbers that are right for some texts alone, and right
ones of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_perplexity


def right(p):
    return np.exp(-np.mean(np.log(p)))


exercise = Exercise(check_perplexity, right)
add_the_usual(exercise)


@exercise.wrong
def a_product_that_becomes_zero(p):
    with np.errstate(all="ignore"):
        return np.prod(p) ** (-1 / len(p))


@exercise.wrong
def the_median(p):
    return np.exp(-np.median(np.log(p)))


@exercise.wrong
def one_for_each_symbol(p):
    return 1 / p


@exercise.wrong
def divided_by_one_less(p):
    return np.exp(-np.sum(np.log(p)) / max(len(p) - 1, 1))


@exercise.right
def in_bits(p):
    return 2 ** -np.mean(np.log2(p))


@exercise.right
def in_decimal_logs(p):
    return 10 ** (np.sum(-np.log10(p)) / len(p))


@exercise.right
def number_by_number(p):
    total = 0.0
    for one in p:
        total -= float(np.log(one))
    return float(np.exp(total / len(p)))


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
