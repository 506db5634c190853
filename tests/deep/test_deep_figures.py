"""The pictures of deep nets: what is drawn where, and that numbers are those of the
core."""

import numpy as np
import pytest

from rnn_teach import LSTMCell, RNNCell, Stack, bptt, unroll
from rnn_teach.figures import plot_gradient_flow
from rnn_teach.kit.numbers import below, digits
from rnn_teach.lessons.deep.picture import DeepPicture
from rnn_teach.lessons.deep.picture_flow import flow_norms
from rnn_teach.lessons.deep.words import small


def gradients_of(kind=RNNCell, layers=3, T=6):
    rng = np.random.default_rng(0)
    net = Stack(*(kind.random(n, 3, rng) for n in [2] + [3] * (layers - 1)))
    trace = unroll(net, rng.normal(size=(T, 2)))
    direct = np.zeros_like(trace.h)
    direct[T] = 1
    return bptt(net, trace, direct)


def test_the_norms_of_a_linear_stack_of_ones_are_the_numbers_of_roads():
    """From h_3[4] there are C(4-k+3-l, 3-l) roads to h_l[k]: 10 = C(5, 2) to h_1[1]."""
    net = Stack(*(RNNCell([[1.0]], [[1.0]], activation="linear") for _ in range(3)))
    trace = unroll(net, np.ones((4, 1)))
    direct = np.zeros_like(trace.h)
    direct[4] = 1
    norms = flow_norms(bptt(net, trace, direct))
    assert norms[:, 1:].tolist() == [[10, 6, 3, 1], [4, 3, 2, 1], [1, 1, 1, 1]]


def test_of_an_lstm_the_hidden_state_is_shown_as_of_any_other_cell():
    gradients = gradients_of(LSTMCell)
    expected = [np.linalg.norm(part.d.h[:, :, 0], axis=1) for part in gradients.parts.values()]
    np.testing.assert_array_equal(flow_norms(gradients), expected)


def test_the_map_has_a_row_for_each_layer_with_the_last_one_above():
    runs = {"plain": gradients_of(), "LSTM": gradients_of(LSTMCell, layers=2)}
    ax = plot_gradient_flow(runs)
    labels = [text.get_text() for text in ax.get_yticklabels()]
    assert labels == ["plain  h₃", "plain  h₂", "plain  h₁", "LSTM  h₂", "LSTM  h₁"]
    drawn = ax.images[0].get_array()
    np.testing.assert_array_equal(drawn[:3], flow_norms(runs["plain"])[::-1])
    np.testing.assert_array_equal(drawn[4:], flow_norms(runs["LSTM"])[::-1])
    assert drawn[3].mask.all()
    assert digits(flow_norms(runs["plain"])[0, 1]) in ax.figure.sentence


def test_it_draws_on_axes_that_are_given():
    other = plot_gradient_flow({"plain": gradients_of()})
    ax = other.figure.add_subplot()
    assert plot_gradient_flow({"plain": gradients_of()}, ax) is ax


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ({}, "at least one net"),
        ({"a": gradients_of(T=4), "b": gradients_of(T=5)}, r"got \[4, 5\]"),
        ({"a": gradients_of(layers=15)}, "room for 14 rows; here are 15"),
        ({"a": 3}, "the gradients of a Stack"),
    ],
)
def test_what_cannot_be_drawn_is_refused(runs, said):
    with pytest.raises(ValueError, match=said):
        plot_gradient_flow(runs)


def test_indices_are_small_digits():
    assert below(12) == "₁₂"


def states(layers=2, T=4, seed=0):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(T + 1, 2))
    x[0] = np.nan
    return x, rng.uniform(-1, 1, (layers, T + 1, 3))


def texts(picture):
    return [text.get_text() for text in picture._numbers]


def test_states_stand_row_by_row_and_what_comes_later_is_covered():
    picture, (x, h) = DeepPicture(), states()
    picture.show_states(x, h, 2)
    shown = texts(picture)
    assert shown[:5] == ["", *(small(value) for value in x[1:, 0])]
    assert shown[10:15] == [small(value) for value in h[0, :, 0]]
    assert shown[-5:] == [small(value) for value in h[1, :, 2]]
    covered = {round(path.vertices[:, 0].mean() + 0.08) for path in picture._later.get_paths()}
    assert covered == {3, 4}
    assert len(picture._later.get_paths()) == 3 * 2
    assert picture._frame.get_x() == pytest.approx(1.53)


def test_arrows_lead_from_the_row_below_and_from_the_step_before():
    picture, (x, h) = DeepPicture(), states(layers=3)
    picture.show_states(x, h, 3)
    assert len(picture._upwards) == len(picture._onwards) == 3
    for arrow in picture._upwards:
        (x_0, y_0), (x_1, y_1) = arrow._posA_posB
        assert x_0 == x_1 == 3
        assert y_0 < y_1
    for arrow in picture._onwards:
        (x_0, y_0), (x_1, y_1) = arrow._posA_posB
        assert 2 < x_0 < x_1 < 3
        assert y_0 == y_1


def test_sizes_of_gradients_and_their_loss_are_shown():
    picture = DeepPicture()
    norms = np.array([[np.nan, 0.5, 0], [0.1, 2e-5, np.nan], [0, 1.0, np.nan]])
    picture.show_flow(norms, 1)
    assert texts(picture) == ["", "0.50", "", "0.10", "2e−5", "", "", "1.0", ""]
    assert [text.get_text() for text in picture._names] == ["∂L/∂x[k]", "∂L/∂h₁[k]", "∂L/∂h₂[k]"]
    assert picture._loss.get_text() == "L[1]"
    colors = [text.get_color() for text in picture._numbers]
    assert colors[1] == colors[7] == "white"
    assert colors[4] != "white"


def test_one_picture_after_another_is_the_same_as_drawn_afresh():
    picture, (x, h) = DeepPicture(), states()
    picture.show_states(x, h, 4)
    picture.show_flow(np.abs(h[:, :, 0]), 2)
    picture.show_states(*states(layers=3, seed=1), 1)
    picture.show_states(x, h, 2)
    first = picture.png()
    picture.show_states(x, h, 3)
    assert picture.png() != first
    fresh = DeepPicture()
    fresh.show_states(x, h, 3)
    assert picture.png() == fresh.png()


@pytest.mark.parametrize("view", ["states", "flow"])
@pytest.mark.parametrize("layers", [1, 4])
def test_nothing_is_cut_off(layers, view):
    picture = DeepPicture()
    if view == "states":
        picture.show_states(*states(layers, T=10), 10)
    else:
        picture.show_flow(np.ones((layers + 1, 11)), 10)
    picture.png()
    width, height = picture.bbox.size
    for text in picture.findobj(lambda artist: hasattr(artist, "get_text") and artist.get_text()):
        box = text.get_window_extent()
        assert box.x0 >= 0, text.get_text()
        assert box.y0 >= 0, text.get_text()
        assert box.x1 <= width, text.get_text()
        assert box.y1 <= height, text.get_text()
