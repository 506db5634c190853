"""check_latch against wirings that fade, that one verb cannot turn, or that are right
in an unusual way."""

import numpy as np
from exercises.handed_in import FRESH, Exercise, changed, returning

from rnn_teach.checks import check_latch

exercise = Exercise(check_latch, lambda: (3, -3, 2), seeds=FRESH)


for name, *numbers in (
    ("fades_within_eight_words", 3, -3, 1.06),
    ("fades_within_ten_words", 3, -3, 1.08),
    ("fades_within_twenty_words", 3, -3, 1.09),
    ("rests_just_below_a_half", 3, -3, 1.097),
    ("fades_slowly_to_zero", 9, -9, 1.0),
    ("leave_too_weak_right_after_arrive", 9, -2.5, 2),
    ("arrive_too_weak_right_after_leave", 2.5, -9, 2),
    ("leave_never_wins", 3, -1.5, 2),
    ("nothing_can_be_changed_any_more", 3, -3, 20),
    ("signs_turned", -3, 3, 2),
    ("alternating", 3, -3, -2),
    ("not_a_number", 3, -3, np.nan),
    ("endless", np.inf, -np.inf, 2),
    ("complex_numbers", 3 + 1j, -3, 2),
    ("words_for_numbers", "3", "-3", "2"),
    ("one_number_too_many", 3, -3, 2, 1),
    ("one_none", 3, -3, None),
    ("numbers_too_large_for_a_float", 10**400, -(10**400), 2),
):
    exercise.wrong(returning(tuple(numbers), name))


@exercise.wrong
def replaces_allclose_and_all():
    np.allclose = np.all = np.isclose = np.array_equal = lambda *_, **__: True
    return 0, 0, 0


@exercise.wrong
def masked_numbers():
    return np.ma.array([3.0, -3.0, 2.0], mask=[False, False, True])


for name, *numbers in (
    ("just_strong_enough", 3, -3, 2),
    ("resting_a_little_above_a_half", 3, -3, 1.12),
    ("very_strong_verbs", 1e6, -1e6, 2),
    ("strong_and_long", 9, -9, 5),
    ("not_symmetric", 4, -5, 1.8),
    ("single_precision", np.float32(3), np.float32(-3), np.float32(2)),
):
    exercise.right(returning(tuple(numbers), name))

for name, form in {
    "as_a_list": list,
    "as_an_array": np.array,
    "as_an_iterator": iter,
    "as_a_map": lambda numbers: map(int, numbers),
    "as_a_generator": lambda numbers: (number for number in numbers),
}.items():
    exercise.right(changed(lambda: (3, -3, 2), form, name))


@exercise.each_wrong
def test_a_wiring_that_forgets_or_cannot_be_turned_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_any_wiring_that_remembers_is_correct(solution):
    exercise.accepts(solution)
