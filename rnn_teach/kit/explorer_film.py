"""Which views of an explorer its film holds: the positions of its main controls.

A film is what a page shows where no kernel is: pictures and sentences for every
position of a few controls, all others left as they are.
"""

import ipywidgets as widgets

from rnn_teach.kit.explorer_controls import as_shown

UPDATES = "updates"
TIME = ("t", "step", UPDATES)
"""What the time of an explorer is called, if it has one."""
MAIN = 2
"""So many controls a film has where the explorer says nothing else."""


def main_controls(controls):
    """The names of the first controls that have positions; time comes before all
    others."""
    names = [name for name, control in controls.items() if positions(control)]
    return tuple(sorted(names, key=lambda name: name not in TIME)[:MAIN])


def positions(control):
    """All values that a control can be moved to, as it shows them; none where it is a
    field to write in.

    >>> positions(widgets.FloatSlider(0.5, min=0, max=1, step=0.5))
    [0.0, 0.5, 1.0]
    """
    if isinstance(control, widgets.Dropdown):
        return list(control.options)
    if not isinstance(control, (widgets.IntSlider, widgets.FloatSlider, widgets.FloatLogSlider)):
        return []
    steps = round((control.max - control.min) / control.step)
    values = [control.min + k * control.step for k in range(steps + 1)]
    if isinstance(control, widgets.FloatLogSlider):
        values = [control.base**value for value in values]
    return [as_shown(control, value) for value in values]
