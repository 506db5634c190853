"""The pictures of two directions: what is drawn where, and that nothing covers
anything."""

import numpy as np
import pytest

from rnn_teach.figures import plot_sentence, plot_two_chains
from rnn_teach.lessons.bidirectional.picture import BidirectionalPicture
from rnn_teach.lessons.bidirectional.picture_chains import HEIGHTS
from rnn_teach.tasks import MISSING, split_characters, split_words

ENGLISH = split_words("this morning we went to the supermarket and ____ a bowl of dumplings")
CHINESE = split_characters("我们今天早上在宿舍，____了一杯咖啡")
NAMES = {
    "English": list(MISSING),
    "Chinese": ["买 bought", "吃 ate", "喝 drank", "修 mended", "煮 cooked", "泡 made"],
}


def shown(words=ENGLISH, seed=0, **changed):
    rng = np.random.default_rng(seed)
    T = len(words)
    return {
        "words": words,
        "gap": words.index("____") + 1,
        "states": {name: rng.uniform(-1, 1, (T, 8)) for name in ("forward", "backward")},
        "answers": {name: rng.dirichlet(np.ones(6)) for name in ("forward", "backward", "both")},
        "names": NAMES["English" if words is ENGLISH else "Chinese"],
        "right": 1,
        "covered": (0, 0),
        "step": T,
    } | changed


def drawn(**arguments):
    picture = BidirectionalPicture()
    picture.show(**arguments)
    return picture


def test_the_maps_are_in_the_order_of_time():
    arguments = shown()
    picture = drawn(**arguments)
    for name, image in picture._images.items():
        np.testing.assert_array_equal(image.get_array(), arguments["states"][name].T)
        assert tuple(image.get_extent()[:2]) == (0.5, len(ENGLISH) + 0.5)
        assert image.get_clim() == (-1, 1)


def test_the_steps_of_the_backward_net_count_down():
    texts = [text.get_text() for text in drawn(**shown())._axes["backward"].texts]
    assert [text for text in texts if text.isdigit()] == [str(t) for t in range(13, 0, -1)]


def test_the_bars_are_the_answers():
    arguments = shown()
    picture = drawn(**arguments)
    for name, group in picture._groups.items():
        ends = [path.vertices[:, 0].max() for path in group._bars.get_paths()]
        np.testing.assert_allclose(ends, arguments["answers"][name])
        assert [text.get_text() for text in group._percents] == [
            f"{100 * y:.0f} %" for y in arguments["answers"][name]
        ]


@pytest.mark.parametrize(("left", "right"), [(0, 0), (3, 0), (0, 2), (8, 4)])
def test_the_curtains_lie_over_the_covered_steps(left, right):
    picture = drawn(**shown(covered=(left, right)))
    spans = [
        (curtain.get_x(), curtain.get_x() + curtain.get_width())
        for curtain in picture._curtains
        if curtain.get_visible()
    ]
    wanted = [(0.5, left + 0.5)] * (left > 0) + [(13.5 - right, 13.5)] * (right > 0)
    assert spans == wanted * 2
    faint = [t for t, word in enumerate(picture._words, start=1) if word.get_alpha() < 1]
    assert faint == [*range(1, left + 1), *range(14 - right, 14)]


def test_shown_again_it_is_as_drawn_afresh():
    picture = drawn(**shown(CHINESE, seed=1))
    picture.pixels()
    for arguments in (shown(seed=2, covered=(2, 1), step=6), shown(seed=3)):
        picture.show(**arguments)
        np.testing.assert_array_equal(picture.pixels(), drawn(**arguments).pixels())


def boxes_of(picture):
    picture.pixels()
    renderer = picture.canvas.get_renderer()
    everything = [text for ax in picture.axes for text in ax.texts] + list(picture.texts)
    return [text.get_window_extent(renderer) for text in everything if text.get_text() and text.get_visible()]


def assert_readable(picture, boxes):
    for box in boxes:
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= picture.bbox.width
        assert box.y1 <= picture.bbox.height
    for n, box in enumerate(boxes):
        assert not any(box.shrunk(0.95, 0.7).overlaps(other) for other in boxes[n + 1 :])


@pytest.mark.parametrize("step", [1, 16])
@pytest.mark.parametrize("sure", [False, True])
def test_no_text_is_cut_off_or_covers_another(step, sure):
    answers = {name: np.eye(6)[1] for name in ("forward", "backward", "both")}
    arguments = shown(CHINESE, step=step, **({"answers": answers} if sure else {}))
    picture = drawn(**arguments)
    assert_readable(picture, boxes_of(picture))


def test_slanted_words_stay_in_the_picture():
    picture = drawn(**shown())
    picture.pixels()
    renderer = picture.canvas.get_renderer()
    for word in picture._words:
        box = word.get_window_extent(renderer)
        assert box.x1 <= picture.bbox.width
        assert box.y1 <= picture.bbox.height


def test_a_sentence_stands_above_what_it_means_and_its_gap_is_lit():
    words = split_characters("我去，____了")
    ax = plot_sentence(words, ["wǒ\nI", "qù\ngo", "·\n·", "?\n?", "le\n(done)"], gap=4)
    assert [text.get_text() for text in ax.texts] == [
        *("我", "wǒ", "I", "去", "qù", "go", "，", "·", "·", "____", "?", "?", "了", "le", "(done)")
    ]
    assert ax.patches[0].get_x() == 3.5
    assert "wǒ, I" in ax.figure.sentence
    assert_readable(ax.figure, boxes_of(ax.figure))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((["a", "b"], ["c"]), "below must be 2 texts, one for each word; got 1"),
        (("a b", ["c"]), "words must be a list"),
    ],
)
def test_sentences_that_do_not_fit_are_refused(arguments, said):
    with pytest.raises(ValueError, match=said):
        plot_sentence(*arguments)


@pytest.mark.parametrize("gap", [0, 3, "x"])
def test_a_gap_outside_the_sentence_is_refused(gap):
    with pytest.raises(ValueError, match="gap must be a whole number from 1 to 2"):
        plot_sentence(["a", "b"], ["c", "d"], gap=gap)


@pytest.mark.parametrize("T", [1, 2, 5, 8])
def test_the_two_chains_are_not_joined_by_an_arrow(T):
    ax = plot_two_chains(list("abcdefgh")[:T])
    arrows = [patch for patch in ax.patches if hasattr(patch, "get_arrowstyle")]
    assert len(arrows) == 4 * T + 2 * (T - 1)
    ends = [patch._posA_posB for patch in arrows]
    along = [(start, end) for start, end in ends if start[1] == end[1]]
    assert len(along) == 2 * (T - 1)
    heights = {end[0] > start[0]: start[1] for start, end in along}
    if T > 1:
        assert heights[False] < HEIGHTS["x"] < heights[True]  # the words are between the two: no layers
    assert_readable(ax.figure, boxes_of(ax.figure))


def test_more_words_than_there_is_room_for_are_refused():
    with pytest.raises(ValueError, match="room for 8 words; here are 9"):
        plot_two_chains(list("abcdefghi"))
