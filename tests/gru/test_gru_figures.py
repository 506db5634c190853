"""The side-by-side picture: the right numbers in the right rows and bars."""

import numpy as np
import pytest

from rnn_teach import GRUCell, LSTMCell, unroll
from rnn_teach.kit.numbers import added, number
from rnn_teach.lessons.gru.picture import SideBySidePicture

T = 5


@pytest.fixture
def nets():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(T, 2))
    lstm, gru = LSTMCell.random(2, 3, rng), GRUCell.random(2, 3, rng, reset="after")
    return lstm, gru, (unroll(lstm, x), unroll(gru, x))


def drawn(picture, nets, t, **held):
    lstm, gru, traces = nets
    picture.show(("one", "two"), lstm, gru, traces, t, **held)
    return picture


def row(ax, label):
    """The numbers of the row with this label."""
    (y,) = {text.get_position()[1] for text in ax.texts if text.get_text() == label}
    cells = [text for text in ax.texts if text.get_position()[1] == y and text.get_text() != label]
    return [text.get_text() for text in sorted(cells, key=lambda text: text.get_position()[0])]


def test_each_row_holds_its_quantity_of_unit_one(nets):
    lstm_map, _, gru_map, _ = drawn(SideBySidePicture(T, 2), nets, 3).axes
    lstm, gru = nets[2]
    for name in ("i", "f", "g", "o", "c", "h"):
        assert row(lstm_map, name) == [number(value) for value in getattr(lstm, name)[1:, 0, 0]]
    for name in ("r", "z", "n", "h"):
        assert row(gru_map, name) == [number(value) for value in getattr(gru, name)[1:, 0, 0]]
    assert row(gru_map, "1−z") == [number(1 - value) for value in gru.z[1:, 0, 0]]
    assert row(gru_map, "no c") == [""] * T
    assert row(lstm_map, "two") == row(gru_map, "two") == [number(value) for value in lstm.x[1:, 1, 0]]


def test_the_bars_are_what_is_kept_and_what_is_new_and_the_mark_their_sum(nets):
    _, lstm_bars, _, gru_bars = drawn(SideBySidePicture(T, 2), nets, 3).axes
    lstm, gru = (trace.sequence(0) for trace in nets[2])
    parts = {
        lstm_bars: ((lstm.f[1:] * lstm.c[:-1])[:, 0, 0], (lstm.i[1:] * lstm.g[1:])[:, 0, 0], lstm.c[1:, 0, 0]),
        gru_bars: ((gru.z[1:] * gru.h[:-1])[:, 0, 0], ((1 - gru.z) * gru.n)[1:, 0, 0], gru.h[1:, 0, 0]),
    }
    for ax, (kept, new, state) in parts.items():
        heights = [[bar.get_height() for bar in bars] for bars in ax.containers]
        np.testing.assert_allclose(heights, [kept, new])
        np.testing.assert_allclose(ax.lines[0].get_ydata(), state)
        np.testing.assert_allclose(kept + new, state)
        assert lstm_bars.get_ylim() == ax.get_ylim()


@pytest.mark.parametrize("reset", ["before", "after"])
def test_the_equations_have_the_numbers_of_the_step(nets, reset):
    lstm, gru, (of_lstm, _) = nets
    gru = GRUCell(gru.U, gru.W, gru.b, reset=reset)
    trace = unroll(gru, of_lstm.x[1:])
    picture = drawn(SideBySidePicture(T, 2), (lstm, gru, (of_lstm, trace)), 4)
    texts = [text.get_text() for text in picture.texts]
    past = gru.W_n @ (trace.r[4] * trace.h[3]) if reset == "before" else trace.r[4] * (gru.W_n @ trace.h[3])
    from_input = gru.U_n @ trace.x[4]
    summed = f"tanh({added([from_input[0, 0], past[0, 0]])}) = {number(trace.n[4, 0, 0])}"
    words = "W (r h[3])" if reset == "before" else "r (W h[3])"
    assert f"n = tanh(U x + {words}) = {summed}" in texts
    assert any(
        text.startswith("c[4] = f c[3] + i g") and text.endswith(number(of_lstm.c[4, 0, 0])) for text in texts
    )
    assert any(text.startswith("h[4] = z h[3]") and text.endswith(number(trace.h[4, 0, 0])) for text in texts)


def test_updated_in_place_it_is_the_picture_drawn_afresh(nets):
    lstm, gru, traces = nets
    held = GRUCell(gru.U, gru.W, gru.b, b_m=gru.b_m, reset="after", hold={"z": 0})
    other = (lstm, held, (traces[0], unroll(held, traces[1].x[1:])))
    kept, seen = SideBySidePicture(T, 2), set()
    for shown, t, holds in [
        (nets, 1, {}),
        (other, 1, {"gru_held": ("z",)}),
        (other, 5, {"gru_held": ("z",)}),
        (nets, 2, {}),
    ]:
        pixels = drawn(kept, shown, t, **holds).pixels()
        assert np.array_equal(pixels, drawn(SideBySidePicture(T, 2), shown, t, **holds).pixels())
        seen.add(pixels.tobytes())
    assert len(seen) == 4


def test_states_of_any_size_fit():
    rng = np.random.default_rng(0)
    lstm, gru = LSTMCell.random(2, 1, rng, cell_input="linear", hold={"i": 50, "f": 1}), GRUCell.random(2, 1, rng)
    x = rng.normal(size=(T, 2))
    picture = drawn(SideBySidePicture(T, 2), (lstm, gru, (unroll(lstm, x), unroll(gru, x))), 2)
    low, high = picture.axes[1].get_ylim()
    c = unroll(lstm, x).c[:, 0, 0]
    assert low <= c.min() <= c.max() <= high
    assert np.abs(c).max() > 12
