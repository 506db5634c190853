"""check_reads_more against shares that no such net reaches, and right ones."""

import numpy as np
import pytest
from exercises.handed_in import returning

from rnn_teach.checks import check_reads_more

RIGHT = [
    (False, 0.92, 0.74),
    [False, np.float32(0.88), 0.78],
    (np.bool_(False), 0.97, np.array(0.65)),
]
WRONG = {
    "the_claim_itself": ((True, 0.92, 0.74), "claim"),
    "swapped": ((False, 0.74, 0.92), "swapped"),
    "in_percent": ((False, 92, 0.74), "percent"),
    "both_in_percent": ((False, 92.0, 74.0), "percent"),
    "above_the_ceiling": ((False, 0.92, 0.9), "state_off"),
    "one_word": ((False, 0.27, 0.74), "window_off"),
    "nothing": ((False, 0.0, 0.74), "window_off"),
    "no_claim": (("no", 0.92, 0.74), "no_claim"),
    "infinite": ((False, np.inf, 0.74), "not_finite"),
    "two_things": ((0.92, 0.74), "other_things"),
}


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_what_is_right_is_correct(answer):
    verdict = check_reads_more(returning(answer))
    assert verdict, verdict
    assert verdict.sentence.startswith("false")


@pytest.mark.parametrize(("answer", "key"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(answer, key):
    verdict = check_reads_more(returning(answer))
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize("answer", [..., (..., ..., ...), None])
def test_dots_are_never_correct(answer):
    assert not check_reads_more(returning(answer))
