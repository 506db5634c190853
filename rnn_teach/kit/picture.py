"""A figure that knows what changes in it, what is to be seen in it, and how to become a
PNG quickly."""

import base64
import builtins
import html
import io
import textwrap
import threading

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from rnn_teach.core.arguments import as_array, as_arrays, in_short
from rnn_teach.kit import words as say
from rnn_teach.kit.picture_axes import LateAxes
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_script import Script, left_out
from rnn_teach.kit.picture_style import COLORS, DPI, INK, TEXT_PT

DRAWING = threading.RLock()
"""Held while matplotlib works: it is not thread-safe, and JupyterLab answers sliders in
threads of its own."""
LINE = 0.22
"""The height of a line of a caption, in inches."""
BELOW = '<p style="max-width: 820px">{}</p>'
"""How a notebook shows the sentence of a figure: as text."""


class Picture(Figure):
    """A matplotlib figure that redraws only its changing artists, over a saved
    background.

    Parameters
    ----------
    width, height : float
        In inches; on the screen an inch is 100 pixels.

    Attributes
    ----------
    sentence : str
        What is to be seen, with its numbers: the text alternative, and the line below
        the picture.
    places, places_now : sequences of Place
        Where numbers come from and what clicks set (`kit/picture_places.py`): those
        that are sent when a new list is there, and those of this very view.
    places_at : int
        The step: of all places those are there that are there since then.
    """

    PAGE_DPI = DPI

    def __init__(self, width, height):
        super().__init__(figsize=(_not_cut(width), _not_cut(height)), dpi=DPI, facecolor="white")
        FigureCanvasAgg(self)
        self.sentence = ""
        self.places, self.places_now, self.places_at = (), (), 0
        self._changing = []
        self._background = None
        self._script = Script()

    def add_axes(self, *place, **options):
        """As any figure; the axes are of a kind that is quickly made."""
        return super().add_axes(*place, axes_class=LateAxes, **options)

    def let_change(self, *artists):
        """From now on draw these artists anew each time, above everything else, in this
        order."""
        for artist in artists:
            artist.set_animated(True)
            artist.set_zorder(100 + len(self._changing))  # the same order where matplotlib itself saves the figure
            self._changing.append(artist)

    def start_afresh(self):
        """Take everything off the figure; what is drawn next makes a new background."""
        for ax in self.axes:  # `clear` would first make each as new
            self.delaxes(ax)
        self.clear()
        self._changing, self.places, self.places_now = [], (), ()
        self.background_changed()
        self._script.forget_all()

    @property
    def now(self):
        """Itself: where there is an album, the one of its pictures that is shown."""
        return self

    def share_letters_of(self, other):
        """Write into one table of letters with another picture of the same size, so
        that the page gets each of them once."""
        self._script.desk = other._script.desk

    def background_changed(self):
        """Draw the background anew the next time, since something behind the changing
        artists is different now."""
        self._background = None
        self._script.forget_background()

    def set_pixel_ratio(self, ratio):
        """Draw with so many pixels for one of a plain screen: the same picture,
        finer."""
        self.set_dpi(DPI * ratio)
        self.background_changed()

    def frame(self):
        """The picture as drawing commands, for the page to paint; what has not changed
        is not asked again.

        Raises
        ------
        rnn_teach.kit.picture_commands.CannotRecord
            If something draws what the page cannot paint; says what.
        """
        with DRAWING:
            return self._script.frame(self, self._changing)

    def pieces(self):
        """The commands of the last frame, for each artist that changes."""
        return self._script.pieces(self._changing)

    def draw(self, renderer):
        """As any figure; what it draws is no longer stale."""
        self._script.note(self.get_children() + self._changing)
        super().draw(renderer)

    def draw_artist(self, a):
        """As any figure; the artist is no longer stale."""
        self._script.note([a])
        super().draw_artist(a)

    def let_pixels_go(self):
        """Free the memory that `pixels` and what stands on it have taken; they go on
        working."""
        self._background = None
        FigureCanvasAgg(self)

    def pixels(self):
        """The picture as an array (height, width, 3) of bytes."""
        with DRAWING:
            if self._background is None:
                with left_out(self._changing):
                    self.canvas.draw()
                self._background = self.canvas.copy_from_bbox(self.bbox)
            self.canvas.restore_region(self._background)
            for artist in self._changing:
                self.draw_artist(artist)
            return np.asarray(self.canvas.buffer_rgba())[:, :, :3].copy()

    def png(self):
        """The picture as the bytes of a PNG file, lightly compressed: speed counts
        while a slider moves."""
        return _encode(self.pixels(), compress_level=1)

    def captioned_png(self, hint=""):
        """The picture with its sentence below it, as a PNG, for pages that show nothing
        but the picture; below both, a line that says what more there is to do."""
        with DRAWING:
            caption = _caption(self.sentence, hint, self.get_figwidth(), self.get_dpi() / DPI)
            return _encode(np.vstack([self.pixels(), caption]), compress_level=6)

    def _repr_mimebundle_(self, **_):
        return image_bundle(self.png(), self.sentence)

    def _ipython_display_(self):
        """Show it in a notebook, and below it its sentence as text, since JupyterLab
        shows a picture without its text alternative."""
        publish = builtins.get_ipython().display_pub.publish  # only IPython calls this
        publish(*self._repr_mimebundle_())
        if self.sentence:
            publish({"text/html": BELOW.format(html.escape(self.sentence))})


