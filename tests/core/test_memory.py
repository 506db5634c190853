"""Memory that is handed on: never while somebody holds it."""

import numpy as np
import pytest

from rnn_teach import LSTMCell, bptt, unroll
from rnn_teach.core import memory

SIZE = memory.SMALLEST // 8


def address(array):
    return array.__array_interface__["data"][0]


@pytest.fixture(autouse=True)
def nothing_kept():
    memory._free.clear()
    yield
    memory._free.clear()


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex64, np.complex128])
def test_it_is_an_array_like_any_other(dtype):
    array = memory.empty((4, SIZE), dtype)
    assert (array.shape, array.dtype) == ((4, SIZE), dtype)
    assert array.flags.c_contiguous
    assert array.flags.writeable
    assert array.flags.aligned
    array[:] = 3
    assert np.sum(array) == 12 * SIZE


def test_it_is_handed_on_once_the_last_view_of_it_is_gone():
    array = memory.empty((SIZE,), float)
    view, there = array[10:20], address(array)
    del array
    assert address(memory.empty((SIZE,), float)) != there  # the view still holds it
    del view
    found = {address(one) for one in [memory.empty((SIZE,), float) for _ in range(3)]}
    assert there in found
    assert len(found) == 3


def test_only_an_array_of_the_same_size_takes_it():
    array = memory.empty((SIZE,), float)
    there = address(array)
    del array
    assert address(memory.empty((SIZE + 1,), float)) != there
    assert address(memory.empty((2 * SIZE,), np.float32)) == there


def test_little_is_kept():
    many = [memory.empty((SIZE + number,), float) for number in range(20)]
    small = memory.empty((SIZE - 1,), float)
    del many, small
    assert len(memory._free) == memory._free.maxlen == 6


def test_all_that_is_kept_together_is_bounded(monkeypatch):
    monkeypatch.setattr(memory, "KEPT", 3 * 8 * SIZE)
    many = [memory.empty((SIZE,), float) for _ in range(5)]
    del many
    assert len(memory._free) == 3


def test_what_is_too_large_to_keep_is_not_kept(monkeypatch):
    monkeypatch.setattr(memory, "LARGEST", 8 * SIZE)
    array = memory.empty((SIZE + 1,), float)
    del array
    assert not memory._free


def test_traces_that_are_there_keep_their_numbers():
    """Several traces and gradients at once, others made and dropped between them."""
    rng = np.random.default_rng(0)
    cell, inputs = LSTMCell.random(16, 32, rng), rng.normal(size=(6, 40, 16, 8))
    direct = rng.normal(size=(41, 32, 8))

    def run(x):
        trace = unroll(cell, x)
        return trace, bptt(cell, trace, direct, terms=False)

    alone = [(trace.h.copy(), gradients.d.a.copy()) for trace, gradients in map(run, inputs)]
    held = []
    for x in inputs:
        held.append(run(x))
        run(rng.normal(size=x.shape))
    for (h, da), (trace, gradients) in zip(alone, held, strict=True):
        np.testing.assert_array_equal(trace.h, h)
        np.testing.assert_array_equal(gradients.d.a[1:], da[1:])


def test_numbers_do_not_depend_on_what_lay_there():
    rng = np.random.default_rng(0)
    cell, x = LSTMCell.random(16, 32, rng), rng.normal(size=(40, 16, 8))
    first = unroll(cell, x).h.copy()
    for value in (np.nan, np.inf, 1e300):
        trace = unroll(cell, x)
        for array in trace.quantities.values():
            array[:] = value
        del array, trace
        assert memory._free
        np.testing.assert_array_equal(unroll(cell, x).h, first)


def test_zeros_are_zero_whatever_lay_there():
    array = memory.empty((SIZE,), float)
    array[:] = np.nan
    there = address(array)
    del array
    zeros = memory.zeros((SIZE,), float)
    assert address(zeros) == there
    assert not zeros.any()
