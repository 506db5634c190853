"""check_beats_counting against bits that neither net nor counting has, and right
ones."""

import numpy as np
import pytest
from exercises.handed_in import returning

from rnn_teach.checks import check_beats_counting

RIGHT = [(False, 2.35, 2.1), [False, np.float32(2.5), 2.05], (np.bool_(False), 2.3, np.array(2.15))]
WRONG = {
    "the_claim_itself": ((True, 2.35, 2.1), "claim"),
    "swapped": ((False, 2.0, 2.4), "swapped"),
    "in_nats": ((False, 1.6, 2.1), "net_off"),
    "perplexities": ((False, 5.1, 4.3), "net_off"),
    "a_trigram": ((False, 2.4, 2.9), "counting_off"),
    "no_claim": (("no", 2.4, 2.1), "no_claim"),
    "infinite": ((False, np.inf, 2.1), "not_finite"),
    "two_things": ((2.4, 2.1), "other_things"),
}


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_what_is_right_is_correct(answer):
    verdict = check_beats_counting(returning(answer))
    assert verdict, verdict
    assert verdict.sentence.startswith("false")


@pytest.mark.parametrize(("answer", "key"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(answer, key):
    verdict = check_beats_counting(returning(answer))
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize("answer", [..., (..., ..., ...), None])
def test_dots_are_never_correct(answer):
    assert not check_beats_counting(returning(answer))
