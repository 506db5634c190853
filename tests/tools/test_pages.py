"""The pages to read and to print: one for each notebook, complete by themselves."""

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote, urldefrag

import nbformat
import pytest
from eyes import contrast

from rnn_teach.kit.picture import BELOW
from tools import address, build_notebooks, build_pages, page_figures, page_films, page_head

NAMES = ["index.html", *(build_pages.page_name(path.name) for path in build_notebooks.paths())]
WITHOUT_NUMBERS = "The net as a loop: "  # a drawing of symbols alone
FETCHED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "object": "data"}


class Page(HTMLParser):
    """What stands in a page: its elements with their attributes, its headings, and the
    text of its formulas."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.formulas, self.unmarked = [], [], []
        self._open = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag == "math":
            self.formulas.append("")
        if tag in ("math", "code", "pre", "style"):
            self._open.append(tag)

    def handle_endtag(self, tag):
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, text):
        if "math" in self._open:
            self.formulas[-1] += text
        elif not self._open:
            self.unmarked.append(text)

    def all(self, *tags):
        return [attributes for tag, attributes in self.elements if tag in tags]


@cache
def read(file):
    """A page that is built, which many tests read: (page, text)."""
    text = file.read_text(encoding="utf-8")
    return Page(text), text


@pytest.fixture(scope="module")
def folder(pages):
    yield pages
    read.cache_clear()


@pytest.fixture(scope="module", params=NAMES)
def page(folder, request):
    return read(folder / request.param)[0]


def test_every_notebook_has_a_page_with_a_picture_to_share_and_nothing_else_is_there(folder):
    pictures = [build_pages.picture_name(path) for path in build_notebooks.paths()]
    assert {file.name for file in folder.iterdir()} == {*NAMES, *pictures}
    for picture in pictures:
        assert (folder / picture).read_bytes().startswith(b"\x89PNG")


def test_the_contents_lead_to_every_page_in_order(folder):
    contents, _ = read(folder / "index.html")
    top, gallery, live, *notebooks = [link["href"] for link in contents.all("a")]
    assert (top, gallery, live) == ("index.html", build_pages.GALLERY, build_pages.IN_THE_BROWSER)
    assert notebooks == NAMES[1:]


def test_every_notebook_is_there_with_all_its_pictures(folder):
    for path in build_notebooks.paths():
        page, _ = read(folder / build_pages.page_name(path.name))
        notebook = path.read_text(encoding="utf-8")
        assert len(page.all("img")) == notebook.count('"image/png": "')
        cells = nbformat.read(path, as_version=4).cells
        answers = [
            cell for cell in cells if cell.metadata.get("jupyter", {}).get("outputs_hidden") and cell.outputs
        ]
        assert len(page.all("details")) == notebook.count("<details>") + len(answers)


def test_every_picture_has_an_alternative_text_with_numbers(page):
    for picture in page.all("img"):
        assert len(picture["alt"]) > 40
        assert re.search(r"\d", picture["alt"]) or picture["alt"].startswith(WITHOUT_NUMBERS)


def test_headings_are_in_order_and_the_title_is_the_first(page):
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_each_page_leads_to_its_notebook_in_the_browser_alone(folder):
    for path in build_notebooks.paths():
        page, _ = read(folder / build_pages.page_name(path.name))
        links = [link["href"] for link in page.all("a")]
        assert page_films.LITE + path.name in links


def test_the_chapters_are_all_pages_and_the_sections_of_this_one(folder):
    for name in NAMES[1:]:
        page, text = read(folder / name)
        links = Page(text.partition('id="chapters">')[2].partition("</nav>")[0]).all("a")
        assert [link["href"] for link in links if link["href"].endswith(".html")] == NAMES[1:]
        assert [link["href"] for link in links if "aria-current" in link] == [name]
        sections = [f"#{attributes['id']}" for attributes in page.all("h2")]
        assert [link["href"] for link in links if link["href"].startswith("#")] == sections


def test_a_page_that_is_shared_says_what_it_is_and_has_a_picture(page, folder):
    told = {meta.get("property", meta.get("name")): meta.get("content") for meta in page.all("meta")}
    assert 40 < len(told["description"]) <= page_head.MOST
    assert told["description"] == told["og:description"]
    assert told["og:title"]
    assert not re.search(r"[*`$]|\]\(", told["description"] + told["og:title"])
    assert (folder / told["og:image"].removeprefix(address.site())).is_file()


def test_a_description_ends_with_a_sentence():
    cell = nbformat.v4.new_markdown_cell(
        "# 1. What?\n\nA *short* one, with [a link](x.ipynb). " + "And more. " * 40
    )
    told = page_head.promise(nbformat.v4.new_notebook(cells=[cell]))
    assert told.startswith("A short one, with a link. And more.")
    assert told.endswith("more.")
    assert page_head.MOST - 12 < len(told) <= page_head.MOST


def test_every_link_inside_leads_somewhere(page, folder):
    for link in page.all("a"):
        address, place = urldefrag(link["href"])
        if not address:
            assert place in {attributes["id"] for _, attributes in page.elements if "id" in attributes}
        elif address.startswith(page_films.LITE):
            assert (build_notebooks.NOTEBOOKS / address.removeprefix(page_films.LITE)).is_file()
        elif "://" not in address and address != build_pages.GALLERY:
            target = folder / unquote(address)
            assert target.is_file(), address
            assert not place or place in ids(target)


def ids(file):
    return {attributes["id"] for _, attributes in read(file)[0].elements if "id" in attributes}


def test_no_id_stands_twice(page):
    places = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
    assert len(places) == len(set(places))


def test_nothing_is_fetched_and_only_scripts_of_ours_run(page):
    assert not page.all("iframe", "object")
    assert not [attributes for attributes in page.all("script") if attributes]
    for tag, attribute in FETCHED.items():
        assert all(element.get(attribute, "data:").startswith("data:") for element in page.all(tag))


def test_no_style_and_no_script_names_a_place_to_fetch_from(folder):
    for name in NAMES:
        _, text = read(folder / name)
        assert not re.search(r"@import|url\(|cdn|unpkg|jsdelivr", re.sub('base64,[^"]*', "", text)), name


def test_no_solution_is_unfolded(page):
    assert all("open" not in details for details in page.all("details"))


def test_every_formula_is_typeset(page):
    """No dollar is left outside code, and nothing that the converter did not know
    inside a formula."""
    assert "$" not in "".join(page.unmarked)
    assert not [formula for formula in page.formulas if re.search(r"[\\&]", formula) or not formula.strip()]


def test_colored_code_can_be_read_on_its_ground(folder):
    style = (folder / NAMES[1]).read_text(encoding="utf-8").partition("</style>")[0]
    light, dark = style.split(build_pages.IN_THE_DARK)
    for styles, ground in ((light, "#f8f8f8"), (dark, "#1c1c1c")):
        assert f"--code: {ground};" in style
        colors = re.findall(r"\.highlight \.(?!w )\w+ \{ color: (#\w+)", styles)
        assert len(colors) > 10
        assert min(contrast(color, ground) for color in colors) >= 4.5


def test_formulas_that_hold_what_html_reserves():
    renderer = build_pages.PageRenderer()
    assert "<mo>&#x0003C;</mo>" in renderer.inline_math("a < b")
    assert "<mo>&#x0003C;</mo>" in renderer.inline_math("a &lt; b")
    assert 'display="block"' in renderer.latex_environment("aligned", "a &= b")


def test_a_function_keeps_its_distance_and_a_power_its_place():
    assert '<mi>ln</mi><mspace width="0.167em"/><mn>4</mn>' in build_pages.mathml(r"\ln 4", "inline")
    assert "<msup><mi>tanh</mi><mn>2</mn></msup>" in build_pages.mathml(r"\tanh^2 a", "inline")


def test_addresses():
    assert build_pages.page_name("01_unrolling.ipynb#A-loop") == "01_unrolling.html#A-loop"
    assert build_pages.page_name("https://x.org/01_unrolling.ipynb") == "https://x.org/01_unrolling.ipynb"
    live = page_films.LITE + "01_unrolling.ipynb"
    assert build_pages.page_name(address.site() + live) == live  # beside the pages, in a copy of the course too


def test_the_sentence_below_a_figure_is_not_read_out_twice():
    shown = nbformat.v4.new_output("display_data", {"text/html": BELOW.format("h[3] is -1.")})
    table = nbformat.v4.new_output("display_data", {"text/html": "<p>A table.</p>"})
    cell = nbformat.v4.new_code_cell("plot_states(trace)", outputs=[shown, table])
    notebook = nbformat.v4.new_notebook(cells=[cell])
    page_figures.say_once(notebook)
    below, other = (output.data["text/html"] for output in cell.outputs)
    assert below == BELOW.format("h[3] is -1.").replace("<p ", '<p aria-hidden="true" ')
    assert other == "<p>A table.</p>"
