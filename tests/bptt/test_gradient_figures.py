"""The pictures of the gradient show the ledger's numbers,
and change as if drawn anew."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from rnn_teach import RNNCell, make_ledger, unroll
from rnn_teach.figures import plot_clipping, plot_ledger, plot_shares, plot_step_sizes
from rnn_teach.kit.numbers import digits
from rnn_teach.kit.picture import Picture
from rnn_teach.lessons.bptt.picture import LedgerPicture

WORDS = ["leave", "Taipei", "and", "arrive"]


def run(n_h=2, seed=0, T=4, h=None):
    rng = np.random.default_rng(seed)
    cell = RNNCell.random(3, n_h, rng)
    trace = unroll(cell, rng.normal(size=(T, 3)), **({} if h is None else {"h": h}))
    direct = rng.normal(size=trace.h.shape)
    direct[0] = 0
    return make_ledger(cell, trace, direct), np.abs(direct[:, 0, 0])


def texts(axes):
    return [
        text.get_text() for text in axes.texts if text.get_text() and text.get_visible() and text.get_alpha() != 0
    ]


def test_the_map_has_a_row_for_each_loss_and_a_column_for_each_step():
    ledger, _ = run()
    ax = plot_ledger(ledger)
    shown = ax.images[1].get_array()
    assert shown.shape == (4, 5)
    for t in range(1, 5):
        for k in range(5):
            assert shown.mask[t - 1, k] == (k > t)
            assert k > t or shown[t - 1, k] == ledger.norms["h"][t, k]
    assert ax.get_xlim() == (-0.5, 4.5)
    assert ax.get_ylim() == (4.5, 0.5)
    largest = digits(np.nanmax(ledger.norms["h"]))
    assert f"the largest is {largest}" in ax.figure.sentence


def test_what_is_zero_says_so_and_has_no_color():
    """With h[0] = 0 step 1's term of every dL[t]/dW is exactly zero, and there is no
    step 0 to have one."""
    ledger, _ = run()
    ax = plot_ledger(ledger, "W")
    assert texts(ax) == ["0"] * 4
    assert {text.get_position()[0] for text in ax.texts if text.get_text()} == {1}
    assert ax.images[1].get_array().mask[:, :2].all()
    assert ax.images[0].get_array()[:, 0].tolist() == [0, 0, 0, 0]  # no step 0: in gray
    assert ax.images[0].get_array()[:, 1].tolist() == [1, 1, 1, 1]  # zero: on white


def test_from_another_first_state_step_1_has_its_term():
    assert texts(plot_ledger(run(h=[0.5, -0.5])[0], "W")) == []


def test_colors_are_logarithmic_and_reach_from_the_smallest_to_the_largest():
    ledger, _ = run()
    norm = plot_ledger(ledger).images[1].norm
    exist = ledger.norms["h"][ledger.norms["h"] > 0]
    assert norm.vmax == exist.max()
    assert norm.vmin == min(exist.min(), exist.max() / 10)


def test_what_the_ledger_does_not_have_is_refused():
    with pytest.raises(ValueError, match="the ledger has the norms of h, U, W, b; got 'V'"):
        plot_ledger(run()[0], "V")
    with pytest.raises(ValueError, match="t must be a whole number from 1 to 4; got 5"):
        plot_shares(run()[0], 5)


def test_a_long_map_has_few_ticks_and_no_numbers():
    ledger, _ = run(T=40)
    ax = plot_ledger(ledger)
    assert len(ax.get_xticks()) < 12
    assert texts(ax) == []


@pytest.mark.parametrize("t", [2, 4])
def test_the_bars_stand_on_each_other_and_add_up(t):
    ledger, _ = run()
    ax = plot_shares(ledger, t)
    shares = ledger.shares("W", t)
    total, *rest = ax.containers[1]
    bars = {round(bar.get_x() + bar.get_width() / 2): bar for bar in rest}
    top = 0
    for k in range(t, 0, -1):
        assert bars[k].get_y() == pytest.approx(top)
        assert bars[k].get_height() == pytest.approx(shares[k])
        top += shares[k]
    assert total.get_height() == pytest.approx(top) == pytest.approx(1)
    assert total.get_x() > 4.5  # right of the last step
    assert [k for k, bar in bars.items() if not bar.get_visible()] == list(range(t + 1, 5))


def test_a_gradient_that_is_zero_has_no_bars():
    ax = plot_shares(run()[0], 1)
    assert "dL[1]/dW is exactly zero" in texts(ax)
    assert not any(bar.get_visible() for bar in ax.containers[1])
    assert ax.figure.sentence == "The gradient is zero: no step has a share of dL[1]/dW."


def ledger_picture(run, t=4, k=2, name="h", window=4):
    picture = LedgerPicture()
    picture.show(*run, WORDS, t, k, name, window)
    return picture


def discs(picture):
    """Of each disc, from the loss back: where it stands, and how wide it is."""
    shapes = [path.vertices for path in picture._message._discs.get_paths()]
    return [(shape[:-1, 0].mean(), np.ptp(shape[:, 0])) for shape in shapes]


def test_a_message_is_as_large_as_its_gradient_is_long():
    ledger, losses = run()
    picture = ledger_picture((ledger, losses), k=1)
    sizes = ledger.norms["h"][4]
    places, widths = np.array(discs(picture)).T
    np.testing.assert_allclose(places, [4, 3, 2, 1], atol=1e-6)
    np.testing.assert_allclose(widths**2 / widths.max() ** 2, sizes[4:0:-1] / sizes[1:].max(), rtol=1e-6)
    seen = texts(picture.axes[-1])
    assert [digits(size) for size in sizes[1:]] == [text for text in seen if text in map(digits, sizes)]
    assert f"L[4] = {losses[4]:.2f}" in seen
    assert {"h[2]", "Taipei"} <= set(seen)


def test_the_message_has_not_come_farther_than_step_k():
    assert [round(place) for place, _ in discs(ledger_picture(run(), t=3, k=2))] == [3, 2]
    assert [round(place) for place, _ in discs(ledger_picture(run(), t=4, k=4))] == [4]


def test_the_shares_are_those_that_the_message_has_left_so_far():
    ledger, losses = run()
    total, *bars = ledger_picture((ledger, losses), k=3)._bars._bars
    assert [bar.get_visible() for bar in bars] == [False, False, True, True]
    assert total.get_height() == pytest.approx(ledger.shares("W", 4)[3:].sum())


def test_what_the_window_cuts_is_hollow():
    """From L[4] with K = 3 steps 4, 3 and 2 are reached; with K = 4 nothing is cut."""

    def filled(t, window):
        picture = ledger_picture(run(), t, 1, window=window)
        colors = picture._message._discs.get_facecolors()
        cut = len(picture._message._cut.get_xdata()) > 0
        return [bool(color[:3].std() > 0.01) for color in colors], cut

    assert filled(4, 3) == ([True, True, True, False], True)
    assert filled(4, 1) == ([True, False, False, False], True)
    assert filled(4, 4) == ([True] * 4, False)
    assert filled(3, 2) == ([True, True, False], True)
    picture = ledger_picture(run(), 4, 1, window=3)
    assert "cut by the window" in texts(picture.axes[-1])
    assert picture._message._cut.get_xdata()[0] == 1.5


def test_every_change_looks_as_drawn_afresh():
    one, other = run(), run(seed=1)
    many, single = run(n_h=5), run(n_h=1)
    views = [
        (one, 4, 2, "h", 3),
        (one, 4, 2, "W", 3),
        (one, 1, 1, "W", 1),
        (other, 3, 0, "h", 4),
        (many, 4, 1, "h", 2),
        (single, 2, 2, "h", 2),
        (one, 4, 2, "h", 3),
    ]
    kept, before = LedgerPicture(), None
    for data, t, k, name, window in views:
        kept.show(*data, WORDS, t, k, name, window)
        now = kept.pixels()
        np.testing.assert_array_equal(now, ledger_picture(data, t, k, name, window).pixels())
        assert before is None or (now != before).any()
        before = now


def test_the_colours_of_the_map_are_the_same_for_all_nets():
    ends = {ledger_picture(run(n_h, seed=n_h)).axes[0].images[1].norm.vmax for n_h in (1, 3, 6)}
    assert ends == {2.0}


def test_a_place_on_the_map_is_a_cell():
    picture = LedgerPicture()
    picture.show(*run(), WORDS, 4, 2, "h", 3)
    there = {(place.sets["t"], place.sets["back"]): place for place in picture.places}
    assert sorted(there) == [(t, back) for t in range(1, 5) for back in range(t + 1)]
    for (t, back), place in there.items():
        x, y = picture.axes[0].transData.transform((t - back, t)) / picture.bbox.size
        assert place.left < x < place.right
        assert place.bottom < y < place.top
        others = (one for one in picture.places if one is not place)
        assert not any(one.left < x < one.right and one.bottom < y < one.top for one in others)


@pytest.mark.parametrize("n_h", [1, 2, 6])
@pytest.mark.parametrize("t", [1, 8])
def test_nothing_is_cut_off(n_h, t):
    words = ["leave", "Taipei", "and", "arrive", "in", "Paris", "on", "Monday"]
    picture = LedgerPicture()
    picture.show(*run(n_h, T=8), words, t, 1, "W", 4)
    picture.pixels()
    for text in picture.findobj(Text):
        if text.get_visible() and text.get_text() and not text.get_text().startswith("$"):  # ticks out of range
            box = text.get_window_extent()
            assert box.x0 >= -1, text
            assert box.y0 >= -1, text
            assert box.x1 <= picture.bbox.width + 1, text
            assert box.y1 <= picture.bbox.height + 1, text
            assert text.get_size() >= 9.5


def test_the_curve_of_step_sizes():
    ax = plot_step_sizes([1e-3, 1e-2, 1e-1], {"central": [1e-5, 1e-6, 1e-4], "complex": [0, 1e-8, 1e-6]})
    assert ax.get_xscale() == ax.get_yscale() == "log"
    assert ax.lines[0].get_ydata().tolist() == [1e-5, 1e-6, 1e-4]
    assert ax.lines[2].get_ydata()[0] == ax.lines[3].get_ydata()[0] > 0  # zero stands at the lower edge ...
    assert ax.lines[3].get_markerfacecolor() == "white"  # ... as a hollow mark
    assert "central: smallest at a step of 0.010, where it is 1e−6" in ax.figure.sentence


def test_more_curves_than_can_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="errors must be at most 4 curves, to be told apart; got 5"):
        plot_step_sizes([0.1, 1], {str(n): [1, 2] for n in range(5)})


def test_a_ledger_of_zeros_says_so():
    ledger = run()[0]
    ledger.norms["h"] = np.where(np.isfinite(ledger.norms["h"]), 0.0, np.nan)
    assert "up to 4: none is above zero." in plot_ledger(ledger).figure.sentence


def test_clipping_says_how_far_it_turns():
    """From (3, 4) to (1, 1): atan(4/3) - 45° = 8.13°. Past the angle of 180° too: atan
    0.01 + atan 0.025 = 2.0°."""
    sentence = plot_clipping([3, 4], [1.5, 2], [1, 1], 1).figure.sentence
    assert "clipped by norm: turned by 0° (1.500, 2.000)" in sentence
    assert "each number clipped: turned by 8° (1.000, 1.000)" in sentence
    assert (
        "each number clipped: turned by 2° "
        in plot_clipping([-1, 0.01], [-1, 0.01], [-1, -0.025], 1).figure.sentence
    )
    with pytest.raises(ValueError, match="by_value is zero, which has no direction"):
        plot_clipping([3, 4], [3, 4], [0, 0], 1)


def test_nan_is_no_small_error():
    with pytest.raises(ValueError, match=r"an error of 'central' is NaN, at step size 0\.1"):
        plot_step_sizes([0.01, 0.1], {"central": [1e-3, np.nan]})


@pytest.mark.parametrize(
    "plot",
    [
        lambda ax=None: plot_ledger(run()[0], ax=ax),
        lambda ax=None: plot_shares(run()[0], 4, ax=ax),
        lambda ax=None: plot_step_sizes([0.1, 1], {"central": [1, 2]}, ax=ax),
    ],
)
def test_a_plot_draws_on_the_axes_it_is_given_or_makes_a_picture(plot):
    left, right = Figure().subplots(1, 2)
    assert plot(right) is right
    assert not left.has_data()
    alone = plot()
    assert isinstance(alone.figure, Picture)
    assert len(alone.figure.sentence) > 40


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.0290, "0.029"),
        (1, "1.0"),
        (12.3, "12"),
        (-1.5e-7, "−1.5e−7"),
        (190.2, "190"),
        (-1234, "−1200"),
        (12345, "1.2e4"),
    ],
)
def test_numbers_of_any_size(value, text):
    assert digits(value) == text
