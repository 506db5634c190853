"""Sequences from and to Keras and PyTorch."""

import numpy as np
import pytest

from rnn_teach import sequence_from_keras, sequence_from_torch, sequence_to_keras, sequence_to_torch

T, n, B = 4, 3, 2
OURS = np.random.default_rng(0).normal(size=(T, n, B))
TIME_FIRST = np.array([[[OURS[t, i, b] for i in range(n)] for b in range(B)] for t in range(T)])
BATCH_FIRST = np.array([[[OURS[t, i, b] for i in range(n)] for t in range(T)] for b in range(B)])


@pytest.mark.parametrize(
    ("theirs", "take", "give"),
    [
        (TIME_FIRST, sequence_from_torch, sequence_to_torch),
        (
            BATCH_FIRST,
            lambda x: sequence_from_torch(x, batch_first=True),
            lambda x: sequence_to_torch(x, batch_first=True),
        ),
        (BATCH_FIRST, sequence_from_keras, sequence_to_keras),
    ],
)
def test_every_number_goes_where_it_belongs_there_and_back(theirs, take, give):
    np.testing.assert_array_equal(take(theirs), OURS)
    np.testing.assert_array_equal(give(OURS), theirs)
    for array in (take(theirs), give(OURS), take(theirs.astype(np.float32))):
        assert array.flags.c_contiguous
        assert not np.shares_memory(array, theirs)
        assert not np.shares_memory(array, OURS)
    assert take(theirs.astype(np.float32)).dtype == np.float32
    one = OURS[:, :, 0]
    np.testing.assert_array_equal(take(one), OURS[:, :, :1])
    np.testing.assert_array_equal(take(give(one)), OURS[:, :, :1])


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: sequence_from_torch(np.ones(3)), r"x must be \(T, B, n\); got shape \(3,\)"),
        (lambda: sequence_from_torch(np.ones(3), batch_first=True), r"x must be \(B, T, n\); got shape \(3,\)"),
        (lambda: sequence_from_keras(np.ones((1, 0, 2))), r"x must be \(B, T, n\), no size zero; got"),
        (lambda: sequence_to_keras(np.ones(3)), r"x must be \(T, n, B\); got shape \(3,\)"),
        (lambda: sequence_to_torch([[np.nan]]), r"x must be finite; x\[0, 0\] is nan"),
        (lambda: sequence_to_torch(OURS, batch_first=1), "batch_first must be True or False; got 1"),
    ],
)
def test_what_is_no_sequence_is_refused(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
