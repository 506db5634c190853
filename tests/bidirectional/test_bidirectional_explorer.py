"""The explorer of two directions: what its controls do, and that its sentence and its
code are true."""

import re

import numpy as np
import pytest
from explorer_moves import at_view, click, computed_by

from rnn_teach.core import unroll
from rnn_teach.explorers import bidirectional_explorer
from rnn_teach.lessons.bidirectional.explorer import SENTENCES, as_words_with_gap
from rnn_teach.lessons.bidirectional.fill_nets import DIRECTIONS, whole_sentences
from rnn_teach.lessons.bidirectional.task import LANGUAGES, MISSING, MISSING_IN_CHINESE
from rnn_teach.tasks import GAP, fill_net, fill_vocabulary

CHINESE = SENTENCES[3]


@pytest.fixture
def explorer():
    return at_view(bidirectional_explorer)


def percents(sentence):
    return [int(found) for found in re.findall(r"(\d+) %", sentence)]


def bars(explorer):
    """What the three groups of bars show, None where there is no answer yet."""
    groups = explorer._picture._groups.values()
    return [
        [text.get_text() for text in group._percents] if group._bars.get_visible() else None for group in groups
    ]


@pytest.mark.parametrize("choice", [SENTENCES[0], SENTENCES[2], CHINESE])
def test_uncovered_each_side_alone_is_torn_and_both_are_sure(choice):
    explorer = at_view(bidirectional_explorer)
    explorer.controls["sentence"].value = choice
    left, right, both = percents(explorer.sentence)
    assert 20 < left < 47
    assert 33 < right < 67
    assert both >= 95


@pytest.mark.parametrize("choice", SENTENCES)
def test_every_sentence_offered_is_one_of_the_small_world(choice):
    language, words = as_words_with_gap(choice)
    known = whole_sentences(language)
    fits = [whole for whole in known if whole == [b if a == GAP else a for a, b in zip(words, whole, strict=False)]]
    assert fits
    explorer = at_view(bidirectional_explorer, sentence=choice)
    gap = words.index(GAP)
    assert explorer._picture._layout[2][0] in {whole[gap] for whole in fits}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("today I ate a pair of shoes", "it has 0"),
        ("____ I ____ at home", "it has 2"),
        ("today I went to the moon and ____ a cup of tea", "the word 'moon' is not among"),
        ("", "it has 0"),
        (" ".join(["____", *["today"] * 14]), "at most 14 words"),
        ("我今天去月亮，____了一双鞋", "the word '月' is not among"),
        ("____ " + "a" * 400, f"the word '{'a' * 30}' is not among"),  # as much as a line holds
    ],
)
def test_what_is_no_sentence_with_a_gap_is_told_and_the_last_picture_stays(explorer, sentence, said):
    before = explorer.sentence
    explorer.controls["sentence"].value = sentence
    assert said in explorer.view.error
    assert explorer.sentence == before


def test_covered_sides_break_what_they_decide(explorer):
    explorer.controls["left"].value = 7
    assert percents(explorer.sentence)[2] < 80
    explorer.controls["left"].value, explorer.controls["right"].value = 0, 2
    assert percents(explorer.sentence)[2] >= 95  # "pair" is still there
    explorer.controls["right"].value = 3
    assert percents(explorer.sentence)[2] < 80
    assert "The last 3 of 12 words are covered." in explorer.sentence
    explorer.controls["right"].value = 1
    assert explorer.sentence.startswith("The last of 12 words is covered. ")


@pytest.mark.parametrize(
    ("choice", "left", "right"), [(0, 0, 0), (0, 3, 1), (0, 7, 4), (1, 2, 0), (3, 7, 4), (4, 3, 0)]
)
def test_the_code_computes_what_the_bars_of_both_show(choice, left, right):
    explorer = at_view(bidirectional_explorer)
    for name, value in (("sentence", SENTENCES[choice]), ("left", left), ("right", right)):
        explorer.controls[name].value = value
    assert not explorer.view.error
    shown = [int(text.removesuffix(" %")) for text in bars(explorer)[2]]
    words = fill_vocabulary(as_words_with_gap(SENTENCES[choice])[0]).words
    places = [words.index(name) for name in explorer._picture._layout[2]]
    np.testing.assert_allclose(shown, 100 * computed_by(explorer)[places], atol=0.56)


def test_a_net_answers_when_its_directions_have_reached_the_gap(explorer):
    answered = []
    for step in range(1, 13):
        explorer.controls["step"].value = step
        answered.append([group is not None for group in bars(explorer)])
    assert [sum(column) for column in zip(*answered, strict=True)] == [5, 8, 5]  # the gap is at 8 of 12
    explorer.controls["step"].value = 7
    assert "→h has reached t = 7 and ←h t = 6; the gap is at t = 8" in explorer.sentence


def test_the_maps_show_the_states_that_have_been_computed(explorer):
    explorer.controls["step"].value = 3
    seen = {
        name: np.isfinite(image.get_array().filled(np.nan)).all(axis=0)
        for name, image in explorer._picture._images.items()
    }
    assert list(np.flatnonzero(seen["forward"])) == [0, 1, 2]
    assert list(np.flatnonzero(seen["backward"])) == [9, 10, 11]


def test_a_click_covers_from_the_end_to_the_word(explorer):
    def click_on_word(t):
        x, _ = explorer._picture._axes["forward"].transData.transform((t, 0.5))
        click(explorer, x / explorer._picture.bbox.width, 0.7)

    click_on_word(3)
    click_on_word(11)
    assert (explorer.values["left"], explorer.values["right"]) == (3, 2)
    click_on_word(8)  # the gap itself cannot be covered
    click(explorer, 0.5, 0.1)
    assert (explorer.values["left"], explorer.values["right"]) == (3, 2)


def test_another_sentence_is_read_until_both_directions_are_at_its_gap(explorer):
    explorer.controls["sentence"].value = SENTENCES[-1]
    assert (explorer.values["step"], explorer.controls["step"].max) == (12, 12)
    explorer.controls["left"].value, explorer.controls["step"].value = 11, 5
    explorer.controls["sentence"].value = SENTENCES[0]
    assert (explorer.values["step"], explorer.controls["step"].max) == (8, 12)
    assert explorer.values["left"] == 7
    assert not explorer.view.error


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "share"), [("forward", 1 / 3), ("backward", 1 / 2), ("both", 1)])
def test_at_the_missing_word_the_nets_are_as_good_as_their_sides_allow(language, name, share):
    net, readout = fill_net(language, name)
    vocabulary, missing = fill_vocabulary(language), set(MISSING + MISSING_IN_CHINESE)
    right = []
    for words in whole_sentences(language):
        gap = next(place for place, word in enumerate(words) if word in missing)
        x = vocabulary.one_hot([*words[:gap], GAP, *words[gap + 1 :]])
        y_hat = readout.read(unroll(net, x)).readout.y_hat[gap + 1, :, 0]
        right.append(vocabulary.words[y_hat.argmax()] == words[gap])
    assert np.mean(right) == pytest.approx(share)
    assert list(DIRECTIONS) == ["forward", "backward", "both"]
