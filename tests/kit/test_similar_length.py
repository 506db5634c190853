"""Batches whose sequences are of similar length."""

import numpy as np

from rnn_teach.kit.similar_length import SimilarLength, lengths_to_mask

LENGTHS = np.repeat([3, 5, 9, 10], [40, 50, 6, 4])


def test_a_batch_is_of_one_length_and_a_rare_one_joins_its_neighbor():
    rng = np.random.default_rng(0)
    draw = SimilarLength(LENGTHS, 8)
    drawn = {frozenset(LENGTHS[draw(rng)].tolist()) for _ in range(300)}
    assert drawn <= {frozenset({3}), frozenset({5}), *map(frozenset, ({9, 10}, {9}, {10}))}
    assert {frozenset({3}), frozenset({5}), frozenset({9, 10})} <= drawn


def test_each_sequence_is_as_likely_as_every_other_one():
    rng = np.random.default_rng(0)
    draw = SimilarLength(LENGTHS[::-1], 8)
    counts = np.bincount(np.concatenate([draw(rng) for _ in range(10_000)]), minlength=100)
    assert len(counts) == 100
    assert counts.min() > 600
    assert counts.max() < 1000


def test_fewer_sequences_than_a_batch_are_one_group():
    assert set(SimilarLength([4, 2, 7], 20)(np.random.default_rng(0)).tolist()) == {0, 1, 2}


def test_lengths_are_a_mask_only_where_they_differ():
    assert lengths_to_mask(np.array([4, 4])) is None
    assert lengths_to_mask(np.array([4, 3])).tolist() == [4, 3]
