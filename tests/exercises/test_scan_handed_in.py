"""check_scan against scans that are right at some lengths alone, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_scan


def right(a, b):
    a, b, back = a.copy(), b.copy(), 1
    while back < len(b):
        b[back:] = b[back:] + a[back:] * b[:-back]
        a[back:] = a[back:] * a[:-back]
        back *= 2
    return b


exercise = Exercise(check_scan, right)
add_the_usual(exercise)


@exercise.wrong
def right_up_to_eight_steps(a, b):
    h = right(a, b)
    h[8:] = right(a[8:], b[8:])
    return h


@exercise.wrong
def a_power_of_two_is_a_round_short(a, b):
    h = right(a, b)
    if len(b) == 8:
        h[7] = 0
    return h


@exercise.wrong
def by_a_running_product(a, b):
    """Exact at first, NaN after a zero and after some hundred steps."""
    with np.errstate(all="ignore"):
        A = np.cumprod(a, axis=0)
        return A * np.cumsum(b / A, axis=0)


@exercise.wrong
def in_logarithms_without_signs(a, b):
    with np.errstate(all="ignore"):
        A = np.cumsum(np.log(np.abs(a)), axis=0)
        return np.exp(A) * np.cumsum(b * np.exp(-A), axis=0)


@exercise.wrong
def the_last_state_alone(a, b):
    return right(a, b)[-1]


@exercise.right
def the_loop(a, b):
    h, states = np.zeros(b.shape[1]), []
    for a_t, b_t in zip(a, b, strict=True):
        h = a_t * h + b_t
        states.append(h)
    return np.array(states)


@exercise.right
def half_and_half(a, b):
    """The tree from above: each half by itself, then the first half's end goes in."""
    if len(b) == 1:
        return b
    middle = len(b) // 2
    first, second = half_and_half(a[:middle], b[:middle]), half_and_half(a[middle:], b[middle:])
    return np.vstack([first, second + np.cumprod(a[middle:], axis=0) * first[-1]])


@exercise.right
def as_one_matrix(a, b):
    """h = (I - A)⁻¹ b with a below the diagonal, unit by unit."""
    lower = [np.eye(len(b)) - np.diag(a[1:, unit], -1) for unit in range(b.shape[1])]
    return np.column_stack([np.linalg.solve(one, b[:, unit]) for unit, one in enumerate(lower)])


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_nan_from_a_running_product_is_told_by_its_cause():
    verdict = check_scan(by_a_running_product)
    assert verdict.key == "not_finite"
    assert "running product of a" in verdict.sentence
