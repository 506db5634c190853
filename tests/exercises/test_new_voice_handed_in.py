"""check_new_voice against rates that no net of the lesson has, and right ones."""

import numpy as np
import pytest
from exercises.handed_in import returning

from rnn_teach.checks import check_new_voice

RIGHT = [
    (False, 0.011, 0.19),
    [False, np.float32(0.03), 0.33],
    (np.bool_(False), 0.0, np.array(0.12)),
    (False, 0.011, 0.06),
]
WRONG = {
    "the_claim_itself": ((True, 0.011, 0.19), "claim"),
    "swapped": ((False, 0.19, 0.011), "swapped"),
    "percent": ((False, 1.1, 19.0), "percent"),
    "untrained": ((False, 0.95, 0.97), "known_off"),
    "the_same_voices_twice": ((False, 0.011, 0.011), "new_off"),
    "the_same_voices_twice_and_few_updates": ((False, 0.06, 0.06), "new_off"),
    "no_new_voice": ((False, 0.01, 0.95), "new_off"),
    "no_claim": (("no", 0.01, 0.2), "no_claim"),
    "infinite": ((False, np.inf, 0.2), "not_finite"),
    "two_things": ((0.01, 0.2), "other_things"),
}


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_what_is_right_is_correct(answer):
    verdict = check_new_voice(returning(answer))
    assert verdict, verdict
    assert verdict.sentence.startswith("false")


@pytest.mark.parametrize(("answer", "key"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(answer, key):
    verdict = check_new_voice(returning(answer))
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize("answer", [..., (..., ..., ...), None])
def test_dots_are_never_correct(answer):
    assert not check_new_voice(returning(answer))
