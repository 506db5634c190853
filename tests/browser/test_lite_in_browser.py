"""The site that runs in the browser alone: with no address but its own, all notebooks
run, sliders move, and each picture is the one that its values have.

Needs the folder of a Pyodide distribution to build the site with, which
RNN_TEACH_PYODIDE names; or the folder of a site that is built, RNN_TEACH_SITE.
"""

import json
import os
import shutil
import time

import ipywidgets as widgets
import nbformat
import numpy as np
import pytest
from explorer_moves import at_first, ends, frame_of
from lite_site import build_site
from PIL import Image, ImageFilter
from replay import outlines

from browser.explorer_on_page import NAMES, dropdowns_of, sliders_of
from browser.view import READ, painted, pixels_on
from rnn_teach import explorers
from tools import build_lite, build_notebooks, lab, patience

ALL = "explorers.ipynb"
"""A notebook of all explorers, among the site's own."""
FEW = 0.001
"""So much of a picture may differ, beside its letters, by more than 64 of 255: edges of
shapes. A single cell of a map that is left over is more."""
BESIDE = 17
"""So many pixels across is what belongs to a letter's pixel."""
ANOTHER_SENTENCE = """([cell, before]) => {
    const now = cell.querySelector(".rnn-teach-sentence").textContent;
    return now && now !== before;
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where the site is served."""
    site = tmp_path_factory.mktemp("lite") / "site"
    if os.environ.get("RNN_TEACH_SITE"):
        shutil.copytree(os.environ["RNN_TEACH_SITE"], site)
    elif os.environ.get("RNN_TEACH_PYODIDE"):
        build_site(site, os.environ["RNN_TEACH_PYODIDE"])
    else:
        pytest.skip("RNN_TEACH_PYODIDE names no folder of a Pyodide distribution")
    add_all_explorers(site)
    settings = site / "jupyter-lite.json"
    content = json.loads(settings.read_text(encoding="utf-8"))
    content["jupyter-config-data"]["exposeAppInBrowser"] = True
    settings.write_text(json.dumps(content), encoding="utf-8")
    with build_lite.served(site) as address:
        yield address


def add_all_explorers(site):
    """As one of its notebooks, each explorer in a cell of its own."""
    cells = [nbformat.v4.new_code_cell(f"from rnn_teach.explorers import {name}\n{name}()") for name in NAMES]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=build_notebooks.METADATA)
    nbformat.write(notebook, site / "files" / ALL)
    listed = site / "api" / "contents" / "all.json"
    contents = json.loads(listed.read_text(encoding="utf-8"))
    contents["content"].append(contents["content"][0] | {"name": ALL, "path": ALL})
    listed.write_text(json.dumps(contents), encoding="utf-8")


@pytest.fixture
def notebook(chromium, address, request):
    """The one named, open in the site, in a browser that reaches no other address."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(lab.ANSWER_MS)
    refused = []

    def let_through(route):
        if route.request.url.startswith(address):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context.route("**/*", let_through)
    notebook = lab.Notebook(context.new_page())
    notebook.go_to(f"{address}lab/index.html?path={request.param}")
    yield notebook
    context.close()
    assert refused == []
    assert notebook.complaints == []


def shows_a_widget(cell):
    return any(build_notebooks.WIDGET_VIEW in output.get("data", {}) for output in cell.get("outputs", []))


@pytest.mark.parametrize("notebook", [path.name for path in build_notebooks.paths()], indirect=True)
def test_it_runs_and_a_slider_of_each_explorer_moves(notebook):
    notebook.run_all()
    cells = notebook.cells()
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output["output_type"] == "error"] == []
    assert [output["text"] for output in outputs if output.get("name") == "stderr"] == []
    explorers = [index for index, cell in enumerate(cells) if shows_a_widget(cell)]
    assert explorers
    for index in explorers:
        cell = notebook.show(index)
        sentence = cell.locator(".rnn-teach-sentence:not(:empty)").inner_text()
        slider = cell.get_by_role("slider").last
        at_the_end = slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
        slider.press("Home" if at_the_end else "End")
        moved = [cell.element_handle(), sentence]
        notebook.page.wait_for_function(ANOTHER_SENTENCE, arg=moved)
        cell.get_by_role("img", name=cell.locator(".rnn-teach-sentence").inner_text(), exact=True).wait_for()


def moves(cell, name):
    """Leave it as it is, then move each control to one end and to the other, and write
    two texts in each field; each time say what was done."""
    yield "at first"
    for label in sliders_of(name):
        for key in ("Home", "End"):
            cell.get_by_role("slider", name=label, exact=True).press(key)
            yield f"{label}: {key}"
    for label in dropdowns_of(name):
        menu = cell.get_by_role("combobox", name=label, exact=True)
        for option in (menu.locator("option").last, menu.locator("option").first):
            menu.select_option(option.get_attribute("value"))
            yield f"{label}: {option.inner_text()}"
    for control in at_first(name).controls.values():
        if isinstance(control, widgets.Text):
            field = cell.get_by_role("textbox", name=control.description, exact=True)
            for text in ends(control):
                field.fill(text)
                field.press("Enter")
                yield f"{control.description}: {text}"


def faults(cell, name):
    """Where sentence, error or picture stay others than those that the values have
    here."""
    native = getattr(explorers, name)()
    for done in moves(cell, name):
        end = time.monotonic() + patience.ANSWER_S
        while wrong := fault(cell, native):
            if time.monotonic() > end:
                yield f"{name}, {done}: {wrong}"
                break
            cell.page.wait_for_timeout(200)


def fault(cell, native):
    """What is now not as it is here, in words; empty where all is right."""
    seen = cell.evaluate(READ)
    values = {key: seen["controls"][control.description] for key, control in native.controls.items()}
    try:
        native._set(values)
    except ValueError as error:
        return "" if seen["error"] == str(error) else f"{seen['error']!r}, here {str(error)!r}"
    if seen["sentence"] != native.sentence:
        return f"{seen['sentence']!r}, here {native.sentence!r}"
    off = differing(cell, native, seen["ratio"])
    return f"{off:.1%} of the picture is not as here" if off > FEW else ""


def differing(cell, native, ratio):
    """Which part of the canvas is not as the page paints the native explorer's frame.

    Where either has letters, or is next to them, is left out: the site has its own
    matplotlib, and versions before 3.11 set letters up to some pixels aside.
    """
    frame = frame_of(native)
    without = frame._replace(glyphs=bytes(2 * len(outlines(frame.glyphs))))
    size = native.view.width, native.view.height, ratio
    right, bare = (painted(cell.page, each, *size).astype(int) for each in (frame, without))
    letters = Image.fromarray((right != bare).any(axis=2)).convert("L").filter(ImageFilter.MaxFilter(BESIDE))
    seen = pixels_on(cell.locator(".rnn-teach-picture canvas"))
    return ((np.abs(seen - right).max(axis=2) > 64) & ~np.array(letters, bool)).mean()


@pytest.mark.parametrize("notebook", [ALL], indirect=True)
def test_each_picture_is_that_of_its_values_at_both_ends_of_each_control(notebook):
    notebook.run_all()
    wrong = []
    for place, name in enumerate(NAMES):
        cell = notebook.show(place)
        cell.locator(".rnn-teach-picture canvas[aria-label]").wait_for()
        wrong += faults(cell, name)
    assert wrong == []
