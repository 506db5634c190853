"""check_wider against shares that the net does not have, and right ones."""

import numpy as np
import pytest
from exercises.handed_in import returning

from rnn_teach.checks import check_wider

RIGHT = [(False, 1.0, 0.65), [False, 0.975, np.float32(0.8)], (np.bool_(False), 1, np.array(0.6))]
WRONG = {
    "the_claim_itself": ((True, 1.0, 0.65), "claim"),
    "swapped": ((False, 0.65, 1.0), "swapped"),
    "percent": ((False, 100, 65.0), "percent"),
    "percent_of_one": ((False, 1.0, 65.0), "percent"),
    "with_normalization": ((False, 1.0, 1.0), "wide_off"),
    "nothing": ((False, 1.0, 0.0), "wide_off"),
    "a_half_trained_net": ((False, 0.5, 0.65), "narrow_off"),
    "no_claim": (("no", 1.0, 0.65), "no_claim"),
    "infinite": ((False, np.inf, 0.65), "not_finite"),
    "two_things": ((1.0, 0.65), "other_things"),
}


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_what_is_right_is_correct(answer):
    verdict = check_wider(returning(answer))
    assert verdict, verdict
    assert verdict.sentence.startswith("false")


@pytest.mark.parametrize(("answer", "key"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(answer, key):
    verdict = check_wider(returning(answer))
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize("answer", [..., (..., ..., ...), None])
def test_dots_are_never_correct(answer):
    assert not check_wider(returning(answer))
