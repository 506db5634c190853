"""Explorers as a learner sees them: nothing jumps, nothing is cut off, everything has a
name."""

import re

import numpy as np
import pytest
from explorer_moves import at_first

from browser.explorer_on_page import KINDS, NAMES, ExplorerOnPage, Pointer, dropdowns_of, sliders_of
from browser.shelf import put
from browser.view import pixels_of_png, pixels_on
from tools import lab

HIGHEST = 560
"""So many pixels of a page of 1280 x 720 the cell's own lines leave to an explorer."""
LAPTOP = {"width": 1280, "height": 720}
"""An explorer is never wider than 820 pixels: a larger window shows it as this one
does. A narrower one is tried in `test_access_in_lab.py`."""

IN_PLACE = """() => {
    const notebook = document.querySelector(".jp-NotebookPanel").getBoundingClientRect();
    const bar = document.querySelector(".jp-SideBar.jp-mod-right").getBoundingClientRect();
    return Math.round(bar.right) === innerWidth && Math.abs(bar.left - notebook.right) < 20;
}"""  # JupyterLab lays itself out anew some time after its window has another size
PLACES = """cell => {
    const output = cell.querySelector(".jp-OutputArea-output");
    const corner = output.getBoundingClientRect();
    const parts = [output, ...output.querySelectorAll(".widget-inline-hbox, button, canvas")];
    return parts.map(part => {
        const place = part.getBoundingClientRect();
        return place.width ? [place.x - corner.x, place.y - corner.y, place.width, place.height] : "hidden";
    });
}"""
SCROLLING = ".rnn-teach-stage"
"""The picture, which scrolls sideways in a frame of its own where it has no room."""
TOO_WIDE = """(cell, leftOut) => {
    const names = [];
    for (let part = cell.querySelector(".jp-OutputArea-output"); part; part = part.parentElement) {
        if (part.scrollWidth > part.clientWidth && part.clientWidth) names.push(part.className);
    }
    const right = cell.querySelector(".jp-OutputArea-output").getBoundingClientRect().right;
    for (const part of cell.querySelectorAll(".jp-OutputArea-output *")) {
        if (leftOut && part.closest(leftOut)) continue;
        if (part.getBoundingClientRect().right > right + 0.5) names.push(part.className || part.tagName);
    }
    return names;
}"""
FOCUSED = "parts => parts.indexOf(document.activeElement)"
CUT_OFF = """cell => [...cell.querySelectorAll(".jp-OutputArea-output :is(label, button, .widget-readout)")]
    .filter(part => part.scrollWidth > part.clientWidth).map(part => part.textContent)"""


@pytest.fixture
def explorer(find, name):
    explorer = find(name)
    explorer.page.set_viewport_size(LAPTOP)
    explorer.page.wait_for_function(IN_PLACE)
    return explorer


@pytest.mark.parametrize("name", NAMES)
def test_each_explorer(explorer):
    """One after the other, since JupyterLab takes long to scroll to it."""
    is_on_the_screen_as_a_whole(explorer)
    the_picture_is_neither_scaled_nor_covered(explorer)
    each_control_has_a_name_and_the_tab_key_reaches_it(explorer)
    what_is_told_fits_into_the_picture(explorer)
    each_control_is_answered_rightly_and_nothing_jumps(explorer)


def is_on_the_screen_as_a_whole(explorer):
    """Controls, what is said and the picture, whatever is said; nothing is too wide or
    cut off."""
    assert explorer.cell.evaluate(TOO_WIDE) == []
    assert explorer.cell.evaluate(CUT_OFF) == []
    _, _, _, height = explorer.cell.evaluate(PLACES)[0]
    assert height <= HIGHEST


def the_picture_is_neither_scaled_nor_covered(explorer):
    picture = explorer.cell.locator(".rnn-teach-picture canvas")
    picture.scroll_into_view_if_needed()
    place = picture.bounding_box()
    x, y = round(place["x"]), round(place["y"])  # as the browser rounds: pictures begin at whole pixels
    explorer.settled()
    pixels = pixels_on(picture)
    height, width, _ = pixels.shape
    screen = pixels_of_png(explorer.page.screenshot())
    assert np.array_equal(screen[y : y + height, x : x + width], pixels)


