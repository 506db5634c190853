"""Films in a page that is opened as a file: with no kernel, server or network."""

import json

import nbformat
import pytest

from rnn_teach import explorers
from tools import build_notebooks, build_pages, film, lab, notebook_films

CELLS = {"echo": "echo_explorer", "unrolling": "unrolling_explorer"}
PHONE = {"width": 390, "height": 844}
POSITION = "slider => [Number(slider.value), Number(slider.max)]"
DRAWN = "canvas => canvas.toDataURL()"


@pytest.fixture(scope="module")
def shown():
    """Films of two explorers, with few views."""
    made = []
    for cell, name in CELLS.items():
        explorer = getattr(explorers, name)()
        png = explorer._repr_mimebundle_()[0]["image/png"]
        made.append(notebook_films.Shown(cell, name, film.film_of(explorer, most=60), png))
    return made


@pytest.fixture(scope="module")
def address(tmp_path_factory, shown):
    """A page with the two, and a gallery of them, as files."""
    cells = [nbformat.v4.new_markdown_cell("# 9. What moves here?\n\nAll of it.")]
    cells += [nbformat.v4.new_code_cell(f"{name}()", id=cell) for cell, name in CELLS.items()]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=build_notebooks.METADATA)
    folder = tmp_path_factory.mktemp("films")
    path = folder / "09_films.ipynb"
    nbformat.write(notebook, path)
    exporter = build_pages.PageExporter()
    build_pages.write(folder / "09_films.html", exporter.page(path, shown))
    build_pages.write(folder / "gallery.html", exporter.gallery({path: shown}))
    return (folder / "09_films.html").as_uri()


@pytest.fixture
def open_page(chromium, address):
    """`open_page(behind="", **settings of a browser's context)`."""
    contexts, complaints = [], []

    def open_page(behind="", name="09_films.html", **settings):
        context = chromium.new_context(**({"offline": True, "reduced_motion": "reduce"} | settings))
        context.set_default_timeout(lab.ANSWER_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address.replace("09_films.html", name) + behind)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def film_in(page, name):
    """A film of the page, painted."""
    found = page.locator(f"#{name}")
    found.scroll_into_view_if_needed()
    found.evaluate("root => root.film.loaded")
    return found


def said(film):
    return film.locator(".film-sentence").inner_text()


@pytest.mark.parametrize("name", CELLS.values())
def test_every_slider_moves_picture_and_sentence_from_end_to_end(open_page, name):
    shown = film_in(open_page(), name)
    for slider in shown.locator("input[type=range]").all():
        seen = set()
        for key in ("Home", "End"):
            slider.press(key)
            place, last = slider.evaluate(POSITION)
            assert place == (0 if key == "Home" else last)
            text = json.loads(slider.get_attribute("data-texts"))[place]
            assert slider.get_attribute("aria-valuetext") == text
            assert slider.locator("xpath=../output").inner_text() == text
            assert shown.get_by_role("img", name=said(shown), exact=True).is_visible()
            seen.add((said(shown), shown.locator("canvas").evaluate(DRAWN)))
        assert len({sentence for sentence, _ in seen}) == len({drawn for _, drawn in seen}) == 2


def test_sentence_and_menu_are_those_of_the_explorer(open_page):
    explorer, shown = explorers.unrolling_explorer(), film_in(open_page(), "unrolling_explorer")
    assert said(shown) == explorer.sentence
    explorer.controls["order"].value = "backwards"
    shown.get_by_label("order").select_option("backwards")
    assert said(shown) == explorer.sentence
    explorer.controls["t"].value = 5
    shown.get_by_label("time step t").press("End")
    assert said(shown) == explorer.sentence
    shown.get_by_role("button", name="Reset").click()
    explorer.reset()
    assert said(shown) == explorer.sentence


def test_it_plays_to_the_end_and_rests_there(open_page):
    page = open_page()
    shown = film_in(page, "unrolling_explorer")
    shown.evaluate("root => (root.dataset.interval = 30)")
    shown.get_by_role("button", name="Play").press("Enter")
    shown.get_by_role("button", name="Play").wait_for()
    assert shown.get_by_label("time step t").evaluate(POSITION) == [4, 4]
    assert "Step 5 of 5" in said(shown)
    assert shown.locator(".film-sentence").get_attribute("aria-live") == "polite"


def test_a_copied_link_opens_on_the_same_view(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    shown = film_in(page, "unrolling_explorer")
    shown.get_by_label("time step t").press("End")
    shown.get_by_label("order").select_option("backwards")
    shown.get_by_role("button", name="Copy link").click()
    shown.get_by_role("button", name="Link copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    assert link.endswith("#explorer=unrolling_explorer&t=5&order=backwards")
    again = film_in(open_page("#" + link.partition("#")[2], viewport=PHONE), "unrolling_explorer")
    assert said(again) == said(shown)
    assert again.evaluate(
        "root => root.getBoundingClientRect().top < innerHeight && root.getBoundingClientRect().top >= 0"
    )


def test_a_link_with_numbers_that_the_film_lacks_opens_on_the_next_ones(open_page):
    shown = film_in(open_page("#explorer=echo_explorer&w=1.53&gone=1"), "echo_explorer")
    assert said(shown).startswith("With w = 1.50")


def test_where_no_link_can_be_copied_it_stands_there(open_page):
    shown = film_in(open_page(), "echo_explorer")
    shown.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    shown.get_by_role("button", name="Copy link").click()
    assert shown.get_by_role("textbox", name="Copy link").input_value().endswith("#explorer=echo_explorer&w=0.8")


def test_without_scripts_and_on_paper_the_picture_is_there(open_page):
    without = open_page(java_script_enabled=False)
    page = open_page()
    film_in(page, "echo_explorer")
    page.emulate_media(media="print")
    for shown in (without, page):
        assert shown.locator(".film > img").first.is_visible()
        assert not shown.locator("canvas, .film-controls").first.is_visible()
    page.emulate_media(media="screen")
    assert not page.locator(".film > img").first.is_visible()


def test_on_a_phone_the_controls_fit_and_a_finger_finds_them(open_page):
    page = open_page(viewport=PHONE, has_touch=True, device_scale_factor=2)
    shown = film_in(page, "unrolling_explorer")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for control in shown.locator("input, select, button").all():
        if control.is_visible():
            box = control.bounding_box()
            assert box["height"] >= 24
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE["width"]
    stage = shown.locator(".film-stage")
    assert stage.evaluate("stage => stage.scrollWidth > stage.clientWidth && stage.tabIndex === 0")
    shown.get_by_role("button", name="Reset").tap()


def test_the_first_of_the_gallery_moves_by_itself_unless_the_reader_minds(open_page):
    moving = open_page(name="gallery.html", reduced_motion="no-preference")
    moving.wait_for_function(
        "document.querySelector('.film input').value !== document.querySelector('.film input').defaultValue",
        timeout=5000,
    )
    first = "document.querySelector('.film').film.playing"
    assert moving.evaluate(f"Boolean({first})")
    still = open_page(name="gallery.html")
    film_in(still, "echo_explorer")
    assert not still.evaluate(f"Boolean({first})")


def test_in_the_dark_it_is_dark(open_page):
    corners = []
    for scheme in ("light", "dark"):
        canvas = film_in(open_page(color_scheme=scheme), "echo_explorer").locator("canvas")
        corners.append(canvas.evaluate("canvas => [...canvas.getContext('2d').getImageData(2, 2, 1, 1).data]"))
    assert min(corners[0]) == 255
    assert max(corners[1][:3]) < 40
