"""The lab and the latch: what is said against sums done anew."""

import re

import numpy as np
import pytest
from explorer_moves import at_first, at_view, box_of, computed_by, place_under
from matplotlib.text import Text

from rnn_teach.explorers import fading_explorer, latch_explorer, vanishing_explorer, vanishing_gates_explorer
from rnn_teach.lessons.vanishing.nets import MATRICES, plain_net, pushed_on
from rnn_teach.lessons.vanishing.picture import HIGHEST, LOWEST
from rnn_teach.lessons.vanishing.picture_lab import CurvePicture

MAKERS = {
    "one curve": fading_explorer,
    "lab": vanishing_explorer,
    "gates": vanishing_gates_explorer,
    "latch": latch_explorer,
}
each_explorer = pytest.mark.parametrize("name", MAKERS)


def ends_of(control):
    """The values at both ends of a slider, or all choices of a menu."""
    if hasattr(control, "options"):
        return list(control.options)
    if hasattr(control, "base"):
        return [control.base**control.min, control.base**control.max]
    return [control.min, control.max]


def as_number(text):
    return float(text.replace("−", "-"))


def all_ends(explorer):
    """One control after the other at each of its ends, the others as at first."""
    for control in explorer.controls.values():
        for value in ends_of(control):
            control.value = value
            yield control.description, value
        explorer.reset()


@each_explorer
def test_text_can_be_read_and_lies_within_the_picture_at_both_ends(name):
    explorer = at_first(MAKERS[name].__name__)
    figure = explorer._picture
    for _ in all_ends(explorer):
        for text in (t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()):
            box = box_of(text)
            assert text.get_fontsize() >= 9.5 or re.fullmatch(r"\$.*\$", text.get_text())
            assert -1 <= box.x0 <= box.x1 <= figure.bbox.width + 1, text.get_text()
            assert -1 <= box.y0 <= box.y1 <= figure.bbox.height + 1, text.get_text()


@each_explorer
def test_the_axes_stay_put(name):
    explorer = at_first(MAKERS[name].__name__)
    figure = explorer._picture

    def limits():
        return [(ax.get_xlim(), ax.get_ylim(), ax.get_position().bounds) for ax in figure.axes]

    before = limits()
    for where in all_ends(explorer):
        assert limits() == before, where


def lines_of(explorer):
    return explorer._picture._curves._lines


@pytest.mark.parametrize("matrix", MATRICES)
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
def test_the_labs_code_computes_its_number(matrix, activation):
    view = {"matrix": matrix, "s": 1.1, "activation": activation, "seed": 3, "k": 7}
    explorer = at_view(vanishing_explorer, **view)
    told = re.search(r"\[50\]/∂h\[0\]‖ is (\S+);.* step 7, (\S+) of the change", explorer.sentence)
    computed = computed_by(explorer)
    assert computed.shape == (50, 2)
    assert computed[-1, 0] == pytest.approx(as_number(told[1]), rel=0.06)
    assert computed[-8, 1] == pytest.approx(as_number(told[2]), rel=0.06)
    curve = lines_of(explorer)["plain RNN"].get_ydata()
    assert computed[:, 0] == pytest.approx(curve[-2::-1], rel=1e-9, abs=1e-250)


@pytest.mark.parametrize("matrix", MATRICES)
def test_the_code_of_the_gates_computes_all_three_curves(matrix):
    explorer = at_view(vanishing_gates_explorer, matrix=matrix, b_f=3.5, seed=4)
    computed = computed_by(explorer)
    for place, (name, line) in enumerate(lines_of(explorer).items()):
        assert computed[:, place] == pytest.approx(line.get_ydata()[-2::-1], rel=1e-9, abs=1e-250), name


def test_the_first_explorer_shows_the_curve_of_the_lab_and_one_to_compare_it_with():
    explorer = at_view(fading_explorer)
    explorer.controls["s"].value = 1.6
    lab = at_view(vanishing_explorer, s=1.6)
    of_lab = lines_of(lab)["plain RNN"].get_ydata()
    np.testing.assert_array_equal(lines_of(explorer)["plain RNN"].get_ydata(), of_lab)
    at_first = plain_net(next(iter(MATRICES)), 0.9, "tanh", 1).norms
    for picture, name in ((explorer._picture, "another s, for comparison"), (lab._picture, "first curve, s = 0.9")):
        (pale,) = [line for line in picture.axes[0].get_lines() if line.get_label() == name]
        np.testing.assert_array_equal(pale.get_ydata(), at_first)
    explorer.controls["pale"].value = 1.6
    np.testing.assert_array_equal(explorer._picture._curves.ghost.get_ydata(), of_lab)


