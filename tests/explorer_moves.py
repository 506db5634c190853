"""What a learner does with an explorer, and what is seen then:
for tests of explorers."""

import contextlib
import functools
import io
import json
from unittest import mock

import ipywidgets as widgets
import ipywidgets.widgets.widget as registry
import numpy as np
from replay import fingerprint, replayed

from rnn_teach import explorers
from rnn_teach.kit.picture_places import FINE
from rnn_teach.kit.picture_script import Frame
from rnn_teach.tasks import TRAVEL_SENTENCES


@functools.cache
def the_first(name):
    """The explorer of that name, one for all tests of a process, in any view."""
    return getattr(explorers, name)()


def at_first(name):
    """The same, as it was made."""
    return to_view(the_first(name))


def at_view(make, **values):
    """The same, as a new one that is made with these values as its state."""
    return to_view(the_first(make.__name__), **values)


def to_view(explorer, **values):
    """Move it to the view that a new one has with these values as its state."""
    assert set(values) <= set(explorer.controls)
    set_back_undrawn(explorer)
    explorer._set(values)
    assert explorer.view.error == ""
    return explorer


def set_back_undrawn(explorer):
    """Its controls only: what they say then is drawn with the next move."""
    with mock.patch.object(explorer, "_redraw"):  # a new one is not drawn before it has its state
        explorer.view.pixel_ratio = 1.0
        explorer.reset()


def box_of(text):
    """Where a text stands in its picture, for whatever screen it was last drawn."""
    return text.get_window_extent(text.get_figure(root=True).canvas.get_renderer())


seconds = {}
"""By name: the second explorer of a kind, and the widgets that it was made with, kept
as ipywidgets keeps them."""


def the_second(name):
    """Another explorer of that name, which goes other ways than the first."""
    if name not in seconds:
        with mock.patch.object(registry, "_instances", {}):
            seconds[name] = getattr(explorers, name)(), registry._instances
    return seconds[name][0]


def seen(explorer):
    """Picture, sentence and message, as the page has them."""
    return picture_of(explorer), explorer.view.alt, explorer.view.error


def frame_of(explorer):
    """What the page has to paint."""
    view = explorer.view
    return Frame(view.background, view.glyphs + view.more_glyphs, view.commands)


def picture_of(explorer):
    """What the page paints, to be compared."""
    return fingerprint(frame_of(explorer))


def pixels_of(explorer):
    """What the page paints, on a screen as fine as it has told."""
    view = explorer.view
    return replayed(frame_of(explorer), view.width, view.height, view.pixel_ratio)


def ends(control):
    """The values a control can be pushed to, first one that it does not have yet."""
    if isinstance(control, widgets.Text):
        both = list(control.examples or (TRAVEL_SENTENCES[-1], TRAVEL_SENTENCES[2]))
    elif isinstance(control, widgets.Dropdown):
        both = [control.options[-1], control.options[0]]
    elif isinstance(control, widgets.FloatLogSlider):
        both = [control.base**control.max, control.base**control.min]
    else:
        both = [control.max, control.min]
    return both[::-1] if control.value == both[0] else both


def move_all(explorer):
    """Each control to an end where it is not yet, as a state does: drawn once."""
    explorer._holding = True
    for name, control in explorer.controls.items():
        explorer._set_one(name, ends(control)[0])
    explorer._holding = False
    explorer._redraw()


def everything_in(widget):
    """The widget and all that stands in it."""
    return [widget, *(inner for child in getattr(widget, "children", ()) for inner in everything_in(child))]


def button(explorer, label):
    """The one button with this label."""
    (found,) = [
        widget
        for widget in everything_in(explorer.widget)
        if isinstance(widget, widgets.Button) and widget.description == label
    ]
    return found


def places(explorer):
    """The places of its picture as the page reads them: (left, top, width, height) in
    fractions, the text, and what a click sets."""
    view = explorer.view
    rows = [row + [{}, 0][len(row) - 5 :] for row in json.loads(view.places) + json.loads(view.places_now)]
    there = [row for row in rows if row[-1] <= view.places_at]
    return [([part / FINE for part in box], text, sets) for *box, text, sets, _ in there]


def place_under(explorer, x, y, *, clickable=False):
    """The smallest place at a place of the picture, in fractions from the lower left;
    None where there is none."""
    under = [
        (width * height, text, sets)
        for (left, top, width, height), text, sets in places(explorer)
        if left <= x < left + width and top <= 1 - y < top + height and (sets or not clickable)
    ]
    return min(under, key=lambda one: one[0])[1:] if under else None


def click(explorer, x, y):
    """What a click there does; nothing where nothing is to be clicked."""
    found = place_under(explorer, x, y, clickable=True)
    if found:
        explorer.view.click = {"sets": found[1], "count": explorer.view.click.get("count", 0) + 1}


def player(explorer):
    """Its clock."""
    (found,) = [widget for widget in everything_in(explorer.widget) if isinstance(widget, widgets.Play)]
    return found


def computed_by(explorer):
    """What the explorer's code prints, in a Python that knows nothing else: as numbers,
    not as text."""
    printed = []
    with contextlib.redirect_stdout(io.StringIO()):
        exec(explorer.code(), {"print": lambda *values: printed.extend(values)})
    return printed[0] if len(printed) == 1 else printed


def as_numbers(text):
    """The numbers in a text, whatever stands around them."""
    words = text.replace("−", "-").replace(",", " ").replace(";", " ").replace(":", " ").split()
    numbers = []
    for word in words:
        with contextlib.suppress(ValueError):
            numbers.append(float(word.rstrip(".%")))
    return np.array(numbers)
