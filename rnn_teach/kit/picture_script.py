"""What a picture draws, as commands; artists that have not changed are not asked
again."""

from contextlib import contextmanager
from functools import partial
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import Collection
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text

from rnn_teach.kit.picture_commands import CannotRecord, Piece, joined
from rnn_teach.kit.picture_glyphs import Glyphs
from rnn_teach.kit.picture_recorder import Recorder

NOTHING = Piece(b"")
ALONE = (Text, Line2D, Patch, Axis)
"""Artists that are called stale whenever they would draw something else, or whose parts
are."""


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
    or the place of any axes is another one. Of the background each axes is a piece,
    and it is the stale ones that are asked again. Whoever draws the picture by other
    means must call `note` first, since that makes artists fresh.
    """

    def __init__(self):
        self.desk, self._places, self._recorder = Desk(), None, None
        self.forget_all()

    def forget_all(self):
        """Ask for everything anew."""
        self._kept, self._pieces, self._inner, self._background = {}, {}, WeakKeyDictionary(), None

    def forget_background(self):
        """Put the background together anew, from what has changed in it and what has
        not."""
        self._kept, self._background = {}, None

    def note(self, artists):
        """Forget the artists that have changed since they were asked."""
        for artist in artists:
            if artist.stale:
                self._kept.pop(artist, None)
                self._pieces.pop(artist, None)
                self._inner.pop(artist, None)

    def frame(self, picture, changing):
        """The picture's frame as it is now."""
        self._follow(picture)
        if self._background is None:
            with left_out(changing):
                self._background = self._all_that_stays(picture)
        commands = joined(map(self._piece, changing))
        return Frame(self._background, self.desk.glyphs.whole(), commands)

    def pieces(self, changing):
        """The commands of the last frame, for each of these artists."""
        return [self._kept[artist][1].commands for artist in changing]

    def _follow(self, picture):
        """Forget what a change of size, of limits or of places has made wrong."""
        recorder = self.desk.recorder_for(picture)
        recorder.forget_places()
        if recorder is not self._recorder:
            self._recorder = recorder
            self.forget_all()
        places = [_place(ax) for ax in picture.axes]
        if places != self._places:
            self._kept, self._places = {}, places

    def _all_that_stays(self, picture):
        """Commands for the background, as `Figure.draw` goes through it."""
        if picture.get_layout_engine() is not None:  # which moves axes when they are drawn
            return self._record(picture).commands
        stay = [artist for artist in picture.get_children() if not artist.get_animated()]
        stay.remove(picture.patch)
        kept, self._pieces = self._pieces, {}
        for artist in [picture.patch, *sorted(stay, key=lambda artist: artist.get_zorder())]:
            if isinstance(artist, Axes):
                changed = artist.stale
                artist.apply_aspect()
                self._recorder.forget_places()
                artist.stale = changed  # where it stands is part of its state
            state = _state(artist)
            kept_state, piece = kept.get(artist, (None, None))
            if _is_stale(artist) or piece is None or state != kept_state:
                with self._inner_kept(artist, same_place=bool(kept_state) and state[0] == kept_state[0]):
                    piece = self._record(artist) if artist.get_visible() else NOTHING
                artist.stale = False
            self._pieces[artist] = state, piece
        return joined(piece for _, piece in self._pieces.values())

    @contextmanager
    def _inner_kept(self, ax, same_place):
        """While axes are drawn, their simple artists that are not stale write what they
        wrote before."""
        simple = [inner for inner in ax.get_children() if _stands_alone(inner)] if isinstance(ax, Axes) else []
        kept = self._inner.get(ax, {}) if same_place else {}
        self._inner[ax] = now = {}

        def write(inner, renderer):
            if _is_stale(inner) or inner not in kept:
                kept[inner] = renderer.apart(lambda: renderer.draw(inner))
                _call_fresh(inner)
            else:
                renderer.write(kept[inner])
            now[inner] = kept[inner]

        try:
            for inner in simple:
                inner.draw = partial(write, inner)
            yield
        finally:
            for inner in simple:
                del inner.draw

    def _piece(self, artist):
        values = _values(artist)
        kept_values, piece = self._kept.get(artist, (None, None))
        if artist.stale or piece is None or values != kept_values or _has_parts(artist):
            piece = self._record(artist) if artist.get_visible() else NOTHING
            self._kept[artist] = values, piece
            artist.stale = False
        return piece

    def _record(self, artist):
        try:
            return self._recorder.record(artist)
        except CannotRecord as error:
            culprit = self._culprit(artist) or artist
            raise CannotRecord(f"{culprit} draws what the page cannot paint: {error}") from None

    def _culprit(self, artist):
        """The innermost artist that cannot be recorded."""
        for inner in artist.get_children():
            try:
                inner.draw(self._recorder)
            except CannotRecord:
                return self._culprit(inner) or inner
        return None


class Desk:
    """Where pictures of one size are written down: with one recorder, and the letters
    of all in one table."""

    def __init__(self):
        self._size = self._recorder = self.glyphs = None

    def recorder_for(self, picture):
        """The same one as before, where the size is the same."""
        size = *map(int, picture.bbox.size), picture.dpi
        if size != self._size:
            ratio = picture.dpi / picture.PAGE_DPI
            self.glyphs = Glyphs(picture.dpi, ratio)
            self._recorder, self._size = Recorder(*size, ratio, self.glyphs), size
        return self._recorder


def _place(ax):
    """All that an artist's place on the screen depends on besides itself."""
    return ax.viewLim.get_points().tobytes(), ax.bbox.get_points().tobytes(), ax.get_xscale(), ax.get_yscale()


def _state(artist):
    """What a piece of the background depends on without being called stale: its place
    first, where it has one."""
    if not isinstance(artist, Axes):
        return None, _values(artist)
    stay = (inner for inner in artist.get_children() if not inner.get_animated())
    return _place(artist), [values for inner in stay if (values := _values(inner)) is not None]


def _values(artist):
    """The numbers that an artist's colors stand for: `set_array` does not call it
    stale."""
    values = artist.get_array() if isinstance(artist, Collection) else None
    return None if values is None else np.ma.filled(values, np.nan).tobytes()


def _stands_alone(artist):
    """Whether an artist, or a part of it, is called stale whenever it would draw
    something else in the same place."""
    if isinstance(artist, Collection):
        return artist.get_array() is None
    return isinstance(artist, ALONE) and not isinstance(artist, Annotation)


def _is_stale(artist):
    """Whether it would draw something else. Neither an axis nor its axes are told what
    is changed in its label and ticks; what of them draws nothing is never called
    fresh."""
    if isinstance(artist, Axes):
        return artist.stale or (artist.axison and any(map(_is_stale, (artist.xaxis, artist.yaxis))))
    return artist.stale or any(part.stale for part in _parts_of(artist) if part.get_visible())


def _call_fresh(artist):
    """It has just been drawn: an axis that looks for room for its label puts its ticks
    once more where they are."""
    for part in _parts_of(artist):
        part.stale = False


def _parts_of(axis):
    """All that an axis draws; nothing of other artists."""
    for part in axis.get_children() if isinstance(axis, Axis) else ():
        if not isinstance(part, Text):
            yield part
            yield from (inner for inner in part.get_children() if not isinstance(inner, Text) or inner.get_text())
        elif part.get_text():
            yield part


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
