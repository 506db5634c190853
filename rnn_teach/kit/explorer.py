"""Controls wired to a picture: the base of every explorer."""

from __future__ import annotations

import json
import reprlib
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import ipywidgets as widgets
import traitlets

from rnn_teach.kit import words as say
from rnn_teach.kit.explorer_ahead import Ahead
from rnn_teach.kit.explorer_controls import button, in_two_columns, shown, switch, within_reach
from rnn_teach.kit.explorer_film import main_controls
from rnn_teach.kit.explorer_link import asked_values
from rnn_teach.kit.explorer_rerun import note_display
from rnn_teach.kit.explorer_view import PictureWidget
from rnn_teach.kit.picture import DRAWING, image_bundle
from rnn_teach.kit.picture_places import as_message

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class Explorer:
    """Move a control and see the picture change.

    Shown in a notebook it is the live widget, and besides a picture with its sentence
    for readers without a kernel.

    Parameters
    ----------
    picture : rnn_teach.kit.picture.Picture or rnn_teach.kit.picture_album.Album
        What is drawn on; kept for as long as the explorer lives.
    controls : dict of str to ipywidgets widget
        By the name that `show` calls its value.
    show : callable
        `show(**values)` draws on the picture and returns the sentence that says what is
        to be seen. What it raises is shown in the explorer, the last good picture
        stays, and the explorer goes on working.
    code : callable
        `code(**values)` returns a few lines of NumPy that compute what is seen.
    rows : list of lists of ipywidgets widgets
        The controls in the order in which they stand, together with buttons and the
        like; as `controls` where not given. Two stand in a line, and on a narrow page
        one.
    enabled : dict of str to callable
        By the name of a control: `enabled[name](**values)` says whether it means
        anything in this view. Where it does not, it is gray and cannot be moved.
    adjust : callable
        `adjust(controls)` is called before drawing and may set ends that depend on
        other controls, as the last time step depends on the sentence.
    film : tuple of str
        The names of the controls that its film has, where a page shows it without a
        kernel; the first is the one that plays. Time and another one where not said.
    name : str
        What makes it; the function in which `show` stands where not said.
    state : str
        The view to begin with, as the attribute `state` of another explorer of the kind
        gave it.

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """

    def __init__(
        self,
        picture: Any,
        controls: dict[str, Any],
        show: Callable[..., str],
        code: Callable[..., str],
        *,
        rows: Sequence[Any] | None = None,
        adjust: Callable[..., None] | None = None,
        enabled: Mapping[str, Callable[..., bool]] | None = None,
        film: Sequence[str] | None = None,
        name: str | None = None,
        state: str | None = None,
    ) -> None:
        self.film = film or main_controls(controls)
        self._pictures, self._controls, self._show, self._code = picture, controls, show, code
        self._adjust, self._enabled = adjust or (lambda controls: None), enabled or {}
        self._holding = False
        self._drawn, self._stale, self._places = None, False, None
        self._behind = False  # whether the picture is of other values than those that the page shows
        self._start = {name: control.value for name, control in controls.items()}
        self._view = PictureWidget(
            width=round(picture.bbox.width), height=round(picture.bbox.height), layout=widgets.Layout(width="auto")
        )
        self._ahead = Ahead(self, self._view)
        self._view.explorer_name = name or show.__qualname__.partition(".")[0]  # `show` stands in what made it
        reset = button(say.RESET, weakly(self.reset), tooltip=say.SET_BACK, width="4.5em")
        self._open = switch(say.CODE, weakly(self._show_code), tooltip=say.SHOW_CODE, width="3.8em")
        self._widget = widgets.VBox([in_two_columns(rows or [controls.values()], [self._open, reset]), self._view])
        self._widget.add_class("rnn-teach-explorer")
        self._view.clock = next((part.model_id for part in _all_widgets(self._widget) if _ticks(part)), "")
        self._set(json_state(state, controls) if state is not None else {})
        if self._view.error:
            raise ValueError(self._view.error)
        for control in controls.values():
            control.observe(weakly(self._redraw), "value")
        self._view.observe(weakly(self._sharpen), "pixel_ratio")
        self._view.observe(weakly(self._asked), "asked")
        self._view.observe(weakly(self._clicked), "click")
        weakref.finalize(self, _close_widgets, self._widget).atexit = False

    @property
    def widget(self) -> Any:
        """Controls and picture as one widget, to be put among others; while it is
        there, so is its explorer."""
        return self._kept_by(self._widget)

    @property
    def view(self) -> Any:
        """The widget of the picture alone, with `alt` and `error`, and what the page
        paints."""
        return self._kept_by(self._view)

    @property
    def _picture(self):
        """The one that is shown; None after `close`. The page may be ahead of it: it is
        drawn when it is asked for."""
        if self._behind and self._pictures is not None and self._drawn is not None:
            with DRAWING:
                self.drawn(self._drawn)
                self._behind = False
        return self._pictures and self._pictures.now

    def _kept_by(self, widget):
        """ipywidgets keeps each widget until it is closed; what nobody has seen or
        asked for is let go."""
        widget.explorer = self
        return widget

    @property
    def controls(self) -> dict[str, Any]:
        """The controls, by name; setting `controls[name].value` does what moving it by
        hand does."""
        return dict(self._controls)

    @property
    def values(self) -> dict[str, Any]:
        """What the controls show, by name: a slider's number has the decimals of its
        step."""
        return {name: shown(control) for name, control in self._controls.items()}

    @property
    def name(self) -> str:
        """What made it, as `unrolling_explorer`."""
        return self._view.explorer_name

    @property
    def sentence(self) -> str:
        """What is to be seen now."""
        return self._view.alt

    @property
    def state(self) -> str:
        """This view as a line of text: given as `state=...` to an explorer of the same
        kind, it comes back."""
        return json.dumps(self._drawn, ensure_ascii=False)

    def code(self) -> str:
        """The few lines of NumPy that compute what is seen now. To read:
        `print(explorer.code())`."""
        return self._code(**self._drawn)  # type: ignore[arg-type] # drawn when it was made

    def pieces(self) -> Any:
        """What is drawn now, as the page paints it: the background and what each artist
        draws that changes, and the outlines of their letters."""
        with DRAWING:
            frame = self._picture.frame()
            return [frame.background, *self._picture.pieces()], frame.glyphs

    def reset(self) -> None:
        """Set every control back to where it was at first; what plays stops there."""
        for control in self._controls.values():
            if hasattr(control, "player"):
                control.player.playing = False
        self._set(self._start)

    def picture_alone(self) -> Any:
        """Its picture and sentence without the controls, to be shown in a cell of its
        own, as for a projector.

        They follow the explorer: what a control does elsewhere, moved by hand or by
        `controls[name].value = ...`, is seen there at once.
        """
        return PictureAlone(self)

    def _set(self, values):
        """Set several controls, in their order, and draw once."""
        with DRAWING:
            try:
                self._holding = True  # within, or an interrupt could leave it so for good
                for name in self._controls:
                    if name in values:
                        self._set_one(name, values[name])
            except (KeyboardInterrupt, SystemExit):
                self._holding = False
                self._draw_or_say_so()
                raise
            finally:
                self._holding = False
            self._redraw()

    def _set_one(self, name, value):
        control = self._controls[name]
        if value is not None:
            with suppress(traitlets.TraitError):  # a value of another type is refused below, like any other
                control.value = value
        same_kind = isinstance(control.value, bool) == isinstance(value, bool)  # 1 == True
        if control.value != value or not same_kind:
            raise ValueError(f"{name} cannot be {reprlib.repr(value)} here{within_reach(control)}")
        self._adjust(self._controls)

    def _redraw(self, _change=None):
        """Draw what the controls say now, which may be newer than the change that
        called."""
        try:
            if not self._holding and self._pictures is not None:
                self._draw()
        except (KeyboardInterrupt, SystemExit):  # the move is made all the same, and then the cell ends
            self._draw_or_say_so()
            raise

    def _draw(self):
        with DRAWING, self._view.hold_sync():  # picture and sentence reach the page in one message
            try:
                self._hold_and_adjust()
                values = self.values
                if values != self._drawn or self._stale:
                    self._show_values(values)
                    self._view.moved = {
                        name: value for name, value in values.items() if value != self._start.get(name)
                    }
                    self._show_code()
                self._view.error = ""
                self._ahead.wait()
            except ValueError as error:
                self._refuse(str(error))
            except Exception as error:  # whatever it is, the learner sees it here and goes on
                self._refuse(say.cannot_be_drawn(error))

    def _show_values(self, values):
        """On the page; what was drawn of them before is not drawn again."""
        start = time.process_time()
        held = None if self._stale else self._ahead.held(values)
        frame, beside = held or self.drawn(values)
        self._view.show(frame, **beside)
        if not held:
            self._send_places()
        self._ahead.answered(values, frame, beside, None if held else time.process_time() - start)
        self._drawn, self._stale, self._behind = values, False, bool(held)

    def drawn(self, values: dict[str, Any]) -> Any:
        """The frame of these values, and what the page is told beside it. The picture
        is theirs from now on; the page is told nothing yet."""
        self._behind = True  # of what the page shows, until it shows this
        sentence = self._show(**values)
        picture = self._pictures.now  # in an album it may be another one than before
        picture.sentence = sentence
        return picture.frame(), {
            "alt": picture.sentence,
            "places_now": as_message(picture.places_now),
            "places_at": picture.places_at,
        }

    def has_other_places(self) -> bool:
        """Whether the picture has other places than those that the page knows."""
        places = self._pictures.now.places
        return places is not self._places and as_message(places) != self._view.places

    def is_as_drawn(self) -> bool:
        """Whether the page shows what the controls say."""
        return (
            self._pictures is not None and not self._stale and not self._view.error and self.values == self._drawn
        )

    def _refuse(self, message):
        self._ahead.forget()
        self._view.error = message

    def _draw_or_say_so(self):
        try:
            self._draw()
        except (KeyboardInterrupt, SystemExit):  # once more
            self._stale, self._view.error = True, say.STOPPED

    def _hold_and_adjust(self):
        try:
            self._holding = True
            self._adjust(self._controls)
            values = self.values
            for name, means_something in self._enabled.items():
                self._controls[name].disabled = not means_something(**values)
        finally:
            self._holding = False

    def _send_places(self):
        places = self._pictures.now.places
        if places is not self._places:
            self._view.places, self._places = as_message(places), places

    def _show_code(self):
        """Below the picture, while the button is down."""
        self._view.code = self.code() if self._open.value else ""

    def _sharpen(self, change):
        """Draw as finely as the screen shows."""
        with DRAWING, self._view.hold_sync():
            self._picture.set_pixel_ratio(change.new)
            frame = self._picture.frame()
            self._view.show(frame)
            self._ahead.answered(self._drawn, frame, self._view.beside())
            self._ahead.wait()

    def _clicked(self, change):
        """The place that was clicked may be one of the picture before: what it sets may
        be out of reach by now."""
        try:
            self._set(change.new["sets"])
        except ValueError:
            self._redraw()

    def _asked(self, change):
        """Go where the page's address asks it to."""
        try:
            self._come_to(change.new)
        except ValueError as error:
            self._view.error = str(error)

    def _come_to(self, texts):
        self._set(asked_values(texts, self._controls))

    def close(self) -> None:
        """Take it off the page and free its memory; `sentence`, `state` and `code()`
        remain."""
        with DRAWING:
            _close_widgets(self._widget)
            for large in ("_pictures", "_places", "_show", "_adjust"):
                setattr(self, large, None)

    def _repr_mimebundle_(self, **_):
        return self._bundle_with(self._widget)

    def _bundle_with(self, widget):
        """What a notebook shows and stores: a widget of the explorer's, and its picture
        and sentence."""
        if self._picture is None:
            return {"text/plain": say.CLOSED}, {}
        self._kept_by(widget)
        note_display(self)
        data, metadata = image_bundle(self._picture.captioned_png(say.RUN_TO_MOVE), self.sentence)
        self._picture.let_pixels_go()  # the page paints by itself: none is needed until another is stored
        _, of_the_page = self._view._repr_mimebundle_()  # which manager of widgets Colab needs, say
        view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
        return {WIDGET_VIEW: view} | data, metadata | of_the_page


