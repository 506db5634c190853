"""What the measurements of the lesson show about nets that describe pictures, and what
they do not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Questions, true_or_false
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.captions import words


def check_captions_say(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's dict of six answers, True or False: is each of the claims a to
    f borne out by what the lesson measured?

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked=true_or_false("abcdef", words.CAPTIONS_SAY),
    correct=words.CAPTIONS_SAY_CORRECT,
    name=words.MY_CAPTIONS_SAY,
)
