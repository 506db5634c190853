"""check_head_start against ratios that no untrained net has, and right ones."""

import numpy as np
import pytest
from exercises.handed_in import returning

from rnn_teach.checks import check_head_start

RIGHT = [
    (False, 5e-5, 1e-7),
    [False, np.float32(1.8e-4), 3e-7],
    (np.bool_(False), 3.6e-5, np.array(6.4e-8)),
]
WRONG = {
    "the_claim_itself": ((True, 5e-5, 1e-7), "claim"),
    "swapped": ((False, 1e-7, 5e-4), "swapped"),
    "upside_down": ((False, 2e4, 1e-7), "upside_down"),
    "both_upside_down": ((False, 2e4, 1e7), "upside_down"),
    "trained": ((False, 5e-5, 0.5), "gru_off"),
    "one_for_both": ((False, 1.0, 1.0), "rnn_off"),
    "nothing": ((False, 0.0, 1e-7), "rnn_off"),
    "no_claim": (("no", 5e-5, 1e-7), "no_claim"),
    "infinite": ((False, np.inf, 1e-7), "not_finite"),
    "two_things": ((5e-5, 1e-7), "other_things"),
}


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_what_is_right_is_correct(answer):
    verdict = check_head_start(returning(answer))
    assert verdict, verdict
    assert verdict.sentence.startswith("false")


@pytest.mark.parametrize(("answer", "key"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(answer, key):
    verdict = check_head_start(returning(answer))
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize("answer", [..., (..., ..., ...), None])
def test_dots_are_never_correct(answer):
    assert not check_head_start(returning(answer))
