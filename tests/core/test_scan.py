"""All states of a linear recurrence in rounds, against the loop and closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_teach import complex_step, scan


def loop(a, b, h):
    """The same, one step after the other."""
    states = [h]
    for a_t, b_t in zip(a, b, strict=True):
        states.append(a_t * states[-1] + b_t)
    return np.array(states)


def test_three_steps_by_hand():
    """a = 2, 3, -1, b = 1, 1, 5, h[0] = 1: h = 1, 2 + 1 = 3, 9 + 1 = 10, 5 - 10."""
    np.testing.assert_array_equal(scan([2, 3, -1], [1, 1, 5], 1), [1, 3, 10, -5])


LENGTHS = [*range(1, 130), *(2**k + near for k in range(8, 12) for near in (-1, 0, 1)), 4095, 4096]


@pytest.mark.parametrize("ends", [(0, 1), (-1, 1), (1, 1), (-1, -1), (0, 0)], ids=str)
def test_it_is_the_loop_whatever_the_length(ends):
    """To 1e-12 of the largest state, from h[0] ≠ 0; the loop over a part of the steps
    is a part of the loop over all."""
    rng = np.random.default_rng(4096)
    a, b, h = rng.uniform(*ends, (4096, 3)), rng.normal(size=(4096, 3)), rng.normal(size=3)
    expected = loop(a, b, h)
    for T in LENGTHS:
        states, largest = expected[: T + 1], max(1, np.abs(expected[: T + 1]).max())
        np.testing.assert_allclose(scan(a[:T], b[:T], h), states, rtol=0, atol=1e-12 * largest, err_msg=f"T = {T}")


numbers = st.floats(-1, 1)


@given(st.lists(st.tuples(numbers, st.floats(-100, 100)), min_size=1, max_size=70), st.floats(-100, 100))
def test_it_is_the_loop_whatever_the_numbers(pairs, h):
    a, b = np.array(pairs).T
    np.testing.assert_allclose(scan(a, b, h), loop(a, b, h), rtol=0, atol=1e-12 * 100 * len(a))


@given(st.lists(numbers, min_size=1, max_size=40), st.integers(0, 39), st.floats(-9, 9), st.floats(-9, 9))
def test_a_zero_cuts_off_all_that_came_before(factors, where, one, other):
    a = np.array(factors)
    a[where % len(a)] = 0
    b = np.linspace(-1, 1, len(a))
    after = slice(where % len(a) + 1, None)
    np.testing.assert_array_equal(scan(a, b, one)[after], scan(a, b, other)[after])


def test_where_everything_is_kept_it_is_a_running_sum_and_where_nothing_is_the_input():
    b = np.random.default_rng(0).normal(size=(50, 2))
    np.testing.assert_allclose(scan(np.ones_like(b), b)[1:], np.cumsum(b, axis=0), rtol=0, atol=1e-13)
    np.testing.assert_array_equal(scan(np.zeros_like(b), b)[1:], b)


def test_signs_count_the_parity_exactly():
    bits = np.random.default_rng(0).integers(0, 2, 1000)
    np.testing.assert_array_equal(scan(1 - 2 * bits, bits)[1:], np.cumsum(bits) % 2)


def test_a_thousand_gates_that_a_product_from_the_start_loses_are_no_trouble():
    """Dividing by the running product gives NaN here: it is 0 long before the end."""
    a, b = np.full(2000, 0.5), np.ones(2000)
    assert np.cumprod(a)[-1] == 0
    np.testing.assert_allclose(scan(a, b)[-1], 2, rtol=1e-15)


def test_precision_and_complex_numbers_pass_through_and_nothing_given_is_changed():
    single = np.full((5, 2), 0.5, np.float32)
    assert scan(single, single).dtype == np.float32
    a, b = np.full(4, 0.5), np.ones(4)
    slope = complex_step(lambda a: scan(a, b)[-1], {"a": a})["a"]
    np.testing.assert_allclose(slope, [0, 0.25, 0.75, 1.75], rtol=1e-14)  # h[t-1] times the a after it
    np.testing.assert_array_equal([a, b], [np.full(4, 0.5), np.ones(4)])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (([1, 2], [1, 2, 3]), r"a and b must have one shape \(T, ...\), a row a step; got \(2,\) and \(3,\)"),
        ((1, 2), r"one shape \(T, ...\), a row a step; got \(\) and \(\)"),
        (([], []), "one shape"),
        (([1.0, np.nan], [1, 2]), r"a must be finite; a\[1\] is nan"),
        (([1, 2], [1, 2], [1]), "h must be one number"),
        ((np.full(9, 1e60), np.ones(9)), "a product of several a leaves the range"),
        ((np.full(9, 1e60), np.zeros(9)), "keep |a| at most 1"),
        (("a", "b"), "a must be an array of numbers; got 'a'"),
    ],
)
def test_what_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        scan(*arguments)
