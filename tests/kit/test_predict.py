"""A prediction: a question, options as buttons, and a first click that counts."""

import re

import pytest
import traitlets
from test_every_public_function import STRANGE, answer_or_sentence

from rnn_teach.explorers import predict
from rnn_teach.kit import explorer_predict
from rnn_teach.kit.explorer import WIDGET_VIEW

QUESTION, OPTIONS = "How much of h[1] is left?", ("half", "a tenth", "less than <1 %>")


@pytest.fixture(autouse=True)
def nothing_was_said(monkeypatch):
    monkeypatch.setattr(explorer_predict, "_said", {})


def test_the_first_click_counts_also_when_the_cell_is_run_again():
    asked = predict(QUESTION, *OPTIONS)
    assert asked.choice == -1
    asked.choice = 1
    asked.choice = 0  # a second page, say, that did not know of the first click
    assert asked.choice == 1
    assert predict(QUESTION, *OPTIONS).choice == 1


def test_another_question_or_other_options_are_asked_anew():
    predict(QUESTION, *OPTIONS).choice = 2
    assert predict(QUESTION, *OPTIONS[:2]).choice == -1
    assert predict("And h[2]?", *OPTIONS).choice == -1


def test_an_option_that_is_not_there_cannot_be_chosen():
    with pytest.raises(traitlets.TraitError, match="no option 3"):
        predict(QUESTION, *OPTIONS).choice = 3


def test_without_a_kernel_it_reads_as_a_numbered_list():
    shown, _ = predict(QUESTION, *OPTIONS)._repr_mimebundle_()
    assert set(shown) == {WIDGET_VIEW, "text/html", "text/plain"}
    assert shown["text/plain"].splitlines() == [
        f"Predict. {QUESTION}",
        *("1. half", "2. a tenth", "3. less than <1 %>"),
    ]
    assert re.findall("<li[^>]*>(.*?)</li>", shown["text/html"]) == ["half", "a tenth", "less than &lt;1 %&gt;"]
    assert QUESTION in shown["text/html"]


def test_what_was_said_is_told_in_the_words_of_the_option():
    said = predict(QUESTION, *OPTIONS).words["said"]
    assert all(option in text for option, text in zip(OPTIONS, said, strict=True))
    assert said[1].startswith("You said: a tenth.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "got 0 options"),
        (("one",), "got 1 option"),
        (("one", "one"), "alike"),
        (("one", " "), "must be texts"),
        (("one", "$w^2$"), "without [$]"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(arguments, message):
    with pytest.raises(ValueError, match=message):
        predict(QUESTION, *arguments)


@pytest.mark.parametrize("what", STRANGE)
def test_strange_questions_and_options_are_refused_in_a_sentence(what):
    answer_or_sentence(lambda question: predict(question, *OPTIONS), question=STRANGE[what])
    answer_or_sentence(lambda option: predict(QUESTION, option, "half"), option=STRANGE[what])
