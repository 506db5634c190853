"""An explorer as a film, which a page plays with no kernel: for each position of its
main controls, what the picture draws and what the sentence says.

    uint32 n, n bytes of JSON (the head), glyphs, uint16 table, pieces

What an artist of the picture draws is a piece, and stands in the film once, however
many views share it. The table has a row for each artist, the background first, with the
number of the piece that it draws in each view, or NOTHING. Two more rows have the
number of the view's sentence, and the view that is shown in its place where a control
cannot go to it: itself, mostly. The views are in the order of the digits of a number:
the last control's position runs first.
"""

import gzip
import itertools
import json
import struct
from dataclasses import dataclass
from math import ceil, prod

import numpy as np

from rnn_teach.kit.explorer_film import TIME, UPDATES, positions
from tools.film_axis import Axis, axes_of

LIMIT = 150_000
"""So many bytes a film may take in a page, where it stands as base64."""
MOST_VIEWS = 200
"""So many views are drawn; a film that would have more goes in larger steps. Each takes
up to a fifth of a second to draw."""
FEWEST = 5
"""A control with fewer positions than this is rather left out."""
NOTHING = 2**16 - 1


@dataclass
class Film:
    """What `film.js` plays, and what a page says about it."""

    axes: list[Axis]
    left_out: list[str]
    """The labels of the explorer's other controls."""
    size: tuple[int, int]
    """Width and height of the picture, in pixels of the page."""
    sentence: str
    """Of the first view."""
    longest: str
    """The longest sentence of all."""
    packed: bytes

    @property
    def weight(self):
        """How many bytes it takes in a page."""
        return 4 * ceil(len(self.packed) / 3)


def film_of(explorer, limit=LIMIT, most=MOST_VIEWS):
    """The film of an explorer. It begins with the view that the explorer shows now, and
    the explorer shows it afterwards, too. Where it would be too large, sliders go in
    larger steps; then the last control is left out.

    Raises
    ------
    ValueError
        If a view cannot be drawn, or the film cannot be made as small as `limit`.
    """
    whole, drawn = axes_of(explorer), _Drawn(explorer)
    steps = [1] * len(whole)
    while whole:
        axes = [axis.thinned(step) for axis, step in zip(whole, steps, strict=False)]
        if prod(len(axis.values) for axis in axes) <= most:
            film = _film(axes, drawn)
            if film.weight <= limit:
                drawn.set_back()
                return film
        thinned = _to_be_thinned(axes)
        if thinned is None:
            whole.pop()
        else:
            steps[thinned] += 1
    raise ValueError(f"not even one control of {explorer.name} makes a film of {limit} bytes")


def _to_be_thinned(axes):
    """Which slider has the most positions, if not too few. Time is thinned only where
    nothing else is left."""
    lengths = [0 if axis.is_menu or (axis.name in TIME and len(axes) > 1) else len(axis.values) for axis in axes]
    return lengths.index(max(lengths)) if max(lengths) > FEWEST else None


class _Drawn:
    """What an explorer shows, view by view. Each is drawn once."""

    def __init__(self, explorer):
        self._explorer, self._views = explorer, {}
        self._start = {name: explorer.values[name] for name in explorer.film}
        self.glyphs = b""

    def view(self, values):
        """The pieces and the sentence of a view, and the values that it has, which are
        others than those asked for where a control cannot go there."""
        key = tuple((self._start | values).items())
        if key not in self._views:
            self._views[key] = self._draw(self._start | values)
        return self._views[key]

    def _draw(self, values):
        explorer = self._explorer
        _move(explorer, values)
        if explorer.view.error:
            raise ValueError(f"{explorer.view.error} That was {values}.")
        pieces, glyphs = explorer.pieces()
        if not glyphs.startswith(self.glyphs):
            raise ValueError("glyphs that a film has already must keep their numbers")
        self.glyphs = glyphs
        return pieces, explorer.sentence, explorer.values

    def set_back(self):
        """Let the explorer show what it showed at first."""
        _move(self._explorer, self._start)

    @property
    def size(self):
        """Width and height of the picture, in pixels of the page."""
        return self._explorer.view.width, self._explorer.view.height

    def left_out(self, axes):
        """The labels of the sliders and menus that stay as they are."""
        in_film = {axis.name for axis in axes}
        controls = self._explorer.controls
        return [each.description for name, each in controls.items() if name not in in_film and positions(each)]


def _move(explorer, values):
    """Set controls as by hand, in their order, for one may set another back: one that
    cannot go so far goes as far as it can."""
    for name, control in explorer.controls.items():
        if name in values:
            control.value = values[name]
    if UPDATES in values and UPDATES not in explorer.controls:
        explorer.train_to(values[UPDATES])


def _film(axes, drawn):
    grid = itertools.product(*(axis.values for axis in axes))
    views = [drawn.view({axis.name: value for axis, value in zip(axes, values, strict=True)}) for values in grid]
    pieces, sentences = {}, {}
    columns = []
    for artists, sentence, values in views:
        column = [pieces.setdefault(piece, len(pieces)) if piece else NOTHING for piece in artists]
        columns.append((column, sentences.setdefault(sentence, len(sentences)), _number(axes, values)))
    start = _number(axes, {axis.name: axis.values[axis.start] for axis in axes})
    packed = _packed(axes, drawn, list(pieces), list(sentences), columns)
    return Film(axes, drawn.left_out(axes), drawn.size, views[start][1], max(sentences, key=len), packed)


def _number(axes, values):
    """Which view has these values: its place in the film."""
    number = 0
    for axis in axes:
        number = number * len(axis.values) + axis.nearest(values[axis.name])
    return number


def _packed(axes, drawn, pieces, sentences, columns):
    most = max(len(column) for column, _, _ in columns)
    table = np.full((most + 2, len(columns)), NOTHING, "<u2")
    for view, (column, sentence, shown) in enumerate(columns):
        table[: len(column), view] = column
        table[-2:, view] = sentence, shown
    width, height = drawn.size
    head = {
        "width": width,
        "height": height,
        "positions": [len(axis.values) for axis in axes],
        "views": len(columns),
        "rows": len(table),
        "glyphs": len(drawn.glyphs),
        "pieces": [len(piece) for piece in pieces],
        "sentences": sentences,
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    body = [struct.pack("<I", len(text)), text, drawn.glyphs, table.tobytes(), *pieces]
    return gzip.compress(b"".join(body), 9, mtime=0)
