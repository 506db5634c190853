"""LSTM and GRU side by side: what is said and drawn against the cells."""

import re

import numpy as np
import pytest
from explorer_moves import at_view, box_of, click, computed_by
from matplotlib.text import Text

from rnn_teach import GRUCell, unroll
from rnn_teach.explorers import gru_explorer
from rnn_teach.lessons.gru.explorer import HOLDS, RANDOM, WIRED, cells, wired_cells

NETS = [*WIRED, *RANDOM]


def with_values(**values):
    return at_view(gru_explorer, **values)


def numbers_in(text):
    return [float(found) for found in re.findall(r"-?\d+\.\d\d", text.replace("−", "-"))]


@pytest.mark.parametrize("nets", NETS)
def test_text_can_be_read_and_lies_within_the_picture(nets):
    explorer = with_values(nets=nets, lstm_hold="i = 1", gru_hold="z = 0", reset="after")
    figure = explorer._picture
    for t in (1, 7):
        explorer.controls["t"].value = t
        for text in (text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()):
            box = box_of(text)
            assert text.get_fontsize() >= 9.5
            assert -1 <= box.x0 <= box.x1 <= figure.bbox.width + 1, text.get_text()
            assert -1 <= box.y0 <= box.y1 <= figure.bbox.height + 1, text.get_text()
    assert figure.get_figheight() <= 4.4


def test_the_wired_nets_add_keep_and_begin_anew():
    x = np.array(WIRED["wired: add, keep, begin anew"])
    lstm, gru = wired_cells()
    c, h = unroll(lstm, x).c[:, 0, 0], unroll(gru, x).h[:, 0, 0]
    added = np.tanh(0.3) + np.tanh(0.2)
    expected_c = [0, 0, np.tanh(0.3), np.tanh(0.3), added, added, np.tanh(0.1), np.tanh(0.1)]
    added = np.tanh(np.tanh(0.3) + 0.2)
    expected_h = [0, 0, np.tanh(0.3), np.tanh(0.3), added, added, np.tanh(0.1), np.tanh(0.1)]
    np.testing.assert_allclose(c, expected_c, atol=1e-3)
    np.testing.assert_allclose(h, expected_h, atol=1e-3)


def test_added_at_every_step_the_cell_state_passes_one_and_the_gru_does_not():
    explorer = with_values(nets="wired: add at every step", t=7)
    assert "LSTM: c goes from 1.75 to 2.04, 1.75 kept and 0.29 written" in explorer.sentence
    assert "GRU, reset before the product: h goes from 0.79 to 0.80, 0.00 kept and 0.80 new" in explorer.sentence


@pytest.mark.parametrize("nets", NETS)
@pytest.mark.parametrize("t", [1, 7])
def test_what_is_kept_and_what_is_new_add_up_to_the_state(nets, t):
    told = numbers_in(with_values(nets=nets, t=t).sentence)
    c_before, c, kept, written, h, h_before, h_gru, h_kept, new = told
    assert c == pytest.approx(kept + written, abs=0.011)
    assert h_gru == pytest.approx(h_kept + new, abs=0.011)
    x, lstm, gru = cells(nets)
    of_lstm, of_gru = unroll(lstm, x), unroll(gru, x)
    truth = [of_lstm.c[t - 1], of_lstm.c[t], of_lstm.h[t], of_gru.h[t - 1], of_gru.h[t]]
    assert [c_before, c, h, h_before, h_gru] == pytest.approx([state[0, 0] for state in truth], abs=0.0051)


@pytest.mark.parametrize("nets", NETS)
@pytest.mark.parametrize("reset", ["before", "after"])
@pytest.mark.parametrize(("lstm_hold", "gru_hold"), [("none", "none"), ("o = 0", "r = 0"), ("f = 1", "z = 0")])
def test_the_code_computes_the_states_that_are_seen(nets, reset, lstm_hold, gru_hold):
    explorer = with_values(nets=nets, t=6, reset=reset, lstm_hold=lstm_hold, gru_hold=gru_hold)
    c, h, h_gru = computed_by(explorer)
    told = numbers_in(explorer.sentence)
    assert [told[1], told[4], told[6]] == pytest.approx([c, h, h_gru], abs=0.0051)


def test_a_held_gate_is_held_and_said():
    def texts(**values):
        return {text.get_text() for text in with_values(**values)._picture.findobj(Text)}

    assert not [text for text in texts() if text.endswith(" held")]
    for gate, hold in (("lstm_hold", HOLDS["lstm"]), ("gru_hold", HOLDS["gru"])):
        for choice in hold[1:]:
            held = {text.removesuffix(" held") for text in texts(**{gate: choice}) if text.endswith(" held")}
            assert held - {"1−z"} == {choice[0]}
    assert "1−z held" in texts(gru_hold="z = 1")
    assert "z held at 1: h goes from 0.00 to 0.00" in with_values(gru_hold="z = 1", t=7).sentence


def test_the_place_of_the_reset_matters_from_the_second_step_on():
    x, _, gru = cells(NETS[-1])
    before, after = unroll(gru, x), unroll(GRUCell(gru.U, gru.W, gru.b, reset="after"), x)
    assert np.array_equal(before.h[1], after.h[1])
    assert not np.allclose(before.h[2], after.h[2])
    for t, same in ((1, True), (2, False)):
        told = [numbers_in(with_values(nets=NETS[-1], t=t, reset=reset).sentence) for reset in ("before", "after")]
        assert (told[0] == told[1]) == same


def test_a_click_goes_to_the_step_of_its_column_on_either_side():
    explorer = with_values()
    for left, t in ((0.085, 2), (0.59, 6), (0.085, 7), (0.59, 1)):
        click(explorer, left + 0.4 * (t - 0.5) / 7, 0.5)
        assert explorer.values["t"] == t
    click(explorer, 0.03, 0.5)
    click(explorer, 0.53, 0.5)
    assert explorer.values["t"] == 1
    assert explorer.view.error == ""
