"""A control of an explorer in its film: the positions that the film has of it."""

from dataclasses import dataclass, replace

import ipywidgets as widgets
import numpy as np

from rnn_teach.kit import words as say
from rnn_teach.kit.explorer_controls import FIGURES, decimals
from rnn_teach.kit.explorer_film import UPDATES, positions

STOPS = 50
"""At so many updates of a training its film stops."""
FIRST_UPDATES = 300
"""So long trains the film of an explorer that has made no update yet."""


@dataclass
class Axis:
    """A control in a film: its name, its label, its values, as a page writes them too,
    and where it stands at first."""

    name: str
    label: str
    values: list
    texts: list
    start: int = 0

    @property
    def is_menu(self):
        """Whether it is chosen from a list; otherwise it is a slider."""
        return isinstance(self.values[0], str)

    def thinned(self, step):
        """The same in larger steps: both ends and the start stay. A menu stays
        whole."""
        if self.is_menu or step == 1:
            return self
        last = len(self.values) - 1
        kept = [k for k in range(last + 1) if (k - self.start) % step == 0 or k in (0, last)]
        values, texts = [self.values[k] for k in kept], [self.texts[k] for k in kept]
        return replace(self, values=values, texts=texts, start=kept.index(self.start))

    def nearest(self, value):
        """The position of a value, or of the one next to it."""
        if self.is_menu:
            return self.values.index(value)
        return int(np.argmin(np.abs(np.array(self.values) - value)))


def axes_of(explorer):
    """All positions of the controls that the film of an explorer has, which stand where
    the explorer stands."""
    controls = explorer.controls
    axes = [_of_control(controls[name], name) if name in controls else _updates(explorer) for name in explorer.film]
    for axis in axes:
        axis.start = axis.nearest(explorer.values[axis.name])
    return axes


def _updates(explorer):
    last = explorer.values[UPDATES] or FIRST_UPDATES
    values = np.unique(np.linspace(0, last, STOPS + 1).astype(int)).tolist()
    return Axis(UPDATES, say.UPDATES, values, [str(value) for value in values])


def _of_control(control, name):
    values = positions(control)
    return Axis(name, control.description, values, [_text(control, value) for value in values])


def _text(control, value):
    """A value as its control writes it beside itself."""
    if isinstance(value, str):
        return value
    digits = ""
    if isinstance(control, widgets.FloatLogSlider):
        digits = f".{FIGURES}g"
    elif isinstance(control, widgets.FloatSlider):
        digits = f".{decimals(control.step)}f"
    return format(value, digits).replace("-", "−")
