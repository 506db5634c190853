"""Wrong answers of the kinds that learners give to the exercises of notebooks 5 to 9:
most of them are told what is wrong, and none is called correct. Unusual right ones are.

They are written as learners write them, and not made from the catalogue of mistakes.
"""

import numpy as np
import pytest
from exercises import slips_with_directions, slips_with_gates
from exercises.handed_in import mistakes_made_once

WRONG = slips_with_gates.WRONG + slips_with_directions.WRONG
RIGHT = slips_with_gates.RIGHT + slips_with_directions.RIGHT
KEPT = {}
UNNAMED = {"", "other_sizes"}
"""Keys of verdicts that name no mistake."""

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # as of 0/0, which a learner sees too


def verdict_on(check, handed_in):
    """What the checker says; answers that were chosen come as a dict."""
    if not callable(handed_in):
        return check(handed_in)
    with mistakes_made_once(KEPT):
        return check(handed_in, np.random.default_rng(0))


def test_at_most_one_in_twelve_gets_no_name_and_none_is_correct():
    verdicts = [verdict_on(*pair) for pair in WRONG]
    assert [str(verdict) for verdict in verdicts if verdict or verdict.state == "not attempted yet"] == []
    unnamed = [str(verdict) for verdict in verdicts if verdict.key in UNNAMED]
    assert len(unnamed) <= len(WRONG) / 12, "\n".join(unnamed)


def test_what_is_right_and_unusual_is_correct():
    verdicts = [verdict_on(*pair) for pair in RIGHT]
    assert [str(verdict) for verdict in verdicts if not verdict] == []
