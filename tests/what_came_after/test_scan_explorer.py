"""The merging tree: pairs, rounds and ticks against arithmetic; what is drawn, said and
clicked."""

import numpy as np
import pytest
from explorer_moves import at_view, box_of, click, computed_by, places

from rnn_teach import scan
from rnn_teach.explorers import scan_explorer
from rnn_teach.kit.numbers import number
from rnn_teach.lessons.what_came_after import words as say
from rnn_teach.lessons.what_came_after.explorer import KINDS, LENGTHS
from rnn_teach.lessons.what_came_after.pairs import (
    GATES,
    PARITY,
    TANH,
    first_of,
    make_pairs,
    merged,
    rounds_for,
    states,
    ticks,
)

T_OF = list(LENGTHS.values())


def with_values(**values):
    return at_view(scan_explorer, **values)


@pytest.mark.parametrize("T", T_OF)
@pytest.mark.parametrize("kind", [GATES, PARITY])
@pytest.mark.parametrize("cut", [0, 1, 5])
def test_a_pair_is_the_product_and_the_state_of_the_steps_that_it_covers(kind, T, cut):
    a, b = make_pairs(kind, T, cut)
    for rounds, pairs in enumerate(merged(a, b)):
        for t in range(1, T + 1):
            steps = slice(first_of(t, rounds) - 1, t)
            expected = np.prod(a[steps]), scan(a[steps], b[steps])[-1]
            np.testing.assert_allclose(pairs[:, t - 1], expected, rtol=0, atol=1e-12)
    np.testing.assert_allclose(merged(a, b)[-1][1], states(kind, a, b), rtol=0, atol=1e-12)
    if cut:
        assert a[cut - 1] == 0


@pytest.mark.parametrize(
    ("T", "processors", "expected"),
    [
        (8, 1, [0, 7, 13, 17]),
        (8, 4, [0, 2, 4, 5]),
        (8, 7, [0, 1, 2, 3]),
        (8, 16, [0, 1, 2, 3]),
        (16, 5, [0, 3, 6, 9, 11]),
    ],
)
def test_ticks_by_hand(T, processors, expected):
    """T = 8 merges 7, 6 and 4 pairs; T = 16 merges 15, 14, 12 and 8."""
    np.testing.assert_array_equal(ticks(T, processors), expected)


@pytest.mark.parametrize("T", T_OF)
def test_the_clocks_cross(T):
    """One processor is quicker by the loop, which needs T - 1; many are by the scan."""
    assert ticks(T, 1)[-1] > T - 1 > ticks(T, 16)[-1]
    needs = [ticks(T, count)[-1] for count in range(1, 17)]
    assert needs == sorted(needs, reverse=True)


def test_parity_and_a_cut_are_what_they_are_called():
    a, b = make_pairs(PARITY, 32)
    np.testing.assert_array_equal(states(PARITY, a, b), np.cumsum(b) % 2)
    assert set(a) == {-1, 1}
    assert with_values(cut=4, round=3).sentence.endswith("Cut at step 4.")


def test_a_tanh_step_breaks_the_first_merge():
    explorer = with_values(kind=say.WITH_TANH, round=1)
    assert "cannot be put into one pair" in explorer.sentence
    assert explorer.controls["round"].max == 1
    texts = [text.get_text() for text in explorer._picture.axes[0].texts]
    assert say.NO_PAIR in texts
    a, b = make_pairs(TANH, 8)
    h = 0
    for a_t, b_t in zip(a, b, strict=True):
        h = np.tanh(a_t * h + b_t)
    assert f"h[8] = {h:.2f}".replace("-", "−") in explorer.sentence
    np.testing.assert_allclose(computed_by(explorer)[-1], h, atol=1e-3)
    bent = explorer._picture._curve.get_ydata()
    assert np.ptp(np.diff(bent)) > 0.02, "two tanh steps look like a line"
    straight = with_values(round=1)._picture._curve.get_ydata()
    assert np.ptp(np.diff(straight)) < 1e-12


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", LENGTHS)
def test_the_bars_are_the_pairs_and_rows_to_come_are_empty(kind, length):
    picture, T = with_values(kind=kind, length=length, round=1)._picture, LENGTHS[length]
    a, b = make_pairs(KINDS[kind], T)
    shown = merged(a, b)[:1] if KINDS[kind] == TANH else merged(a, b)[:2]
    for row, both in enumerate(zip(picture._bars_a, picture._bars_b, strict=True)):
        heights = [[(low[1] - high[1]) / 0.42 * 1.6 for low, high in bars.get_segments()] for bars in both]
        expected = np.clip(shown[row], -1.6, 1.6) if row < len(shown) else np.zeros((2, 0))
        np.testing.assert_allclose(heights, expected, atol=1e-9)


def test_a_click_on_a_pair_cuts_there_and_a_second_one_mends_it():
    explorer = with_values(round=2)
    left, top, width, height = next(box for box, text, _ in places(explorer) if text.startswith("Step 3:"))
    for expected in (3, 0):
        click(explorer, left + width / 2, 1 - top - height / 2)
        assert explorer.values["cut"] == expected
    assert explorer.values["round"] == 2


def test_each_place_tells_what_its_pair_was_merged_from():
    texts = [text for _, text, _ in places(with_values(round=3))]
    assert any(text.startswith("Merged from steps 2 and 3: a = ") for text in texts)
    assert any(text.startswith("Merged from steps 5 to 6 and 7 to 8: a = ") for text in texts)
    assert any(text.startswith("Merged from steps 1 to 4 and 5 to 8: h[8] = b = ") for text in texts)
    assert any(text.startswith("Steps 1 to 2 as one, as in the row above: h[2] = b = ") for text in texts)
    assert not any(text.startswith("Merged") for _, text, _ in places(with_values(round=0)))


@pytest.mark.parametrize("length", LENGTHS)
def test_the_last_round_of_each_length_is_the_end(length):
    T = LENGTHS[length]
    explorer = with_values(length=length, round=rounds_for(T), processors=16)
    assert f"Round {rounds_for(T)} of {rounds_for(T)}" in explorer.sentence
    a, b = make_pairs(GATES, T)
    assert f"b = h[{T}] = {number(scan(a, b)[-1])}." in explorer.sentence
    assert explorer.controls["round"].max == rounds_for(T)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", LENGTHS)
def test_a_sentence_fills_two_lines_and_no_more(kind, length):
    """About 108 letters fit a line; a third line would move the picture."""
    explorer = with_values(kind=kind, length=length)
    for round in (0, explorer.controls["round"].max):
        for processors, cut in ((1, 0), (16, 8), (16, LENGTHS[length])):
            for name, value in (("round", round), ("processors", processors), ("cut", cut)):
                explorer.controls[name].value = value
            assert 112 < len(explorer.sentence) < 200, explorer.sentence


@pytest.mark.parametrize("values", [{"processors": 1}, {"processors": 1, "length": "32 steps"}, {"processors": 2}])
def test_the_clock_s_number_and_names_stand_apart(values):
    picture = with_values(**values)._picture
    one, *others = map(box_of, (picture._here_text, picture._scan_name, picture._loop_name))
    assert not any(one.overlaps(other) for other in others)
