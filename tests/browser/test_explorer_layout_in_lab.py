"""Explorers as a learner sees them: nothing jumps, nothing is cut off, everything has a
name."""

import re
import time
from math import floor

import numpy as np
import pytest
from explorer_moves import at_first

from browser.explorer_on_page import IDLE, NAMES, dropdowns_of, sliders_of
from browser.view import pixels_of_png, pixels_on
from tools import patience

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
REMEMBER_FOCUS = """parts => {
    window.reached = [];
    const remember = event => { if (parts.includes(event.target)) reached.push(parts.indexOf(event.target)); };
    parts[0].closest(".jp-OutputArea-output").addEventListener("focusin", remember);
    document.activeElement.blur();
    parts[0].focus();
    return parts.length;
}"""
TO_BOTH_ENDS = f"""async cell => {{
    const [places, wrong] = [{PLACES}, []];
    const first = JSON.stringify(places(cell));
    const pause = duration => new Promise(done => setTimeout(done, duration));
    const look = async moved => {{
        await pause(50); // until the move has left the page
        while (!({IDLE})) await pause(10);
        await new Promise(requestAnimationFrame).then(() => pause(0)); // and is drawn
        if (JSON.stringify(places(cell)) !== first) wrong.push(moved);
    }};
    let moves = 0;
    const sliders = [...cell.querySelectorAll(".jp-OutputArea-output [role=slider]")];
    const ends = sliders.map(slider => [slider.ariaValueMin, slider.ariaValueMax]);
    for (const [index, slider] of sliders.entries())
        for (const [place, key] of ["Home", "End"].entries()) {{
            slider.focus();
            slider.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true, cancelable: true }}));
            const moved = `${{slider.ariaLabel}} ${{key}}`;
            const end = [slider.ariaValueMin, slider.ariaValueMax][place];
            const known = end === ends[index][place]; // noUiSlider's keys go to the ends that it had at first
            if (slider.ariaValueNow !== end && known && !slider.closest("[disabled]")) wrong.push(moved);
            await look(moved);
            moves += 1;
        }}
    for (const dropdown of cell.querySelectorAll(".jp-OutputArea-output select"))
        for (const index of [dropdown.options.length - 1, 0]) {{
            dropdown.selectedIndex = index;
            dropdown.dispatchEvent(new Event("change", {{ bubbles: true }}));
            await look(dropdown.options[index].textContent);
            moves += 1;
        }}
    return [moves, wrong];
}}"""
"""In one call, since each question to the page takes as long as a move."""
TOLD = """(cell, keys) => {
    const [layer, tip] = ["places", "tip"].map(part => cell.querySelector(`.rnn-teach-${part}`));
    const [told, outside] = [[], []];
    layer.focus();
    for (const key of keys) {
        layer.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const [picture, words] = [layer, tip].map(part => part.getBoundingClientRect());
        told.push(words.width && tip.checkVisibility({ visibilityProperty: true }) ? tip.innerText : "");
        if (words.left < picture.left - 1 || words.right > picture.right + 1
            || words.top < picture.top - 1 || words.bottom > picture.bottom + 1) outside.push(tip.innerText);
    }
    return [told, outside];
}"""
"""What is told at these keys, and what of it is not within the picture. That a key that
is pressed does it, `test_places_in_lab.py` holds."""
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
    each_control_is_answered_and_nothing_jumps(explorer)


def is_on_the_screen_as_a_whole(explorer):
    """Controls, what is said and the picture, whatever is said; nothing is too wide or
    cut off."""
    assert explorer.cell.evaluate(TOO_WIDE) == []
    assert explorer.cell.evaluate(CUT_OFF) == []
    _, _, _, height = explorer.cell.evaluate(PLACES)[0]
    assert height <= HIGHEST


def the_picture_is_neither_scaled_nor_covered(explorer):
    picture = explorer.cell.locator(".rnn-teach-picture canvas")
    explorer.page.mouse.move(0, 0)  # over the picture it would be told of a place
    explorer.settled()
    end = time.monotonic() + patience.ANSWER_S / 4
    while wrong := where_they_differ(what_the_screen_has(picture), pixels_on(picture)):
        assert time.monotonic() < end, f"the screen has other pixels than the picture {wrong}"
        explorer.page.wait_for_timeout(100)  # JupyterLab may still be at its layout, and the picture be drawn anew


def where_they_differ(screen, picture):
    """In words; empty where all pixels are equal."""
    if screen.shape != picture.shape:
        return f"in its size: {screen.shape} instead of {picture.shape}"
    rows, columns = np.nonzero((screen != picture).any(axis=2))
    if not rows.size:
        return ""
    return f"in {rows.size} places, rows {rows.min()} to {rows.max()}, columns {columns.min()} to {columns.max()}"


def what_the_screen_has(part):
    """The pixels at its place, in the middle, where no bar's edge lies over it."""
    part.evaluate("part => part.scrollIntoView({ block: 'center' })")
    place = {name: floor(value + 0.5) for name, value in part.bounding_box().items()}
    # as the browser rounds, a half upwards: pictures begin at whole pixels
    return pixels_of_png(part.page.screenshot(clip=place))


def each_control_has_a_name_and_the_tab_key_reaches_it(explorer):
    output = explorer.cell.locator(".jp-OutputArea-output")
    told = output.aria_snapshot()
    controls = re.findall(r"- (?:slider|combobox|textbox|button)\b.*", told)
    assert all(re.match(r'- \w+ ".*\w.*"', control) for control in controls), told
    assert len(controls) >= len(sliders_of(explorer.name) + dropdowns_of(explorer.name)) > 0, told
    assert output.get_by_role("img", name=explorer.settled().sentence, exact=True).count() == 1
    parts = output.locator(":is([role=slider], select, input, button:enabled):visible")
    count = parts.evaluate_all(REMEMBER_FOCUS)
    for press in range(1, 3 * count + 1):  # between them are the sliders' numbers, which can be typed over
        explorer.page.keyboard.press("Tab")
        if press >= count - 1 and explorer.page.evaluate("reached.length") == count:
            break
    assert explorer.page.evaluate("reached") == list(range(count))


def what_is_told_fits_into_the_picture(explorer):
    """Of some places the words stand within the picture, whole."""
    if at_first(explorer.name).view.places_now == "[]":
        return  # it has none that move
    told, outside = explorer.cell.evaluate(TOLD, ["Home"] + ["ArrowRight"] * 9 + ["End"])
    assert all(told), told
    assert outside == []


def each_control_is_answered_and_nothing_jumps(explorer):
    """To both ends; at last the page shows the picture and the sentence of the last
    values."""
    moves, wrong = explorer.cell.evaluate(TO_BOTH_ENDS)
    assert wrong == []
    assert moves >= 2 * len(sliders_of(explorer.name) + dropdowns_of(explorer.name)) > 0
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
