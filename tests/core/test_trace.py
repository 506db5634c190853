"""The trace: what a forward pass computed, indexed as in the equations."""

import copy
import pickle

import numpy as np
import pytest

from rnn_teach import LSTMCell, RNNCell, Trace, unroll


@pytest.fixture
def trace():
    return Trace(x=np.zeros((4, 2, 3)), h=np.arange(60.0).reshape(4, 5, 3))


def test_time_is_the_first_axis_and_the_batch_the_last(trace):
    assert (trace.T, trace.B) == (3, 3)
    np.testing.assert_array_equal(trace.h[2][:, 0], [30, 33, 36, 39, 42])


def test_row_0_is_nan_where_a_quantity_does_not_exist():
    """There is no x[0] and no a[0]; h[0] is the initial state. Nothing else is NaN."""
    trace = unroll(RNNCell.random(2, 3, np.random.default_rng(0)), np.ones((4, 2)))
    assert np.isnan(trace.x[0]).all()
    assert np.isnan(trace.a[0]).all()
    assert (trace.h[0] == 0).all()
    assert all(np.isfinite(array[1:]).all() for array in trace.quantities.values())


def test_further_quantities_make_a_new_trace(trace):
    more = trace.with_quantities(o=np.ones((4, 1, 3)))
    assert more.o.shape == (4, 1, 3)
    assert more.h is trace.h
    with pytest.raises(AttributeError, match="this trace holds x, h; it has no 'o'"):
        trace.o  # noqa: B018


def test_a_wrong_name_is_answered_with_the_names_there_are(trace):
    with pytest.raises(AttributeError, match="this trace holds x, h; it has no 'hidden'"):
        trace.hidden  # noqa: B018


def test_tab_completion_offers_the_quantities(trace):
    assert {"x", "h", "T", "B"} <= set(dir(trace))


def test_it_shows_what_it_holds(trace):
    assert repr(trace) == "Trace(T=3, B=3: x (4, 2, 3), h (4, 5, 3))"


def test_slices_and_parts_are_shown_by_name():
    trace = unroll(LSTMCell.random(2, 3, np.random.default_rng(0)), np.ones((4, 2)))
    read = trace.with_part("readout", Trace(o=np.ones((5, 1, 1))))
    held = "x (5, 2, 1), a (5, 4, 3, 1), gates (i f g o) (5, 4, 3, 1), c (5, 3, 1), h (5, 3, 1)"
    assert repr(read) == f"Trace(T=4, B=1: {held}; parts readout)"


def test_a_copy_of_a_trace_has_its_own_gates_and_they_are_views():
    trace = unroll(LSTMCell.random(2, 3, np.random.default_rng(0)), np.ones((4, 2)))
    trace = trace.with_part("readout", Trace(o=np.ones((5, 1, 1))))
    for again in (copy.deepcopy(trace), pickle.loads(pickle.dumps(trace)), trace.between(1, 4), trace.sequence(0)):
        again.f[1] = 7
        assert (again.gates[1, 1] == 7).all()
        assert again.carried == ("h", "c")
    assert (copy.deepcopy(trace).readout.o == 1).all()
    assert len(pickle.dumps(trace)) < 1.2 * sum(array.nbytes for array in trace._wholes().values()) + 2000


def test_a_quantity_set_anew_is_no_slice_any_more():
    trace = unroll(LSTMCell.random(2, 3, np.random.default_rng(0)), np.ones((4, 2)))
    other = trace.with_quantities(f=np.full((5, 3, 1), 7.0))
    assert (copy.deepcopy(other).f == 7).all()
    assert (copy.deepcopy(other).i[1:] == trace.i[1:]).all()


def test_a_part_is_an_attribute(trace):
    part = Trace(o=np.ones((4, 1, 3)))
    assert trace.with_part("readout", part).readout is part
    assert "readout" in dir(trace.with_part("readout", part))
    with pytest.raises(ValueError, match="h is the name of a part and of a quantity"):
        trace.with_part("h", part)


def test_it_can_be_copied_and_pickled(trace):
    for again in (copy.deepcopy(trace), pickle.loads(pickle.dumps(trace))):
        assert again.h is not trace.h
        np.testing.assert_array_equal(again.h, trace.h)


@pytest.mark.parametrize(
    "quantities",
    [
        {"x": np.zeros((4, 2, 3)), "h": np.zeros((5, 2, 3))},  # another T
        {"x": np.zeros((4, 2, 3)), "h": np.zeros((4, 2, 1))},  # another B
        {"h": np.zeros((4, 2))},  # no batch
        {"h": 1.0},
        {},
    ],
)
def test_arrays_that_do_not_go_together_are_refused(quantities):
    with pytest.raises(ValueError, match=r"arrays \(T\+1, n, B\) of the same T and B; got {"):
        Trace(**quantities)


def test_what_is_no_array_is_no_quantity():
    with pytest.raises(ValueError, match="h must be an array of numbers; got None"):
        Trace(h=None)
    assert Trace(h=[[[1.0]], [[2.0]]]).T == 1


def test_parts_are_traces(trace):
    with pytest.raises(ValueError, match=r"parts must be a dict of traces, .* got {'forward': 1}"):
        Trace({"forward": 1}, h=trace.h)


def test_rows_and_sequences_are_views(trace):
    part = trace.between(1, 3)
    assert (part.T, part.B) == (2, 3)
    assert part.h.base is trace.h.base
    one = trace.sequence(2)
    assert (one.T, one.B) == (3, 1)
    np.testing.assert_array_equal(one.h[..., 0], trace.h[..., 2])
    one.h[0] = 7
    assert (trace.h[0, :, 2] == 7).all()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((0, 4), "last must be a whole number from 1 to 3; got 4"),
        ((2, 2), "first must be a whole number from 0 to 1; got 2"),
        ((-1, 2), "first must be a whole number from 0 to 1; got -1"),
    ],
)
def test_rows_that_there_are_not(trace, arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        trace.between(*arguments)
    with pytest.raises(ValueError, match="the number of a sequence must be a whole number from 0 to 2; got 3"):
        trace.sequence(3)


def test_views_know_the_time_of_their_row_0():
    trace = unroll(RNNCell([[1]], [[1]]), np.ones((6, 1)))
    assert trace.start == 0
    later = trace.between(2, 6)
    assert (later.start, later.between(1, 3).start, later.sequence(0).start) == (2, 3, 2)
