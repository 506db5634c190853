"""check_masked against readers that are over-fitted to a batch, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_masked


def all_states(U, W, b, x, mask):
    """Every step made, whatever the mask says."""
    h = np.zeros((len(x), len(b), x.shape[2]))
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


def right(U, W, b, x, mask):
    h = np.zeros((len(b), x.shape[2]))
    for t in range(1, len(x)):
        h = np.where(mask[t], np.tanh(U @ x[t] + W @ h + b), h)
    return h


exercise = Exercise(check_masked, right)
add_the_usual(exercise)


@exercise.wrong
def argmin_of_the_mask_which_is_0_where_nothing_is_padded(U, W, b, x, mask):
    lengths = mask[1:].argmin(axis=0)  # the first False; 0 where there is none
    h = all_states(U, W, b, x, mask)
    return h[lengths, :, np.arange(len(lengths))].T


@exercise.wrong
def seven_steps_whatever_the_batch(U, W, b, x, mask):
    h = np.zeros((len(b), x.shape[2]))
    for t in range(1, 8):
        h = np.where(mask[t], np.tanh(U @ x[t] + W @ h + b), h)
    return h


@exercise.wrong
def three_sentences_whatever_the_batch(U, W, b, x, mask):
    h = np.zeros((len(b), 3))
    h[:, : x.shape[2]] = right(U, W, b, x, mask)[:, :3]
    return h


@exercise.wrong
def four_units_whatever_the_net(U, W, b, x, mask):
    h = np.zeros((4, x.shape[2]))
    h[: len(b)] = right(U, W, b, x, mask)[:4]
    return h


@exercise.wrong
def squeezed_so_that_one_sentence_has_no_axis(U, W, b, x, mask):
    return np.squeeze(right(U, W, b, x, mask))


@exercise.wrong
def one_sentence_alone_is_right(U, W, b, x, mask):
    return np.repeat(right(U, W, b, x, mask)[:, :1], x.shape[2], axis=1)


@exercise.wrong
def sentences_of_one_word_stay_at_zero(U, W, b, x, mask):
    return right(U, W, b, x, mask) * (mask.sum(axis=0) > 1)


@exercise.wrong
def a_sentence_that_fills_all_steps_loses_its_last_word(U, W, b, x, mask):
    full = mask.sum(axis=0) == len(x) - 1
    mask = mask.copy()
    mask[-1] &= ~full
    return right(U, W, b, x, mask)


@exercise.wrong
def sentences_handed_back_from_the_longest_to_the_shortest(U, W, b, x, mask):
    order = np.argsort(-mask.sum(axis=0), kind="stable")
    return right(U, W, b, x, mask)[:, order]


@exercise.wrong
def stops_when_the_first_sentence_ends(U, W, b, x, mask):
    h = np.zeros((len(b), x.shape[2]))
    for t in range(1, len(x)):
        if not mask[t].all():
            break
        h = np.tanh(U @ x[t] + W @ h + b)
    return h


@exercise.wrong
def a_batch_of_one_reads_its_padding(U, W, b, x, mask):
    return right(U, W, b, x, mask if x.shape[2] > 1 else np.ones_like(mask))


@exercise.wrong
def the_mask_is_read_one_step_late(U, W, b, x, mask):
    return right(U, W, b, x, np.vstack([mask[:1], np.ones_like(mask[:1]), mask[1:-1]]))


@exercise.right
def by_lengths_and_one_place_each(U, W, b, x, mask):
    lengths = mask.sum(axis=0)
    return all_states(U, W, b, x, mask)[lengths, :, np.arange(len(lengths))].T


@exercise.right
def the_mask_multiplied_in(U, W, b, x, mask):
    h = np.zeros((len(b), x.shape[2]))
    for t in range(1, len(x)):
        h = mask[t] * np.tanh(U @ x[t] + W @ h + b) + (1 - mask[t]) * h
    return h


@exercise.right
def sentence_by_sentence(U, W, b, x, mask):
    columns = []
    for s in range(x.shape[2]):
        h = np.zeros(len(b))
        for t in range(1, mask[:, s].sum() + 1):
            h = np.tanh(U @ x[t, :, s] + W @ h + b[:, 0])
        columns.append(h)
    return np.array(columns).T


@exercise.right
def by_einsum_in_a_strided_array(U, W, b, x, mask):
    h = np.zeros((x.shape[2], len(b))).T
    for t in range(1, len(x)):
        new = np.tanh(np.einsum("hi,is->hs", U, x[t]) + np.einsum("hk,ks->hs", W, h) + b)
        h[:, mask[t]] = new[:, mask[t]]
    return h


@exercise.right
def by_the_package(U, W, b, x, mask):
    from rnn_teach import RNNCell, unroll

    return unroll(RNNCell(U, W, b), x[1:], lengths=mask.sum(axis=0)).h[-1]


@exercise.right
def all_computed_in_single_precision(U, W, b, x, mask):
    return np.float32(right(*(np.float32(array) for array in (U, W, b, x)), mask))


@exercise.each_wrong
def test_a_wrong_reader_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_reader_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
