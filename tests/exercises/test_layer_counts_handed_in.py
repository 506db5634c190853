"""check_layer_counts against counts that are right for some nets alone, and right ones
in unusual types."""

import numpy as np
from exercises.handed_in import FRESH, Exercise, changed
from exercises.wrong_changes import PATCHES, replays, right_the_first_time

from rnn_teach.checks import check_layer_counts


def right(n_x, n_h, L):
    return [2 * (n_h * reads + n_h * n_h + n_h) for reads in [n_x] + [2 * n_h] * (L - 1)]


exercise = Exercise(check_layer_counts, right)
exercise.wrong(changed(right, lambda counts: [0] * len(counts)))
exercise.wrong(right_the_first_time(right))
for patch in PATCHES:
    exercise.wrong(patch(right))


@exercise.wrong
def at_most_four_layers(n_x, n_h, L):
    return right(n_x, n_h, L)[:4]


@exercise.wrong
def at_least_two_layers(n_x, n_h, L):
    return right(n_x, n_h, max(L, 2))


@exercise.wrong
def a_single_layer_reads_one_direction(n_x, n_h, L):
    return right(n_x, n_h, L) if L > 1 else [right(n_x, n_h, L)[0] // 2]


@exercise.wrong
def a_single_layer_is_a_number(n_x, n_h, L):
    return right(n_x, n_h, L) if L > 1 else right(n_x, n_h, L)[0]


@exercise.wrong
def units_up_to_ten(n_x, n_h, L):
    return right(n_x, min(n_h, 10), L)


@exercise.wrong
def inputs_up_to_ten(n_x, n_h, L):
    return right(min(n_x, 10), n_h, L)


@exercise.wrong
def later_layers_read_the_input(n_x, n_h, L):
    return [right(n_x, n_h, 1)[0]] * L


@exercise.wrong
def third_layer_reads_one_direction_more(n_x, n_h, L):
    counts = right(n_x, n_h, L)
    return counts[:2] + [count + 2 * n_h * n_h for count in counts[2:]]


for name, change in {
    "off_by_a_fraction": lambda counts: [count + 0.4 for count in counts],
    "off_by_a_thousandth": lambda counts: [count + 1e-3 for count in counts],
    "complex": lambda counts: [count + 1j for count in counts],
    "as_strings": lambda counts: [str(count) for count in counts],
    "last_not_a_number": lambda counts: [*counts[:-1], np.nan],
    "last_none": lambda counts: [*counts[:-1], None],
    "last_too_large_for_a_float": lambda counts: [*counts[:-1], 10**400],
    "a_list_in_a_list": lambda counts: [counts],
    "from_the_top_with_a_zero": lambda counts: [*counts[::-1], 0],
    "all_masked": lambda counts: np.ma.array(counts, mask=True),
    "in_a_dictionary": lambda counts: {f"layer {i}": count for i, count in enumerate(counts, 1)},
    "added_up_and_one_more": lambda counts: [sum(counts) + 1] * len(counts),
    "as_one_string": str,
}.items():
    exercise.wrong(changed(right, change, name))

for name, form in {
    "as_a_tuple": tuple,
    "as_an_array": np.array,
    "as_an_iterator": iter,
    "in_single_precision": np.float32,
    "as_a_map_of_floats": lambda counts: map(float, counts),
    "off_by_rounding": lambda counts: [count * (1 + 1e-15) for count in counts],
    "by_logarithms": lambda counts: [np.exp(np.log(count)) for count in counts],
    "as_a_generator": lambda counts: (count for count in counts),
}.items():
    exercise.right(changed(right, form, name))


@exercise.right
def by_yield(n_x, n_h, L):
    reads = n_x
    for _ in range(L):
        yield 2 * n_h * (reads + n_h + 1)
        reads = 2 * n_h


@exercise.right
def a_list_filled_from_the_top(n_x, n_h, L):
    counts = np.full(L, 2 * n_h * (3 * n_h + 1))
    counts[0] = 2 * n_h * (n_x + n_h + 1)
    return counts


@exercise.each_wrong
def test_wrong_counts_are_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_unusual_counts_that_are_right_are_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
