"""One slider and one menu of every explorer: after each move the picture is another
one, and the right one.

This proves the wire between page and kernel. What each control does, to both its ends,
is tested without a browser, in `tests/kit/test_explorer_contract.py`. A slider of every
explorer is moved; hasty moves, a drag and a reset take the same way and are tried with
one explorer of each kind.

Right means: equal, pixel for pixel, to the picture that the explorer has in this
process when its controls show the same. `settled` waits for that and fails where it
does not come.
"""

import pytest

from browser.explorer_on_page import KINDS, ONE_DROPDOWN, ONE_SLIDER, PLAYED, TWICE, sliders_of


@pytest.fixture
def explorer(find, name):
    return find(name)


@pytest.mark.parametrize(("name", "label"), ONE_SLIDER)
def test_a_slider_moves_with_the_keyboard_and_to_both_ends(explorer, label):
    slider = explorer.slider(label)
    view = explorer.settled()
    keys = [("End", "aria-valuemax"), ("ArrowLeft", None), ("Home", "aria-valuemin"), ("ArrowRight", None)]
    if slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax"):  # it begins at its end
        keys = keys[2:] + keys[:2]
    for key, reached in keys:
        slider.press(key)
        view = explorer.settled(after=view)
        assert reached is None or slider.get_attribute("aria-valuenow") == slider.get_attribute(reached)


@pytest.mark.parametrize("name", KINDS)
def test_of_many_moves_in_quick_succession_the_last_counts(explorer):
    before = explorer.settled()
    for key in ("End", "Home", "ArrowRight", "End"):
        for slider in explorer.cell.get_by_role("slider").all():
            slider.press(key)
    explorer.settled(after=before)


@pytest.mark.parametrize(("name", "label"), ONE_SLIDER)
def test_after_a_drag_the_picture_is_that_of_the_last_value(explorer, label):
    before = explorer.settled()
    handle = explorer.slider(label)
    track = handle.locator("xpath=ancestor::*[contains(@class, 'noUi-base')]").bounding_box()
    grip = handle.bounding_box()
    start, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    to_the_right = start < track["x"] + track["width"] / 2
    mouse = explorer.page.mouse
    mouse.move(start, y)
    mouse.down()
    mouse.move(track["x"] + (track["width"] if to_the_right else 0), y, steps=20)
    mouse.up()
    explorer.settled(after=before)
    end = handle.get_attribute("aria-valuemax" if to_the_right else "aria-valuemin")
    assert handle.get_attribute("aria-valuenow") == end


@pytest.mark.parametrize(("name", "label"), ONE_DROPDOWN)
def test_a_choice_of_a_dropdown_is_drawn(explorer, label):
    view, dropdown = explorer.settled(), explorer.dropdown(label)
    options = [option.get_attribute("value") for option in dropdown.locator("option").all()]
    first = dropdown.input_value()
    for option in (next(option for option in options[::-1] if option != first), first):
        dropdown.select_option(option)
        view = explorer.settled(after=view)
        assert option in view.values.values()


@pytest.mark.parametrize("name", PLAYED)
def test_the_player_plays_pauses_and_stops(explorer):
    explorer.slider("time step t").press("Home")  # far from the last step, at which it rests by itself
    first = explorer.settled(values=explorer.settled().values | {"t": 1})
    explorer.click("play or pause")
    explorer.settled(after=first)
    explorer.click("play or pause")
    paused = explorer.settled()
    explorer.page.wait_for_timeout(1500)  # longer than a step takes: had it not paused, it would have gone on
    assert explorer.settled().values == paused.values
    explorer.click("stop")
    explorer.settled(values=first.values | {"t": 1})


@pytest.mark.parametrize("name", PLAYED)
def test_the_buttons_go_a_step_on_and_a_step_back(explorer):
    first = explorer.settled()
    explorer.click("step ▶")
    explorer.settled(after=first, values=first.values | {"t": first.values["t"] + 1})
    explorer.click("◀ back")
    explorer.settled(values=first.values)


@pytest.mark.parametrize(("name", "label"), ONE_SLIDER)
def test_reset_brings_everything_back(explorer, label):
    first = explorer.settled()
    explorer.nudge(label)
    assert explorer.reset().picture == first.picture


def test_two_explorers_driven_at_once_do_not_disturb_each_other(find):
    explorers = [find(TWICE), find(TWICE, -1)]
    before = [explorer.settled() for explorer in explorers]
    sliders = [sliders_of(TWICE)[place] for place in (0, -1)]
    handles = [explorer.slider(label).element_handle() for explorer, label in zip(explorers, sliders, strict=True)]
    for _ in range(4):  # both keys are down before either answer can come
        explorers[0].page.evaluate(
            """handles => handles.forEach(
                handle => handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }))
            )""",
            handles,
        )
    after = [explorer.settled(after=view) for explorer, view in zip(explorers, before, strict=True)]
    assert after[0].values != after[1].values
