"""Render the notebooks as pages to read and to print: one file each, with no server, no
kernel and no network.

Formulas become MathML when the page is built: every browser of today typesets it by
itself, screen readers read it, paper takes it, and no script is needed.
"""

import argparse
import html
import re
import sys
from pathlib import Path

import nbformat
from jinja2 import pass_context
from latex2mathml.converter import convert
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments.formatters import HtmlFormatter

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools import address, build_notebooks, notebook_films, page_figures, page_films, page_head, page_predict

TEMPLATES = Path(__file__).parent
TEMPLATE = "page_template"
INTO = TEMPLATES.parent / "build" / "pages"
COURSE = "How recurrent neural networks work"
IN_A_LINE = (
    "A course of interactive notebooks on recurrent nets, from the loop in the picture to attention and back."
)
GALLERY = "gallery.html"
IN_THE_DARK = "@media screen and (prefers-color-scheme: dark) /* code */ "
IN_THE_BROWSER = page_films.LITE + build_notebooks.CONTENTS
GALLERY_BEGINS = """# All explorers

Move what you like. Each picture is computed from a real net, and recorded for this page: nothing has to be
installed, and nothing is computed here. In the notebooks you can move more, and read why it is so.
"""


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="start.py pages", description=__doc__)
    parser.add_argument("--into", type=Path, default=INTO, help="the folder to write to")
    parser.add_argument("--no-films", action="store_true", help="leave explorers as pictures: done in seconds")
    options = parser.parse_args(arguments)
    into = options.into
    into.mkdir(parents=True, exist_ok=True)
    exporter, films = PageExporter(), {}
    for path in build_notebooks.paths():
        print(f"{page_name(path.name)} ...", flush=True)
        films[path] = () if options.no_films else notebook_films.films_of(path)
        write(into / page_name(path.name), exporter.page(path, films[path]))
        (into / picture_name(path)).write_bytes(page_head.first_picture(nbformat.read(path, as_version=4)))
    if not options.no_films:
        write(into / GALLERY, exporter.gallery(films))
    write(into / "index.html", exporter.contents())
    print(f"{len(films)} pages and their contents: open {into / 'index.html'} in a browser.")
    return 0


def write(path, page):
    """Write a page."""
    path.write_text(page, encoding="utf-8", newline="\n")


def page_name(link):
    """Where a link leads from a page: to a page and not to its notebook, or to the site
    for the browser alone beside the pages; other addresses stay as they are."""
    if "://" in link or link.startswith(page_films.LITE):
        return link.removeprefix(address.site())
    return re.sub(r"\.ipynb(?=$|#)", ".html", link)


def picture_name(path):
    """The file among the pages with a notebook's picture, for those who share it."""
    return f"{path.stem}.png"


FUNCTION = re.compile("(?<!<msup>)(?<!<msub>)(?<!<msubsup>)(?<!<mfrac>)(<mi>[a-z]{2,}</mi>)(?=<mi|<mn)")
"""A function's name before what it is taken of, but not a base or numerator: there the
next part is no argument."""


def mathml(formula, display):
    """A formula of LaTeX as MathML, with TeX's thin space between ln and 4.

    The converter knows `align*`, of which TeX's `aligned` is the form within a formula.
    """
    known = html.unescape(formula).replace("{aligned}", "{align*}")
    return FUNCTION.sub(r'\1<mspace width="0.167em"/>', convert(known, display=display))


class PageRenderer(IPythonRenderer):
    """Markdown to HTML with formulas as MathML and links to pages instead of notebooks.
    The place and the words of each section's heading it adds to `sections`."""

    def __init__(self, sections=None, **settings):
        super().__init__(escape=False, **settings)
        self._sections = [] if sections is None else sections

    def inline_math(self, body):
        return mathml(body, "inline")

    def block_math(self, body):
        return f'<span class="formula">{mathml(body, "block")}</span>'

    def latex_environment(self, name, body):
        return self.block_math(rf"\begin{{{name}}}{body}\end{{{name}}}")

    def link(self, text, url, title=None):
        return super().link(text, page_name(url), title)

    def table(self, text):
        return f'<div class="table"><table>\n{text}</table></div>\n'

    def heading(self, text, level, **attributes):
        place = html.escape(re.sub(r"\W+", "-", re.sub("<.*?>", "", text)).strip("-"))
        if level == 2:
            self._sections.append((place, text))
        return f'<h{level} id="{place}">{text}</h{level}>\n'


