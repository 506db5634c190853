"""check_remembers against gates that do not keep c, and unusual ones that do."""

import numpy as np
import pytest
from exercises.handed_in import returning

from rnn_teach.checks import check_remembers

RIGHT = [
    (False, 1, 1, 0),
    [np.False_, 0.5, 1.0, np.array(0.0)],
    (False, 1, 1, -0.0),
    np.array([False, 1, 1, 0], dtype=object),
    (False, 0.7, 0.999999, 0),
    (bool(0), True, True, False),
]
WRONG = {
    "the_claim_itself": ((True, 0, 1, 0.5), "shut"),
    "half_shut": ((False, 0.4, 1, 0), "shut"),
    "kept_and_yet_called_true": ((True, 1, 1, 0), "claim"),
    "fades": ((False, 1, 0.9, 0), "faded"),
    "written": ((False, 1, 1, 0.5), "written"),
    "a_gate_of_two": ((False, 2, 1, 0), "no_gate"),
    "a_negative_gate": ((False, 1, -1, 0), "no_gate"),
    "a_large_candidate": ((False, 1, 1, 3), "no_candidate"),
    "an_equilibrium_of_one_c": ((False, 1, 0.5, 0.25), "faded"),
    "no_claim": (("false", 1, 1, 0), "no_claim"),
    "a_number_for_a_claim": ((0, 1, 1, 0), "no_claim"),
    "nan": ((False, 1, np.nan, 0), "not_finite"),
    "three_things": ((False, 1, 1), "other_things"),
    "half_done": ((False, 1, 1, None), "missing_part"),
}


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_what_is_right_is_correct(answer):
    verdict = check_remembers(returning(answer))
    assert verdict, verdict
    assert verdict.sentence.startswith("false")


@pytest.mark.parametrize(("answer", "key"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(answer, key):
    verdict = check_remembers(returning(answer))
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize("answer", [..., (..., ..., ...), None])
def test_dots_are_never_correct(answer):
    assert not check_remembers(returning(answer))
