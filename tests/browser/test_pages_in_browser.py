"""The pages to read and to print in a browser that reaches no network."""

import pytest

from tools import build_notebooks, build_pages, lab

NAMES = ["index.html", *(build_pages.page_name(path.name) for path in build_notebooks.paths())]
NARROW = (320, 256)
"""What a window of 1280 × 1024 shows at 400 %, and a small telephone."""
USUAL = {"width": 1280, "height": 720}
PAPER = (672, 980)
"""A4 without its margins, in pixels of the page."""

REMEMBER = "window.first = [...document.querySelectorAll('details')].map(part => part.open)"
RESTORE = "document.querySelectorAll('details').forEach((part, place) => { part.open = window.first[place]; })"
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
    const scrolls = part => part.closest("p, pre, .table, .formula, .text_cell:has(math)");
    const wide = [...document.querySelectorAll("main *")]
        .filter(part => part.getBoundingClientRect().right > right + 1 && !scrolls(part));
    return [document.documentElement.scrollWidth > right, wide.map(part => part.outerHTML.slice(0, 80))];
}"""
ON_PAPER = """parts => parts.map(
    part => [part.getBoundingClientRect().height, getComputedStyle(part).breakInside]
)"""
OUT_OF_REACH = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame().then(frame); // until the page has seen how wide its parts are
    const scrolls = part => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === "auto";
    return [...document.querySelectorAll("body *")]
        .filter(part => part.clientWidth && scrolls(part) && !(part.tabIndex === 0 && part.ariaLabel))
        .map(part => part.outerHTML.slice(0, 80));
}"""


@pytest.fixture(scope="module")
def folder(pages):
    return pages


@pytest.fixture(scope="module")
def context(chromium):
    context = chromium.new_context(offline=True)
    context.set_default_timeout(lab.ANSWER_MS)
    yield context
    context.close()


@pytest.fixture(scope="module", params=NAMES)
def page(context, folder, request):
    """Open for all tests, having asked for nothing but itself and complained of
    nothing."""
    page, complaints, requests = context.new_page(), [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((folder / request.param).as_uri())
    page.evaluate(REMEMBER)
    yield page
    assert complaints == []
    assert [url for url in requests if not url.startswith("data:")] == [(folder / request.param).as_uri()]
    page.close()


@pytest.fixture(autouse=True)
def as_it_was(request):
    """Each test leaves the page as it found it."""
    page = request.getfixturevalue("page") if "page" in request.fixturenames else None
    yield
    if page:
        page.emulate_media(media="screen")
        page.set_viewport_size(USUAL)
        page.evaluate(RESTORE)


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


def test_in_a_narrow_window_nothing_is_cut_off_and_the_keyboard_reaches_all_that_scrolls(page):
    page.set_viewport_size(dict(zip(("width", "height"), NARROW, strict=True)))
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.evaluate(TOO_WIDE) == [False, []]
    assert page.evaluate(OUT_OF_REACH) == []


def test_a_picture_that_is_shown_smaller_opens_at_its_own_size(context, folder):
    page = context.new_page()
    page.goto((folder / "01_unrolling.html").as_uri())
    picture, large = page.locator("img.picture").first, page.get_by_role("dialog")
    button = picture.locator("xpath=following-sibling::button")
    assert not button.is_visible()  # here it has its own size
    page.set_viewport_size({"width": 390, "height": 844})
    for opens in (picture.click, lambda: button.press("Enter")):
        button.wait_for()
        opens()
        shown = large.get_by_role("img", name=picture.get_attribute("alt"), exact=True)
        assert shown.evaluate("part => part.clientWidth === part.naturalWidth")
        page.keyboard.press("Escape")
        large.wait_for(state="hidden")
    page.close()


def test_on_paper_what_is_folded_stays_folded_and_a_picture_fits(page):
    page.set_viewport_size(dict(zip(("width", "height"), PAPER, strict=True)))
    page.emulate_media(media="print")
    assert page.locator("details[open]").count() == 0
    assert page.evaluate(TOO_WIDE) == [False, []]
    for height, breaks in page.locator("img, .input").evaluate_all(ON_PAPER):
        assert height < PAPER[1]
        assert breaks == "avoid"


def test_the_browser_can_print_a_page(context, folder):
    page = context.new_page()
    page.goto((folder / "01_unrolling.html").as_uri())
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()
