"""Places of a picture on the page: the mouse and the keyboard reach what they tell and
what they set."""

import pytest

from browser.explorer_on_page import Pointer


@pytest.fixture
def explorer(find, name):
    return find(name)


@pytest.mark.parametrize("name", ["unrolling_explorer"])
def test_hovering_over_a_number_tells_its_sum_and_a_hand_what_can_be_clicked(explorer):
    """W h[1] of unit 1; then h[1], in a column that a click goes to."""
    pointer = Pointer(explorer)
    pointer.move(0.15, 0.555)
    assert pointer.tip.inner_text().startswith("W h[1], unit 1: ")
    assert pointer.cursor == ""
    pointer.move(0.43 + 0.565 * 1.5 / 6, 0.6)
    assert pointer.tip.inner_text().startswith("h[1], unit 1: tanh(")
    assert pointer.cursor == "pointer"
    tip, picture = pointer.tip.bounding_box(), pointer.layer.bounding_box()
    assert picture["x"] <= tip["x"]
    assert tip["x"] + tip["width"] <= picture["x"] + picture["width"]
    assert picture["y"] <= tip["y"]
    assert tip["y"] + tip["height"] <= picture["y"] + picture["height"]
    pointer.move(0.2, 0.1)
    assert not pointer.tip.is_visible()


@pytest.mark.parametrize("name", ["unrolling_explorer"])
def test_the_keyboard_goes_from_place_to_place_tells_each_and_clicks(explorer):
    """Escape leaves; JupyterLab does not take the arrow keys for itself."""
    first = explorer.settled()
    pointer, told = Pointer(explorer), explorer.cell.locator(".rnn-teach-told")
    pointer.layer.focus()
    texts = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight"):
        pointer.layer.press(key)
        texts.append(told.inner_text())
        assert pointer.tip.inner_text() == texts[-1]
    words = ["arrive", "Taipei", "on", "Taipei", "on"]
    assert texts == [f"Step {('arrive', 'Taipei', 'on').index(word) + 1} reads “{word}”." for word in words]
    pointer.layer.press("Enter")
    explorer.settled(after=first, values=first.values | {"t": 3})
    pointer.layer.press("ArrowDown")
    assert told.inner_text().startswith("h[3], unit ")
    pointer.layer.press("End")
    assert told.inner_text().startswith("unit 4: ")
    pointer.layer.press("Escape")
    assert not pointer.tip.is_visible()
    assert pointer.layer.evaluate("layer => document.activeElement === layer")
