"""Films in pages: native controls, the sentence and a canvas; without scripts, and on
paper, the picture."""

import base64
import inspect
import re
from collections import Counter
from pathlib import Path

import nbformat
from jinja2 import Environment, FileSystemLoader

from rnn_teach import explorers
from rnn_teach.kit import explorer_view
from rnn_teach.kit import words as say
from tools import build_notebooks

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "tools" / "page_template"
KIT = tuple(f"rnn_teach/kit/{name}" for name in (*explorer_view.PLAYER, "explorer_link.js"))
SOURCES = (*KIT, "tools/page_template/film.js")
LITE = "lite/notebooks/index.html?path="
"""Where the site for the browser alone, which is published beside the pages, opens a
notebook, on a telephone too."""
LONGEST_MS, SHORTEST_MS, WHOLE_MS = 900, 100, 8000
"""How long a step is seen when a film plays, and the whole film where it has
many steps."""

_template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("film.html.j2")


def script():
    """What plays all films of a page, to stand once in it."""
    sources = "\n".join((ROOT / source).read_text(encoding="utf-8") for source in SOURCES)
    return f"(() => {{\n{re.sub('^export ', '', sources, flags=re.MULTILINE)}}})();"


class Films:
    """The films of one page: each has an id of its own, and the first brings what plays
    them all."""

    def __init__(self):
        self._shown = Counter()

    @property
    def is_empty(self):
        """Whether no film stands in the page yet."""
        return not self._shown

    def figure(self, path, shown, *, plays_by_itself=False):
        """The part of the page for a film of the notebook at `path`. It plays by
        itself, for readers who like that, or waits for them."""
        is_first = self.is_empty
        self._shown[shown.name] += 1
        number, film = self._shown[shown.name], shown.film
        return _template.render(
            film=film,
            place=shown.name if number == 1 else f"{shown.name}.{number}",
            live=LITE + path.name,
            say=say,
            interval=min(LONGEST_MS, max(SHORTEST_MS, WHOLE_MS // len(film.axes[0].values))),
            data=base64.b64encode(film.packed).decode(),
            png=shown.png,
            script=script() if is_first else "",
            plays_by_itself=plays_by_itself,
        )


def put_in(notebook, path, films):
    """Let these films take the place of their explorers' pictures."""
    of_page, cells = Films(), {cell.id: cell for cell in notebook.cells}
    for shown in films:
        outputs = cells[shown.cell].outputs
        places = [place for place, output in enumerate(outputs) if _is_picture_of(output, shown.film)]
        place = places[0] if places else len(outputs)
        outputs[place : place + 1] = [_output(of_page.figure(path, shown))]


def gallery(films):
    """The cells of the page of all explorers: `films` of each notebook, by its path."""
    of_page = Films()
    for path, shown_there in films.items():
        if shown_there:
            yield nbformat.v4.new_markdown_cell(f"## [{build_notebooks.title(path)}]({path.name})")
        for shown in shown_there:
            what = inspect.getdoc(getattr(explorers, shown.name)).split("\n\n")[0]
            yield nbformat.v4.new_markdown_cell(what.replace("\n", " "))
            output = _output(of_page.figure(path, shown, plays_by_itself=of_page.is_empty))
            yield nbformat.v4.new_code_cell("", outputs=[output], metadata={"transient": {"remove_source": True}})


def _output(figure):
    return nbformat.v4.new_output("display_data", {"text/html": figure})


def _is_picture_of(output, film):
    """Whether it is the picture of an explorer. Its numbers may be those of another
    processor."""
    alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
    without_numbers = [re.sub(r"[\d.,−e%]+", "", text) for text in (alt, film.sentence)]
    return without_numbers[0] == without_numbers[1]
