"""Explorers as a learner sees them: nothing jumps, nothing is cut off, everything has a name."""

import re

import numpy as np
import pytest

from browser.explorer_on_page import DROPDOWNS, NAMES, SLIDERS
from browser.view import decode

WINDOWS = {"laptop": (1280, 720), "desktop": (1400, 1000)}

PLACES = """cell => {
    const output = cell.querySelector(".jp-OutputArea-output");
    const corner = output.getBoundingClientRect();
    const parts = [output, ...output.querySelectorAll(".widget-inline-hbox, button, img")];
    return parts.map(part => {
        const place = part.getBoundingClientRect();
        return [place.x - corner.x, place.y - corner.y, place.width, place.height];
    });
}"""
TOO_WIDE = """cell => {
    const names = [];
    for (let part = cell.querySelector(".jp-OutputArea-output"); part; part = part.parentElement) {
        if (part.scrollWidth > part.clientWidth && part.clientWidth) names.push(part.className);
    }
    const right = cell.querySelector(".jp-OutputArea-output").getBoundingClientRect().right;
    for (const part of cell.querySelectorAll(".jp-OutputArea-output *")) {
        if (part.getBoundingClientRect().right > right + 0.5) names.push(part.className || part.tagName);
    }
    return names;
}"""
CUT_OFF = """cell => [...cell.querySelectorAll(".jp-OutputArea-output :is(label, button, .widget-readout)")]
    .filter(part => part.scrollWidth > part.clientWidth).map(part => part.textContent)"""


@pytest.fixture(params=WINDOWS.values(), ids=WINDOWS)
def explorer(find, name, request):
    explorer = find(name)
    usual = explorer.page.viewport_size
    width, height = request.param
    explorer.page.set_viewport_size({"width": width, "height": height})
    yield explorer
    explorer.page.set_viewport_size(usual)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_too_wide_or_cut_off(explorer):
    assert explorer.cell.evaluate(TOO_WIDE) == []
    assert explorer.cell.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_on_the_screen_is_neither_scaled_nor_covered(explorer):
    picture = explorer.cell.locator(".rnn-teach-picture img")
    picture.scroll_into_view_if_needed()
    place = picture.bounding_box()
    x, y = round(place["x"]), round(place["y"])  # as the browser rounds: pictures begin at whole pixels
    pixels = explorer.settled().pixels
    height, width, _ = pixels.shape
    screen = decode(explorer.page.screenshot())
    assert np.array_equal(screen[y : y + height, x : x + width], pixels)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_jumps(explorer):
    places = explorer.cell.evaluate(PLACES)
    for label in (label for name, label in SLIDERS if name == explorer.name):
        for key in ("Home", "End"):
            explorer.slider(label).press(key)
            explorer.settled()
            assert explorer.cell.evaluate(PLACES) == places, (label, key)
    for label in (label for name, label in DROPDOWNS if name == explorer.name):
        for option in explorer.dropdown(label).locator("option").all():
            explorer.dropdown(label).select_option(option.get_attribute("value"))
            explorer.settled()
            assert explorer.cell.evaluate(PLACES) == places, option.inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_each_control_has_a_name_for_screen_readers(find, name):
    explorer = find(name)
    for role in ("slider", "combobox", "textbox", "button"):
        parts = explorer.cell.locator(".jp-OutputArea-output").get_by_role(role)
        named = explorer.cell.locator(".jp-OutputArea-output").get_by_role(role, name=re.compile(r"\w"))
        assert named.count() == parts.count(), explorer.cell.aria_snapshot()
    assert explorer.cell.get_by_role("img", name=explorer.settled().sentence, exact=True).count() == 1
