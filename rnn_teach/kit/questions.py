"""Exercises that are no code: short questions, answered in a dict, each wrong answer
with its reason."""

from dataclasses import dataclass
from functools import partial
from math import isfinite
from numbers import Number

import numpy as np

from rnn_teach.kit import words
from rnn_teach.kit.attempt import is_dots
from rnn_teach.kit.exercise import at_work
from rnn_teach.kit.verdict import correct, not_attempted, wrong


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, what is right, and what usual wrong answers show.

    Attributes
    ----------
    right : str, bool or number
        A text is one of `options`.
    why : dict or str
        By wrong answer the sentence that says what is wrong with it, or one sentence
        for all of them. It gives a hint and not the answer.
    options : tuple of str
        What can be chosen; none where the answer is a number, or True or False.
    off : float
        How far a number may be off, as a share of the right one: half of the last digit
        that the question asks for.
    """

    right: object
    why: dict | str
    options: tuple = ()
    off: float = 1e-9

    def read(self, answer):
        """The answer as one that can be compared: (answer, what is wrong with its kind,
        or "")."""
        if self.options:
            texts = {option.casefold(): option for option in self.options}
            written = str(answer) if isinstance(answer, tuple) else answer  # a shape without quotes
            key = " ".join(written.split()).casefold() if isinstance(written, str) else None
            return texts.get(key), "" if key in texts else words.choose(self.options)
        if isinstance(self.right, bool):
            is_bool = isinstance(answer, (bool, np.bool_))
            return bool(answer) if is_bool else None, "" if is_bool else words.TRUE_OR_FALSE
        if isinstance(answer, np.ndarray) and answer.size == 1:
            answer = answer.reshape(-1)[0]
        a_number = isinstance(answer, (Number, np.number)) and not isinstance(answer, (bool, complex))
        return (float(answer), "") if a_number and isfinite(answer) else (None, words.ONE_NUMBER)

    def is_right(self, answer):
        """Whether an answer that was read is the right one."""
        return self._is(answer, self.right)

    def reason(self, answer):
        """What is wrong with an answer that was read."""
        if isinstance(self.why, str):
            return self.why
        named = [why for value, why in self.why.items() if value is not None and self._is(answer, value)]
        return named[0] if named else self.why[None]

    def _is(self, answer, value):
        if self.options or isinstance(self.right, bool):
            return answer == value
        return abs(answer - value) <= self.off * (abs(value) or 1)


def true_or_false(letters, statements):
    """A question by letter for each statement: whether it holds, and the reason where
    the answer is wrong."""
    return {
        letter: Question(right=holds, why=why) for letter, (holds, why) in zip(letters, statements, strict=True)
    }


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Questions with a letter or a name each, answered together.

        my_answers = {"a": ..., "b": ...}

    Attributes
    ----------
    asked : dict of str to Question
        In the order of asking.
    correct : str
        The sentence on right answers to all of them.
    at_work : str
        What draws the answers, "module:name", as for an Exercise; none where it is
        empty.
    name : str
        What the learner calls the dict.
    """

    asked: dict
    correct: str
    at_work: str = ""
    name: str = words.THE_ANSWERS

    def check(self, answers):
        """The verdict on a dict of answers. Nothing is raised."""
        if not isinstance(answers, dict):
            return wrong(words.no_answers(list(self.asked), type(answers).__name__), "no_answers")
        strange = [key for key in answers if key not in self.asked]
        if strange:
            return wrong(words.not_asked(strange, list(self.asked)), "not_asked")
        given = {key: answers[key] for key in self.asked if key in answers and not _is_empty(answers[key])}
        if not given:
            return not_attempted(self.name)
        return self._judge(given)

    def _judge(self, given):
        read = {key: self.asked[key].read(answer) for key, answer in given.items()}
        right = [key for key, (answer, strange) in read.items() if not strange and self.asked[key].is_right(answer)]
        for key, (answer, strange) in read.items():
            if key not in right:
                why = strange or self.asked[key].reason(answer)
                return wrong(words.answer_wrong(key, words.written(given[key]), why, len(right), len(given)), key)
        missing = [key for key in self.asked if key not in given]
        if missing:
            return wrong(words.answers_missing(right, missing), "missing_part")
        return correct(self.correct, partial(at_work, self.at_work, given) if self.at_work else None)


def _is_empty(answer):
    return answer is None or is_dots(answer)
