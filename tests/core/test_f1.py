"""F1 by class: by hand, at 0/0, at the padding, without what is no slot."""

import numpy as np
import pytest

from rnn_teach import NO_TARGET, RNNCell, f1_by_class, unroll
from rnn_teach.core import Readout


def outputs(answers, n_y):
    """Outputs of which the largest is the answer, (T+1, n_y, B)."""
    o = np.eye(n_y)[np.asarray(answers)].swapaxes(1, 2)
    return np.concatenate([np.full_like(o[:1], np.nan), o])


ANSWERS = np.array([[0, 2], [2, 1], [0, 0], [1, 0], [2, 1]])
TARGETS = np.array([[0, 2], [0, 1], [2, 0], [1, -1], [2, -1]])


def test_by_hand():
    """Before the padding class 0 is claimed three times, there three times, and right
    twice: precision 2/3, recall 2/3. Class 1 is claimed and there twice, and right
    twice. Class 2 is as class 0."""
    scores = f1_by_class(outputs(ANSWERS, 3), TARGETS)
    assert scores.right.tolist() == [2, 2, 2]
    assert scores.claimed.tolist() == [3, 2, 3]
    assert scores.there.tolist() == [3, 2, 3]
    assert scores.f1 == pytest.approx([2 / 3, 1, 2 / 3])
    assert scores.micro == pytest.approx(6 / 8)
    assert scores.macro == pytest.approx((2 / 3 + 1 + 2 / 3) / 3)


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    rng = np.random.default_rng(0)
    scores = f1_by_class(rng.normal(size=(31, 4, 5)), rng.integers(-1, 4, (30, 5)))
    harmonic = 2 / (1 / scores.precision + 1 / scores.recall)
    assert scores.f1 == pytest.approx(harmonic)
    assert np.all(scores.precision != scores.recall)


def test_what_is_answered_at_the_padding_counts_nothing():
    padded = ANSWERS.copy()
    padded[3:, 1] = 2
    for answers in (ANSWERS, padded):
        assert f1_by_class(outputs(answers, 3), TARGETS).claimed.tolist() == [3, 2, 3]


def test_a_step_that_was_not_read_counts_nothing():
    rng = np.random.default_rng(0)
    readout = Readout.random(2, 3, rng)
    x, targets = rng.normal(size=(6, 2, 4)), rng.integers(0, 3, (6, 4))
    lengths = [6, 2, 4, 1]
    trace = readout.read(unroll(RNNCell.random(2, 2, rng), x, lengths=lengths))
    masked = f1_by_class(trace, targets)
    targets[np.arange(6)[:, np.newaxis] >= lengths] = NO_TARGET
    assert masked.there.sum() == 13
    assert masked.f1 == pytest.approx(f1_by_class(trace.readout.o, targets).f1)


def test_what_is_no_slot_has_no_score():
    scores = f1_by_class(outputs(ANSWERS, 3), TARGETS, nothing=2)
    assert np.isnan(scores.f1).tolist() == [False, False, True]
    assert np.isnan(scores.precision[2])
    assert np.isnan(scores.recall[2])
    assert scores.micro == pytest.approx(2 * 4 / (5 + 5))
    assert scores.macro == pytest.approx((2 / 3 + 1) / 2)


def test_zero_over_zero_is_no_score():
    """A class neither claimed nor there; one that is there and never claimed has F1 0,
    and no precision; one that is claimed and not there has no recall."""
    scores = f1_by_class(outputs([[0], [0], [1]], 4), [[0], [2], [0]])
    assert scores.f1[1:3].tolist() == [0, 0]
    assert np.isnan(scores.f1[3])
    assert np.isnan(scores.precision).tolist() == [False, False, True, True]
    assert np.isnan(scores.recall).tolist() == [False, True, False, True]
    assert scores.macro == pytest.approx(np.mean([1 / 2, 0, 0]))


def test_where_nothing_is_claimed_and_nothing_there_no_mean_is_made_up():
    scores = f1_by_class(outputs([[1], [1]], 2), [[1], [1]], nothing=1)
    assert np.isnan(scores.micro)
    assert np.isnan(scores.macro)


def test_frequent_classes_weigh_more_in_micro_and_the_same_in_macro():
    answers = np.array([[0]] * 9 + [[0]])
    targets = np.array([[0]] * 9 + [[1]])
    scores = f1_by_class(outputs(answers, 2), targets)
    assert scores.micro == pytest.approx(0.9)
    assert scores.macro == pytest.approx((18 / 19 + 0) / 2)


def test_scores_without_time_and_with_a_row_for_each_case():
    o = np.array([[3.0, 0, 1, 0], [0, 2, 0, 1]])
    assert f1_by_class(o, [0, 1, 1, 1]).right.tolist() == [1, 2]
    assert f1_by_class(o.T, [0, 1, 1, 1], batch_first=True).right.tolist() == [1, 2]


def test_its_repr_is_one_line():
    assert repr(f1_by_class(outputs(ANSWERS, 3), TARGETS)) == (
        "ClassScores(f1 0.667, 1.000, 0.667; micro 0.750, macro 0.778)"
    )


@pytest.mark.parametrize("nothing", [3, -1, 0.5, True])
def test_a_class_that_is_none_is_refused(nothing):
    with pytest.raises(ValueError, match="nothing must be a whole number from 0 to 2"):
        f1_by_class(outputs(ANSWERS, 3), TARGETS, nothing=nothing)
