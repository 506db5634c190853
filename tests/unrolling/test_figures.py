"""The drawings: do they show what was computed, can they be read, and do they come out
the same when updated?"""

import io

import numpy as np
import pytest
from explorer_moves import as_numbers
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.quiver import Quiver
from matplotlib.text import Text
from PIL import Image

from rnn_teach import RNNCell, Trace, unroll
from rnn_teach.figures import plot_forms, plot_rolled, plot_states, plot_today, plot_unrolled
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.kit.picture_style import COLORS
from rnn_teach.lessons.start_here.picture import EchoPicture
from rnn_teach.lessons.start_here.picture_reader import ReaderPicture
from rnn_teach.lessons.unrolling.picture import MOST_STEPS, MOST_UNITS, UnrolledPicture, refuse_undrawable
from rnn_teach.lessons.unrolling.picture_travel import TravelPicture
from rnn_teach.tasks import travel_reader

WORDS = ["leave", "Taipei", "on", "Monday"]


def run(n_h=3, T=4, seed=0, activation="tanh"):
    """A cell with random weights and what it computes of T one-hot inputs."""
    cell = RNNCell.random(T, n_h, np.random.default_rng(seed), U_std=1, activation=activation)
    return cell, unroll(cell, np.eye(T))


def states_of(h):
    """A trace of these states h (T+1, n) and nothing else."""
    return Trace(h=np.array(h, float)[:, :, np.newaxis])


def texts(artist):
    """All text that can be seen on a figure or on axes."""
    return [text for text in artist.findobj(Text) if text.get_visible() and text.get_text().strip()]


def words_on(artist):
    return [text.get_text() for text in texts(artist)]


def unrolled_picture(cell, trace, words, t, distances=None):
    picture = UnrolledPicture()
    picture.show(cell, trace, words, t, distances)
    return picture


def two_requests(first, second, t=2):
    reader, picture = travel_reader(), TravelPicture()
    words = [reader.split(first), reader.split(second)]
    picture.show(reader.cell, [reader.read(own) for own in words], words, t)
    return picture


def request(sentence, t):
    reader = travel_reader()
    picture, words = ReaderPicture(reader.cell.n_h), reader.split(sentence)
    picture.show(reader.read(words), words, [reader.knows(word) for word in words], t)
    return picture


def echo_picture(w, T=12):
    picture = EchoPicture(T)
    picture.show(unroll(RNNCell([[1]], [[w]]), np.eye(T)[:, :1]), w)
    return picture


ALL_FIGURES = {
    "states": lambda: plot_states(run()[1], words=WORDS).figure,
    "states of a long sequence": lambda: plot_states(run(T=99)[1]).figure,
    "rolled": lambda: plot_rolled().figure,
    "unrolled": lambda: plot_unrolled(WORDS).figure,
    "unrolled, slanted": lambda: plot_unrolled(WORDS * 2).figure,
    "forms": lambda: plot_forms().figure,
    "today": lambda: plot_today().figure,
    "two requests": lambda: two_requests("leave Taipei", "从巴黎到上海"),
    "a request": lambda: request("fly to Reykjavíkurflugvöllur", 2),
    "unrolled picture": lambda: unrolled_picture(*run(), WORDS, 2, np.arange(5)),
    "echo picture": lambda: echo_picture(-0.8),
}
every_figure = pytest.mark.parametrize("make", ALL_FIGURES.values(), ids=ALL_FIGURES)


@every_figure
def test_text_is_at_least_9_points(make):
    figure = make()
    assert texts(figure)
    assert min(text.get_fontsize() for text in texts(figure)) >= 9


@every_figure
def test_all_text_lies_within_the_picture(make):
    figure = make()
    figure.pixels()
    boxes = [text.get_window_extent() for text in texts(figure)]
    for box in boxes:
        assert box.x0 >= -1
        assert box.y0 >= -1
        assert box.x1 <= figure.bbox.width + 1
        assert box.y1 <= figure.bbox.height + 1


@pytest.mark.parametrize("name", ["unrolled picture", "echo picture"])
def test_a_saved_figure_is_the_picture_as_seen(name):
    """What changes is on it too, and covers what it covers on the screen."""
    figure, buffer = ALL_FIGURES[name](), io.BytesIO()
    figure.savefig(buffer)
    with Image.open(buffer) as image:
        np.testing.assert_array_equal(image.convert("RGB"), figure.pixels())