def _not_cut(inches):
    """That many inches, or a rounding more: matplotlib before 3.11 takes 819.9999
    pixels for 819."""
    return inches if int(inches * DPI) == round(inches * DPI) else np.nextafter(inches, np.inf)


def image_bundle(png, sentence):
    """What a notebook shows and stores of a picture, with its text alternative: data
    and metadata by MIME type.

    Its text does not begin with the sentence: of an output that is folded JupyterLab
    shows the first line, and the sentence may be what a learner is to predict.
    """
    data = {"image/png": base64.b64encode(png).decode(), "text/plain": say.picture_in_words(sentence)}
    return data, {"image/png": {"alt": sentence}}


def axes_or_new(ax, width, height):
    """The axes given, or those of a new picture of that size.

    Raises
    ------
    ValueError
        If what is given are no axes, but a figure, say.
    """
    if isinstance(ax, Axes):
        return ax
    if ax is not None:
        raise ValueError(f"ax must be axes to draw on, as figure.add_subplot() gives them; got {in_short(ax)}")
    picture = Picture(width, height)
    picture.set_layout_engine("constrained")
    return picture.add_subplot()


def as_words(words):
    """`words` as a list of texts.

    Raises
    ------
    ValueError
        If it is none, but a sentence, say.
    """
    listed = list(words) if np.iterable(words) and not isinstance(words, str) else []
    if not listed or not all(isinstance(word, str) for word in listed):
        raise ValueError(f"words must be a list of texts, as split_words gives one; got {in_short(words)}")
    return listed


def as_curves(name, value, most, length=None):
    """`value` as a dict of so many curves at most: by name, vectors of the same length,
    two numbers or more.

    Raises
    ------
    ValueError
        If it is none.
    """
    curves = as_arrays(name, value)
    if len(curves) > most:
        raise ValueError(f"{name} must be at most {most} curves, to be told apart; got {len(curves)}")
    length = max(2, next(iter(curves.values())).size) if length is None else length
    return {
        key: as_array(f"{name}[{key!r}]", curve, (length,), finite=False, real=True)
        for key, curve in curves.items()
    }


def describe(ax, sentence):
    """Say what is to be seen on these axes,
    where their figure keeps such a sentence."""
    if isinstance(ax.figure, Picture):
        ax.figure.sentence = sentence


def as_written(texts):
    """Let these texts be drawn letter by letter: what a learner calls a net may hold a
    $, and is no mathematics."""
    for text in texts:
        text.set_parse_math(False)


def _encode(pixels, **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "png", **options)
    return buffer.getvalue()


def _caption(sentence, hint, width, pixel_ratio):
    """The sentence as a strip of pixels, broken into lines of the given width in
    inches, and the hint as its last line."""
    lines = textwrap.wrap(drawable(sentence), int(width * 13)) or [""]
    of_hint = LINE * bool(hint)
    strip = Picture(width, LINE * len(lines) + of_hint + 0.12)
    strip.set_pixel_ratio(pixel_ratio)
    look = {"size": TEXT_PT, "va": "center", "parse_math": False}
    middle = 0.5 * (1 + of_hint / strip.get_figheight())
    strip.text(0.012, middle, "\n".join(lines), color=INK, family=fonts(), **look)
    strip.text(0.012, (0.06 + of_hint / 2) / strip.get_figheight(), hint, color=COLORS["x"], weight="bold", **look)
    return strip.pixels()
