"""A second player of recorded pictures, in Python and onto Agg: what the commands mean,
written apart from what writes them and from the page's player.

It leaves nothing to matplotlib but to fill and to stroke: no snapping, no text, no
resampling.
"""

import hashlib
from functools import lru_cache

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

NAMES = [None, "style", "clip", "path", "lines", "text", "image", "markers", "ink"]
HEADS = [0, 7, 4, 1, 1, 3, 7, 2, 3]
"""By the number of a command: its name, and how many numbers it always has."""
CAPS, JOINS = ("butt", "round", "projecting"), ("miter", "round", "bevel")


def replayed(frame, width, height, ratio, *, letters=True):
    """The pixels (rows, columns, 3) of a frame, on a screen with `ratio` pixels for one
    of the page; with all texts or without."""
    player = Player(RendererAgg(round(width * ratio), round(height * ratio), 72), ratio, outlines(frame.glyphs))
    if not letters:
        player.text = lambda *_: None
    player.play(frame.background)
    player.play(frame.commands)
    return np.asarray(player.agg.buffer_rgba())[..., :3]


def fingerprint(frame):
    """A frame, with outlines in place of their numbers, in a few letters: the same for
    two pictures that are equal, whatever was drawn before them and has filled their
    tables."""
    glyphs = letters_of(frame.glyphs)
    parts = []
    for commands in (frame.background, frame.commands):
        for name, head, body in Reader(commands):
            letters = [glyphs[number] for number in body[0][:, 0]] if name == "text" else []
            places = [body[0][:, 1:]] if name == "text" else body
            parts += [repr((name, head)).encode(), *letters, *(part.tobytes() for part in places)]
    return hashlib.sha256(b"".join(parts)).hexdigest()


@lru_cache(maxsize=64)  # a picture has the same table move after move
def letters_of(table):
    """The outlines of a table, each as bytes."""
    return [path.vertices.tobytes() for path in outlines(table)]


@lru_cache(maxsize=64)
def outlines(table):
    """The glyphs of a table, as paths in pixels of the page."""
    reader, paths = Reader(table), []
    while reader.at < len(reader.data):
        codes, points = reader.path(int(reader.take(1)[0]))
        paths.append(Path(points / 128, codes))
    return paths


class Reader:
    """Commands one after the other: each as its name, its head, and a list of arrays
    that are its body."""

    def __init__(self, commands):
        self.data, self.at = np.frombuffer(commands, "<i2"), 0

    def __iter__(self):
        while self.at < len(self.data):
            number = int(self.take(1)[0])
            if number > 255:
                yield "text", [number - 256, *self.take(2).tolist()], [self.letters(number - 256)]
                continue
            head = self.take(HEADS[number]).tolist()
            body = list(getattr(self, NAMES[number])(*head))
            yield NAMES[number], head, body

    def take(self, n):
        assert self.at + n <= len(self.data)
        self.at += n
        return self.data[self.at - n : self.at]

    def bytes(self, n):
        return np.frombuffer(self.take((n + 1) // 2).tobytes()[:n], np.uint8)

    def path(self, n):
        return self.bytes(n), self.take(2 * n).reshape(n, 2)

    def style(self, *head):
        return [self.take(head[-1] + 1 if head[-1] else 0)]

    def clip(self, *head):
        return []

    def lines(self, n):
        return [self.take(2 * n).reshape(n, 2)]

    def text(self, n, *_):
        return [self.take(3 * n).reshape(n, 3)]

    def letters(self, n):
        glyphs, steps = self.bytes(2 * n).reshape(n, 2).T.astype(int)
        return np.column_stack([glyphs, 2 * np.cumsum(steps), np.zeros_like(steps)])

    def ink(self, *_):
        return []

    def image(self, rows, columns, colors, *_):
        if not colors:
            return [self.take(2 * rows * columns).view("<u4")]
        palette = self.take(2 * colors).view("<u4")
        return [palette[self.take(rows * columns) if colors > 256 else self.bytes(rows * columns)]]

    def markers(self, m, n):
        return [*self.path(n), self.take(2 * m).reshape(m, 2)]


class Player:
    """Plays commands onto a renderer."""

    def __init__(self, agg, ratio, glyphs):
        self.agg, self.ratio, self.glyphs, self.gc = agg, ratio, glyphs, agg.new_gc()
        self.upwards = Affine2D().scale(ratio, -ratio).translate(0, agg.height)
        self.of_unit = Affine2D().scale(1 / 32) + self.upwards
        self.gc.set_snap(False)

    def play(self, commands):
        self.gc.set_clip_rectangle(None)
        for name, head, body in Reader(commands):
            getattr(self, name)(*head, *body)

    def style(self, fill_low, fill_high, low, high, width, how, n, dashes):
        dashes = dashes / 512 * self.ratio
        self.face = color(fill_low, fill_high) if how & 256 else None
        self.gc.set_foreground(color(low, high), isRGBA=True)
        self.gc.set_linewidth(width / 512 * self.ratio if how & 512 else 0)
        self.gc.set_capstyle(CAPS[how & 15])
        self.gc.set_joinstyle(JOINS[how >> 4 & 15])
        self.gc.set_dashes(*(dashes[0], dashes[1:]) if n else (0, None))

    def clip(self, x, y, width, height):
        box = Bbox(self.of_unit.transform([(x, y), (x + width, y + height)]))
        self.gc.set_clip_rectangle(None if width < 0 else box)

    def path(self, n, codes, points):
        self.agg.draw_path(self.gc, Path(points.astype(float), codes), self.of_unit, self.face)

    def lines(self, n, points):
        self.agg.draw_path(self.gc, Path(points.astype(float)), self.of_unit, self.face)

    def ink(self, low, high, angle):
        self.of_text, self.turn = color(low, high), -angle / 64

    def text(self, n, x, y, glyphs):
        around, width = Affine2D().rotate_deg(self.turn).translate(x / 32, y / 32), self.gc.get_linewidth()
        letters = [(self.glyphs[glyph], (dx / 32, dy / 32)) for glyph, dx, dy in glyphs if len(self.glyphs[glyph])]
        whole = Path(
            np.concatenate([letter.vertices + place for letter, place in letters] or [np.empty((0, 2))]),
            np.concatenate([letter.codes for letter, _ in letters] or [np.empty(0, np.uint8)]),
        )
        self.gc.set_linewidth(0)
        self.agg.draw_path(self.gc, whole, around + self.upwards, self.of_text)
        self.gc.set_linewidth(width)

    def image(self, rows, columns, colors, x, y, width, height, cells):
        scale = self.ratio / 32
        left, across = pixels_of(x * scale, width * scale, columns)
        top, down = pixels_of(y * scale, height * scale, rows)
        seen = cells.reshape(rows, columns)[np.ix_(down, across)].view(np.uint8).reshape(len(down), -1, 4)
        self.agg.draw_image(self.gc, left, self.agg.height - top - len(down), seen[::-1])

    def markers(self, m, n, codes, points, places):
        for dx, dy in places:
            self.path(n, codes, points + np.array([dx, dy]))


def color(low, high):
    return tuple(part / 255 for part in np.array([low, high], "<i2").tobytes())


def pixels_of(start, size, cells):
    """The first pixel of so many cells in a row, and which cell each pixel shows."""
    first, last = int(np.floor(start + 0.5)), int(np.floor(start + size + 0.5))
    places = (np.arange(first, last) + 0.5 - start) / size * cells
    return first, np.clip(places.astype(int), 0, cells - 1)