@every_figure
def test_twice_as_fine_it_is_the_same_picture(make):
    """Lines and arrows grow with the pixels, nothing is measured in dots: the share of
    ink stays.

    Texts are left out: matplotlib before 3.11 draws small letters bolder than large
    ones.
    """
    figure = make()
    for text in figure.findobj(Text):
        text.set_visible(False)
    ink = 255 - figure.pixels().mean()
    figure.set_pixel_ratio(2)
    assert 255 - figure.pixels().mean() == pytest.approx(ink, rel=0.02)  # edges of areas are smoothed less


@every_figure
def test_the_same_again_gives_the_same_pixels(make):
    np.testing.assert_array_equal(make().pixels(), make().pixels())


@pytest.mark.parametrize(
    "plot", [lambda ax: plot_states(run()[1], ax), plot_rolled, lambda ax: plot_unrolled(WORDS, ax)]
)
def test_a_plot_draws_on_the_axes_it_is_given(plot):
    figure = Figure()
    left, right = figure.subplots(1, 2)
    assert plot(right) is right
    assert words_on(right)
    assert not left.has_data()


@pytest.mark.parametrize("plot", [lambda: plot_states(run()[1]), plot_rolled, lambda: plot_unrolled(WORDS)])
def test_without_axes_a_plot_makes_a_picture_of_its_own(plot):
    one, other = plot(), plot()
    assert isinstance(one.figure, Picture)
    assert one.figure is not other.figure
    assert one.figure.axes == [one]
    assert one.figure.sentence


# The map of the states


