"""The picture of tied and untied steps: what is drawn where."""

import numpy as np
import pytest

from rnn_teach.kit.numbers import number
from rnn_teach.lessons.shared_parameters.learning import Learning
from rnn_teach.lessons.shared_parameters.picture import UntiedPicture

ENGLISH = ["arrive", "in", "Boston", "on", "Monday", "the", "second", "of", "May"]
CHINESE = ["到", "台北", "的", "火车", "星期一", "早上", "几", "点", "开"]


def run(tied=True, k=2, words=ENGLISH, lesson=3, updates=4, changed=(), by=0.0):
    """A picture that shows a run, and the arguments it was shown."""
    learning = Learning(len(words), lesson, tied, changed, by)
    w, h, slope, _, losses = learning.after(updates)
    shown = {"words": words, "lesson": lesson, "w": w, "h": h, "h_before": learning.after(0)[1]}
    shown |= {"slope": slope, "losses": losses, "tied": tied, "k": k, "steepest": learning.steepest(updates)}
    picture = UntiedPicture()
    picture.show(**shown)
    return picture, shown


def texts(picture):
    return [text.get_text() for ax in picture.axes for text in ax.texts] + [
        text.get_text() for text in picture.texts
    ]


def heights(bars):
    """Start and end of each bar, in the order of the columns."""
    corners = [path.vertices for path in bars.get_paths()]
    return np.array([(corner[0, 1], corner[2, 1]) for corner in corners])


def test_the_bars_are_the_states_and_their_outlines_those_before():
    picture, shown = run()
    np.testing.assert_allclose(heights(picture._bars)[:, 1], shown["h"][1:])
    np.testing.assert_allclose(heights(picture._ghosts)[:, 1], shown["h_before"][1:])
    assert [text.get_text() for text in picture._h_texts] == [number(value) for value in shown["h"][1:]]


def test_tied_one_box_stands_over_all_steps_and_the_sum_is_told():
    picture, shown = run(tied=True)
    assert len(picture._boxes.get_paths()) == 1
    assert f"w = {number(shown['w'][1])}, the same number at every step" in texts(picture)
    assert any(text.startswith("dL/dw = their sum") for text in texts(picture))


def test_untied_each_step_has_a_box_and_nothing_is_added():
    picture, shown = run(tied=False)
    assert [text.get_text() for text in picture._w_texts] == [number(value) for value in shown["w"][1:]]
    np.testing.assert_allclose(picture._boxes.get_array(), shown["w"][1:] - 0.8)
    assert "each copy keeps\nits own gradient" in texts(picture)
    assert not any("sum" in text for text in texts(picture))


def test_the_gradient_of_each_step_is_drawn_and_told():
    picture, shown = run(updates=0)
    slope = shown["slope"][1:]
    np.testing.assert_allclose(heights(picture._slope_bars)[:, 1], slope / np.abs(slope).max())
    assert [text.get_text() for text in picture._slope_texts] == ["0", "−0.104", "−0.072", *["0"] * 6]


def test_the_bars_of_the_gradient_shrink_while_it_learns():
    first, later = (np.abs(heights(run(updates=n)[0]._slope_bars)[:, 1]) for n in (0, 6))
    assert later.max() < 0.1 < first.max() == 1


def test_the_loss_falls_update_by_update():
    picture, shown = run(updates=6)
    updates, losses = picture._curve.get_data()
    assert list(updates) == list(range(7))
    np.testing.assert_allclose(losses, np.array(shown["losses"]) / shown["losses"][0])
    assert picture._now.get_xdata() == [6]
    assert (np.diff(losses) < 0).all()


def test_the_words_of_the_lesson_and_their_number_are_told():
    assert "the lesson: 3 words; the rest is only read" in texts(run()[0])
    assert "the lesson: all 9 words" in texts(run(lesson=9)[0])


def test_gradients_and_losses_of_zero_are_drawn():
    picture, shown = run()
    picture.show(**shown | {"slope": 0 * shown["slope"], "losses": [0.0], "steepest": 0.0})
    assert not heights(picture._slope_bars).any()
    picture.png()


def test_shown_again_it_is_as_drawn_afresh():
    picture, _ = run(tied=True, lesson=5)
    picture.pixels()
    for tied in (False, True):
        _, shown = run(tied=tied, k=5, words=CHINESE)
        picture.show(**shown)
        picture.pixels()
        picture.show(**{**shown, "k": 1})
        fresh, _ = run(tied=tied, k=1, words=CHINESE)
        np.testing.assert_array_equal(picture.pixels(), fresh.pixels())


@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize(("words", "lesson"), [(ENGLISH, 3), (ENGLISH, 9), (CHINESE, 5)])
@pytest.mark.parametrize(("updates", "by"), [(0, 0.0), (20, -0.8), (20, 1.2)])
def test_no_text_is_cut_off_or_covers_another(tied, words, lesson, updates, by):
    picture, _ = run(tied=tied, words=words, lesson=lesson, updates=updates, changed=(2,), by=by)
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
