"""check_decides against probabilities that the net does not give, and right ones."""

import numpy as np
import pytest
from exercises.handed_in import returning

from rnn_teach import overwritten
from rnn_teach.checks import check_decides
from rnn_teach.tasks import quoting_net


def measured(text='. the king said " go', unit=23, value=3.5):
    """What a learner measures."""
    network = quoting_net()
    trace = network.unroll(text)
    states = [trace.last, overwritten(network.net, trace, layer_1={"c": {unit: value}})]
    stop = network.words.words.index(".")
    return [float(network.unroll("home to the", **one).readout.y_hat[-1, stop, 0]) for one in states]


RIGHT = [
    (False, *measured()),
    [np.bool_(False), np.float32(0.00015), np.array(0.0021)],
    (False, *measured('. a red king and the queen said " the old wind', value=3.0)),
]
WRONG = {
    "the_claim_itself": ((True, *measured()), "claim"),
    "outside": ((False, *measured(". the king said go")), "outside"),
    "whole_state": ((False, 0.00015, 0.446), "outside"),
    "the_quotation_mark_instead": ((False, 0.288, 0.274), "outside"),
    "not_set": ((False, 0.00015, 0.00015), "not_set"),
    "too_large": ((False, 0.05, 0.002), "as_it_was_off"),
    "too_large_after": ((False, 0.00015, 0.05), "overwritten_off"),
    "negative": ((False, -0.1, 0.002), "as_it_was_off"),
    "no_claim": (("no", 0.00015, 0.0021), "no_claim"),
    "infinite": ((False, np.inf, 0.0021), "not_finite"),
}


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_what_is_right_is_correct(answer):
    verdict = check_decides(returning(answer))
    assert verdict, verdict
    assert verdict.sentence.startswith("false")


@pytest.mark.parametrize(("answer", "key"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(answer, key):
    verdict = check_decides(returning(answer))
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize("answer", [..., (..., ..., ...), None])
def test_dots_are_never_correct(answer):
    assert not check_decides(returning(answer))
