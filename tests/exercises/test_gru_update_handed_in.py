"""check_gru_update against updates that are wrong in some range, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_gru_update


def right(z, h_before, n, one_keeps):
    keep = z if one_keeps else 1 - z
    return keep * h_before + (1 - keep) * n


exercise = Exercise(check_gru_update, right)
add_the_usual(exercise)


@exercise.wrong
def a_gate_that_is_never_quite_shut_or_open(z, h_before, n, one_keeps):
    return right(np.clip(z, 0.1, 0.9), h_before, n, one_keeps)


@exercise.wrong
def four_units_and_two_sequences(z, h_before, n, one_keeps):
    return np.resize(right(z, h_before, n, one_keeps), (4, 2))


@exercise.wrong
def two_sequences(z, h_before, n, one_keeps):
    h = np.zeros((len(z), 2))
    h[:, : z.shape[1]] = right(z, h_before, n, one_keeps)[:, :2]
    return h


@exercise.wrong
def squeezed_so_that_one_sequence_or_unit_has_no_axis(z, h_before, n, one_keeps):
    return np.squeeze(right(z, h_before, n, one_keeps))


@exercise.wrong
def one_sequence_alone_is_right(z, h_before, n, one_keeps):
    return np.repeat(right(z, h_before, n, one_keeps)[:, :1], z.shape[1], axis=1)


@exercise.wrong
def a_batch_of_one_keeps_its_old_state(z, h_before, n, one_keeps):
    return right(z, h_before, n, one_keeps) if z.shape[1] > 1 else h_before


@exercise.wrong
def one_keeps_is_not_asked(z, h_before, n, one_keeps):
    return right(z, h_before, n, True)


@exercise.wrong
def exchanged_where_one_renews(z, h_before, n, one_keeps):
    return right(z, h_before, n, True) if one_keeps else right(z, n, n, False)


@exercise.wrong
def works_in_the_state_before(z, h_before, n, one_keeps):
    h_before[...] = right(z, h_before, n, one_keeps)
    return h_before


@exercise.wrong
def hands_back_a_view_of_the_old_state(z, h_before, n, one_keeps):
    return h_before[:]


@exercise.wrong
def whichever_is_nearer(z, h_before, n, one_keeps):
    return right(np.round(z), h_before, n, one_keeps)


@exercise.right
def as_a_step_from_the_candidate(z, h_before, n, one_keeps):
    return n + (z if one_keeps else 1 - z) * (h_before - n)


@exercise.right
def by_where_and_einsum(z, h_before, n, one_keeps):
    keep = np.where(one_keeps, z, 1 - z)
    return np.einsum("hb,hb->hb", keep, h_before) + np.einsum("hb,hb->hb", 1 - keep, n)


@exercise.right
def with_the_old_state_and_candidate_exchanged(z, h_before, n, one_keeps):
    if not one_keeps:
        h_before, n = n, h_before
    return z * h_before + (1 - z) * n


@exercise.right
def asked_whether_it_is_true(z, h_before, n, one_keeps):
    return right(z, h_before, n, one_keeps is True)


@exercise.right
def number_by_number(z, h_before, n, one_keeps):
    return [
        [float(right(*numbers, one_keeps)) for numbers in zip(*rows, strict=True)]
        for rows in zip(z, h_before, n, strict=True)
    ]


buffer = np.empty((64, 64))


@exercise.right
def filled_into_one_corner_of_a_buffer(z, h_before, n, one_keeps):
    corner = buffer[: z.shape[0], : z.shape[1]]
    corner[...] = right(z, h_before, n, one_keeps)
    return corner


@exercise.each_wrong
def test_a_wrong_update_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_update_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
