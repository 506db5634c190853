"""The lab, the latch and the cliff: what is said against sums done anew."""

import json
import re

import numpy as np
import pytest
from explorer_moves import computed_by
from matplotlib.text import Text

from rnn_teach.explorers import cliff_explorer, latch_explorer, vanishing_explorer
from rnn_teach.lessons.exploding.cliff import cliff_error, descend_cliff
from rnn_teach.lessons.vanishing.explorer import MATRICES
from rnn_teach.lessons.vanishing.picture import HIGHEST, LOWEST, VanishingPicture

MAKERS = {"lab": vanishing_explorer, "latch": latch_explorer, "cliff": cliff_explorer}
CONTROLS = [(name, control) for name, make in MAKERS.items() for control in make().controls]


def ends_of(control):
    """The values at both ends of a slider, or all choices of a menu."""
    if hasattr(control, "options"):
        return list(control.options)
    if hasattr(control, "base"):
        return [control.base**control.min, control.base**control.max]
    return [control.min, control.max]


def as_number(text):
    return float(text.replace("−", "-"))


@pytest.mark.parametrize(("name", "control"), CONTROLS)
def test_text_can_be_read_and_lies_within_the_picture_at_both_ends(name, control):
    explorer = MAKERS[name]()
    figure = explorer._picture
    for value in ends_of(explorer.controls[control]):
        explorer.controls[control].value = value
        for text in (t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()):
            box = text.get_window_extent()
            assert text.get_fontsize() >= 9.5 or re.fullmatch(r"\$.*\$", text.get_text())
            assert -1 <= box.x0 <= box.x1 <= figure.bbox.width + 1, text.get_text()
            assert -1 <= box.y0 <= box.y1 <= figure.bbox.height + 1, text.get_text()


@pytest.mark.parametrize(("name", "control"), CONTROLS)
def test_the_axes_stay_put(name, control):
    explorer = MAKERS[name]()
    figure = explorer._picture

    def limits():
        return [(ax.get_xlim(), ax.get_ylim(), ax.get_position().bounds) for ax in figure.axes]

    before = limits()
    for value in ends_of(explorer.controls[control]):
        explorer.controls[control].value = value
        assert limits() == before


@pytest.mark.parametrize("matrix", MATRICES)
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
def test_the_labs_code_computes_its_number(matrix, activation):
    explorer = vanishing_explorer(
        state=json.dumps({"matrix": matrix, "s": 1.1, "activation": activation, "seed": 3})
    )
    told = [as_number(text) for text in re.findall(r"\[50\]/∂.\[0\]‖ is (\S+)[;,]", explorer.sentence)]
    computed = computed_by(explorer)
    assert computed[-1] == pytest.approx(told, rel=0.06)
    for place, (name, line) in enumerate(explorer._picture._curves._lines.items()):
        assert computed[:, place] == pytest.approx(line.get_ydata()[-2::-1], rel=1e-9, abs=1e-250), name
    assert computed.shape == (50, 3)


def test_the_labs_code_holds_the_forget_bias_and_the_seed():
    explorer = vanishing_explorer(state='{"b_f": 3.5, "seed": 4}')
    lines = explorer._picture._curves._lines
    assert computed_by(explorer)[-1, 1:] == pytest.approx([lines[name].get_ydata()[0] for name in ("LSTM", "GRU")])


@pytest.mark.parametrize(("control", "moved"), [("activation", {"plain RNN"}), ("b_f", {"LSTM", "GRU"})])
def test_a_control_moves_the_curves_that_it_belongs_to_and_no_other(control, moved):
    explorer = vanishing_explorer()
    lines = explorer._picture._curves._lines
    before = {name: line.get_ydata() for name, line in lines.items()}
    explorer.controls[control].value = ends_of(explorer.controls[control])[-1]
    assert {name for name, line in lines.items() if not np.array_equal(line.get_ydata(), before[name])} == moved


def test_an_open_forget_gate_lets_the_gradient_through_and_a_nearly_shut_one_does_not():
    explorer = vanishing_explorer()
    lines = explorer._picture._curves._lines
    for b_f, through in ((-2, False), (6, True)):
        explorer.controls["b_f"].value = b_f
        for name in ("LSTM", "GRU"):
            assert (lines[name].get_ydata()[0] > 0.5) == through


def test_the_latchs_code_computes_its_number():
    explorer = latch_explorer(state='{"w": 2.0, "h_0": 0.3}')
    told = as_number(re.search(r"the share (\S+) reaches", explorer.sentence)[1])
    assert computed_by(explorer)[-1, 1] == pytest.approx(told, rel=0.06)


@pytest.mark.parametrize(("threshold", "steps"), [(1.0, 20), (0.1, 7)])
def test_the_cliffs_code_computes_its_numbers(threshold, steps):
    explorer = cliff_explorer()
    explorer.controls["threshold"].value, explorer.controls["steps"].value = threshold, steps
    told = [as_number(text) for text in re.findall(rf"after step {steps}, b = (\S+) and", explorer.sentence)]
    assert len(told) == 2
    assert computed_by(explorer) == pytest.approx(told, abs=1e-3)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"s": 0.9}, "σ₁ γ = 0.90 < 1: the RNN's gradient must vanish."),
        ({"s": 1.0}, "σ₁ γ = 1: the RNN's gradient cannot grow"),
        ({"s": 1.3}, "σ₁ γ = 1.30 > 1: the RNN's gradient may explode or vanish"),
        ({"s": 3.0, "activation": "sigmoid"}, "σ₁ γ = 0.75 < 1: the RNN's gradient must vanish."),
        (
            {"matrix": "[[s, 10], [0, s]]", "s": 0.5},
            "ρ(W) = 0.50, σ₁(W) = 10.02. σ₁ γ = 10.02 > 1: the RNN's gradient may explode",
        ),
    ],
)
def test_the_lab_says_what_must_be_and_no_more(values, said):
    assert said in vanishing_explorer(state=json.dumps(values)).sentence


@pytest.mark.parametrize("matrix", MATRICES)
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
def test_no_curve_is_above_its_bound(matrix, activation):
    explorer = vanishing_explorer(state=json.dumps({"matrix": matrix, "activation": activation}))
    for s in (0.5, 1.2, 3.0):
        explorer.controls["s"].value = s
        curves = explorer._picture._curves
        norms, bound = curves._lines["plain RNN"].get_ydata(), curves._bound.get_ydata()
        assert np.all(norms <= bound * (1 + 1e-9))


def test_curves_come_by_name_and_far_numbers_leave_the_axes_as_they_are():
    picture = VanishingPicture()
    norms = np.tril(np.ones((11, 11)))
    curves = {"plain RNN": np.geomspace(1e-300, 1, 11), "another cell": np.zeros(11)}
    picture.show(curves, np.geomspace(1e300, 1, 11), norms, ("known", "so"))
    picture.png()
    ax = picture.axes[0]
    assert [text.get_text() for text in ax.get_legend().get_texts()][1:] == ["plain RNN", "another cell"]
    assert ax.get_ylim() == (LOWEST, HIGHEST)


def test_the_default_of_the_cliff_shows_its_effect():
    path = descend_cliff(-2.5, 0.2, 20, np.array([np.inf, 1.0]))
    away, near = path.b[-1]
    assert away < -6
    assert abs(near - -2.6) < 0.1
    assert cliff_error(away)[0] > 10 * cliff_error(near)[0]