class PictureAlone:
    """An explorer's picture and sentence, which follow it, without its controls."""

    def __init__(self, explorer):
        self._explorer = explorer

    def _repr_mimebundle_(self, **_):
        return self._explorer._bundle_with(self._explorer._view)


def json_state(state, controls):
    """A state as the values it holds.

    Raises
    ------
    ValueError
        If it is no such line of text, or names other controls than these.
    """
    names = ", ".join(controls)
    try:
        values = json.loads(state)
    except (TypeError, ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise ValueError(f"a state is the line that explorer.state gives, with {names}; got {reprlib.repr(state)}")
    unknown = [name for name in values if name not in controls]
    if unknown:
        raise ValueError(f"this explorer has {names}; the state is of another one: it has {', '.join(unknown)}")
    return values


def _all_widgets(widget):
    """A widget, all that stands in it, and what ipywidgets makes for each: its layout
    and its style."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _all_widgets(child)
    yield from (getattr(widget, name) for name in ("layout", "style") if hasattr(widget, name))


def _ticks(widget):
    return isinstance(widget, widgets.Play)


def _close_widgets(widget):
    for each in _all_widgets(widget):
        each.unobserve_all()
        each.explorer = None
        each.close()


def weakly(method):
    """The same method, to be handed to a widget without keeping the method's object
    alive."""
    reference = weakref.WeakMethod(method)

    def call(*arguments):
        alive = reference()
        return None if alive is None else alive(*arguments)

    return call
