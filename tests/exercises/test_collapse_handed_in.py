"""check_collapse against labels that are right for some paths alone, and right ones of
an unusual kind."""

import itertools

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_collapse


def right(path, blank):
    label, before = [], None
    for k in path:
        if k != before and k != blank:
            label.append(k)
        before = k
    return label


exercise = Exercise(check_collapse, right)
add_the_usual(exercise, whole=True)


@exercise.wrong
def blanks_are_zeros(path, blank):
    return right(path, 0)


@exercise.wrong
def no_path_without_a_symbol(path, blank):
    return right(path, blank) or [blank]


@exercise.wrong
def the_first_three_symbols(path, blank):
    return right(path, blank)[:3]


@exercise.wrong
def as_a_text(path, blank):
    return " ".join(map(str, right(path, blank)))


@exercise.wrong
def with_a_one_behind(path, blank):
    return [*right(path, blank), 1]


@exercise.right
def by_groups(path, blank):
    return [k for k, _ in itertools.groupby(path) if k != blank]


@exercise.right
def by_a_mask(path, blank):
    keep = np.append(True, np.diff(path) != 0) & (path != blank)
    return path[keep]


@exercise.right
def a_tuple(path, blank):
    return tuple(right(path, blank))


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_what_is_said_shows_both_labels_as_they_are():
    verdict = check_collapse(lambda path, blank: right(path, blank)[:-1], np.random.default_rng(0))
    assert verdict.key == "last_lost"
    assert "-1" not in verdict.sentence
    assert check_collapse(lambda path, blank: ...).state == "not attempted yet"

    def my_collapse(path, blank):
        """The label."""
        ...

    assert check_collapse(my_collapse).state == "not attempted yet"
    assert "my_collapse" in str(check_collapse(my_collapse))
