"""Questions that are answered in a dict: what is said of every kind of answer; and the
contract of all of them, found by their file."""

import importlib
from pathlib import Path

import numpy as np
import pytest

from rnn_teach.kit.questions import Question, Questions

LESSONS = Path(__file__).parents[2] / "rnn_teach" / "lessons"
MODULES = [
    importlib.import_module(f"rnn_teach.lessons.{path.parent.name}.{path.stem}")
    for path in sorted(LESSONS.glob("*/exercise*.py"))
]
ALL = {
    module.__name__.removeprefix("rnn_teach.lessons."): module.EXERCISE
    for module in MODULES
    if isinstance(getattr(module, "EXERCISE", None), Questions)
}
each = pytest.mark.parametrize("questions", ALL.values(), ids=ALL)

SMALL = Questions(
    asked={
        "a": Question(right="total", options=("immediate", "total"), why="h[3] depends on w too"),
        "b": Question(right=17, why={7: "the other steps are left out", None: "add the four shares"}, off=0.01),
        "c": Question(right=False, why="try it"),
    },
    correct="all three.",
)
RIGHT = {"a": "total", "b": 17, "c": False}


@pytest.mark.parametrize(
    ("answers", "state", "said"),
    [
        (RIGHT, "correct", "all three."),
        ({"a": " Total ", "b": 17.1, "c": np.False_}, "correct", "all three."),
        ({"a": "total", "b": np.array([17.0]), "c": False}, "correct", "all three."),
        ({}, "not attempted yet", "in place of the dots"),
        ({"a": ..., "b": None, "c": (...,)}, "not attempted yet", "in place of the dots"),
        (RIGHT | {"c": ...}, "not right yet", "a and b are right; c is still missing."),
        ({"b": 17}, "not right yet", "b is right; a and c are still missing."),
        (
            RIGHT | {"a": "immediate"},
            "not right yet",
            "a is not 'immediate': h[3] depends on w too. So far 2 of your 3",
        ),
        ({"b": 7}, "not right yet", "b is not 7: the other steps are left out."),
        (RIGHT | {"b": 50 / 3}, "not right yet", "b is not 16.6667: "),
        (RIGHT | {"b": 16}, "not right yet", "add the four shares"),
        (RIGHT | {"b": 17.3}, "not right yet", "add the four shares"),
        (RIGHT | {"b": "17"}, "not right yet", "without quotes"),
        (RIGHT | {"b": True}, "not right yet", "one number"),
        (RIGHT | {"b": np.nan}, "not right yet", "one number"),
        (RIGHT | {"b": 17 + 0j}, "not right yet", "one number"),
        (RIGHT | {"c": "False"}, "not right yet", "True or False, without quotes"),
        (RIGHT | {"c": 0}, "not right yet", "True or False"),
        (RIGHT | {"a": "both"}, "not right yet", "choose one of 'immediate' or 'total'"),
        (RIGHT | {"a": 3}, "not right yet", "choose one of"),
        (RIGHT | {"d": 1}, "not right yet", "'d' is not asked; the questions are a, b and c."),
        (list(RIGHT.values()), "not right yet", "the dict with the keys a, b and c; got list."),
    ],
)
def test_what_is_said_of_answers(answers, state, said):
    verdict = SMALL.check(answers)
    assert verdict.state == state
    assert said in verdict.sentence
    assert verdict.sentence.endswith(".")


def test_the_key_of_a_verdict_is_the_question_that_is_wrong():
    assert SMALL.check(RIGHT | {"b": 7}).key == "b"
    assert SMALL.check({"b": 17}).key == "missing_part"


def named_wrong_answers(question):
    if question.options:
        return [option for option in question.options if option != question.right]
    if isinstance(question.right, bool):
        return [not question.right]
    named = [] if isinstance(question.why, str) else [value for value in question.why if value is not None]
    return [*named, question.right * 1.7 + 3.3, -question.right - 0.77]


@each
def test_the_right_answers_are_correct_and_half_of_them_are_half_of_them(questions):
    right = {key: question.right for key, question in questions.asked.items()}
    assert questions.check(right).state == "correct"
    for key in right if len(right) > 1 else ():
        verdict = questions.check({name: answer for name, answer in right.items() if name != key})
        assert (verdict.state, verdict.key) == ("not right yet", "missing_part")
        assert f"{key} is still missing" in verdict.sentence


@each
def test_every_wrong_answer_has_its_reason_and_no_reason_gives_the_answer_away(questions):
    right = {key: question.right for key, question in questions.asked.items()}
    for key, question in questions.asked.items():
        assert not question.options or question.right in question.options
        for answer in named_wrong_answers(question):
            verdict = questions.check(right | {key: answer})
            assert (verdict.state, verdict.key) == ("not right yet", key), answer
            reason = question.reason(answer)
            assert len(reason) > 15
            assert reason in verdict.sentence
            if isinstance(question.right, (int, float)) and not isinstance(question.right, bool):
                assert f" {question.right:g} " not in f" {reason} "


@each
def test_what_the_answers_say_is_drawn(questions):
    picture = questions.check({key: question.right for key, question in questions.asked.items()}).picture
    if questions.at_work:
        assert len(picture().sentence) > 40
    else:
        assert picture is None
