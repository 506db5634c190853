"""check_agree against comparisons that are fooled by one case alone, and right ones of
an unusual kind."""

import numpy as np
from exercises.handed_in import Exercise, changed
from exercises.wrong_changes import PATCHES, right_the_first_time

from rnn_teach.checks import check_agree


def right(ours, theirs, tolerance):
    error = np.linalg.norm(ours - theirs)
    return error <= tolerance * max(np.linalg.norm(ours), np.linalg.norm(theirs))


exercise = Exercise(check_agree, right)
exercise.wrong(right_the_first_time(right))
for patch in PATCHES:
    exercise.wrong(patch(right))


@exercise.wrong
def nan_alone_passes(ours, theirs, tolerance):
    return bool(np.isnan(ours).all()) or right(ours, theirs, tolerance)


@exercise.wrong
def one_nan_is_left_out(ours, theirs, tolerance):
    return right(np.where(np.isnan(ours), theirs, ours), theirs, tolerance)


@exercise.wrong
def a_tolerance_of_its_own(ours, theirs, tolerance):
    return right(ours, theirs, 1e-6)


@exercise.wrong
def the_first_number_alone(ours, theirs, tolerance):
    return right(ours[:1, :1], theirs[:1, :1], tolerance)


@exercise.wrong
def the_mean_error(ours, theirs, tolerance):
    return abs(np.mean(ours - theirs)) <= tolerance * np.abs(theirs).mean()


@exercise.wrong
def strictly_less(ours, theirs, tolerance):
    error = np.linalg.norm(ours - theirs)
    return error < tolerance * max(np.linalg.norm(ours), np.linalg.norm(theirs))


@exercise.wrong
def the_error_and_no_answer(ours, theirs, tolerance):
    return np.nan_to_num(np.linalg.norm(ours - theirs))


@exercise.wrong
def fails_where_theirs_is_zero(ours, theirs, tolerance):
    return bool(theirs.any()) and right(ours, theirs, tolerance)


for name, change in {
    "as_a_string": str,
    "in_a_list": lambda said: [said],
    "as_two": lambda said: 2 * bool(said),
    "for_each_number": lambda said: np.full((2, 2), said),
}.items():
    exercise.wrong(changed(right, change, name))

for name, form in {
    "as_a_plain_bool": bool,
    "as_one_or_zero": int,
    "as_a_float": float,
    "as_an_array_without_axes": np.array,
}.items():
    exercise.right(changed(right, form, name))


@exercise.right
def with_zero_asked_first(ours, theirs, tolerance):
    size = max(np.linalg.norm(ours), np.linalg.norm(theirs))
    return size == 0 or np.linalg.norm(ours - theirs) / size <= tolerance


@exercise.right
def by_sums_of_squares(ours, theirs, tolerance):
    error = sum((a - b) ** 2 for a, b in zip(ours.flat, theirs.flat, strict=True))
    return error <= tolerance**2 * max(np.sum(ours**2), np.sum(theirs**2))


@exercise.right
def divided_by_their_size(ours, theirs, tolerance):
    return np.linalg.norm(ours - theirs) <= tolerance * np.linalg.norm(theirs)


@exercise.right
def nan_looked_for_first(ours, theirs, tolerance):
    if np.isnan(ours).any() or np.isnan(theirs).any():
        return False
    return bool(np.abs(ours - theirs).max() <= tolerance * max(np.abs(ours).max(), np.abs(theirs).max()))


@exercise.right
def by_the_package(ours, theirs, tolerance):
    from rnn_teach import relative_error

    return relative_error(ours, theirs) <= tolerance


@exercise.each_wrong
def test_a_wrong_comparison_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_comparison_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_the_case_that_fools_it_is_told():
    said = check_agree(
        lambda ours, theirs, tolerance: not np.any(np.abs(ours - theirs) > tolerance * np.abs(theirs))
    )
    assert "NaN" in said.sentence
