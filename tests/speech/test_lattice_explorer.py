"""A net that listens: what is said and drawn against the loss and the decoders."""

import json

import numpy as np
import pytest
from explorer_moves import click, computed_by, places

from rnn_teach import best_path, collapse, ctc_loss, unroll
from rnn_teach.explorers import collapse_explorer, lattice_explorer
from rnn_teach.lessons.speech.digits import PHONES, SPELLED, phones_of, spoken_digit
from rnn_teach.lessons.speech.explorer import SPOKEN, as_label
from rnn_teach.lessons.speech.lattice import VIEWS, lattice_of
from rnn_teach.lessons.speech.picture import peaks
from rnn_teach.lessons.speech.words import ALPHA, BEST, BETA, BOTH
from rnn_teach.tasks import speech_net


def with_values(make=lattice_explorer, **values):
    return make(state=json.dumps(values))


def scores(who):
    word, voice, number = SPOKEN[who]
    net, readout = speech_net()
    return readout.read(unroll(net, spoken_digit(voice, word, number).astype(float))).readout.o


FIRST = next(iter(SPOKEN))
OTHERS = list(SPOKEN)[1:3]


@pytest.fixture(scope="module")
def explorer():
    return lattice_explorer()


@pytest.fixture(autouse=True)
def begin(explorer):
    explorer.reset()


@pytest.mark.parametrize("who", SPOKEN)
def test_the_sentence_has_p_of_the_right_label_and_what_the_best_path_spells(explorer, who):
    explorer.controls["who"].value = who
    o, right = scores(who), SPELLED[SPOKEN[who][0]]
    p = np.exp(-ctc_loss(o, phones_of([SPOKEN[who][0]])).value)
    heard = " ".join(PHONES[k] for k in best_path(o)[0])
    assert explorer.controls["label"].value == right
    assert f"P({right}) = {p:#.2g}".rstrip("0").rstrip(".") in explorer.sentence
    assert f"The best path spells {heard}." in explorer.sentence
    assert computed_by(explorer) == pytest.approx(p, rel=1e-9)


def test_another_label_is_compared_with_the_right_one(explorer):
    explorer.controls["label"].value = "s ih s"
    assert "P(s ih s) = 0.0029. The right label, s ih k s, has 0.89." in explorer.sentence
    assert computed_by(explorer) == pytest.approx(np.exp(-ctc_loss(scores(FIRST), as_label("s ih s", 20)).value))
    assert explorer.controls["s"].max == 7
    explorer.controls["label"].value = ""
    assert "P(empty) = " in explorer.sentence
    assert explorer.view.error == ""


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("s ih q", "label cannot be 's ih q' here: it is made of the phones z ih r"),
        ("s ih -", "label cannot be 's ih -' here: it is made of the phones"),
        ("s ih k s s ih k", "label cannot be 's ih k s s ih k' here: the picture has room for 6 phones"),
    ],
)
def test_what_is_no_label_is_told_and_the_picture_stays(explorer, label, said):
    before = explorer.sentence
    explorer.controls["label"].value = label
    assert explorer.view.error.startswith(said)
    assert explorer.sentence == before


def test_a_label_that_fits_no_path_is_told():
    with pytest.raises(ValueError, match=r"^label cannot be 's s s' here: it needs 5 steps, and there are 4$"):
        as_label("s s s", 4)


@pytest.mark.parametrize("who", [FIRST, *OTHERS])
@pytest.mark.parametrize("view", VIEWS)
def test_the_map_has_shares_that_sum_to_one_where_paths_go(who, view):
    o = scores(who)
    lattice = lattice_of(o, phones_of([SPOKEN[who][0]]))
    shares = lattice.shares(view)
    np.testing.assert_allclose(np.nansum(shares, axis=1), 1, rtol=1e-9)
    loss = ctc_loss(o, [lattice.label])
    truth = {ALPHA: loss.log_alpha, BETA: loss.log_beta, BOTH: loss.log_alpha + loss.log_beta}.get(view)
    if view == BEST:
        assert collapse(lattice.classes[np.nanargmax(shares, axis=1)]) == lattice.label
    else:
        rows = np.exp(truth[1:, :, 0])
        np.testing.assert_allclose(np.nan_to_num(shares), rows / rows.sum(axis=1, keepdims=True), atol=1e-12)


@pytest.mark.parametrize("view", [ALPHA, BETA])
def test_each_sum_that_is_told_adds_up(explorer, view):
    explorer.controls["view"].value = view
    checked = 0
    for _, text, _ in places(explorer):
        if "Σ" in text:
            terms, _, total = text.replace("−", "-").partition("Σ")[2].partition(" = ")[2].rpartition(" = ")
            assert eval(terms.replace("·", "*")) == pytest.approx(float(total), rel=0.12), (
                text
            )  # of two digits each
            checked += 1
    assert checked > 150


def test_a_click_on_a_state_goes_to_its_step_and_shows_its_sum(explorer):
    explorer.controls["view"].value = ALPHA
    ax = explorer._picture._axes["lattice"]
    box = ax.get_position()
    for t, s in ((3, 1), (10, 6), (20, 9)):
        click(explorer, box.x0 + (t - 0.5) / 20 * box.width, box.y1 - (s - 0.5) / 9 * box.height)
        assert (explorer.values["t"], explorer.values["s"]) == (t, s)
        assert f"α{'₀₁₂₃₄₅₆₇₈₉'[s]}[{t}] = " in explorer.sentence


def test_paths_are_collapsed_step_by_step_in_either_order():
    explorer = collapse_explorer()
    assert "B(-aa--abb) = aab, 3 symbols" in explorer.sentence
    explorer.controls["order"].value = explorer.controls["order"].options[1]
    assert "it gives ab, 2 symbols, but B(-aa--abb) is aab" in explorer.sentence
    assert computed_by(explorer) == ["a", "b"]
    explorer.controls["t"].value = 3
    assert "the path -aa is aa; merged after that it gives a, 1 symbol, the same as B here" in explorer.sentence
    explorer.reset()
    explorer.controls["path"].value = "hh-e-l-l-oo"
    assert explorer.values["t"] == 11
    assert "B(hh-e-l-l-oo) = hello, 5 symbols" in explorer.sentence
    explorer.controls["path"].value = "---"
    assert "B(---) = the empty label, 0 symbols" in explorer.sentence
    explorer.controls["path"].value = "a" * 15
    assert explorer.view.error.startswith("path cannot be 'aaaaaaaaaaaaaaa' here: write 1 to 14 letters")


def test_of_two_phones_at_their_highest_at_one_step_the_likelier_is_named():
    """Two names at one place could not be read."""
    y_hat = np.full((3, len(PHONES)), 0.01)
    y_hat[1, 3], y_hat[1, 5] = 0.4, 0.45
    assert peaks(y_hat) == [(1, 5)]
