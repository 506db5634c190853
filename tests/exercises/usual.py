"""What is handed in for every exercise, made from its right solution."""

from exercises.handed_in import changed
from exercises.right_forms import FORMS, FORMS_OF_PARTS, WAYS
from exercises.wrong_changes import (
    CHANGES,
    PATCHES,
    changes_its_inputs,
    half_an_answer,
    one_part_none,
    one_part_too_many,
    right_the_first_time,
    rounded_to_three_digits,
)


def add_the_usual(exercise, *, changes=CHANGES, forms=FORMS, several=False, whole=False, arrays=True):
    """Hang on all that is made from the right solution; `whole` numbers may be rounded,
    and without `arrays` among the inputs none can be spoiled."""
    for change in changes:
        if not (whole and change is rounded_to_three_digits):
            exercise.wrong(changed(exercise.solution, change))
    for form in (*forms, *(FORMS_OF_PARTS if several else ())):
        exercise.right(changed(exercise.solution, form))
    for way in WAYS:
        exercise.right(way(exercise.solution))
    exercise.wrong(right_the_first_time(exercise.solution))
    if arrays:
        exercise.wrong(changes_its_inputs(exercise.solution))
    for patch in PATCHES:
        exercise.wrong(patch(exercise.solution))
    if several:
        for keep in (half_an_answer, one_part_too_many, one_part_none):
            exercise.wrong(changed(exercise.solution, keep))
