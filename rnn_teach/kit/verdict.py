"""What a checker says of an attempt, as an object that people and graders can read."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import ClassVar

from rnn_teach.kit import words

NOT_ATTEMPTED, WRONG, CORRECT = "not attempted yet", "not right yet", "correct"
LOOKS = {WRONG: ("#d9480f", "✘"), CORRECT: ("#1f8a45", "✔")}
"""The colour and the mark of a state, to be seen on white and on black; what is read is
in the color of the text around it."""
FRAME = "border-left:4px solid;padding:0.3em 0.8em;margin:0.2em 0"


@dataclass(frozen=True)
class Verdict:
    """Not attempted, wrong or correct, and a sentence that says what and where.

    A checker raises none of this: it returns it, so that Run All goes on to the end of
    the notebook. `bool(verdict)` is True only when the answer is right, `str(verdict)`
    is what a learner reads: that is all that otter-grader or nbgrader need.

        verdict = check_unroll(my_unroll)
        assert verdict, verdict

    Attributes
    ----------
    state : str
        "not attempted yet", "not right yet" or "correct".
    sentence : str
        What is right or wrong, and where.
    key : str
        A short name of what is wrong, the same in every language: of the mistake, or of
        two joined by "+"; empty where no mistake has a name.
    """

    state: str
    sentence: str
    key: str = ""

    picture: ClassVar[Callable | None] = None
    """Of a right answer, where there is one: `picture()` draws the learner's own
    function at work. It is called when the verdict is shown, and not before."""

    def __bool__(self):
        return self.state == CORRECT

    def __repr__(self) -> str:
        return words.verdict(self.state, self.sentence)

    def __reduce__(self):
        """A verdict that is kept in a file is its three texts."""
        return Verdict, (self.state, self.sentence, self.key)

    def _repr_html_(self):
        """The state in colour with its mark, and below a right answer its picture. A
        stub has nothing to be shown in colour."""
        if self.state == NOT_ATTEMPTED:
            return None
        color, mark = LOOKS[self.state]
        state = f'<b><span aria-hidden="true" style="color:{color}">{mark}</span> {words.STATES[self.state]}</b>'
        sentence = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(self.sentence))
        return f'<div style="{FRAME};border-left-color:{color}">{state}: {sentence}{self._drawn()}</div>'

    def _drawn(self):
        """The picture as HTML; nothing where there is none, or it cannot be drawn."""
        if self.picture is None:
            return ""
        try:
            picture = self.picture()
            png = base64.b64encode(picture.png()).decode()
        except Exception:  # it draws what the learner's function gives, which may be anything
            return ""
        said = escape(picture.sentence)
        return f'<br><img src="data:image/png;base64,{png}" alt="{said}" style="max-width:100%"><br>{said}'


def not_attempted(name):
    """The verdict on a stub that still holds its dots."""
    return Verdict(NOT_ATTEMPTED, words.not_attempted(name))


def wrong(sentence, key=""):
    """The verdict on an attempt that is not right: the sentence says where and why."""
    return Verdict(WRONG, sentence, key)


def correct(sentence, picture=None):
    """The verdict on a right answer; `picture()` draws the learner's function at
    work."""
    verdict = Verdict(CORRECT, sentence)
    if picture is not None:
        object.__setattr__(verdict, "picture", picture)  # beside the three texts, which are the verdict
    return verdict
