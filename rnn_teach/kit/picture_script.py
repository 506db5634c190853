"""What a picture draws, as commands; artists that have not changed are not asked
again."""

from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
from matplotlib.collections import Collection
from matplotlib.image import AxesImage
from matplotlib.text import Annotation

from rnn_teach.kit.picture_commands import CannotRecord, Recorder
from rnn_teach.kit.picture_glyphs import Glyphs


class Frame(NamedTuple):
    """A picture as the page paints it; its parts are described in
    `kit/picture_commands.py` and `kit/picture_glyphs.py`."""

    background: bytes
    """Commands for all that stays."""
    glyphs: bytes
    """The outlines of the texts in both. Later frames of the same size go on with
    it."""
    commands: bytes
    """Commands for all that changes, on top of the background."""


class Script:
    """Keeps what each changing artist of a picture has drawn.

    An artist is asked again when matplotlib calls it stale, and all are when a limit
    or the place of any axes is another one. Whoever draws the picture by other means
    must call `note` first, since that makes artists fresh.
    """

    def __init__(self):
        self._kept, self._background, self._places, self._size = {}, None, None, None

    def forget_all(self):
        """Ask for everything anew."""
        self._kept, self._background = {}, None

    def note(self, artists):
        """Forget the artists that have changed since they were asked."""
        for artist in artists:
            if artist.stale:
                self._kept.pop(artist, None)

    def frame(self, picture, changing):
        """The picture's frame as it is now."""
        self._follow(picture)
        if self._background is None:
            with left_out(changing):
                self._background = self._record(picture)
        commands = b"".join(map(self._commands, changing))
        return Frame(self._background, self._glyphs.whole(), commands)

    def _follow(self, picture):
        """Forget what a change of size, of limits or of places has made wrong."""
        size = *map(int, picture.bbox.size), picture.dpi
        if size != self._size:
            ratio = picture.dpi / picture.PAGE_DPI
            self._glyphs = Glyphs(picture.dpi, ratio)
            self._recorder, self._size = Recorder(*size, ratio, self._glyphs), size
            self.forget_all()
        places = [_place(ax) for ax in picture.axes]
        if places != self._places:
            self._kept, self._places = {}, places

    def _commands(self, artist):
        values = _values(artist)
        kept_values, commands = self._kept.get(artist, (None, None))
        if artist.stale or commands is None or values != kept_values or _has_parts(artist):
            commands = self._record(artist) if artist.get_visible() else b""
            self._kept[artist] = values, commands
            artist.stale = False
        return commands

    def _record(self, artist):
        self._recorder.begin()
        try:
            artist.draw(self._recorder)
        except CannotRecord as error:
            culprit = self._culprit(artist) or artist
            raise CannotRecord(f"{culprit} draws what the page cannot paint: {error}") from None
        return self._recorder.end()

    def _culprit(self, artist):
        """The innermost artist that cannot be recorded."""
        for inner in artist.get_children():
            try:
                inner.draw(self._recorder)
            except CannotRecord:
                return self._culprit(inner) or inner
        return None


def _place(ax):
    """All that an artist's place on the screen depends on besides itself."""
    return ax.viewLim.get_points().tobytes(), ax.bbox.get_points().tobytes(), ax.get_xscale(), ax.get_yscale()


def _values(artist):
    """The numbers that an artist's colors stand for: `set_array` does not call it
    stale."""
    values = artist.get_array() if isinstance(artist, Collection) else None
    return None if values is None else np.ma.filled(values, np.nan).tobytes()


def _has_parts(artist):
    """Whether something inside may change without a word to the artist."""
    return isinstance(artist, Annotation) or bool(artist.get_children())


@contextmanager
def left_out(artists):
    """Leave the images among these artists out of what is drawn, though matplotlib
    before 3.11 draws them.

    It does so whether they are animated or not; all other artists that are animated it
    leaves out by itself.
    """
    images = [artist for artist in artists if isinstance(artist, AxesImage) and artist.get_visible()]
    try:
        for image in images:
            image.set_visible(False)
        yield
    finally:
        for image in images:
            image.set_visible(True)
