"""check_recall against shares that this task does not give, and right ones."""

import numpy as np
import pytest
from exercises.handed_in import returning

from rnn_teach.checks import check_recall
from rnn_teach.tasks import recall_hits

RIGHT = [
    (False, 0.42, 0.98),
    [False, np.float32(0.38), 0.95],
    (np.bool_(False), 0.45, np.array(1.0)),
]
WRONG = {
    "the_claim_itself": ((True, 0.42, 0.98), "claim"),
    "swapped": ((False, 0.98, 0.42), "swapped"),
    "in_percent": ((False, 42, 98), "no_share"),
    "written_once": ((False, 1.0, 0.98), "attention_off"),
    "the_adding_state": ((False, 0.42, 0.40), "delta_off"),
    "no_claim": (("no", 0.42, 0.98), "no_claim"),
    "not_a_number": ((False, np.nan, 0.98), "not_finite"),
    "two_things": ((0.42, 0.98), "other_things"),
}


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_what_is_right_is_correct(answer):
    verdict = check_recall(returning(answer))
    assert verdict, verdict
    assert verdict.sentence.startswith("false")


@pytest.mark.parametrize(("answer", "key"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(answer, key):
    verdict = check_recall(returning(answer))
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize("answer", [..., (..., ..., ...), None])
def test_dots_are_never_correct(answer):
    assert not check_recall(returning(answer))


@pytest.mark.parametrize("seed", range(6))
def test_what_is_measured_is_accepted_with_any_seed(seed):
    hits = recall_hits(4, np.random.default_rng(seed), rewritten=3)
    assert check_recall(returning((False, hits["attention"], hits["delta"])))
