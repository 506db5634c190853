"""A verdict is read by people, and by graders: here as otter-grader and nbgrader would,
without either of them."""

import dataclasses
import doctest
import json
import pickle

import numpy as np
import pytest
from IPython.core.formatters import DisplayFormatter

from rnn_teach import checks
from rnn_teach.kit.verdict import LOOKS, Verdict, correct, not_attempted, wrong


def my_count(n_x, n_h, n_y, T, biases):
    return n_h * (n_x + n_h + n_y) + biases * (n_h + n_y)


def without_W(n_x, n_h, n_y, T, biases):
    return n_h * (n_x + n_y) + biases * (n_h + n_y)


def stub(n_x, n_h, n_y, T, biases): ...


SOLUTIONS = {"right": my_count, "wrong": without_W, "stub": stub}


def otter_points(function):
    """The points of a test in otter-grader's OK format, whose cases are doctests, and
    what it prints."""
    test = {
        "name": "count",
        "points": 2,
        "suites": [
            {
                "cases": [
                    {"code": ">>> bool(check_count(my_count))\nTrue"},
                    {"code": ">>> check_count(my_count).state\n'correct'"},
                    {"code": ">>> assert check_count(my_count), check_count(my_count)"},
                ],
                "scored": True,
                "setup": "from rnn_teach.checks import check_count",
                "type": "doctest",
            }
        ],
    }
    (suite,) = test["suites"]
    space = {"my_count": function}
    exec(suite["setup"], space)
    runner, parser, said = doctest.DocTestRunner(verbose=False), doctest.DocTestParser(), []
    for number, case in enumerate(suite["cases"]):
        example = parser.get_doctest(case["code"], space, f"{test['name']} {number}", None, None)
        runner.run(example, out=said.append, clear_globs=False)
    return test["points"] * (runner.failures == 0), "".join(said)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_otter_grader_reads_a_verdict(name):
    points, said = otter_points(SOLUTIONS[name])
    assert points == (2 if name == "right" else 0)
    assert ("W is left out: the n_h² numbers of the loop are missing" in said) == (name == "wrong")


def nbgrader_points(function, source, points):
    """The points of an autograded cell: all where nothing is raised, or the number that
    its last line gives."""
    space = {"my_count": function}
    *lines, last = source.strip().splitlines()
    try:
        exec("\n".join(lines), space)
        partly = eval(last, space)
    except AssertionError as error:
        return 0, str(error)
    return (points if partly is None else partly), ""


ALL_OR_NOTHING = """
from rnn_teach.checks import check_count
verdict = check_count(my_count)
assert verdict, verdict
None
"""
PARTLY = """
from rnn_teach.checks import check_count
verdict = check_count(my_count)
2 if verdict else 1 if verdict.key in ("W_left_out", "b_left_out", "c_left_out") else 0
"""


def test_nbgrader_reads_a_verdict():
    assert nbgrader_points(my_count, ALL_OR_NOTHING, 2) == (2, "")
    points, said = nbgrader_points(without_W, ALL_OR_NOTHING, 2)
    assert points == 0
    assert said.startswith("Not right yet: for n_x = ")
    assert nbgrader_points(stub, ALL_OR_NOTHING, 2)[0] == 0


@pytest.mark.parametrize(("name", "points"), [("right", 2), ("wrong", 1), ("stub", 0)])
def test_nbgrader_gives_part_of_the_points_by_the_key(name, points):
    assert nbgrader_points(SOLUTIONS[name], PARTLY, 2) == (points, "")


def test_a_grader_can_keep_and_compare_verdicts():
    one = checks.check_count(without_W, np.random.default_rng(0))
    assert pickle.loads(pickle.dumps(one)) == one == checks.check_count(without_W, np.random.default_rng(0))
    assert json.loads(json.dumps(dataclasses.asdict(one))) == {
        "state": "not right yet",
        "sentence": one.sentence,
        "key": "W_left_out",
    }
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.state = "correct"


@pytest.mark.parametrize(
    ("verdict", "text", "mark"),
    [
        (not_attempted("my_f"), "Not attempted yet: write my_f in place of the dots", None),
        (wrong("`h` is <b>.", "key"), "Not right yet: `h` is <b>.", "✘"),
        (correct("a < b."), "Correct: a < b.", "✔"),
    ],
)
def test_each_state_is_shown_as_text_and_an_attempt_in_colour(verdict, text, mark):
    assert str(verdict).startswith(text)
    shown, _ = DisplayFormatter().format(verdict)
    assert shown["text/plain"] == str(verdict) == repr(verdict)
    assert ("text/html" in shown) == (mark is not None)
    if mark:
        assert mark in shown["text/html"]
        assert LOOKS[verdict.state][0] in shown["text/html"]


def test_what_a_verdict_quotes_is_shown_as_code_and_as_nothing_else():
    assert "<code>h</code> is &lt;b&gt;." in wrong("`h` is <b>.")._repr_html_()
    assert "<script" not in Verdict("correct", "<script>")._repr_html_()


def contrast(one, other):
    """How far two colours are apart for an eye that reads, as WCAG has it."""

    def luminance(color):
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return np.dot(linear, (0.2126, 0.7152, 0.0722))

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("state", LOOKS)
def test_its_colour_can_be_read_on_white_and_on_the_dark_page(state):
    assert min(contrast(LOOKS[state][0], "#ffffff"), contrast(LOOKS[state][0], "#111111")) > 4


class Drawn:
    sentence = "A <curve>."

    def png(self):
        return b"PNG"


def test_a_right_answer_shows_its_picture_with_its_sentence_once_it_is_shown():
    asked = []
    verdict = correct("well.", lambda: asked.append(1) or Drawn())
    assert str(verdict) == "Correct: well."
    assert asked == []
    shown = verdict._repr_html_()
    assert asked == [1]
    assert 'src="data:image/png;base64,UE5H" alt="A &lt;curve&gt;."' in shown
    assert pickle.loads(pickle.dumps(verdict)) == verdict == correct("well.")


def test_a_picture_that_cannot_be_drawn_hides_nothing_else():
    verdict = correct("well.", lambda: 1 / 0)
    assert "well." in verdict._repr_html_()
    assert "<img" not in verdict._repr_html_()
