"""The explorer of two directions: what its controls do, and that its sentence and its
code are true."""

import re
from functools import cache

import numpy as np
import pytest
from explorer_moves import click, computed_by
from interruptions import cut_at_third

from rnn_teach.core import unroll
from rnn_teach.explorers import bidirectional_explorer
from rnn_teach.lessons.bidirectional import nets
from rnn_teach.lessons.bidirectional.explorer import SENTENCES, SHOWN
from rnn_teach.lessons.bidirectional.nets import NETS, missing_word_net, missing_words
from rnn_teach.lessons.bidirectional.task import LANGUAGES
from rnn_teach.tasks import GAP


@pytest.fixture
def explorer():
    return bidirectional_explorer()


def percents(sentence):
    return [int(found) for found in re.findall(r"(\d+) %", sentence)]


def bars(explorer):
    """What the three groups of bars show, None where there is no answer yet."""
    groups = explorer._picture._groups.values()
    return [
        [text.get_text() for text in group._percents] if group._bars.get_visible() else None for group in groups
    ]


@pytest.mark.parametrize("choice", SENTENCES)
def test_uncovered_each_side_alone_is_torn_and_both_are_sure(choice):
    explorer = bidirectional_explorer()
    explorer.controls["sentence"].value = choice
    left, right, both = percents(explorer.sentence)
    assert 20 < left < 47
    assert 33 < right < 67
    assert both >= 95


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_named_is_the_one_shown(language):
    vocabulary = missing_words("English").vocabulary
    for label in SHOWN:
        explorer = bidirectional_explorer(state=f'{{"sentence": "{language}: {label}"}}')
        words = re.search(r"one_hot\('(.*)'\)", explorer.code())[1]
        if language == "English":
            named = [word for word in re.findall(r"\w+", label) if word in vocabulary.words]
            assert set(named) <= set(words.split())
        else:
            assert "超" in words if "supermarket" in label else "超" not in words
            names = {"shoes": "鞋", "boots": "靴", "dumplings": "饺", "tea": "茶"}
            assert [name for name, char in names.items() if char in words] == [label.split()[-1]]


def test_covered_sides_break_what_they_decide(explorer):
    explorer.controls["left"].value = 7
    assert percents(explorer.sentence)[2] < 80
    explorer.controls["left"].value, explorer.controls["right"].value = 0, 2
    assert percents(explorer.sentence)[2] >= 95  # "pair" is still there
    explorer.controls["right"].value = 3
    assert percents(explorer.sentence)[2] < 80
    assert "the last 3 of 12 words are covered" in explorer.sentence


@pytest.mark.parametrize(("choice", "left", "right"), [(0, 0, 0), (0, 3, 1), (0, 7, 4), (8, 2, 0), (11, 10, 5)])
def test_the_code_computes_what_the_bars_of_both_show(choice, left, right):
    explorer = bidirectional_explorer()
    for name, value in (("sentence", SENTENCES[choice]), ("left", left), ("right", right)):
        explorer.controls[name].value = value
    assert not explorer.view.error
    shown = [int(text.removesuffix(" %")) for text in bars(explorer)[2]]
    np.testing.assert_allclose(shown, 100 * computed_by(explorer), atol=0.56)


def test_a_net_answers_when_its_directions_have_reached_the_gap(explorer):
    answered = []
    for step in range(1, 13):
        explorer.controls["step"].value = step
        answered.append([group is not None for group in bars(explorer)])
    assert [sum(column) for column in zip(*answered, strict=True)] == [5, 8, 5]  # the gap is at 8 of 12
    explorer.controls["step"].value = 7
    assert "→h is at t = 7 and ←h at t = 6; the gap is at t = 8" in explorer.sentence


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
    assert (explorer.values["step"], explorer.controls["step"].max) == (11, 16)
    explorer.controls["left"].value, explorer.controls["step"].value = 10, 16
    explorer.controls["sentence"].value = SENTENCES[0]
    assert (explorer.values["step"], explorer.controls["step"].max) == (8, 12)
    assert explorer.values["left"] == 7
    assert not explorer.view.error


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "share"), [("forward", 1 / 3), ("backward", 1 / 2), ("both", 1)])
def test_the_nets_are_as_good_as_their_sides_allow(language, name, share):
    net, readout = missing_word_net(language, name)
    task = missing_words(language)
    y_hat = readout.read(unroll(net, task.x, lengths=task.lengths)).readout.y_hat[1:]
    gap = [words.index(GAP) for words in task.sentences]
    columns = np.arange(len(gap))
    right = y_hat.argmax(axis=1)[gap, columns] == task.targets[gap, columns]
    assert right.mean() == pytest.approx(share)
    assert list(NETS) == ["forward", "backward", "both"]


def test_a_net_whose_training_was_cut_is_not_kept_half_trained(monkeypatch):
    """The explorer that asks for it again gets one that is trained to the end."""
    whole, _ = nets.missing_word_net("English", "forward")
    monkeypatch.setattr(nets, "_trained", cache(nets._trained.__wrapped__))
    with monkeypatch.context() as patch:
        patch.setattr(nets, "cross_entropy", cut_at_third(nets.cross_entropy))
        with pytest.raises(KeyboardInterrupt):
            nets.missing_word_net("English", "forward")
    net, _ = nets.missing_word_net("English", "forward")
    assert net is not whole
    assert (net.U == whole.U).all()
