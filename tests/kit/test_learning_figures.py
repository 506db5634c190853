"""Loss curves, norms and the adding problem's picture: the right numbers in the right
places."""

from dataclasses import dataclass

import numpy as np
import pytest

from rnn_teach.figures import plot_losses, plot_norm_distribution, plot_norms, plot_strips
from rnn_teach.kit.adding.picture import AddingPicture
from rnn_teach.kit.picture_losses import WINDOW, room_for, smooth
from rnn_teach.tasks import make_adding


@dataclass
class Record:
    loss: float
    norm: float


def records(losses, norms=None):
    norms = np.ones(len(losses)) if norms is None else norms
    return [Record(loss, norm) for loss, norm in zip(losses, norms, strict=True)]


def lines(ax):
    """The data of all lines, without those that go straight across."""
    return [line.get_xydata().T for line in ax.lines if len(line.get_xdata()) and line.get_xdata()[-1] > 1]


def test_the_thick_curve_is_the_mean_of_the_last_fifty():
    losses = np.random.default_rng(0).random(130)
    expected = [losses[max(0, k - WINDOW + 1) : k + 1].mean() for k in range(130)]
    assert np.allclose(smooth(losses), expected)
    assert np.allclose(smooth(losses[:7]), expected[:7])


def test_one_huge_loss_spoils_no_mean_after_it_has_left_the_window():
    losses = np.full(200, 0.25)
    losses[60] = 1e60
    assert np.allclose(smooth(losses)[60 + WINDOW :], 0.25)


def test_losses_are_drawn_update_by_update_for_each_run():
    short, long = records([0.5, 0.4, 0.3]), records(np.linspace(1, 0.01, 80))
    ax = plot_losses({"short": short, "long": long}, baseline=1 / 6)
    assert any(np.array_equal(data, [[1, 2, 3], [0.5, 0.4, 0.3]]) for data in lines(ax))
    assert sum(data.shape == (2, 80) for data in lines(ax)) == 1
    (thick,) = (data for data in lines(ax) if data.shape == (2, 80 - WINDOW + 1))
    assert np.allclose(thick[0, [0, -1]], [WINDOW, 80])
    assert thick[1, 0] == pytest.approx(np.linspace(1, 0.01, 80)[:WINDOW].mean())
    assert {"short", "long", "baseline 0.1667"} <= {text.get_text() for text in ax.texts}
    assert "short comes to 0.400 after 3 updates" in ax.figure.sentence
    assert "The baseline is 0.1667." in ax.figure.sentence


def test_a_run_that_stopped_is_marked_and_told():
    ax = plot_losses({"a": records([0.5, 1e200])}, stopped=["a"])
    assert any("no finite loss from here on" in text.get_text() for text in ax.texts)
    assert "a stops after 2 updates" in ax.figure.sentence


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ({}, "one to 4 runs"),
        ({str(n): records([1]) for n in range(5)}, "got 5"),
        ({"empty": []}, "the run 'empty' has no record yet"),
    ],
)
def test_what_cannot_be_drawn_is_refused(runs, said):
    with pytest.raises(ValueError, match=said):
        plot_losses(runs)


@pytest.mark.parametrize(("updates", "room"), [(0, 500), (500, 500), (501, 1000), (1000, 1000), (3000, 4000)])
def test_the_axis_of_updates_doubles_when_it_is_full(updates, room):
    assert room_for(updates) == room


def test_norms_are_drawn_from_the_update_asked_for():
    norms = np.array([0.5, 2, 1, 30])
    ax = plot_norms(records(norms, norms), first=2, threshold=1)
    assert any(np.array_equal(data, [[2, 3, 4], [2, 1, 30]]) for data in lines(ax))
    low, high = ax.get_ylim()
    assert low < 1
    assert high > 30
    assert ax.figure.sentence == (
        "The gradient's norm over updates 2 to 4: median 2.00, largest 30.00 at update 4."
    )


def test_the_distribution_counts_every_norm_and_the_share_above_the_threshold():
    norms = 10 ** np.random.default_rng(0).uniform(-2, 1, 400)
    ax = plot_norm_distribution(records(norms, norms), threshold=1)
    assert sum(bar.get_height() for bar in ax.patches) == 400
    for bar in ax.patches:
        inside = (norms >= bar.get_x()) & (norms < bar.get_x() + bar.get_width())
        assert abs(bar.get_height() - inside.sum()) <= 1  # one on an edge may be rounded to either side
    share = f"{100 * np.mean(norms > 1):.1f} %"
    assert f"{share} of them are above 1." in ax.figure.sentence
    assert any(share in text.get_text() for text in ax.texts)


def test_norms_that_are_not_finite_are_left_out_and_said():
    norms = [1.0, np.inf, 0.0, 2.0]
    ax = plot_norm_distribution(records(norms, norms))
    assert sum(bar.get_height() for bar in ax.patches) == 2
    assert "2 gradients (2 not finite or zero, left out)" in ax.figure.sentence


@pytest.mark.parametrize("plot", [plot_norms, plot_norm_distribution])
def test_no_usable_norm_is_refused(plot):
    with pytest.raises(ValueError, match="of 2 norms none is finite and above zero"):
        plot(records([1, 1], [0, np.inf]))


def shown(picture, runs, example, answer, **more):
    picture.show(runs, example, answer, **more)
    return picture.pixels()


def test_the_picture_updated_in_place_is_the_picture_drawn_afresh():
    rng = np.random.default_rng(0)
    first, second = make_adding(10, 1, rng), make_adding(50, 1, rng)
    short, long = records(rng.random(20), rng.random(20)), records(rng.random(700), 5 * rng.random(700))
    views = [
        ({"a": short}, first, 0.5, {}),
        ({"a": long}, first, 1.5, {"threshold": 2.0}),
        ({"a": short, "b": long}, second, np.nan, {"stopped": ["b"]}),
        ({"b": []}, first, -7.0, {}),
    ]
    kept = AddingPicture(["a", "b"], baseline=1 / 6)
    pictures = []
    for runs, example, answer, more in views:
        afresh = AddingPicture(["a", "b"], baseline=1 / 6)
        pictures.append(shown(kept, runs, example, answer, **more))
        assert np.array_equal(pictures[-1], shown(afresh, runs, example, answer, **more))
    assert len({picture.tobytes() for picture in pictures}) == len(views)


def test_the_two_marked_numbers_and_the_answer_stand_in_the_picture():
    example = make_adding(20, 1, np.random.default_rng(1))
    picture = AddingPicture(["a"], baseline=1 / 6)
    picture.show({"a": []}, example, 0.123)
    texts = {text.get_text() for ax in picture.axes for text in ax.texts}
    x = example.x[:, :, 0]
    assert {f"{value:.2f}" for value in x[x[:, 1] > 0, 0]} <= texts
    assert {f"{example.targets[-1, 0, 0]:.2f}", "0.12"} <= texts


def test_equal_runs_of_a_strip_can_be_counted():
    """Dots that lie on one value stand one below the other, within their row; counts
    have whole numbers on their axis."""
    ax = plot_strips({"one": [0, 0, 2, 0, 0, 0], "other": [1, 1, 1]}, "wrong")
    dots = [line.get_xydata() for line in ax.get_lines() if line.get_marker() == "o"]
    for place, row in enumerate(dots):
        for value in np.unique(row[:, 0]):
            heights = np.sort(row[row[:, 0] == value, 1])
            assert (np.diff(heights) > 0.1).all()
            assert np.abs(heights - place).max() < 0.38
    assert all(tick == round(tick) for tick in ax.get_xticks())
