"""The picture of tied and untied steps: what is drawn where, and that bars add up."""

import numpy as np
import pytest

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.lessons.shared_parameters.picture import UntiedPicture
from rnn_teach.lessons.shared_parameters.picture_blocks import Blocks

WORDS = ["arrive", "in", "Taipei", "on", "Monday"]


def run(tied=True, k=2, words=WORDS, seed=0, n_h=3):
    """A picture that shows random numbers, and the arguments it was shown."""
    rng = np.random.default_rng(seed)
    T = len(words)
    shown = {
        "words": words,
        "copies": rng.normal(size=(T, n_h, n_h)),
        "h": rng.uniform(-1, 1, size=(T + 1, n_h)),
        "h_before": rng.uniform(-1, 1, size=(T + 1, n_h)),
        "terms": rng.normal(size=(T, n_h, n_h)),
        "tied": tied,
        "place": (0, 1),
        "k": k,
    }
    picture = UntiedPicture()
    picture.show(**shown)
    return picture, shown


def texts(picture):
    return [text.get_text() for ax in picture.axes for text in ax.texts] + [
        text.get_text() for text in picture.texts
    ]


def heights(picture):
    """Start and end of each bar, in the order of the columns."""
    corners = [path.vertices for path in picture._bars.get_paths()]
    return np.array([(corner[0, 1], corner[2, 1]) for corner in corners])


def test_a_row_of_maps_shows_the_numbers_in_reading_order():
    picture = Picture(4, 1)
    ax = picture.add_axes((0, 0, 1, 1))
    blocks = Blocks(ax, [1, 2], (2, 3), width=0.9, numbers=True)
    matrices = np.arange(12.0).reshape(2, 2, 3)
    blocks.set_matrices(matrices)
    assert [text.get_text() for text in ax.texts] == [number(value) for value in matrices.ravel()]
    first, last = ax.texts[0].get_position(), ax.texts[-1].get_position()
    assert first == pytest.approx((0.7, 0))
    assert last == pytest.approx((2.3, 1))
    assert ax.get_ylim() == (1.5, -0.5)  # row 0 above


@pytest.mark.parametrize(("values", "least", "limit"), [([[-3, 1]], 0, 3), ([[0.1, 0]], 1, 1), ([[0, 0]], 0, 1)])
def test_the_colours_are_centred_on_zero(values, least, limit):
    picture = Picture(4, 1)
    blocks = Blocks(picture.add_axes((0, 0, 1, 1)), [1], (1, 2), width=0.9)
    blocks.set_matrices([values], least=least)
    assert blocks.changing[0].get_clim() == (-limit, limit)


def test_tied_each_bar_begins_where_the_one_before_ended_and_the_last_is_the_sum():
    picture, shown = run(tied=True)
    bars, shares = heights(picture), shown["terms"][:, 0, 1]
    assert len(bars) == len(WORDS) + 1
    np.testing.assert_allclose(bars[1:-1, 0], bars[:-2, 1])
    assert bars[-1, 0] == 0
    assert bars[-1, 1] == pytest.approx(bars[-2, 1])
    scale = bars[0, 1] / shares[0]
    np.testing.assert_allclose(bars[:-1, 1] - bars[:-1, 0], scale * shares)
    assert bars[-1, 1] == pytest.approx(scale * shares.sum())
    assert np.abs(bars).max() == pytest.approx(1)


def test_untied_each_bar_stands_on_zero_and_there_is_no_sum():
    picture, shown = run(tied=False)
    bars, shares = heights(picture), shown["terms"][:, 0, 1]
    assert len(bars) == len(WORDS)
    assert not bars[:, 0].any()
    np.testing.assert_allclose(bars[:, 1], shares / np.abs(shares).max())
    assert "not added" in texts(picture)
    assert number(shares.sum(), 3) not in texts(picture)


@pytest.mark.parametrize("tied", [True, False])
def test_the_numbers_of_parameters_and_of_moves_are_told(tied):
    picture, shown = run(tied=tied)
    wanted = "one W, used at all 5 steps: 9 numbers" if tied else "5 copies of W, one a step: 45 numbers"
    assert wanted in texts(picture)
    moves = [number(move) for move in np.linalg.norm(shown["h"] - shown["h_before"], axis=1)]
    assert [text for text in texts(picture) if text in moves][: len(moves)] == moves  # from t = 0 on
    assert [word for word in texts(picture) if word in WORDS] == WORDS


def test_gradients_of_zero_are_drawn():
    picture, shown = run()
    shown["terms"] = np.zeros_like(shown["terms"])
    picture.show(**shown)
    assert not heights(picture).any()
    picture.png()


@pytest.mark.parametrize("tied", [True, False])
def test_only_the_numbers_that_the_slider_changes_are_framed(tied):
    picture, _ = run(tied=tied, k=4)
    frames = picture._frames[0].get_paths()
    middles = [round(path.vertices[:4, 0].mean()) for path in frames]
    assert middles == ([1, 2, 3, 4, 5] if tied else [4])


def test_shown_again_it_is_as_drawn_afresh():
    picture, _ = run(tied=True, seed=1, words=WORDS[:3])
    picture.pixels()
    for tied in (False, True):
        _, shown = run(tied=tied, seed=2, k=5)
        picture.show(**shown)
        picture.pixels()
        picture.show(**{**shown, "k": 1})
        fresh, _ = run(tied=tied, seed=2, k=1)
        np.testing.assert_array_equal(picture.pixels(), fresh.pixels())


def test_a_place_of_the_picture_is_a_time_step():
    picture, _ = run()
    assert UntiedPicture().time_at(0.5, 0.5) is None
    at = [picture.time_at(x, 0.5) for x in np.linspace(0, 1, 200)]
    assert at[0] is None
    assert at[-1] is None
    assert sorted({t for t in at if t}) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize("words", [WORDS[:3], WORDS, [*WORDS, "I", "would", "like", "Boston"]])
def test_no_text_is_cut_off_or_covers_another(tied, words):
    picture, _ = run(tied=tied, words=words)
    picture.pixels()
    renderer = picture.canvas.get_renderer()
    all_texts = [text for ax in picture.axes for text in ax.texts] + list(picture.texts)
    boxes = [text.get_window_extent(renderer) for text in all_texts if text.get_text()]
    for box in boxes:
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= picture.bbox.width
        assert box.y1 <= picture.bbox.height
    for n, box in enumerate(boxes):
        assert not any(box.shrunk(0.95, 0.7).overlaps(other) for other in boxes[n + 1 :])
