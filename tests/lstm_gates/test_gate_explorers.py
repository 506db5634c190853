"""The gate stepper and the forget-bias slider: what is said against sums done anew."""

import itertools
import json
import re
from functools import cache

import numpy as np
import pytest
from explorer_moves import at_first, at_view, box_of, click, computed_by, to_view
from matplotlib.text import Text

from rnn_teach import LSTMCell, unroll
from rnn_teach.explorers import forget_bias_explorer, gate_explorer
from rnn_teach.lessons.lstm_gates.explorer import HOLDS, WEIGHTS, changed_cell
from rnn_teach.tasks import LEE_FIVE_STEPS, LEE_NINE_STEPS, lee_cell

FIVE, NINE = at_first("gate_explorer").controls["name"].options
EXTREMES = [
    {"name": NINE, "t": 9, "hold": "f open (1)", "weight": "g: x₁", "value": 100.0},
    {"name": NINE, "t": 9, "hold": "f open (1)", "weight": "g: x₁", "value": -100.0},
    {"name": NINE, "t": 6, "hold": "o open (1)", "weight": "o: bias", "value": -100.0},
    {"name": FIVE, "t": 4, "hold": "i open (1)", "weight": "f: h", "value": 100.0},
    {"name": FIVE, "t": 5, "hold": "o shut (0)", "weight": "i: bias", "value": 99.5},
]


def trained():
    return LSTMCell.random(3, 1, np.random.default_rng(0)), LEE_NINE_STEPS * [0.1, 1, 1]


@cache
def with_a_random_cell():
    return gate_explorer({"random": trained()})


def view(**values):
    return at_view(gate_explorer, **values)


@pytest.mark.parametrize("values", EXTREMES, ids=str)
def test_the_sentence_has_room_on_two_lines(values):
    assert len(view(**values).sentence) < 215


@pytest.mark.parametrize("values", EXTREMES, ids=str)
def test_text_is_within_the_picture_and_does_not_touch_other_text(values):
    explorer = view(**values)
    figure = explorer._picture
    shown = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    boxes = {text.get_text(): box_of(text) for text in shown}
    for text, box in boxes.items():
        assert -1 <= box.x0 <= box.x1 <= figure.bbox.width + 1, text
        assert -1 <= box.y0 <= box.y1 <= figure.bbox.height + 1, text
    for (one, box), (other, its) in itertools.combinations(boxes.items(), 2):
        across = min(box.x1, its.x1) - max(box.x0, its.x0)
        along = min(box.y1, its.y1) - max(box.y0, its.y0)
        assert across < 2 or along < 4, (one, other)
    assert min(text.get_fontsize() for text in shown) >= 9.5


def test_lees_numbers_are_said_to_all_digits():
    sentence = view(name=FIVE, t=4).sentence
    assert "c[4] = 6.99950" in sentence
    assert "h[4] = 6.99950" in sentence
    assert "t = 4, x = (1, 0, 1)" in sentence


@pytest.mark.parametrize("hold", list(HOLDS))
@pytest.mark.parametrize("name", [FIVE, "random"])
@pytest.mark.parametrize(("weight", "value"), [("f: bias", -1.0), ("o: h", 1.5), ("i: x₂", 0.0)])
def test_the_code_computes_what_is_said(hold, name, weight, value):
    values = {"name": name, "t": 4, "hold": hold, "weight": weight, "value": value}
    explorer = to_view(with_a_random_cell(), **values)
    said = re.findall(r"[ch]\[4\] = (\S+)\.", explorer.sentence.replace("−", "-"))
    assert computed_by(explorer)[-1] == pytest.approx([float(text) for text in said], abs=6e-6)
    assert len(computed_by(explorer)) == 4


def test_a_held_gate_is_held_and_the_rest_follows():
    cell = changed_cell(lee_cell(), (0, 0), None, {"f": 0.0})
    c = unroll(cell, LEE_FIVE_STEPS).c
    assert np.allclose(c[1:, 0, 0], [3, 4, 0, 0, 0], atol=6e-4)
    assert f"c[2] = {c[2, 0, 0]:.5f}" in view(name=FIVE, t=2, hold="f shut (0)").sentence


@pytest.mark.parametrize("name", list(WEIGHTS))
def test_one_weight_is_changed_and_no_other(name):
    before, after = lee_cell(), changed_cell(lee_cell(), WEIGHTS[name], 2.5, {})
    gate, column = WEIGHTS[name]
    tables = [np.concatenate([cell.U[:, 0], cell.W[:, 0], cell.b[:, 0]], axis=1) for cell in (before, after)]
    expected = tables[0].copy()
    expected[gate, column] = 2.5
    assert np.array_equal(tables[1], expected)


