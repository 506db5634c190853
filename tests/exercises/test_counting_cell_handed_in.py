"""check_counting_cell against cells that count by chance, and right wirings of an
unusual kind."""

import functools

import numpy as np
from exercises.handed_in import Exercise, changed, named

from rnn_teach import LSTMCell, PeepholeLSTMCell
from rnn_teach.checks import check_counting_cell
from rnn_teach.lessons.lstm_gates.exercise_counting_cell import count_since


def wired(g=0.2, gate=20.0, *, forget=None, units=1, linear=True, dtype=float, bias_g=0.0, deaf=(), **more):
    """The book's wiring, with what differs from it: a one adds `g`, the gates have the
    bias `gate`, and a −1 shuts i and f."""
    U, W, b = np.zeros((4, units, 1)), np.zeros((4, units, units)), np.zeros((4, units, 1))
    b[[0, 1, 3]] = gate
    b[1] = gate if forget is None else forget
    U[:2] = 2 * gate
    U[list(deaf)] = 0
    U[2], b[2] = g, bias_g
    kinds = {"cell_input": "linear", "cell_output": "linear"} if linear else {}
    return LSTMCell(U.astype(dtype), W.astype(dtype), b.astype(dtype), **kinds, **more)


exercise = Exercise(check_counting_cell, wired)


class CountsInPython(LSTMCell):
    """Not an LSTM: the count is kept in Python, beside the equations."""

    def step(self, trace, t):
        super().step(trace, t)
        ones = count_since(trace.x[1 : t + 1, 0])[-1]
        trace.h[t] = np.where(ones >= 3, 0.9, 0.1)


def replaces_its_step():
    cell = wired(g=0.1)
    cell.step = functools.partial(CountsInPython.step, cell)
    return cell


def a_spoiled_cell():
    cell = wired()
    cell.U[2] = np.nan
    return cell


def a_cell_of_another_shape_inside():
    cell = wired()
    cell.W = np.zeros((4, 2, 2))
    return cell


for name, wrong in {
    "gates_that_leak": lambda: wired(gate=3),
    "holds_forty_zeros_but_not_a_hundred": lambda: wired(forget=6),
    "half_open_forget_gate": lambda: wired(forget=2),
    "forgets_everything": lambda: wired(forget=-20),
    "fires_at_the_second": lambda: wired(g=0.3),
    "fires_at_the_fourth": lambda: wired(g=0.16),
    "counts_downwards": lambda: wired(g=-0.2),
    "never_emptied": lambda: wired(gate=20, deaf=(0, 1)),
    "emptied_and_then_the_minus_one_is_written": lambda: wired(deaf=(0,)),
    "the_minus_one_is_subtracted": lambda: wired(deaf=(1,)),
    "zeros_count_a_little": lambda: wired(bias_g=0.002),
    "zeros_take_a_little_away": lambda: wired(bias_g=-0.002),
    "counts_in_python": lambda: CountsInPython(
        **wired(g=0.1).parameters, cell_input="linear", cell_output="linear"
    ),
    "replaces_its_step": replaces_its_step,
    "the_class_itself": lambda: LSTMCell,
    "a_function_that_would_make_it": lambda: wired,
    "two_cells": lambda: (wired(), wired()),
    "the_parameters_alone": lambda: wired().parameters,
    "random_weights": lambda: LSTMCell.random(1, 3, rng=np.random.default_rng(0)),
    "two_inputs": lambda: LSTMCell.random(2, 1, rng=np.random.default_rng(0)),
    "its_name": lambda: "LSTMCell",
    "a_weight_that_is_no_number": a_spoiled_cell,
    "a_weight_of_another_shape": a_cell_of_another_shape_inside,
}.items():
    exercise.wrong(named(name, wrong))

for name, right in {
    "the_book's": wired,
    "three_units": lambda: wired(units=3),
    "larger_steps": lambda: wired(g=0.24),
    "smaller_steps": lambda: wired(g=0.17, gate=30),
    "gates_wide_open": lambda: wired(gate=300),
    "single_precision": lambda: wired(dtype=np.float32),
    "a_leak_that_does_no_harm": lambda: wired(forget=9),
    "tanh_bends_the_count_and_keeps_it": lambda: wired(linear=False),
    "output_gate_looks_at_c_through_a_peephole": lambda: PeepholeLSTMCell(
        np.array([[[40.0]], [[40]], [[1]], [[0]]]),
        np.zeros((4, 1, 1)),
        np.array([[[20.0]], [[20]], [[0]], [[-25]]]),
        P=[[0], [0], [10]],
        cell_input="linear",
    ),
}.items():
    exercise.right(changed(right, lambda cell: cell, name))


@exercise.each_wrong
def test_a_cell_that_does_not_count_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_any_wiring_that_counts_is_correct(solution):
    exercise.accepts(solution)


@exercise.each_right
def test_the_cell_itself_may_be_given(solution):
    exercise.accepts(solution())
