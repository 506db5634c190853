"""The explorer of tied and untied steps: what its controls do, and that its sentence
and its code are true."""

import re

import numpy as np
import pytest
from explorer_moves import computed_by

from rnn_teach.explorers import untied_explorer
from rnn_teach.lessons.shared_parameters.explorer import SENTENCES, TIED, UNTIED
from rnn_teach.tasks import split_words


@pytest.fixture
def explorer():
    return untied_explorer()


def numbers_in(text):
    return [float(found) for found in re.findall(r"[−-]?\d+\.\d+", text.replace("−", "-"))]


def test_the_sentences_have_five_three_and_nine_words():
    assert [len(split_words(sentence)) for sentence in SENTENCES] == [5, 3, 9]


def test_a_shorter_sentence_takes_the_step_back_into_it(explorer):
    explorer.controls["k"].value = 5
    explorer.controls["sentence"].value = SENTENCES[1]
    assert explorer.values["k"] == 3
    assert not explorer.view.error


def test_a_click_on_a_column_chooses_its_step(explorer):
    explorer.view.click = [0.77, 0.5, 1]
    assert explorer.values["k"] == 5
    explorer.view.click = [0.01, 0.5, 2]
    assert explorer.values["k"] == 5


@pytest.mark.parametrize("tie", [TIED, UNTIED])
@pytest.mark.parametrize(("sentence", "k", "change", "seed"), [(1, 3, 0.0, 0), (0, 2, 1.0, 0), (2, 9, -1.3, 7)])
def test_the_sentence_and_the_code_tell_the_same_gradient(tie, sentence, k, change, seed):
    explorer = untied_explorer()
    for name, value in (
        ("sentence", SENTENCES[sentence]),
        ("k", k),
        ("change", change),
        ("seed", seed),
        ("tie", tie),
    ):
        explorer.controls[name].value = value
    shares = computed_by(explorer)
    told = numbers_in(explorer.sentence)
    wanted = [shares[k - 1], sum(shares)] if tie == TIED else [shares[k - 1]]
    np.testing.assert_allclose(told[-len(wanted) :], wanted, atol=6e-4)
    changed = list(range(1, len(shares) + 1)) if tie == TIED else [k]
    assert f"steps={changed}" in explorer.code()


def test_equal_copies_have_equal_states_and_equal_shares(explorer):
    explorer.controls["change"].value = 0.0
    tied = list(computed_by(explorer))
    assert "Nothing is changed" in explorer.sentence
    explorer.controls["tie"].value = UNTIED
    assert list(computed_by(explorer)) == tied
    assert len({round(share, 6) for share in tied}) == len(tied)  # and no two steps have the same share


@pytest.mark.parametrize(
    ("tie", "k", "said"),
    [
        (TIED, 1, "at all 5 steps; the states h[2] to h[5] move"),
        (UNTIED, 1, "in the copy of step 1 alone; no state moves, for at t = 1 W meets h[0] = 0"),
        (UNTIED, 3, "in the copy of step 3 alone; the states h[3] to h[5] move"),
        (UNTIED, 5, "in the copy of step 5 alone; only h[5] moves"),
    ],
)
def test_the_sentence_says_which_states_move(explorer, tie, k, said):
    explorer.controls["tie"].value = tie
    explorer.controls["k"].value = k
    assert said in explorer.sentence
