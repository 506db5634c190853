"""The adding problem."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_teach import squared_error
from rnn_teach.tasks import ADDING_BASELINE, make_adding


@given(st.integers(2, 40), st.integers(1, 8), st.integers(0, 100))
def test_the_target_is_the_sum_of_the_two_marked_numbers(T, B, seed):
    x, targets, weights = make_adding(T, B, np.random.default_rng(seed))
    assert x.shape == (T, 2, B)
    assert targets.shape == (T, 1, B)
    assert weights.shape == (T, B)
    numbers, marks = x[:, 0], x[:, 1]
    assert ((numbers >= 0) & (numbers < 1)).all()
    assert (marks[: T // 2].sum(axis=0) == 1).all()
    assert (marks[T // 2 :].sum(axis=0) == 1).all()
    for b in range(B):
        assert targets[-1, 0, b] == pytest.approx(numbers[marks[:, b] == 1, b].sum())
    assert not targets[:-1].any()
    assert (weights[-1] == 1).all()
    assert not weights[:-1].any()


def test_every_step_is_marked_some_time():
    x, *_ = make_adding(5, 1000, np.random.default_rng(0))
    np.testing.assert_allclose(x[:, 1].mean(axis=1), [1 / 2, 1 / 2, 1 / 3, 1 / 3, 1 / 3], atol=0.05)


def test_the_baseline_is_the_error_of_always_answering_one():
    """2 · 1/12 = 1/6."""
    assert ADDING_BASELINE == 1 / 6
    task = make_adding(4, 50_000, np.random.default_rng(0))
    loss = squared_error(np.ones((5, 1, 50_000)), task.targets, task.weights, average=True)
    assert loss.value == pytest.approx(1 / 6, rel=0.01)


def test_the_seed_decides():
    one, same, other = (make_adding(6, 3, np.random.default_rng(seed)) for seed in (0, 0, 1))
    np.testing.assert_array_equal(one.x, same.x)
    assert (one.x != other.x).any()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((1, 1, np.random.default_rng(0)), "T must be at least 2, for two steps are marked; got 1"),
        ((0, 1, np.random.default_rng(0)), "T must be a whole number of at least 1; got 0"),
        ((5, 0, np.random.default_rng(0)), "B must be a whole number of at least 1; got 0"),
        ((5, 1, 0), "rng must be a generator"),
    ],
)
def test_what_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        make_adding(*arguments)
