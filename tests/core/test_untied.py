"""Steps that do not share their parameters."""

import copy
from dataclasses import replace

import numpy as np
import pytest
from gated_cells import GATED, MINGRUS
from two_states import TwoStateCell

from rnn_teach import RNNCell, UntiedCell, bptt, complex_step, make_ledger, relative_error, unroll

MAKERS = {"rnn": RNNCell.random, "two states": TwoStateCell.random, **GATED, **MINGRUS}
every_cell = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def example(make=RNNCell.random, T=5, B=2):
    rng = np.random.default_rng(0)
    cell = make(3, 4, rng)
    return cell, rng.normal(size=(T, 3, B)), rng.normal(size=(4, B)), rng.normal(size=(T + 1, 4, B))


@every_cell
def test_equal_copies_compute_what_the_shared_cell_computes(make):
    cell, x, h, direct = example(make)
    untied = UntiedCell(cell, 5)
    tied_trace, untied_trace = unroll(cell, x, h=h), unroll(untied, x, h=h)
    for name, array in tied_trace.quantities.items():
        np.testing.assert_allclose(untied_trace.quantities[name], array, rtol=1e-14)
    tied, apart = bptt(cell, tied_trace, direct), bptt(untied, untied_trace, direct)
    for name in tied.total:
        np.testing.assert_allclose(apart.terms[name], tied.terms[name], rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(apart.d.x, tied.d.x, rtol=1e-12)


def test_the_tied_gradient_is_the_sum_of_the_untied_ones():
    """The gradient of each copy by itself, by complex step, no backward pass in it:
    their sum is dL/dW of the shared cell, and each of them is one of its terms."""
    cell, x, h, direct = example()
    tied = bptt(cell, unroll(cell, x, h=h), direct)

    def loss(**parameters):
        untied = UntiedCell(cell, 5)
        for name, array in parameters.items():
            setattr(untied[int(name[2])], name[0], array)
        return np.sum(direct * unroll(untied, x, h=h).h)

    apart = complex_step(loss, UntiedCell(cell, 5).parameters)
    for name in ("U", "W", "b"):
        copies = [apart[f"{name}[{t}]"] for t in range(1, 6)]
        assert relative_error(tied.total[name], sum(copies)) < 1e-13
        assert relative_error(tied.terms[name][1:], np.array(copies)) < 1e-13


def test_the_gradient_of_copies_that_differ():
    cell, x, h, direct = example()
    rng = np.random.default_rng(1)
    untied = UntiedCell(cell, 5)
    for array in untied.parameters.values():
        array += rng.normal(size=array.shape)

    def loss(W, x):
        other = UntiedCell(cell, 5)
        for t in range(1, 6):
            other[t].U, other[t].W, other[t].b = untied[t].U, W if t == 3 else untied[t].W, untied[t].b
        return np.sum(direct * unroll(other, x, h=h).h)

    numeric = complex_step(loss, {"W": untied[3].W, "x": x})
    gradients = bptt(untied, unroll(untied, x, h=h), direct)
    assert relative_error(gradients.terms["W"][3], numeric["W"]) < 1e-13
    assert relative_error(gradients.d.x[1:], numeric["x"]) < 1e-13


def test_copies_are_copies():
    cell, x, h, _ = example()
    untied = UntiedCell(cell, 5)
    untied[3].W[0, 0] += 1
    assert cell.W[0, 0] == untied[2].W[0, 0] == untied[3].W[0, 0] - 1
    tied, apart = unroll(cell, x, h=h), unroll(untied, x, h=h)
    np.testing.assert_allclose(apart.h[:3], tied.h[:3], rtol=1e-14)
    assert (apart.h[3][0] != tied.h[3][0]).all()


def test_five_copies_have_five_times_the_parameters_and_none_for_a_sixth_step():
    cell, *_ = example()
    untied = UntiedCell(cell, 5)

    def count(one):
        return sum(array.size for array in one.parameters.values())

    assert count(cell) == 4 * 3 + 4 * 4 + 4
    assert count(untied) == 5 * count(cell)
    assert untied.parameters["W[2]"] is untied[2].W
    with pytest.raises(
        ValueError, match="parameters for 5 steps, and the sequence has 6: nothing says what to do at"
    ):
        unroll(untied, np.ones((6, 3)))
    assert unroll(untied, np.ones((4, 3))).T == 4


@pytest.mark.parametrize("make", GATED.values(), ids=GATED)
def test_the_gradient_of_gated_copies_that_differ(make):
    """Copy 3 by complex step; gates that are held at some steps are held there in the
    copies too."""
    cell, x, h, direct = example(make)
    rng = np.random.default_rng(1)
    untied = UntiedCell(cell, 5)
    for array in untied.parameters.values():
        array += 0.3 * rng.normal(size=array.shape)

    def loss(**parameters):
        other = copy.deepcopy(untied)
        other.copies[2] = replace(untied[3], **parameters)
        return np.sum(direct * unroll(other, x, h=h).h)

    numeric = complex_step(loss, untied[3].parameters)
    gradients = bptt(untied, unroll(untied, x, h=h), direct)
    for name, expected in numeric.items():
        assert relative_error(gradients.terms[name][3], expected) < 1e-12


@every_cell
def test_it_has_a_ledger_too(make):
    cell, x, h, direct = example(make, B=1)
    tied = make_ledger(cell, unroll(cell, x, h=h), direct)
    apart = make_ledger(UntiedCell(cell, 5), unroll(UntiedCell(cell, 5), x, h=h), direct)
    for name in cell.parameters:
        np.testing.assert_allclose(apart.norms[name], tied.norms[name], rtol=1e-12)


def test_what_is_refused():
    cell, *_ = example()
    with pytest.raises(ValueError, match="cell must be a cell"):
        UntiedCell("cell", 5)
    with pytest.raises(ValueError, match="T must be a whole number of at least 1; got 0"):
        UntiedCell(cell, 0)
    with pytest.raises(ValueError, match="the step of a copy must be a whole number from 1 to 5; got 6"):
        UntiedCell(cell, 5)[6]


def test_each_copy_computes_the_slopes_of_its_own_step(monkeypatch):
    """So the work grows with T, and not with its square: every copy is asked for two
    rows."""
    cell, x, h, direct = example()
    seen = []
    slopes = RNNCell.slopes
    monkeypatch.setattr(RNNCell, "slopes", lambda one, trace: seen.append(trace) or slopes(one, trace))
    untied = UntiedCell(cell, 5)
    bptt(untied, unroll(untied, x, h=h), direct)
    assert [(trace.start, trace.T) for trace in seen] == [(t - 1, 1) for t in range(1, 6)]
