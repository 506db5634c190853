"""check_best_path against labels that are right at some sizes alone, and right ones of
an unusual kind."""

import itertools

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import best_path
from rnn_teach.checks import check_best_path


def right(y_hat, blank):
    return [int(k) for k, _ in itertools.groupby(y_hat.argmax(axis=1)) if k != blank]


exercise = Exercise(check_best_path, right)
add_the_usual(exercise, whole=True)


@exercise.wrong
def the_blank_is_the_first_class(y_hat, blank):
    return right(y_hat, 0)


@exercise.wrong
def the_first_ten_classes(y_hat, blank):
    return right(y_hat[:, :10], blank)


@exercise.wrong
def where_a_class_is_sure(y_hat, blank):
    path = [k for k, row in zip(y_hat.argmax(axis=1), y_hat, strict=True) if row.max() > 0.5]
    return [int(k) for k, _ in itertools.groupby(path) if k != blank]


@exercise.right
def by_the_package(y_hat, blank):
    o = np.log(np.maximum(y_hat, 1e-300))[..., np.newaxis]
    return best_path(np.concatenate([o[:1], o]), blank=blank)[0]


@exercise.right
def by_a_loop(y_hat, blank):
    label, before = [], blank
    for row in y_hat.tolist():
        k = row.index(max(row))
        if k not in (before, blank):
            label.append(k)
        before = k
    return label


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
