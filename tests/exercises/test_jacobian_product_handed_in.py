"""check_jacobian_product against products of a fixed length or size, and right ones of
an unusual kind."""

import functools

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_jacobian_product


def factors(W, h):
    return [np.diag(1 - h_t**2) @ W for h_t in h[1:]]


def right(W, h):
    product = np.eye(len(W))
    for D in factors(W, h):
        product = D @ product
    return product


exercise = Exercise(check_jacobian_product, right)
add_the_usual(exercise)


@exercise.wrong
def four_factors_whatever_the_states(W, h):
    D = factors(W, h)
    return D[3] @ D[2] @ D[1] @ D[0]


@exercise.wrong
def the_first_four_factors(W, h):
    return functools.reduce(lambda product, D: D @ product, factors(W, h)[:4])


@exercise.wrong
def the_last_four_factors(W, h):
    return functools.reduce(lambda product, D: D @ product, factors(W, h)[-4:])


@exercise.wrong
def range_of_four_steps(W, h):
    product = np.eye(len(W))
    for t in range(1, 5):
        product = np.diag(1 - h[t] ** 2) @ W @ product
    return product


@exercise.wrong
def three_units_whatever_the_net(W, h):
    product = np.eye(3)
    product[: len(W), : len(W)] = right(W, h)[:3, :3]
    return product


@exercise.wrong
def squeezed_so_that_one_unit_has_no_axis(W, h):
    return np.squeeze(right(W, h))


@exercise.wrong
def multi_dot_which_wants_two_factors(W, h):
    return np.linalg.multi_dot(factors(W, h)[::-1])


@exercise.wrong
def a_single_step_leads_nowhere(W, h):
    return right(W, h) if len(h) > 2 else np.eye(len(W))


@exercise.wrong
def in_the_wrong_order_from_three_factors_on(W, h):
    D = factors(W, h)
    return right(W, h) if len(D) < 3 else functools.reduce(np.matmul, D)


@exercise.wrong
def in_the_wrong_order_where_there_are_two(W, h):
    D = factors(W, h)
    return D[0] @ D[1] if len(D) == 2 else right(W, h)


@exercise.wrong
def power_of_the_mean_slope(W, h):
    return np.linalg.matrix_power(np.diag((1 - h[1:] ** 2).mean(axis=0)) @ W, len(h) - 1)


@exercise.right
def by_reduce_from_the_left(W, h):
    return functools.reduce(np.matmul, factors(W, h)[::-1])


@exercise.right
def row_by_row_from_the_left(W, h):
    rows = np.eye(len(W))
    for h_t in h[:0:-1]:
        rows = (rows * (1 - h_t**2)) @ W
    return rows


@exercise.right
def slopes_as_a_column_in_place_of_diag(W, h):
    product = W * (1 - h[1] ** 2)[:, np.newaxis]
    for h_t in h[2:]:
        product = (1 - h_t**2)[:, np.newaxis] * (W @ product)
    return product


@exercise.right
def by_einsum(W, h):
    product = np.eye(len(W))
    for h_t in h[1:]:
        product = np.einsum("i,ij,jk->ik", (1 - h_t) * (1 + h_t), W, product)
    return product


@exercise.right
def by_the_complex_step(W, h):
    """The derivative of the states themselves: h[t-1] + iε dh goes through the
    linearized step."""
    moved = 1e-20j * np.eye(len(W))
    for h_t in h[1:]:
        moved = np.tanh(np.arctanh(h_t)[:, np.newaxis] + W @ moved) - h_t[:, np.newaxis]
        moved = 1j * moved.imag
    return moved.imag / 1e-20


@exercise.right
def all_computed_in_single_precision(W, h):
    return np.float32(right(np.float32(W), np.float32(h)))


@exercise.each_wrong
def test_a_wrong_product_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_product_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
