"""The picture of an explorer on the page. ipywidgets' own Image has no text alternative
and tells no click."""

from pathlib import Path

import anywidget
import traitlets

from rnn_teach.kit import words as say
from rnn_teach.kit.explorer_link import LINKS, Linked
from rnn_teach.kit.explorer_splice import change_from, spliced

HERE = Path(__file__).parent
PLAYER = ("player_colors.js", "player.js", "player_canvas.js")
"""What paints, also where no explorer is."""
SCRIPTS = (*PLAYER, "explorer_places.js", "explorer_ahead.js", *LINKS, "explorer_view.js")
A_FEW = 3000
"""So many bytes of glyphs may be sent again with each that is new; more of them join
the table."""


class PictureWidget(Linked, anywidget.AnyWidget):
    """A picture that the page paints, with its text alternative, which also stands
    above it; a message takes its place.

    Synchronized with the page as traits, so that of several changes under way only the
    newest is shown. They say all that is to be seen: a view that opens later, or in
    another tab, needs nothing of what was sent before.
    """

    _esm = "\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    _css = (HERE / "explorer_view.css").read_text(encoding="utf-8")

    ground = traitlets.Bytes().tag(sync=True)
    """Drawing commands for what stays, as `kit/picture_commands.py` describes them."""
    ground_change = traitlets.Dict().tag(sync=True)
    """What has changed in them since, as `kit/explorer_splice.py` has it."""
    glyphs = traitlets.Bytes().tag(sync=True)
    """The outlines of letters, as `kit/picture_glyphs.py` describes them."""
    more_glyphs = traitlets.Bytes().tag(sync=True)
    """Those that came later: the table goes on with them."""
    commands = traitlets.Bytes().tag(sync=True)
    """Drawing commands for what changes."""
    alt = traitlets.Unicode().tag(sync=True)
    step = traitlets.Any().tag(sync=True)
    """Which step commands and text are of, where there are steps."""
    ahead = traitlets.Dict().tag(sync=True)
    """Frames of other steps, as `kit/explorer_ahead.py` sends them."""
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
    places = traitlets.Unicode("[]").tag(sync=True)
    places_now = traitlets.Unicode("[]").tag(sync=True)
    places_at = traitlets.Int().tag(sync=True)
    """What stands where, as `as_message` of `kit/picture_places.py` has it."""
    places_label = traitlets.Unicode(say.PLACES).tag(sync=True)
    click = traitlets.Dict().tag(sync=True)
    """The place that was clicked last: the values that it sets, and a count."""

    def show(self, frame, **beside):
        """Put a frame of `kit/picture_script.py` on the page, and other traits that go
        with it; of all that, only what is new is sent."""
        more = frame.glyphs[len(self.glyphs) :]
        goes_on = self.glyphs != b"" and frame.glyphs.startswith(self.glyphs) and len(more) <= A_FEW
        with self.hold_sync():
            self.glyphs, self.more_glyphs = (self.glyphs, more) if goes_on else (frame.glyphs, b"")
            if frame.background != self.background:
                change = change_from(self.ground, frame.background)
                self.ground, self.ground_change = self.ground if change else frame.background, change
            self.commands = frame.commands
            for name, value in beside.items():
                self.set_trait(name, value)

    @property
    def background(self):
        """All commands for what stays."""
        return spliced(self.ground, self.ground_change)

    def beside(self):
        """What goes with a frame besides drawing: it is another one at each step."""
        return {name: getattr(self, name) for name in ("alt", "places_now", "places_at")}
