"""The ledger explorer: its numbers and its clicks."""

import numpy as np
import pytest
from explorer_moves import at_view, click, computed_by, picture_of, the_second, to_view

from rnn_teach import Readout, RNNCell, bptt, cross_entropy, unroll
from rnn_teach.explorers import gradient_ledger_explorer
from rnn_teach.kit.numbers import digits, number
from rnn_teach.lessons.bptt.task import make_chinese_slots
from rnn_teach.tasks import SLOTS, TRAVEL_SENTENCES, make_travel_slots

LAST = "norm of step k's term of dL[t]/dW"


def one_loss(t, n_h, seed=0, sentence=2):
    """The cell, its trace, and the direct part of L[t] alone: what the explorer shows,
    computed here."""
    x, target = make_travel_slots()[sentence]
    rng = np.random.default_rng(seed)
    cell, readout = RNNCell.random(x.shape[1], n_h, rng, U_std=1), Readout.random(n_h, len(SLOTS), rng)
    trace = readout.read(unroll(cell, x))
    alone = np.arange(1, len(x) + 1) == t
    return cell, trace, readout.read_backward(trace, cross_entropy(trace.readout, target, alone).d_o).d.h


VIEWS = [
    {},
    {"t": 5, "back": 5, "window": 2},
    {"t": 6, "back": 0, "window": 8, "n_h": 6},
    {"t": 7, "back": 5, "n_h": 1},
]


@pytest.mark.parametrize("view", VIEWS)
def test_the_numbers_are_those_of_one_backward_pass_of_that_loss(view):
    explorer = at_view(gradient_ledger_explorer, **view)
    v = explorer.values
    cell, trace, direct = one_loss(v["t"], v["n_h"])
    d_h = bptt(cell, trace, direct).d.h[v["t"] - v["back"]]
    assert f"= {digits(np.linalg.norm(d_h))}" in explorer.sentence
    if v["window"] < v["t"]:
        whole = bptt(cell, trace, direct).total["W"]
        kept = bptt(cell, trace, direct, window=v["window"]).total["W"]
        error = np.linalg.norm(kept - whole) / np.linalg.norm(whole)
        assert f"error {number(100 * error, 1)} %" in explorer.sentence
    else:
        assert f"keeps all {v['t']} terms" in explorer.sentence


@pytest.mark.parametrize("view", VIEWS)
def test_the_code_computes_the_same(view):
    explorer = at_view(gradient_ledger_explorer, **view)
    v = explorer.values
    size, term, cut, whole = computed_by(explorer).values()
    assert f"= {digits(size)}" in explorer.sentence
    cell, trace, direct = one_loss(v["t"], v["n_h"])
    gradients = bptt(cell, trace, direct)
    assert whole == pytest.approx(np.linalg.norm(gradients.total["W"]))
    truncated = bptt(cell, trace, direct, window=v["window"]).total["W"]
    assert cut == pytest.approx(np.linalg.norm(truncated - gradients.total["W"]), abs=1e-15)
    if v["t"] > v["back"]:
        assert term == pytest.approx(np.linalg.norm(gradients.terms["W"][v["t"] - v["back"]]))
        explorer.controls["shown"].value = LAST
        assert f"has norm {digits(term)}" in explorer.sentence


def click_on_cell(explorer, t, k):
    figure = explorer._picture
    click(explorer, *figure.axes[0].transData.transform((k, t)) / figure.bbox.size)


def test_a_click_on_the_map_chooses_the_cell():
    explorer = at_view(gradient_ledger_explorer)
    other = the_second("gradient_ledger_explorer")
    for t, k in ((5, 1), (8, 8), (3, 0), (7, 6)):
        click_on_cell(explorer, t, k)
        assert (explorer.values["t"], explorer.values["back"]) == (t, t - k)
        assert picture_of(explorer) == picture_of(to_view(other, **explorer.values))


def test_a_click_where_no_cell_is_changes_nothing():
    explorer = at_view(gradient_ledger_explorer)
    before = explorer.values
    click_on_cell(explorer, 3, 5)  # a loss does not depend on later states
    click(explorer, 0.99, 0.5)
    assert explorer.values == before
    explorer.controls["shown"].value = LAST
    click_on_cell(explorer, 4, 0)  # there is no step 0 to have a term
    assert explorer.values == {**before, "shown": LAST, "back": 7}


def test_a_message_starts_at_its_loss_and_ends_at_the_first_state():
    explorer = at_view(gradient_ledger_explorer)
    assert explorer.values == {"t": 8, "back": 8, "shown": "norm of ∂L[t]/∂h[k]", "window": 8, "n_h": 2}
    explorer.controls["t"].value = 4
    assert (explorer.controls["back"].value, explorer.controls["back"].max) == (4, 4)
    explorer.controls["shown"].value = LAST
    assert (explorer.controls["back"].value, explorer.controls["back"].max) == (3, 3)
    assert "has norm 0, since h[0] = 0." in explorer.sentence


def test_the_sentence_says_how_much_of_the_gradient_is_left():
    sentence = at_view(gradient_ledger_explorer, t=8, back=3).sentence
    assert sentence.startswith("‖∂L[8]/∂h[5]‖ = 0.54, 3 steps back: 63 % of the norm at h[8].")
    assert "starts here" in at_view(gradient_ledger_explorer, back=0).sentence


def test_a_gradient_that_is_zero_is_said_to_be():
    explorer = at_view(gradient_ledger_explorer, t=1, back=0)
    assert explorer.sentence.endswith("All of dL[1]/dW is zero.")


@pytest.mark.parametrize("number", [0, 2, 4, 5])
def test_other_sentences(number):
    explorer = gradient_ledger_explorer(TRAVEL_SENTENCES[number], seed=3)
    T = len(make_travel_slots()[number][0])
    assert explorer.controls["t"].max == T
    t, k = explorer.values["t"], explorer.values["t"] - explorer.values["back"]
    cell, trace, direct = one_loss(t, 2, seed=3, sentence=number)
    assert f"= {digits(np.linalg.norm(bptt(cell, trace, direct).d.h[k]))}" in explorer.sentence


def test_a_chinese_request_is_sent_back_too():
    explorer = gradient_ledger_explorer("我星期一离开台北到巴黎")
    assert explorer.values["t"] == explorer.values["back"] == 6
    size, *_ = computed_by(explorer).values()
    assert f"‖∂L[6]/∂h[0]‖ = {digits(size)}" in explorer.sentence
    slots = [SLOTS[slot] for slot in make_chinese_slots()[1]]
    assert slots == ["other", "date", "other", "departure", "other", "destination"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (TRAVEL_SENTENCES[3], "room for 8 words; this sentence has 10"),
        ("arrive Rome", "give one of TRAVEL_SENTENCES, whose slots are known; got 'arrive Rome'"),
        (5, "got 5"),
    ],
)
def test_other_sentences_are_refused(sentence, said):
    with pytest.raises(ValueError, match=said):
        gradient_ledger_explorer(sentence)
