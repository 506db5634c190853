"""check_count against formulas that are right by chance, and right ones in unusual
types."""

import numpy as np
from exercises.handed_in import FRESH, Exercise, changed
from exercises.wrong_changes import PATCHES, replays, right_the_first_time

from rnn_teach.checks import check_count


def right(n_x, n_h, n_y, T, biases):
    return n_h * n_x + n_h * n_h + n_y * n_h + (n_h + n_y if biases else 0)


exercise = Exercise(check_count, right)
exercise.wrong(right_the_first_time(right))
for patch in PATCHES:
    exercise.wrong(patch(right))


@exercise.wrong
def equal_shapes_counted_once(n_x, n_h, n_y, T, biases):
    shapes = {(n_h, n_x), (n_h, n_h), (n_y, n_h)}  # a set forgets the second of two equal shapes
    return sum(rows * columns for rows, columns in shapes) + (n_h + n_y if biases else 0)


@exercise.wrong
def no_loop_counted_where_there_is_one_step(n_x, n_h, n_y, T, biases):
    return right(n_x, n_h, n_y, T, biases) - (n_h * n_h if T == 1 else 0)


@exercise.wrong
def sizes_up_to_ten(n_x, n_h, n_y, T, biases):
    return right(min(n_x, 10), min(n_h, 10), min(n_y, 10), T, biases)


@exercise.wrong
def never_biases(n_x, n_h, n_y, T, biases):
    return right(n_x, n_h, n_y, T, False)


@exercise.wrong
def always_biases(n_x, n_h, n_y, T, biases):
    return right(n_x, n_h, n_y, T, True)


@exercise.wrong
def as_many_outputs_as_inputs(n_x, n_h, n_y, T, biases):
    return right(n_x, n_h, n_x, T, biases)


@exercise.wrong
def overflows_beyond_255(n_x, n_h, n_y, T, biases):
    return np.uint8(right(n_x, n_h, n_y, T, biases) % 256)


@exercise.wrong
def one_input_has_no_matrix(n_x, n_h, n_y, T, biases):
    return right(n_x, n_h, n_y, T, biases) - (n_h if n_x == 1 else 0)


@exercise.wrong
def true_for_a_count(n_x, n_h, n_y, T, biases):
    return True


for name, change in {
    "off_by_a_fraction": lambda count: count + 0.4,
    "off_by_a_thousandth": lambda count: count + 1e-3,
    "off_by_one": lambda count: count + 1,
    "negative": lambda count: -count,
    "complex": lambda count: count + 1j,
    "complex_without_imaginary_part": lambda count: count + 0j,
    "as_a_string": str,
    "as_a_sentence": lambda count: f"{count} parameters",
    "twice": lambda count: [count, count],
    "in_a_matrix": lambda count: np.full((2, 2), count),
    "not_a_number": lambda count: np.nan,
    "infinite": lambda count: np.inf,
    "masked": lambda count: np.ma.masked,
    "in_a_dictionary": lambda count: {"parameters": count},
    "too_large_for_a_float": lambda count: 10**400,
}.items():
    exercise.wrong(changed(right, change, name))

for name, form in {
    "as_a_float": float,
    "as_int32": np.int32,
    "as_float32": np.float32,
    "as_an_array_without_axes": np.array,
    "by_logarithms": lambda count: np.exp(np.log(count)),
    "off_by_rounding": lambda count: count * (1 + 1e-15),
    "a_sum_of_tenths": lambda count: sum([0.1] * 10) * count,
}.items():
    exercise.right(changed(right, form, name))


@exercise.right
def by_making_the_arrays(n_x, n_h, n_y, T, biases):
    shapes = [(n_h, n_x), (n_h, n_h), (n_y, n_h)] + [(n_h,), (n_y,)] * biases
    return sum(np.zeros(shape).size for shape in shapes)


@exercise.right
def by_the_package(n_x, n_h, n_y, T, biases):
    from rnn_teach import Readout, RNNCell

    rng = np.random.default_rng(0)
    cell, readout = RNNCell.random(n_x, n_h, rng=rng), Readout.random(n_h, n_y, rng=rng)
    arrays = [cell.U, cell.W, readout.V] + [cell.b, readout.c] * biases
    return sum(array.size for array in arrays)


@exercise.each_wrong
def test_a_wrong_count_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_count_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
