"""check_slot_f1 against scores that are right for some answers alone, and right ones of
an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import f1_by_class
from rnn_teach.checks import check_slot_f1


def right(answers, targets, n_slots):
    scores = np.zeros(n_slots)
    for slot in range(n_slots):
        claimed, there = (answers == slot) & (targets >= 0), targets == slot
        counted = claimed.sum() + there.sum()
        scores[slot] = 2 * (claimed & there).sum() / counted if counted else 0
    return scores


exercise = Exercise(check_slot_f1, right)
add_the_usual(exercise)


@exercise.wrong
def three_slots_whatever_is_asked(answers, targets, n_slots):
    return right(answers, targets, 3)


@exercise.wrong
def divided_although_nothing_is_there(answers, targets, n_slots):
    slots = np.arange(n_slots)[:, np.newaxis, np.newaxis]
    claimed, there = (answers == slots) & (targets >= 0), targets == slots
    with np.errstate(invalid="ignore"):
        return 2 * (claimed & there).sum((1, 2)) / (claimed.sum((1, 2)) + there.sum((1, 2)))


@exercise.wrong
def zero_where_nothing_is_claimed_and_one_where_nothing_is_there(answers, targets, n_slots):
    scores = right(answers, targets, n_slots)
    for slot in range(n_slots):
        if not (targets == slot).any():
            scores[slot] = 1
    return scores


@exercise.wrong
def of_the_first_sentence(answers, targets, n_slots):
    return right(answers[:, :1], targets[:, :1], n_slots)


@exercise.wrong
def the_first_step_left_out(answers, targets, n_slots):
    return right(answers[1:], targets[1:], n_slots)


@exercise.wrong
def other_counts_as_the_last_slot(answers, targets, n_slots):
    return right(np.minimum(answers, n_slots - 1), np.minimum(targets, n_slots - 1), n_slots)


@exercise.wrong
def the_geometric_mean(answers, targets, n_slots):
    slots = np.arange(n_slots)[:, np.newaxis, np.newaxis]
    claimed, there = (answers == slots) & (targets >= 0), targets == slots
    found = (claimed & there).sum((1, 2))
    return found / np.sqrt(np.maximum(claimed.sum((1, 2)) * there.sum((1, 2)), 1))


@exercise.right
def by_precision_and_recall(answers, targets, n_slots):
    scores = []
    for slot in range(n_slots):
        found = np.sum((answers == slot) & (targets == slot))
        if found == 0:
            scores.append(0.0)
            continue
        precision = found / np.sum((answers == slot) & (targets != -1))
        recall = found / np.sum(targets == slot)
        scores.append(2 * precision * recall / (precision + recall))
    return scores


@exercise.right
def from_a_table_of_what_is_taken_for_what(answers, targets, n_slots):
    table = np.zeros((n_slots + 1, n_slots + 1))
    asked = targets >= 0
    np.add.at(table, (targets[asked], answers[asked]), 1)
    both = table.sum(axis=0) + table.sum(axis=1)
    return (2 * np.diag(table) / np.maximum(both, 1))[:n_slots]


@exercise.right
def by_the_package(answers, targets, n_slots):
    o = np.eye(n_slots + 1)[np.concatenate([answers[:1], answers])].swapaxes(1, 2)
    return np.nan_to_num(f1_by_class(o, targets).f1[:n_slots])


@exercise.each_wrong
def test_a_wrong_score_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_score_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
