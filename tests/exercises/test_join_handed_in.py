"""check_join against joins that are wrong for some lengths, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise, changed, name_of, named
from exercises.right_forms import FORMS
from exercises.usual import add_the_usual
from exercises.wrong_changes import CHANGES, replays

from rnn_teach.checks import check_join

AT_PADDING = ("nan_at_the_last_place", "infinite_at_the_last_place", "last_number_off_by_a_hundredth")
"""The last place may be of padding, which may hold anything."""
AT_PADDING += ("last_place_masked", "as_objects_one_of_them_none")


def right(forward_h, backward_h, lengths):
    in_time = backward_h.copy()
    for sentence, L in enumerate(lengths):
        in_time[1 : L + 1, :, sentence] = backward_h[L:0:-1, :, sentence]
    return np.concatenate([forward_h, in_time], axis=1)


exercise = Exercise(check_join, right)
add_the_usual(exercise, changes=[change for change in CHANGES if name_of(change) not in AT_PADDING], forms=FORMS)


def only_some(name, skipped, instead=0.0):
    """A join of that name in which sentences for which `skipped(L, T)` holds get
    something else at their words."""

    def join(forward_h, backward_h, lengths):
        h = right(forward_h, backward_h, lengths)
        for sentence, L in enumerate(lengths):
            if skipped(L, len(h) - 1):
                h[1 : L + 1, :, sentence] = instead
        return h

    return exercise.wrong(named(name, join))


only_some("sentences_of_one_word_are_left_out", lambda L, T: L == 1)
only_some("sentences_of_two_words_are_left_out", lambda L, T: L == 2)
only_some("sentences_of_one_or_two_words_are_left_out", lambda L, T: L <= 2)
only_some("sentences_that_fill_all_steps_are_left_out", lambda L, T: L == T)
only_some("nan_at_sentences_of_one_word", lambda L, T: L == 1, np.nan)
only_some("infinite_at_sentences_of_two_words", lambda L, T: L == 2, np.inf)
only_some("long_sentences_are_left_out", lambda L, T: L > 7)


@exercise.wrong
def two_words_are_not_turned(forward_h, backward_h, lengths):
    in_time = backward_h.copy()
    for sentence, L in enumerate(lengths):
        if L > 2:
            in_time[1 : L + 1, :, sentence] = backward_h[L:0:-1, :, sentence]
    return np.concatenate([forward_h, in_time], axis=1)


@exercise.wrong
def the_middle_pair_of_an_even_sentence_is_not_exchanged(forward_h, backward_h, lengths):
    in_time = backward_h.copy()
    for sentence, L in enumerate(lengths):
        for t in range(1, (L - 1) // 2 + 1):
            in_time[[t, L + 1 - t], :, sentence] = in_time[[L + 1 - t, t], :, sentence]
    return np.concatenate([forward_h, in_time], axis=1)


@exercise.wrong
def seven_steps_of_three_units_and_four_sentences(forward_h, backward_h, lengths):
    return np.resize(right(forward_h, backward_h, lengths), (8, 6, 4))


@exercise.wrong
def four_sentences_whatever_the_batch(forward_h, backward_h, lengths):
    in_time = backward_h.copy()
    for sentence in range(4):
        L = lengths[sentence]
        in_time[1 : L + 1, :, sentence] = backward_h[L:0:-1, :, sentence]
    return np.concatenate([forward_h, in_time], axis=1)


@exercise.wrong
def at_most_four_sentences(forward_h, backward_h, lengths):
    in_time = backward_h.copy()
    for sentence, L in enumerate(lengths[:4]):
        in_time[1 : L + 1, :, sentence] = backward_h[L:0:-1, :, sentence]
    return np.concatenate([forward_h, in_time], axis=1)


@exercise.wrong
def three_units_each_whatever_the_net(forward_h, backward_h, lengths):
    return np.concatenate([forward_h, right(forward_h, backward_h, lengths)[:, 3:]], axis=1)


@exercise.wrong
def squeezed_so_that_one_sentence_has_no_axis(forward_h, backward_h, lengths):
    return np.squeeze(right(forward_h, backward_h, lengths))


@exercise.wrong
def one_length_for_all(forward_h, backward_h, lengths):
    return right(forward_h, backward_h, np.full_like(lengths, max(lengths)))


@exercise.wrong
def units_turned_along(forward_h, backward_h, lengths):
    return right(forward_h, backward_h[:, ::-1], lengths)


def anything_at_padding(name, number):
    """A right join with `number` in row 0 and in the padding."""

    def join(forward_h, backward_h, lengths):
        h = np.full((len(forward_h), 2 * forward_h.shape[1], len(lengths)), number)
        for sentence, L in enumerate(lengths):
            h[1 : L + 1, :, sentence] = right(forward_h, backward_h, lengths)[1 : L + 1, :, sentence]
        return h

    return exercise.right(named(name, join))


anything_at_padding("nan_at_padding", np.nan)
anything_at_padding("infinite_at_padding", -np.inf)
anything_at_padding("zeros_at_padding", 0.0)
anything_at_padding("huge_at_padding", 1e300)


@exercise.right
def rows_taken_along_an_axis(forward_h, backward_h, lengths):
    t = np.arange(len(backward_h))[:, np.newaxis]
    rows = np.where((t >= 1) & (t <= lengths), lengths + 1 - t, t)
    turned = np.take_along_axis(backward_h, rows[:, np.newaxis], axis=0)
    return np.concatenate([forward_h, turned], axis=1)


@exercise.right
def slices_turned_afterwards(forward_h, backward_h, lengths):
    in_time = np.array(backward_h, order="F")
    for sentence, L in enumerate(lengths.tolist()):
        in_time[1 : L + 1, :, sentence] = in_time[1 : L + 1, :, sentence][::-1]
    return np.hstack([forward_h, in_time])


@exercise.right
def pairs_exchanged_up_to_the_middle(forward_h, backward_h, lengths):
    in_time = backward_h.copy()
    for sentence, L in enumerate(lengths):
        for t in range(1, L // 2 + 1):
            in_time[[t, L + 1 - t], :, sentence] = in_time[[L + 1 - t, t], :, sentence]
    return np.concatenate((forward_h, in_time), 1)


exercise.right(changed(right, list))


@exercise.each_wrong
def test_a_wrong_join_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_join_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
