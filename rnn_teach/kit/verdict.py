"""What a checker says of an attempt, as an object that people and graders can read."""

from dataclasses import dataclass
from html import escape

from rnn_teach.kit import words

NOT_ATTEMPTED, WRONG, CORRECT = "not attempted yet", "not right yet", "correct"


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

    def __bool__(self):
        return self.state == CORRECT

    def __repr__(self):
        return words.verdict(self.state, self.sentence)

    def _repr_html_(self):
        """A right answer has a tick; all else is shown as plain text."""
        if not self:
            return None
        tick = '<span style="color:#2a9d4e;font-size:150%" aria-hidden="true">✔</span>'
        return f"{tick} <b>{escape(words.STATES[CORRECT])}</b>: {escape(self.sentence)}"


def not_attempted(name):
    """The verdict on a stub that still holds its dots."""
    return Verdict(NOT_ATTEMPTED, words.not_attempted(name))


def wrong(sentence, key=""):
    """The verdict on an attempt that is not right: the sentence says where and why."""
    return Verdict(WRONG, sentence, key)


def correct(sentence):
    """The verdict on a right answer."""
    return Verdict(CORRECT, sentence)
