"""One answer for each sequence of a padded batch."""

import numpy as np
import pytest

from rnn_teach import (
    NO_TARGET,
    Bidirectional,
    LSTMCell,
    Readout,
    RNNCell,
    cross_entropy,
    last_outputs,
    targets_at_last,
    unroll,
)

LENGTHS = np.array([2, 5, 1, 4])
X = np.random.default_rng(0).normal(size=(5, 3, 4))


def test_each_sequence_has_its_own_last_row():
    o = np.arange(6 * 2 * 4.0).reshape(6, 2, 4)
    expected = np.array([[o[n, k, b] for b, n in enumerate(LENGTHS)] for k in range(2)])
    assert np.array_equal(last_outputs(o, LENGTHS), expected)


@pytest.mark.parametrize("kind", [RNNCell, LSTMCell])
def test_it_is_what_each_sequence_answers_alone(kind):
    rng = np.random.default_rng(1)
    cell, readout = kind.random(3, 4, rng), Readout.random(4, 2, rng)
    alone = [readout.read(unroll(cell, X[:n, :, [b]])).readout.o[-1] for b, n in enumerate(LENGTHS)]
    unmasked = readout.read(unroll(cell, X)).readout.o
    assert last_outputs(unmasked, LENGTHS) == pytest.approx(np.hstack(alone))
    masked = readout.read(unroll(cell, X, lengths=LENGTHS)).readout.o
    assert last_outputs(masked, LENGTHS) == pytest.approx(masked[-1])
    assert not np.allclose(unmasked[-1], masked[-1])


def test_what_reads_from_the_right_has_read_one_word_there():
    rng = np.random.default_rng(1)
    net = Bidirectional(RNNCell.random(3, 2, rng), RNNCell.random(3, 2, rng))
    h = last_outputs(unroll(net, X, lengths=LENGTHS).h, LENGTHS)
    for b, n in enumerate(LENGTHS):
        last_word = unroll(net.parts["backward"], X[[n - 1]][:, :, [b]]).h[-1, :, 0]
        assert h[2:, b] == pytest.approx(last_word)


def test_the_padding_may_be_nan():
    o = np.where(np.arange(6)[:, np.newaxis, np.newaxis] <= LENGTHS, 1.0, np.nan)
    assert np.array_equal(last_outputs(o, LENGTHS), np.ones((1, 4)))


def test_the_result_is_a_copy():
    o = np.zeros((6, 2, 4))
    last_outputs(o, LENGTHS)[:] = 1
    assert not o.any()


def test_targets_stand_at_the_last_word_alone():
    targets = targets_at_last([1, 0, 2, 1], LENGTHS, 5)
    assert targets.shape == (5, 4)
    assert (targets != NO_TARGET).sum() == 4
    assert [targets[n - 1, b] for b, n in enumerate(LENGTHS)] == [1, 0, 2, 1]


def test_the_loss_is_that_of_the_last_outputs():
    o = np.random.default_rng(2).normal(size=(6, 3, 4))
    classes = [1, 0, 2, 1]
    in_time = cross_entropy(o, targets_at_last(classes, LENGTHS, 5))
    at_end = cross_entropy(last_outputs(o, LENGTHS), classes)
    assert in_time.value == pytest.approx(at_end.value)
    assert last_outputs(in_time.d_o, LENGTHS) == pytest.approx(at_end.d_o)
    assert np.count_nonzero(in_time.d_o[1:]) == 12


@pytest.mark.parametrize("lengths", [[2, 5, 1], [0, 5, 1, 4], [2, 6, 1, 4], [2.5, 5, 1, 4], "four"])
def test_lengths_that_are_none_are_refused(lengths):
    with pytest.raises(ValueError, match="lengths must be"):
        last_outputs(np.zeros((6, 2, 4)), lengths)
    with pytest.raises(ValueError, match="lengths must be"):
        targets_at_last([0, 0, 0, 0], lengths, 5)


def test_what_is_no_output_over_time_is_refused():
    with pytest.raises(ValueError, match="o must be"):
        last_outputs(np.zeros((6, 4)), LENGTHS)
    with pytest.raises(ValueError, match="at least one step"):
        last_outputs(np.zeros((1, 2, 4)), LENGTHS)


def test_classes_that_are_no_whole_numbers_are_refused():
    with pytest.raises(ValueError, match="classes must be whole numbers"):
        targets_at_last([0.5, 1.0], [1, 2], 3)
