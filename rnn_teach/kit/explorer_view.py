"""The picture of an explorer on the page. ipywidgets' own Image has no text alternative
and tells no click."""

from pathlib import Path

import anywidget
import traitlets

from rnn_teach.kit import words as say

HERE = Path(__file__).parent


class PictureWidget(anywidget.AnyWidget):
    """A PNG with its text alternative, which also stands above it; a message takes its
    place.

    Synchronized with the page as traits, so that of several changes under way only the
    newest is shown.
    """

    _esm = (HERE / "explorer_view.js").read_text(encoding="utf-8")
    _css = (HERE / "explorer_view.css").read_text(encoding="utf-8")

    png = traitlets.Bytes().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    error = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int(820).tag(sync=True)
    height = traitlets.Int(440).tag(sync=True)
    pixel_ratio = traitlets.Float(1.0).tag(sync=True)
    """How many pixels of the screen make one of the page: 2 on many laptops. Told by
    the page."""
    code = traitlets.Unicode().tag(sync=True)
    """Lines of Python to be shown below the picture; "" where nobody asks for them."""
    gone = traitlets.Unicode(say.KERNEL_GONE).tag(sync=True)
    """What the page says when its kernel has been restarted."""
    clock = traitlets.Unicode().tag(sync=True)
    """The player beside it, if there is one: its `model_id`."""
    click = traitlets.List().tag(sync=True)
    """Where the picture was last clicked: fractions of width and height from the lower
    left, and a count."""
