"""The pages to read and to print in a browser that reaches no network."""

import itertools

import pytest

from tools import build_notebooks, build_pages, lab

NAMES = ["index.html", *(build_pages.page_name(path.name) for path in build_notebooks.paths())]
ZOOMED = (640, 400)
"""What a window of 1280 × 800 shows at 200 %."""
PAPER = (672, 980)
"""A4 without its margins, in pixels of the page."""

NOT_TYPESET = """() => {
    const size = part => parseFloat(getComputedStyle(part).fontSize);
    const box = part => part.getBoundingClientRect();
    const faults = [];
    for (const part of document.querySelectorAll("msub, msup, msubsup, mfrac")) {
        if (part.closest("details:not([open])")) continue;
        const [first, second] = [...part.children].map(box);
        const raised = part.tagName === "mfrac" ? second.top >= first.bottom - 1 : second.top !== first.top;
        const smaller = part.tagName === "mfrac" || size(part.children[1]) <= size(part.children[0]);
        if (!raised || !smaller || !box(part).width) faults.push(part.outerHTML);
    }
    return faults;
}"""
TOO_WIDE = """() => {
    const right = document.documentElement.clientWidth;
    const scrolls = part => part.closest("pre, .table, .formula");
    const wide = [...document.querySelectorAll("main *")]
        .filter(part => part.getBoundingClientRect().right > right + 1 && !scrolls(part));
    return [document.documentElement.scrollWidth > right, wide.map(part => part.outerHTML.slice(0, 80))];
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    build_pages.main(["--into", str(folder), "--no-films"])
    return folder


@pytest.fixture(scope="module")
def context(chromium):
    context = chromium.new_context(offline=True)
    context.set_default_timeout(lab.ANSWER_MS)
    yield context
    context.close()


@pytest.fixture(params=NAMES)
def page(context, folder, request):
    """Open, having asked for nothing but itself and complained of nothing."""
    page, complaints, requests = context.new_page(), [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((folder / request.param).as_uri())
    yield page
    assert complaints == []
    assert [url for url in requests if not url.startswith("data:")] == [(folder / request.param).as_uri()]
    page.close()


def test_formulas_are_typeset(page):
    assert page.locator("math").count() or page.url.endswith(("index.html", "00_start_here.html"))
    assert page.evaluate(NOT_TYPESET) == []


def test_pictures_are_shown(page):
    shown = "pictures => Promise.all(pictures.map(picture => picture.decode().then(() => picture.naturalWidth)))"
    assert all(width > 200 for width in page.locator("img").evaluate_all(shown))


def test_solutions_open_from_the_keyboard(page):
    for summary in page.locator("summary").all():
        summary.press("Enter")
    assert page.locator("details:not([open])").count() == 0


def test_at_200_percent_nothing_is_cut_off(page):
    page.set_viewport_size(dict(zip(("width", "height"), ZOOMED, strict=True)))
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.evaluate(TOO_WIDE) == [False, []]


def test_on_paper_what_is_folded_stays_folded_and_a_picture_fits(page):
    page.set_viewport_size(dict(zip(("width", "height"), PAPER, strict=True)))
    page.emulate_media(media="print")
    assert page.locator("details[open]").count() == 0
    assert page.evaluate(TOO_WIDE) == [False, []]
    for part in itertools.chain(page.locator("img").all(), page.locator(".input").all()):
        assert part.bounding_box()["height"] < PAPER[1]
        assert part.evaluate("part => getComputedStyle(part).breakInside") == "avoid"
    assert page.pdf(format="A4").startswith(b"%PDF")
