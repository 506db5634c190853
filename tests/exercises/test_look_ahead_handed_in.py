"""check_look_ahead against wirings that leak a little, and right ones in another basis
or form."""

import numpy as np
from exercises.handed_in import Exercise, changed, named
from exercises.right_forms import FORMS, FORMS_OF_PARTS

from rnn_teach.checks import check_look_ahead

U, W, V = np.array([[1.0], [0]]), np.array([[0.0, 0], [1, 0]]), np.array([[0.0, 1]])


def right():
    return U, W, V


exercise = Exercise(check_look_ahead, right)


def wired(name, U=U, W=W, V=V):
    """A solution of that name which returns these weights."""

    def solution():
        return U, W, V

    return exercise.wrong(named(name, solution))


wired("a_little_of_the_present_input", U=[[1], [1e-4]])
wired("a_little_of_the_input_after_the_next", W=[[1e-4, 0], [1, 0]])
wired("a_little_of_the_input_three_steps_ahead", W=[[0, -1e-4], [1, 0]])
wired("a_little_too_strong", V=[[0, 1 + 1e-4]])
wired("reads_the_present_input", V=[[1, 0]])
wired("reads_both_units", V=[[1, 1]])
wired("forgets_nothing", W=[[0, 0], [1, 1]])
wired("nothing_comes_through", W=np.zeros((2, 2)))
wired("all_zero", U=0 * U, W=0 * W, V=0 * V)
wired("explodes", W=[[9, 0], [1, 9]])
wired("nan_in_W", W=[[0, 0], [np.nan, 0]])
wired("infinite_V", V=[[0, np.inf]])
wired("complex_weights", U=U + 1j)
wired("weights_as_strings", W=[["0", "0"], ["1", "0"]])
wired("masked_weights", W=np.ma.array(W, mask=W == 1))
wired("three_units", U=[[1], [0], [0]], W=np.eye(3, k=-1), V=[[0, 1, 0]])
wired("U_as_a_row", U=[[1, 0]])
wired("V_as_a_column", V=[[0], [1]])
wired("flat_U", U=[1, 0])
wired("too_large_for_a_float", V=[[0, 10**400]])
wired("W_missing", W=None)


@exercise.wrong
def replaces_numpy():
    np.allclose = np.all = np.isclose = np.array_equal = np.isfinite = lambda *_, **__: True
    return 0 * U, 0 * W, 0 * V


@exercise.wrong
def half_an_answer():
    return U, W


@exercise.wrong
def in_the_wrong_order():
    return V, W, U


for form in (*FORMS, *FORMS_OF_PARTS):
    exercise.right(changed(right, form))


def in_another_basis(P):
    """The same wiring for other units, P times the ones above."""
    back = np.linalg.inv(P)
    return exercise.right(lambda: (P @ U, P @ W @ back, V @ back))


for P in ([[0, 1], [1, 0]], [[2, 0], [0, 0.5]], [[1, 1], [0, 1]], [[0.6, -0.8], [0.8, 0.6]]):
    in_another_basis(np.array(P))

exercise.right(lambda: ([[1], [0]], [[0, 0], [1, 0]], [[0, 1]]))


@exercise.each_wrong
def test_a_wiring_that_leaks_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_any_wiring_that_looks_ahead_is_correct(solution):
    exercise.accepts(solution)
