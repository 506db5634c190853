"""check_fades against weights that fade after all, claims that their own weight
refutes, and answers that are right in an unusual way."""

import numpy as np
from exercises.handed_in import FRESH, Exercise, changed, returning

from rnn_teach.checks import check_fades

exercise = Exercise(check_fades, lambda: (False, 1.5), seeds=FRESH)


for name, *answer in (
    ("one_fades_slowly", False, 1.0),
    ("minus_one_fades_too", False, -1.0),
    ("grows_too_little_to_be_seen", False, 0.9999),
    ("zero", False, 0.0),
    ("true_with_a_weight_that_refutes_it", True, 1.5),
    ("true_with_a_weight_that_fades", True, 0.9),
    ("not_a_number", False, np.nan),
    ("endless", False, np.inf),
    ("complex", False, 1.5 + 1j),
    ("a_word_for_a_number", False, "1.5"),
    ("a_word_for_the_claim", "no", 1.5),
    ("turned_round", 1.5, False),
    ("the_claim_alone", False),
    ("one_too_many", False, 1.5, 2),
    ("an_array_of_weights", False, np.array([1.5, 0.5])),
    ("too_large_for_a_float", False, 10**400),
):
    exercise.wrong(returning(tuple(answer), name))

for name, *answer in (
    ("just_above_one", False, 1.01),
    ("swinging", False, -1.5),
    ("huge", False, 1e6),
    ("a_whole_number", False, 2),
    ("single_precision", False, np.float32(1.5)),
    ("numpys_own_false", np.bool_(False), 1.5),
):
    exercise.right(returning(tuple(answer), name))

exercise.right(changed(lambda: (False, 1.5), list, "as_a_list"))


@exercise.each_wrong
def test_an_answer_that_shows_nothing_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_any_weight_that_refutes_the_claim_is_correct(solution):
    exercise.accepts(solution)
