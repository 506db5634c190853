"""The pictures of an LSTM unit: flows as wide as their values, numbers that are those
of the trace."""

import numpy as np
import pytest

from rnn_teach import LSTMCell, RNNCell, unroll
from rnn_teach.figures import plot_gates
from rnn_teach.kit.picture import Picture
from rnn_teach.lessons.lstm_gates.picture import GatePicture
from rnn_teach.lessons.lstm_gates.picture_bars import ROWS
from rnn_teach.lessons.lstm_gates.picture_flow import FLOWS, WIDEST, CellFlow, arrow
from rnn_teach.lessons.lstm_gates.picture_forget_bias import ForgetPicture
from rnn_teach.tasks import LEE_FIVE_STEPS, LEE_NINE_STEPS, lee_cell


@pytest.fixture
def tanh_cell():
    return LSTMCell.random(3, 1, np.random.default_rng(3))


def texts(picture):
    return [text.get_text() for ax in picture.axes for text in ax.texts if text.get_text()]


def flow_of(cell, x, t):
    flow = CellFlow(Picture(4, 2.3).add_axes((0, 0, 1, 1)))
    flow.set_step(cell, unroll(cell, x), t)
    return flow


def thickness(polygon, start, end):
    """How far apart the two long sides of an arrow are."""
    across = 1 if start[1] == end[1] else 0
    sides = polygon.get_xy()[[0, -2], across]
    return abs(sides[1] - sides[0])


def test_flows_are_as_wide_as_their_values():
    """Lee's five steps at t = 2: 3 is kept, 4 is written, 7 is held; 7 is the largest
    of all."""
    flow = flow_of(lee_cell(), LEE_FIVE_STEPS, 2)
    widths = {name: thickness(flow._flows[name], start, end) for name, (start, end, _) in FLOWS.items()}
    assert widths["c"] == pytest.approx(WIDEST, rel=1e-3)
    for name, value in (("c before", 3), ("kept", 3), ("g", 4), ("written", 4)):
        assert widths[name] == pytest.approx(WIDEST * value / 7, rel=1e-3)
    assert widths["h"] < 2


def test_a_negative_flow_is_hollow():
    cell = lee_cell()
    cell.U_g = [[-1, 0, 0]]
    flow = flow_of(cell, LEE_FIVE_STEPS, 2)
    assert flow._flows["c"].get_facecolor()[:3] == (1, 1, 1)
    assert flow_of(lee_cell(), LEE_FIVE_STEPS, 2)._flows["c"].get_facecolor()[:3] != (1, 1, 1)


def test_a_gate_is_white_where_it_is_shut_and_full_where_it_is_open():
    flow = flow_of(lee_cell(), LEE_FIVE_STEPS, 4)
    shut, full = flow._valves["i"][0].get_facecolor(), flow._valves["o"][0].get_facecolor()
    assert np.allclose(shut[:3], 1, atol=1e-3)
    assert np.min(full[:3]) < 0.5


def test_a_bar_fills_as_much_of_its_field_as_the_value_of_its_step():
    """Of Lee's five steps: o opens at step 4 alone; c is 3, 7, 7, 7, 0, and 7 is the
    largest of c, g and h."""
    ax = plot_gates(unroll(lee_cell(), LEE_FIVE_STEPS))
    widths = [[np.ptp(path.vertices[:, 0]) for path in bars.get_paths()] for bars in ax.collections]
    fields, rows = widths[0], {name: widths[2 * row + 1] for row, name in enumerate(ROWS)}
    for name, shares in (("o", [0, 0, 0, 1, 0]), ("c", [3 / 7, 1, 1, 1, 0]), ("h", [0, 0, 0, 1, 0])):
        np.testing.assert_allclose(np.divide(rows[name], fields), shares, atol=1e-3)


def test_tanh_stands_on_the_way_out_where_there_is_one(tanh_cell):
    assert flow_of(tanh_cell, LEE_FIVE_STEPS, 2)._squash.get_visible()
    assert not flow_of(lee_cell(), LEE_FIVE_STEPS, 2)._squash.get_visible()


def test_an_arrow_goes_from_its_start_to_its_end():
    corners = np.array(arrow((10, 5), (10, 45), 8))
    assert corners[:, 1].min() == 5
    assert (10, 45) in [tuple(corner) for corner in corners]
    assert np.ptp(corners[[0, -1], 0]) == 8


@pytest.mark.parametrize("t", [1, 4, 9])
def test_the_equations_hold_the_numbers_of_the_trace(tanh_cell, t):
    x = LEE_NINE_STEPS * [0.1, 1, 1]
    picture, trace = GatePicture(), unroll(tanh_cell, x)
    picture.show(tanh_cell, trace, t, (0, 0))
    said = "\n".join(texts(picture)).replace("−", "-")
    for value in (*trace.gates[t, :, 0, 0], *trace.a[t, :, 0, 0], trace.c[t, 0, 0], trace.h[t, 0, 0]):
        assert f"{value:.2f}".replace("-0.00", "0.00") in said
    assert f"c[{t}] = f c[{t - 1}] + i g" in said
    assert f"h[{t}] = o tanh(c)" in said


def test_a_view_updated_in_place_is_the_view_drawn_afresh(tanh_cell):
    x = LEE_NINE_STEPS * [0.1, 1, 1]
    views = [
        (lee_cell(), unroll(lee_cell(), LEE_FIVE_STEPS), 3, (0, 0)),
        (tanh_cell, unroll(tanh_cell, x), 9, (3, 4)),
        (lee_cell(), unroll(lee_cell(), LEE_NINE_STEPS), 1, (2, 2)),
    ]
    used = GatePicture()
    for view in views:
        afresh = GatePicture()
        used.show(*view)
        afresh.show(*view)
        assert np.array_equal(used.pixels(), afresh.pixels())


def test_plot_gates_says_every_number():
    ax = plot_gates(unroll(lee_cell(), LEE_FIVE_STEPS))
    assert "c = 3.00, 7.00, 7.00, 7.00, 0.00" in ax.figure.sentence
    assert "h = 0.00, 0.00, 0.00, 7.00, 0.00" in ax.figure.sentence
    assert [text.get_text() for text in ax.texts].count("7.00") == 4


def test_a_cell_that_is_zero_throughout_can_be_drawn():
    still = LSTMCell(np.zeros((4, 1, 3)), np.zeros((4, 1, 1)))
    assert "c = 0.00, 0.00" in plot_gates(unroll(still, np.zeros((2, 3)))).figure.sentence


@pytest.mark.parametrize(
    ("cell", "T", "said"),
    [
        (LSTMCell.random(3, 2, np.random.default_rng(0)), 3, "an LSTM with one unit"),
        (RNNCell.random(3, 1, np.random.default_rng(0)), 3, "an LSTM with one unit"),
        (LSTMCell.random(3, 1, np.random.default_rng(0)), 11, "room for 10 steps; this trace has 11"),
    ],
)
def test_what_has_no_room_is_refused(cell, T, said):
    with pytest.raises(ValueError, match=said):
        plot_gates(unroll(cell, np.zeros((T, 3))))


@pytest.mark.parametrize(
    ("b", "k", "left"), [(0, 20, "9.5e−7"), (1, 20, "0.0019"), (2, 20, "0.079"), (5, 20, "0.87")]
)
def test_the_forget_bias_and_what_it_leaves(b, k, left):
    picture = ForgetPicture(100)
    picture.show(b, k)
    assert f"σ({b}.0)^{k} = {left}" in texts(picture)
