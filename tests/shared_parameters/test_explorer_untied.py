"""The explorer of tied and untied steps: who learns, and that its sentence and its code
are true."""

import numpy as np
import pytest
from explorer_moves import as_numbers, button, click, computed_by

from rnn_teach.explorers import untied_explorer
from rnn_teach.lessons.shared_parameters.explorer import LESSONS, TIED, UNTIED
from rnn_teach.lessons.shared_parameters.learning import Learning


@pytest.fixture
def explorer():
    return untied_explorer()


def moved(explorer, **values):
    for name, value in values.items():
        explorer.controls[name].value = value
    assert not explorer.view.error
    return explorer


def test_lessons_are_three_five_or_nine_words_of_an_english_and_a_chinese_sentence():
    assert [T for _, T in LESSONS.values()] == [3, 5, 9] * 2
    assert {len(sentence.split()) for sentence, _ in LESSONS.values()} == {9}
    assert any(ord(char) > 0x4E00 for lesson in LESSONS for char in lesson)


def test_learn_one_step_makes_one_update_up_to_the_last(explorer):
    learn = button(explorer, "learn one step")
    learn.click()
    learn.click()
    assert explorer.values["updates"] == 2
    assert explorer.sentence.startswith("After 2 updates on 3 words")
    explorer.controls["updates"].value = 20
    learn.click()
    assert explorer.values["updates"] == 20


def test_a_click_on_a_column_chooses_its_step(explorer):
    click(explorer, 0.42, 0.5)
    assert explorer.values["k"] == 5
    click(explorer, 0.01, 0.5)
    assert explorer.values["k"] == 5


def test_tied_the_lesson_of_three_words_serves_all_nine(explorer):
    found = computed_by(moved(explorer, updates=20))
    assert len(set(found["w"])) == 1
    assert found["h"][-1] > 0.85
    assert "The one w is" in explorer.sentence


def test_untied_only_the_copies_that_were_used_learn(explorer):
    found = computed_by(moved(explorer, tie=UNTIED, updates=20))
    assert [w == 0.8 for w in found["w"]] == [True, False, False, *[True] * 6]
    assert found["h"][2] > 0.8
    assert found["h"][-1] < 0.2
    assert "Copies 2 and 3 have learned; copies 4 to 9 got no gradient" in explorer.sentence


@pytest.mark.parametrize("tie", [TIED, UNTIED])
@pytest.mark.parametrize(("lesson", "updates", "k", "change"), [(0, 0, 2, 0.0), (1, 3, 4, 0.7), (5, 7, 9, -0.8)])
def test_the_sentence_and_the_code_tell_the_same(explorer, tie, lesson, updates, k, change):
    """The code nudges, the explorer goes back: two ways to one gradient."""
    moved(explorer, tie=tie, lesson=list(LESSONS)[lesson], updates=updates, k=k, change=change)
    found = computed_by(explorer)
    told = explorer.sentence
    assert as_numbers(told.partition("L = ")[2])[0] == pytest.approx(found["L"], rel=0.06)
    assert as_numbers(told.partition("h[9] = ")[2])[0] == pytest.approx(found["h"][-1], abs=0.006)
    if tie == TIED:
        assert as_numbers(told.partition("The one w is ")[2])[0] == pytest.approx(found["w"][0], abs=0.006)
    else:
        assert as_numbers(told.partition(f"w[{k}] = ")[2])[0] == pytest.approx(found["w"][k - 1], abs=0.006)


def test_equal_copies_have_equal_states_and_equal_shares(explorer):
    states = list(computed_by(explorer)["h"])
    share = as_numbers(explorer.sentence.partition("share of the gradient is ")[2])[0]
    moved(explorer, tie=UNTIED)
    assert list(computed_by(explorer)["h"]) == states
    assert as_numbers(explorer.sentence)[-1] == share


def test_a_change_of_one_copy_moves_the_states_from_there_on_and_a_shared_one_all_but_the_first():
    at_first = Learning(9, 3, True, (), 0.0).after(0)[1]
    for tied, changed, still in ((False, (4,), 3), (True, range(1, 10), 1), (False, (1,), 9)):
        h = Learning(9, 3, tied, changed, 0.5).after(0)[1]
        assert [bool(a == b) for a, b in zip(h[1:], at_first[1:], strict=True)] == [
            t <= still for t in range(1, 10)
        ]


def test_the_shares_of_a_run_add_up_to_the_slope_of_its_loss():
    run = Learning(9, 5, True, (), 0.0)
    _, _, slope, *_ = run.after(0)
    up, down = (Learning(9, 5, True, range(1, 10), nudge).after(0)[3] for nudge in (1e-6, -1e-6))
    assert np.nansum(slope) == pytest.approx((up - down) / 2e-6, rel=1e-6)
