"""What a learner does with an explorer, and what is seen then:
for tests of explorers."""

import contextlib
import io

import ipywidgets as widgets
import numpy as np

from rnn_teach.tasks import TRAVEL_SENTENCES


def seen(explorer):
    """Picture, sentence and message."""
    return explorer.view.png, explorer.view.alt, explorer.view.error


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