def test_a_cell_of_ones_own_is_there_and_stays_as_it_is():
    cell, x = trained()
    U = cell.U.copy()
    explorer = gate_explorer({"mine": (cell, x)})
    explorer.controls["name"].value = "mine"
    explorer.controls["value"].value = 1.0
    assert explorer.view.error == ""
    assert explorer.sentence.startswith("mine, t = 2, x = (0.3, 1, 0), i: x₁ at")
    assert np.array_equal(cell.U, U)
    assert explorer.controls["t"].max == 9
    assert explorer.controls["value"].max == np.ceil(max(np.abs(cell.U).max(), np.abs(cell.W).max(), 1))


def test_the_time_slider_follows_the_sequence_and_a_click_goes_to_a_step():
    explorer = view(name=NINE, t=9)
    explorer.controls["name"].value = FIVE
    assert explorer.controls["t"].value == explorer.controls["t"].max == 5
    click(explorer, 0.2, 0.2)
    assert explorer.controls["t"].value == 1


def test_a_click_on_a_gate_holds_it_shut_then_open_then_not_at_all():
    explorer = view(name=FIVE, t=4)
    flow = explorer._picture._flow
    place = flow.ax.transData.transform(flow._valves["f"][0].center)
    x, y = explorer._picture.transFigure.inverted().transform(place)
    for hold in ("f shut (0)", "f open (1)", "none"):
        click(explorer, x, y)
        assert explorer.controls["hold"].value == hold


@pytest.mark.parametrize("name", list(WEIGHTS))
def test_a_click_on_a_weight_chooses_it(name):
    explorer = view(name=FIVE, weight="o: bias" if name != "o: bias" else "i: h")
    gate, column = WEIGHTS[name]
    box = box_of(explorer._picture._table._rows[gate][column])
    x, y = explorer._picture.transFigure.inverted().transform((box.x1 - 4, (box.y0 + box.y1) / 2))
    click(explorer, x, y)
    assert explorer.controls["weight"].value == name


def test_another_cell_or_weight_begins_as_it_is():
    """A weight that was set stays with its cell: the next one is not spoiled by it."""
    cell, x = trained()
    spoiled = {"name": NINE, "weight": "f: bias", "value": -100.0}
    explorer = gate_explorer({"mine": (cell, x)}, state=json.dumps(spoiled))
    alone = gate_explorer({"mine": (cell, x)}, state=json.dumps({"name": "mine", "t": 6, "weight": "f: bias"}))
    explorer.controls["name"].value = "mine"
    explorer.controls["t"].value = 6
    assert explorer.sentence == alone.sentence
    trace = unroll(cell, x)
    assert f"h[6] = {trace.h[6, 0, 0]:.5f}".replace("-", "−") in explorer.sentence
    explorer.controls["weight"].value = "g: x₁"
    assert explorer.sentence.endswith(alone.sentence.partition("f keeps")[2])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([1], "cells must be a dict"),
        ({"a": lee_cell()}, "must be a pair"),
        ({"a": (1, LEE_FIVE_STEPS)}, "must be a pair"),
        ({"a": (LSTMCell.random(3, 2, np.random.default_rng(0)), LEE_FIVE_STEPS)}, "n_h = 2 and n_x = 3"),
        ({"a": (LSTMCell.random(2, 1, np.random.default_rng(0)), LEE_FIVE_STEPS)}, "n_h = 1 and n_x = 2"),
        ({"a": (lee_cell(), np.zeros((11, 3)))}, "room for 10 steps"),
        ({"a": (lee_cell(), np.zeros((4, 2)))}, "x must be"),
        ({"a": (lee_cell(), np.zeros((4, 3, 2)))}, "one sequence"),
    ],
)
def test_cells_of_another_kind_are_refused(cells, said):
    with pytest.raises(ValueError, match=said):
        gate_explorer(cells)


@pytest.mark.parametrize(("b", "k"), [(1.0, 20), (-2.0, 1), (6.0, 100), (0.0, 20)])
def test_the_forget_bias_code_computes_its_numbers(b, k):
    explorer = at_view(forget_bias_explorer, b=b, k=k)
    f, left = computed_by(explorer)
    assert f == pytest.approx(1 / (1 + np.exp(-b)))
    assert left == pytest.approx(f**k)
    said = re.search(r"f = (\S+)\. After \d+ steps? (\S+) of c is left", explorer.sentence)
    assert float(said[1]) == pytest.approx(f, abs=5e-5)
    assert float(said[2].replace("−", "-")) == pytest.approx(left, rel=0.05)


def test_a_slider_that_says_0_15000000000000002_is_taken_for_what_it_shows():
    explorer = at_view(forget_bias_explorer)
    explorer.controls["b"].value = 0.1 + 0.2
    assert "bias of 0.3 holds" in explorer.sentence
    assert "b=0.3," in explorer.code()
