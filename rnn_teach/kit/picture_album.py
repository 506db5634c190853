"""Pictures of one kind, each laid out once: a control that goes to and fro between
layouts finds them as it left them."""

from rnn_teach.kit.picture_style import DPI

MOST = 8
"""So many layouts are kept; each takes about two megabytes."""


class Album:
    """The pictures of one explorer: one for each way to lay its axes out.

    To lay out axes takes matplotlib ten times as long as to show other numbers in them.

    Parameters
    ----------
    make : callable
        Makes a picture that lays itself out when it is shown something.
    most : int
        So many are kept. Where one more is asked for, the one that was shown longest
        ago is laid out anew.

    Attributes
    ----------
    now : rnn_teach.kit.picture.Picture
        The one that is shown.
    """

    def __init__(self, make, most=MOST):
        self._make, self._most = make, most
        self._kept = {}
        """By layout; the one shown last comes last."""
        self.now = self._first = make()

    @property
    def bbox(self):
        """The size of all of them."""
        return self.now.bbox

    def of(self, *layout):
        """The picture that is laid out so, or is to be: from now on it is the one that
        is shown."""
        picture = self._kept.pop(layout, None) or self._free()
        self._kept[layout] = picture
        if picture is not self.now:
            self._turn_to(picture)
        return picture

    def _free(self):
        """A picture that may be laid out anew."""
        if not self._kept:
            return self._first
        if len(self._kept) < self._most:
            picture = self._make()
            picture.share_letters_of(self._first)
            return picture
        return self._kept.pop(next(iter(self._kept)))

    def _turn_to(self, picture):
        if picture.dpi != self.now.dpi:
            picture.set_pixel_ratio(self.now.dpi / DPI)
        self.now.let_pixels_go()
        self.now = picture
