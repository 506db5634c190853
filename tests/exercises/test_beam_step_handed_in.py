"""check_beam_step against steps that are wrong at some sizes, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_beam_step


def right(log_p, log_next, finished, end, width):
    ways = []
    for k, so_far in enumerate(log_p):
        if finished[k]:
            ways.append((so_far, k, end))
        else:
            ways += [(so_far + one, k, word) for word, one in enumerate(log_next[k])]
    ways.sort(key=lambda way: -way[0])
    return np.array([(k, word) for _, k, word in ways[:width]])


exercise = Exercise(check_beam_step, right)
add_the_usual(exercise, whole=True)


@exercise.wrong
def as_many_as_there_were(log_p, log_next, finished, end, width):
    return right(log_p, log_next, finished, end, len(log_p))


@exercise.wrong
def the_end_is_word_0(log_p, log_next, finished, end, width):
    return right(log_p, log_next, finished, 0, width)


@exercise.wrong
def one_finished_is_enough(log_p, log_next, finished, end, width):
    first = finished.copy()
    first[np.argmax(finished) + 1 :] = False
    return right(log_p, log_next, first, end, width)


@exercise.wrong
def nothing_is_finished(log_p, log_next, finished, end, width):
    return right(log_p, log_next, np.zeros_like(finished), end, width)


@exercise.wrong
def four_are_kept(log_p, log_next, finished, end, width):
    best = right(log_p, log_next, finished, end, width)
    return np.resize(best, (4, 2))


@exercise.right
def by_a_table(log_p, log_next, finished, end, width):
    table = np.where(finished[:, None], -np.inf, log_p[:, None] + log_next)
    table[finished, end] = log_p[finished]
    order = np.argsort(table.ravel())[::-1][:width]
    return np.array(np.divmod(order, log_next.shape[1])).T


@exercise.each_wrong
def test_what_is_wrong_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_what_is_right_and_unusual_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
