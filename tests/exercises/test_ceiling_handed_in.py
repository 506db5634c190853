"""check_ceiling against shares that are right for some sentences alone, and right ones
of an unusual kind."""

import itertools
from collections import Counter

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_ceiling


def right(seen, answers):
    best = 0
    for text in set(seen):
        group = [answer for other, answer in zip(seen, answers, strict=True) if other == text]
        best += max(group.count(answer) for answer in group)
    return best / len(answers)


exercise = Exercise(check_ceiling, right)
add_the_usual(exercise, arrays=False)


@exercise.wrong
def always_a_third(seen, answers):
    return 1 / 3


@exercise.wrong
def neighbours_alone(seen, answers):
    return len(set(itertools.pairwise(seen))) / len(seen)


@exercise.wrong
def rounded_to_percent(seen, answers):
    return round(right(seen, answers), 2)


@exercise.wrong
def a_text(seen, answers):
    return f"{right(seen, answers)}"


@exercise.right
def by_counters(seen, answers):
    counts = Counter(zip(seen, answers, strict=True))
    best = {}
    for (text, _), count in counts.items():
        best[text] = max(best.get(text, 0), count)
    return sum(best.values()) / len(seen)


@exercise.right
def by_a_table(seen, answers):
    _, rows = np.unique(seen, return_inverse=True)
    _, columns = np.unique(answers, return_inverse=True)
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    return table.max(axis=1).sum() / table.sum()


@exercise.right
def sentence_by_sentence(seen, answers):
    pairs = list(zip(seen, answers, strict=True))
    given = {text: Counter(answer for other, answer in pairs if other == text).most_common(1) for text in seen}
    return np.mean([given[text][0][0] == answer for text, answer in pairs])


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