def test_a_click_chooses_the_step_of_the_change_and_the_map_shows_what_becomes_of_it():
    explorer = at_view(vanishing_explorer, s=1.3)
    picture = explorer._picture
    ax = picture.axes[1]
    for k in (0, 20, 50):
        x = picture.transFigure.inverted().transform(ax.transData.transform((k, 5)))[0]
        for height in (0.2, 0.7):  # in the map and among the curves
            assert place_under(explorer, x, height, clickable=True)[1] == {"k": k}
    assert place_under(explorer, 0.02, 0.2) is place_under(explorer, 0.99, 0.2) is None
    explorer.controls["k"].value = 20
    change = pushed_on(plain_net(next(iter(MATRICES)), 1.3, "tanh", 1).J, 20)
    shown = np.asarray(picture._map.get_array().filled(np.nan))
    assert np.isnan(shown[:, :20]).all()
    np.testing.assert_allclose(shown[:, 21:], np.log10(np.abs(change[21:].T)).clip(-8), rtol=1e-9)
    assert picture._dot.get_xdata() == [20]


@pytest.mark.parametrize(("control", "moved"), [("s", {"plain RNN", "LSTM", "GRU"}), ("b_f", {"LSTM", "GRU"})])
def test_a_control_moves_the_curves_that_it_belongs_to_and_no_other(control, moved):
    explorer = at_view(vanishing_gates_explorer)
    lines = lines_of(explorer)
    before = {name: line.get_ydata() for name, line in lines.items()}
    explorer.controls[control].value = ends_of(explorer.controls[control])[-1]
    assert {name for name, line in lines.items() if not np.array_equal(line.get_ydata(), before[name])} == moved


def test_an_open_forget_gate_lets_the_gradient_through_and_a_nearly_shut_one_does_not():
    explorer = at_view(vanishing_gates_explorer)
    lines = lines_of(explorer)
    for b_f, through in ((-2, False), (6, True)):
        explorer.controls["b_f"].value = b_f
        for name in ("LSTM", "GRU"):
            assert (lines[name].get_ydata()[0] > 0.5) == through


def test_the_latchs_code_computes_its_number():
    explorer = at_view(latch_explorer, w=2.0, h_0=0.3)
    told = as_number(re.search(r"multiplied by (\S+)\.$", explorer.sentence)[1])
    assert computed_by(explorer)[-1, 1] == pytest.approx(told, rel=0.06)


@pytest.mark.parametrize(
    ("w", "kick", "said"),
    [
        (1.25, -0.85, "does not tip it over"),
        (1.25, -0.9, "tips it over"),
        (2.0, -1.9, "does not tip it over"),
        (2.0, -1.95, "tips it over"),
        (2.0, 1.0, "does not tip it over"),
        (0.9, -3.0, "holds nothing"),
    ],
)
def test_a_kick_tips_the_unit_over_where_it_takes_the_sum_below_zero(w, kick, said):
    """From rest: w h* = 0.888 and 1.915."""
    assert said in at_view(latch_explorer, w=w, kick=kick, h_0=1.0).sentence


def test_without_a_kick_nothing_is_said_of_one_and_a_unit_below_zero_rests_below_zero():
    sentence = at_view(latch_explorer, h_0=-1.0).sentence
    assert "kick" not in sentence
    assert "h[20] = −0.7104. It can rest at h* = ±0.7104" in sentence


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"s": 0.9}, "σ₁ γ = 0.90 < 1: the gradient must vanish."),
        ({"s": 1.0}, "σ₁ γ = 1: the gradient cannot grow"),
        ({"s": 1.3}, "σ₁ γ = 1.30 > 1: the gradient may vanish or explode"),
        ({"s": 3.0, "activation": "sigmoid"}, "σ₁ γ = 0.75 < 1: the gradient must vanish."),
        (
            {"matrix": "[[s, 10], [0, s]]", "s": 0.5},
            "ρ(W) = 0.50, σ₁(W) = 10.02, γ = 1.00. σ₁ γ = 10.02 > 1: the gradient may vanish",
        ),
    ],
)
def test_the_lab_says_what_must_be_and_no_more(values, said):
    assert said in at_view(vanishing_explorer, **values).sentence


@pytest.mark.parametrize("matrix", MATRICES)
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
def test_no_curve_is_above_its_bound(matrix, activation):
    explorer = at_view(vanishing_explorer, matrix=matrix, activation=activation)
    for s in (0.5, 1.2, 3.0):
        explorer.controls["s"].value = s
        curves = explorer._picture._curves
        norms, bound = curves._lines["plain RNN"].get_ydata(), curves._bound.get_ydata()
        assert np.all(norms <= bound * (1 + 1e-9))


def test_curves_come_by_name_and_far_numbers_leave_the_axes_as_they_are():
    names = ("plain RNN", "another cell")
    picture = CurvePicture(10, names, bounded=True)
    curves = {"plain RNN": np.geomspace(1e-300, 1, 11), "another cell": np.zeros(11)}
    picture.show(curves, np.geomspace(1e300, 1, 11))
    picture.png()
    ax = picture.axes[0]
    assert tuple(text.get_text() for text in ax.get_legend().get_texts()[1:]) == names
    assert ax.get_ylim() == (LOWEST, HIGHEST)