def each_control_has_a_name_and_the_tab_key_reaches_it(explorer):
    output = explorer.cell.locator(".jp-OutputArea-output")
    for role in ("slider", "combobox", "textbox", "button"):
        named = output.get_by_role(role, name=re.compile(r"\w"))
        assert named.count() == output.get_by_role(role).count(), explorer.cell.aria_snapshot()
    assert explorer.cell.get_by_role("img", name=explorer.settled().sentence, exact=True).count() == 1
    parts = output.locator(":is([role=slider], select, input, button:enabled):visible")
    count = parts.count()
    parts.first.focus()
    reached = []
    for _ in range(3 * count):  # between them are the sliders' numbers, which can be typed over
        reached.append(parts.evaluate_all(FOCUSED))
        explorer.page.keyboard.press("Tab")
    assert [place for place in reached if place >= 0] == list(range(count))


def what_is_told_fits_into_the_picture(explorer):
    """Of some places the words stand within the picture, whole."""
    if at_first(explorer.name).view.places_now == "[]":
        return  # it has none that move
    pointer = Pointer(explorer)
    pointer.layer.focus()
    picture = pointer.layer.bounding_box()
    for key in ["Home"] + ["ArrowRight"] * 9 + ["End"]:
        pointer.layer.press(key)
        tip = pointer.tip.bounding_box()
        assert picture["x"] - 1 <= tip["x"]
        assert tip["x"] + tip["width"] <= picture["x"] + picture["width"] + 1
        assert picture["y"] - 1 <= tip["y"]
        assert tip["y"] + tip["height"] <= picture["y"] + picture["height"] + 1


def each_control_is_answered_rightly_and_nothing_jumps(explorer):
    """To both ends: the page shows the picture and the sentence of the last values."""
    places = explorer.cell.evaluate(PLACES)
    for label in sliders_of(explorer.name):
        for key in ("Home", "End"):
            explorer.slider(label).press(key)
            explorer.at_rest()
            assert explorer.cell.evaluate(PLACES) == places, (label, key)
        explorer.settled()
    for label in dropdowns_of(explorer.name):
        options = explorer.dropdown(label).locator("option")
        for option in (options.last, options.first):
            explorer.dropdown(label).select_option(option.get_attribute("value"))
            explorer.at_rest()
            assert explorer.cell.evaluate(PLACES) == places, option.inner_text()
        explorer.settled()


@pytest.mark.parametrize("name", ["unrolling_explorer"])
def test_an_error_takes_the_place_of_the_sentence(explorer):
    """Above the picture, where it is seen; nothing jumps; the sentence comes back."""
    places = explorer.cell.evaluate(PLACES)
    first, error = explorer.settled(), explorer.cell.get_by_role("alert")
    field = explorer.text("or type your own")
    field.fill("arrive Rome")
    field.press("Enter")
    error.wait_for()
    assert "'Rome'" in error.inner_text()
    assert explorer.cell.evaluate(PLACES) == places
    assert not explorer.cell.locator(".rnn-teach-sentence").is_visible()
    above, picture = error.bounding_box(), explorer.cell.locator(".rnn-teach-picture canvas").bounding_box()
    assert above["y"] + above["height"] <= picture["y"]
    explorer.reset()
    assert explorer.cell.locator(".rnn-teach-sentence").inner_text() == first.sentence


@pytest.mark.parametrize("name", ["echo_explorer"])
def test_the_code_unfolds_below_the_picture(explorer):
    lines = explorer.cell.locator(".rnn-teach-code")
    assert not lines.is_visible()
    explorer.cell.get_by_role("button", name="code", exact=True).click()
    lines.wait_for()
    assert lines.inner_text().strip() == at_first("echo_explorer").code().strip()
    picture = explorer.cell.locator(".rnn-teach-picture canvas").bounding_box()
    assert lines.bounding_box()["y"] >= picture["y"] + picture["height"]
    explorer.cell.get_by_role("button", name="code", exact=True).click()
    lines.wait_for(state="hidden")


def test_on_a_fine_screen_pictures_are_finer(chromium, server):
    """One explorer of each kind: they have the wire in common, and what each draws on a
    fine screen is tried without a browser."""
    sources = [f"from rnn_teach.explorers import {name}\n{name}()" for name in KINDS]
    put(server, "fine.ipynb", sources)
    with lab.open_notebook(chromium, server, "fine.ipynb", scale=2) as notebook:
        notebook.run_all()
        for index, name in enumerate(KINDS):
            explorer = ExplorerOnPage(notebook, index, name)
            view = explorer.settled()
            picture = explorer.cell.locator(".rnn-teach-picture canvas")
            shown = picture.bounding_box()
            assert picture.evaluate("canvas => [canvas.height, canvas.width]") == [
                2 * shown["height"],
                2 * shown["width"],
            ]
            explorer.cell.get_by_role("slider").last.press("End")
            explorer.settled(after=view)
