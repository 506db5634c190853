"""A net that learns the adding problem."""

import numpy as np
import pytest

from rnn_teach import SGD, Adam
from rnn_teach.tasks import ADDING_CELLS, AddingRun, make_adding


def run_of(cell, **options):
    return AddingRun(cell, 6, Adam(0.01), np.random.default_rng(0), **options)


@pytest.mark.parametrize("cell", ADDING_CELLS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_short_sum_is_learned_in_either_precision(cell, dtype):
    run = run_of(cell, clip_norm=1, dtype=dtype)
    assert {parameter.dtype for parameter in run.training.parameters.values()} == {np.dtype(dtype)}
    for _ in range(300):
        run.step()
    assert np.mean([record.loss for record in run.records[-50:]]) < 0.06
    assert {parameter.dtype for parameter in run.training.parameters.values()} == {np.dtype(dtype)}
    assert run._cell.dtype == dtype


def test_the_parameters_that_are_trained_are_those_that_answer():
    run = run_of("GRU")
    x = make_adding(6, 1, np.random.default_rng(1)).x
    before = run.answer(x)
    run.step()
    assert run.answer(x) != before


def test_gradients_are_clipped_where_asked_for():
    run = run_of("LSTM", clip_norm=0.01)
    run.step()
    assert run.records[0].norm > 0.01
    assert run.records[0].clipped_norm == pytest.approx(0.01)


def test_the_same_seed_is_the_same_run():
    runs = [AddingRun("LSTM", 6, SGD(0.1), np.random.default_rng(5)) for _ in range(2)]
    for run in runs:
        run.step()
        run.step()
    assert [record.loss for record in runs[0].records] == [record.loss for record in runs[1].records]


def test_another_cell_is_refused():
    with pytest.raises(ValueError, match="cell must be one of tanh RNN, ReLU RNN, LSTM, GRU; got 'Elman'"):
        run_of("Elman")