def test_the_map_holds_the_states_a_column_a_step():
    trace = states_of([[0, 0], [0.5, -1], [0.25, 0.75]])
    ax = plot_states(trace, words=["on", "Monday"])
    (image,) = ax.images
    np.testing.assert_array_equal(image.get_array(), [[0, 0.5, 0.25], [0, -1, 0.75]])
    assert [text.get_text() for text in ax.texts] == ["0.00", "0.50", "0.25", "0.00", "−1.00", "0.75"]
    assert [text.get_position() for text in ax.texts] == [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["h[0]", "h[1]\non", "h[2]\nMonday"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["unit 1", "unit 2"]
    assert ax.get_ylim() == (1.5, -0.5)  # unit 1 on top


def test_the_maps_colors_are_centered_on_zero():
    """They reach to 1 where nothing is larger, as with tanh, and to the largest value
    where something is."""
    assert plot_states(states_of([[0], [-0.25]])).images[0].get_clim() == (-1, 1)
    assert plot_states(states_of([[0], [-4], [2]])).images[0].get_clim() == (-4, 4)


def test_the_map_of_some_units():
    ax = plot_states(states_of([[1, 2, 3], [4, 5, 6]]), units=[2, 0])
    np.testing.assert_array_equal(ax.images[0].get_array(), [[3, 6], [1, 4]])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["unit 3", "unit 1"]
    assert ax.figure.sentence.endswith("The largest value is 6.00, in unit 3 at t = 1.")


def test_the_maps_sentence_has_the_numbers():
    """The largest is meant by its size, sign aside."""
    figure = plot_states(states_of([[0, 0], [0.5, -0.75]])).figure
    assert figure.sentence == (
        "A map of the hidden state: 2 units over t = 0 to 1. The largest value is −0.75, in unit 2 at t = 1."
    )
    assert "1 unit over" in plot_states(states_of([[0], [1]])).figure.sentence


def test_of_a_batch_the_map_shows_the_first():
    h = np.arange(12.0).reshape(3, 2, 2)
    np.testing.assert_array_equal(plot_states(Trace(h=h)).images[0].get_array(), h[:, :, 0].T)


def test_a_long_map_is_labeled_here_and_there_and_shows_no_numbers():
    ax = plot_states(run(n_h=1, T=40)[1])
    assert [label.get_text() for label in ax.get_xticklabels()] == [f"h[{t}]" for t in range(0, 41, 4)]
    assert not ax.texts


def test_new_states_in_the_map_look_as_drawn_afresh():
    def pixels(*shown):
        picture = Picture(4, 2)
        states = StatesMap(picture.add_subplot(), np.array(shown[0], float))
        for h in shown[1:]:
            states.set_states(np.array(h, float))
        return picture.pixels()

    first, second = [[0, 1, -0.5]], [[0, -3, 2]]
    np.testing.assert_array_equal(pixels(first, second), pixels(second))
    assert (pixels(first) != pixels(second)).any()


@pytest.mark.parametrize("units", [[9], [-1], [], 5, "a", [0.5], [True], np.array([True, False, True])])
def test_units_that_do_not_exist_are_refused(units):
    with pytest.raises(ValueError, match="units must be a list of whole numbers from 0 to 2; got"):
        plot_states(run()[1], units=units)


def test_more_units_than_the_map_has_room_for_are_refused():
    trace = run(n_h=31)[1]
    with pytest.raises(ValueError, match=r"room for 30 units; here are 31: choose some, as with units=\[0, 1\]"):
        plot_states(trace)
    plot_states(trace, units=range(30))


def test_words_and_steps_must_agree():
    with pytest.raises(ValueError, match="words must be one for each of the 4 steps; got 2"):
        plot_states(run()[1], words=["leave", "Taipei"])


@pytest.mark.parametrize("words", ["leave Taipei", [], None, 5, [1, 2]])
def test_words_are_a_list_of_texts(words):
    with pytest.raises(ValueError, match="words must be a list of texts, as split_words gives one; got "):
        plot_unrolled(words)


def test_the_states_alone_are_no_trace():
    with pytest.raises(ValueError, match="trace must be a trace, as unroll gives one; got ndarray"):
        plot_states(run()[1].h)


def test_a_long_sentence_for_words_is_quoted_in_short():
    with pytest.raises(ValueError, match=r"got 'leave Taipei leave .{30,50}\.\.\.$"):
        plot_unrolled("leave Taipei " * 100)


# The loop, and the net unrolled


def test_the_loop_has_a_node_for_each_quantity_and_a_letter_for_each_parameter():
    ax = plot_rolled()
    assert sorted(words_on(ax)) == ["U", "V", "W", "h[t-1]", "h[t]", "o[t]", "x[t]"]
    colors = {text.get_text(): text.get_color() for text in texts(ax)}
    assert all(colors[parameter] == COLORS[parameter] for parameter in "UWV")


def test_the_unrolled_net_has_a_column_a_word():
    ax = plot_unrolled(WORDS)
    assert [word for word in words_on(ax) if word in WORDS] == WORDS
    columns = {text.get_text(): text.get_position()[0] for text in texts(ax)}
    assert [columns[word] for word in WORDS] == [1, 2, 3, 4]
    x, h, o = (nodes.get_offsets()[:, 0].tolist() for nodes in ax.collections[:3])
    assert (x, h, o) == ([1, 2, 3, 4], [0, 1, 2, 3, 4], [1, 2, 3, 4])
    assert ax.figure.sentence == (
        "The net unrolled over 4 words, leave, Taipei, on, Monday: 4 copies of one cell, left to right."
    )


def test_arrows_lead_from_each_word_to_its_state_its_output_and_the_next_state():
    arrows = {}
    for quiver in [one for one in plot_unrolled(WORDS).collections if isinstance(one, Quiver)]:
        starts, ways = np.column_stack([quiver.X, quiver.Y]), np.column_stack([quiver.U, quiver.V])
        middles = starts + ways / 2
        arrows[to_hex(quiver.get_facecolor()[0])] = np.sign(ways).tolist(), middles[:, 0].tolist()
    assert arrows[to_hex(COLORS["U"])] == ([[0, 1]] * 4, [1, 2, 3, 4])
    assert arrows[to_hex(COLORS["V"])] == ([[0, 1]] * 4, [1, 2, 3, 4])
    assert arrows[to_hex(COLORS["W"])] == ([[1, 0]] * 4, [0.5, 1.5, 2.5, 3.5])


def test_words_that_would_touch_are_slanted_and_long_ones_cut():
    def drawn(words):
        return {
            text.get_text(): text.get_rotation()
            for text in texts(plot_unrolled(words))
            if text.get_text()[0] in "aw"
        }

    assert drawn(["a", "w" * 8]) == {"a": 0, "w" * 8: 0}
    assert drawn(["a", "w" * 25]) == {"a": 30, "w" * 19 + "…": 30}
    assert drawn(["a"] * 7) == {"a": 30}


def test_a_word_with_dollars_is_no_formula():
    ax = plot_unrolled(["$x^$", r"$\alpha$"])
    ax.figure.png()
    plot_states(run(T=2)[1], words=["$x^$", "$5"]).figure.captioned_png()
    assert r"$\alpha$" in words_on(ax)


def test_more_than_can_be_read_is_refused():
    words = ["a"] * (MOST_STEPS + 1)
    with pytest.raises(ValueError, match="the drawing has room for 10 words; this sentence has 11: shorten it"):
        plot_unrolled(words)
    cell, trace = run(n_h=MOST_UNITS + 1)
    with pytest.raises(ValueError, match="the drawing has room for 8 units; this cell has 9"):
        UnrolledPicture().show(cell, trace, WORDS, 1)
    refuse_undrawable(MOST_STEPS, MOST_UNITS)


# The unrolled net with its numbers


def test_the_table_shows_the_step_as_its_equation():
    """One unit, U = 2, W = 0.5, b = -1, h[0] = 0.5, x = 0.5, 0.75 with f(a) = a:

    t = 1:   2 · 0.5  + 0.5 · 0.5  - 1 = 1 + 0.25 - 1      = 0.25
    t = 2:   2 · 0.75 + 0.5 · 0.25 - 1 = 1.5 + 0.125 - 1   = 0.625
    """
    cell = RNNCell([[2]], [[0.5]], [-1], activation="linear")
    trace = unroll(cell, [[0.5], [0.75]], h=[0.5])
    picture = unrolled_picture(cell, trace, ["one", "two"], 1)
    table = picture.axes[2]
    head = ["unit", "U x[1]", "W h[0]", "b", "a[1]", "linear", "h[1]"]
    row = ["1", "1.00", "+", "0.25", "+", "−1.00", "=", "0.25", "→", "0.25"]

    def in_reading_order(above):
        seen = [text for text in texts(table) if (text.get_position()[1] > 1) == above]
        return [text.get_text() for text in sorted(seen, key=lambda text: text.get_position()[0])]

    assert in_reading_order(above=True) == head
    assert in_reading_order(above=False) == row
    picture.show(cell, trace, ["one", "two"], 2)
    assert in_reading_order(above=True) == ["unit", "U x[2]", "W h[1]", "b", "a[2]", "linear", "h[2]"]
    assert in_reading_order(above=False) == ["1", "1.50", "+", "0.12", "+", "−1.00", "=", "0.62", "→", "0.62"]


def test_the_rows_of_table_and_map_are_in_line():
    picture = unrolled_picture(*run(), WORDS, 2)
    _, net, table, states = picture.axes

    def height(ax, y):
        return ax.transData.transform((0, y))[1]

    def place(ax, x):
        return ax.transData.transform((x, 0))[0]

    for unit in range(3):
        assert height(table, unit) == pytest.approx(height(states, unit))
    for t in range(5):
        assert place(net, t) == pytest.approx(place(states, t))


def test_the_map_below_holds_all_states_and_covers_those_to_come():
    cell, trace = run()
    picture = unrolled_picture(cell, trace, WORDS, 1)
    states = picture.axes[3]
    np.testing.assert_array_equal(states.images[0].get_array(), trace.h[:, :, 0].T)
    to_come = (slice(230, 400), slice(620, 815))  # below, from the third column on
    gray = picture.pixels()[to_come]
    assert (gray == gray[0, 0]).all()
    picture.show(cell, trace, WORDS, 4)
    seen = picture.pixels()[to_come]
    assert len(np.unique(seen.reshape(-1, 3), axis=0)) > 10


def test_the_symbols_beside_the_loop_count_along():
    picture = unrolled_picture(*run(), WORDS, 3)
    loop = picture.axes[0]
    assert {"x[3]", "h[3]", "o[3]", "h[2]"} <= set(words_on(loop))


def test_distances_stand_below_their_columns():
    cell, trace = run()
    picture = unrolled_picture(cell, trace, WORDS, 4, [0, 0.5, 1, 1.5, 2])
    below = [text for text in texts(picture.axes[3]) if text.get_position()[1] == -0.03]
    assert {text.get_position()[0]: text.get_text() for text in below} == {
        -0.6: "distance from the order as written",
        0: "0.00",
        1: "0.50",
        2: "1.00",
        3: "1.50",
        4: "2.00",
    }
    picture.show(cell, trace, WORDS, 2, [0, 0.5, 1, 1.5, 2])
    below = [text.get_text() for text in texts(picture.axes[3]) if text.get_position()[1] == -0.03]
    assert below == ["0.00", "0.50", "1.00", "distance from the order as written"]  # what comes later is not told
    _, other = run(seed=1)
    picture.show(cell, other, WORDS, 4)
    assert not [text for text in texts(picture.axes[3]) if text.get_position()[1] == -0.03]


def test_every_change_looks_as_drawn_afresh():
    """Another step, other states, other words, another size, another activation, and
    back again."""
    views = [
        (*run(), WORDS, 1),
        (*run(), WORDS, 4),
        (*run(seed=1), WORDS, 4),
        (*run(seed=1), WORDS[::-1], 2, np.arange(5)),
        (*run(n_h=5), WORDS, 2),
        (*run(n_h=5, activation="relu"), WORDS, 2),
        (*run(T=2), WORDS[:2], 2),
        (*run(), WORDS, 1),
    ]
    kept = UnrolledPicture()
    before = kept.pixels()
    for view in views:
        kept.show(*view)
        now = kept.pixels()
        np.testing.assert_array_equal(now, unrolled_picture(*view).pixels())
        assert (now.shape != before.shape) or (now != before).any()
        before = now


# The echo of one input


def test_the_discs_are_the_states_and_the_rings_what_they_are_without_tanh():
    """h[t] = tanh(w h[t-1] + x[t]) with w = -0.5: 0.7616, tanh(-0.3808) = -0.3634,
    tanh(0.1817) = 0.1797; without tanh 0.7616, -0.3808, 0.1904."""
    picture = echo_picture(-0.5, T=3)
    places = [(disc.get_xdata()[0], disc.get_ydata()[0].round(4)) for disc in picture._discs]
    assert places == [(1, 0.7616), (2, -0.3634), (3, 0.1797)]
    np.testing.assert_allclose(picture._rings.get_ydata(), [0.7616, -0.3808, 0.1904], atol=5e-5)
    np.testing.assert_allclose(picture._way.get_ydata(), [0.7616, -0.3634, 0.1797], atol=5e-5)
    sizes = [disc.get_markersize() ** 2 for disc in picture._discs]  # areas, as the states
    np.testing.assert_allclose(np.array(sizes) / sizes[0], [1, 0.3634 / 0.7616, 0.1797 / 0.7616], atol=1e-3)
    assert {"0.76", "−0.36", "0.18"} <= set(words_on(picture))


def test_the_echo_of_another_weight_looks_as_drawn_afresh():
    picture = echo_picture(0.9)
    before = picture.pixels()
    picture.show(unroll(RNNCell([[1]], [[-2]]), np.eye(12)[:, :1]), -2)
    np.testing.assert_array_equal(picture.pixels(), echo_picture(-2).pixels())
    assert (picture.pixels() != before).any()


# Requests that a trained net reads


def test_the_equation_of_a_step_has_the_same_input_and_another_past():
    """“Taipei” brings the same to both; what the past brings is not the same."""
    picture = two_requests("arrive Taipei", "leave Taipei")
    first, second = (words_on(block.table._columns[0][0].axes) for block in picture._blocks)
    columns = [
        [[text.get_text() for text in column] for column in block.table._columns] for block in picture._blocks
    ]
    assert columns[0][0] == columns[1][0]
    assert columns[0][1] != columns[1][1]
    assert {"U x[2]", "W h[1]", "h[2]"} <= set(first) & set(second)


def test_where_a_request_has_ended_nothing_is_shown():
    picture = two_requests("leave Taipei", "leave Taipei and arrive", t=4)
    shorter, longer = (block.map for block in picture._blocks)
    assert len([text for text in words_on(shorter) if "." in text]) == 4 * 3
    assert len([text for text in words_on(longer) if "." in text]) == 4 * 5
    assert len(words_on(picture._distances[0].axes)) == 3  # h[0], h[1], h[2]


@pytest.mark.parametrize(
    "make", [lambda t: two_requests("leave Taipei", "to Paris", t), lambda t: request("to Paris", t)]
)
def test_each_column_of_a_request_sets_its_step(make):
    assert [one.sets for one in make(1).places if one.sets] == [{"t": 1}, {"t": 2}]


def test_a_word_the_net_does_not_know_is_written_in_another_way():
    picture = request("to Lagos", 1)
    assert [text.get_style() for text in picture._words] == ["normal", "italic"]


def test_every_arrow_of_the_unrolled_net_names_its_matrix():
    names = words_on(plot_unrolled(WORDS).figure)
    assert [names.count(name) for name in "UVW"] == [4, 4, 4]


def test_the_four_forms_have_their_inputs_and_outputs():
    figure = plot_forms().figure
    dots = [
        [len(part.get_offsets()) for part in ax.collections if not isinstance(part, Quiver)] for ax in figure.axes
    ]
    assert dots == [[1, 5, 5], [5, 5, 1], [5, 5, 5], [3, 5, 2]]


def test_a_bar_tells_the_scores_and_the_probabilities_made_of_them():
    picture = two_requests("arrive Taipei", "leave Taipei")
    told = [one.text for one in picture.places if one.text.startswith("ŷ[2]")]
    assert len(told) == 2
    for text, slot in zip(told, ("destination", "departure"), strict=True):
        scores = as_numbers(text.partition("softmax(")[2].partition("softmax(")[2].partition(")")[0])
        shares = np.exp(scores) / np.exp(scores).sum()
        assert as_numbers(text.partition(f"{slot} ")[2])[0] == pytest.approx(100 * shares.max(), abs=1)
        assert shares.max() > 0.98