class PageExporter(HTMLExporter):
    """nbconvert's HTML exporter with our template and our Markdown."""

    def __init__(self):
        super().__init__(
            template_name=TEMPLATE,
            extra_template_basedirs=[str(TEMPLATES)],
            exclude_input_prompt=True,
            exclude_output_prompt=True,
        )

    def page(self, path, films=()):
        """The page of the notebook at `path`, with these films of it."""
        notebook = page_predict.fold_answers(nbformat.read(path, as_version=4))
        page_figures.say_once(notebook)
        page_films.put_in(notebook, path, films)
        title = page_head.plain(build_notebooks.title(path))
        about = page_head.about(title, page_head.promise(notebook), picture_name(path))
        return self._render(notebook, about, page_predict.SCRIPT, page=page_name(path.name))

    def gallery(self, films):
        """The page of all explorers; `films` of each notebook, by its path."""
        begins = nbformat.v4.new_markdown_cell(GALLERY_BEGINS)
        return self._render_cells([begins, *page_films.gallery(films)], "All explorers", page=GALLERY)

    def contents(self):
        """The page that lists all others."""
        lines = [
            f"# {COURSE}",
            "The notebooks of the course, to read and to print. Nothing here needs a network. What can be moved "
            "in the notebooks moves here too, recorded: each explorer with its main controls.",
            f"[Play with all of them on one page]({GALLERY}), or [open the course in your browser]"
            f"({IN_THE_BROWSER}) to move and try everything, with nothing to install: Python starts there in "
            "about half a minute, and trainings take up to five times as long.",
            *map(_entry, build_notebooks.paths()),
        ]
        return self._render_cells([nbformat.v4.new_markdown_cell("\n\n".join(lines))], "Contents")

    def _render_cells(self, cells, title, page=None):
        notebook = nbformat.v4.new_notebook(cells=cells, metadata=build_notebooks.METADATA)
        first = build_notebooks.paths()[0]
        return self._render(notebook, page_head.about(title, IN_A_LINE, picture_name(first)), page=page)

    def _render(self, notebook, about, *scripts, page):
        """A page; the list of chapters stands beside all but the contents, which are
        one."""
        dark = HtmlFormatter(style="github-dark").get_style_defs(".highlight")
        styles = [HtmlFormatter().get_style_defs(".highlight"), f"{IN_THE_DARK}{{{dark}}}", page_predict.STYLE]
        resources = {"about": about, "course": COURSE, "styles": styles, "scripts": scripts, "sections": []}
        resources |= {"page": page, "pages": _chapters(), "site": address.site()}
        return self.from_notebook_node(notebook, resources)[0]

    @pass_context
    def markdown2html(self, context, source):
        attachments = context.get("cell", {}).get("attachments", {})
        renderer = PageRenderer(context["resources"]["sections"], attachments=attachments)
        return MarkdownWithMath(renderer=renderer).render(source)


def _chapters():
    """The pages of the notebooks, in their order."""
    return [
        (page_name(path.name), page_head.plain(build_notebooks.title(path))) for path in build_notebooks.paths()
    ]


def _entry(path):
    """A notebook's line among the contents: its title, how long it takes, what it
    promises."""
    cells = nbformat.read(path, as_version=4).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    minutes = re.search(r"\*\*Time\*\*: (\d+) minutes", prose)[1]
    promise = cells[0].source.split("\n\n")[1]
    return f"**[{build_notebooks.title(path)}]({path.name})** ({minutes} minutes)\\\n{promise}"


if __name__ == "__main__":
    sys.exit(main())
