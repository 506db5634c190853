"""Controls in one line each, with their name before them and their number behind."""

from math import floor, log10

import ipywidgets as widgets

STYLE = {"description_width": "initial"}
"""As much room for a control's name as the name needs."""
FIGURES = 3
"""So many figures of its number a slider over powers of ten shows."""
LONGEST_LIST = 100
"""So many letters of choices a message tells."""


def slider(label, value, least, most, *, step):
    """Real numbers from `least` to `most`, in steps; shown with as many decimals as a
    step has."""
    return widgets.FloatSlider(
        value,
        min=least,
        max=most,
        step=step,
        description=label,
        readout_format=f".{decimals(step)}f",
        style=STYLE,
    )


def powers(label, value, least, most, *, step):
    """Real numbers from 10^least to 10^most; each step multiplies by 10^step."""
    return widgets.FloatLogSlider(
        value,
        min=least,
        max=most,
        step=step,
        description=label,
        readout_format=f".{FIGURES}r",
        style=STYLE,
    )


def whole(label, value, least, most, *, step=1, at_once=True):
    """Whole numbers from `least` to `most`; not `at_once`: the kernel is told when the
    slider is let go."""
    return widgets.IntSlider(
        value,
        min=least,
        max=most,
        step=step,
        description=label,
        continuous_update=at_once,
        style=STYLE,
    )


def menu(label, options, value=None):
    """One of some texts, the first where not said."""
    options = list(options)
    return widgets.Dropdown(
        options=options,
        value=options[0] if value is None else value,
        description=label,
        style=STYLE,
    )


def text(label, value, *, examples=()):
    """A field to write in; the kernel is told when the writer presses Enter or goes
    elsewhere. `examples` are other texts that it takes."""
    made = widgets.Text(value, description=label, continuous_update=False, style=STYLE)
    made.examples = tuple(examples)
    return made


def examples(label, choices, own, field):
    """A list of texts to choose from beside the field to write in. It always shows what
    the field holds: `own` where that is none of them."""

    def held():
        return field.value if field.value in choices else own

    def choose(change):
        if change.new != own:
            field.value = change.new
        chooser.value = held()  # nobody can choose `own` but by writing

    chooser = menu(label, [*choices, own], held())
    chooser.observe(choose, "value")
    field.observe(lambda _: chooser.set_trait("value", held()), "value")
    return chooser


def button(label, action, *, tooltip=None, width="5.5em"):
    """A button that calls `action()`."""
    made = widgets.Button(description=label, tooltip=tooltip, layout={"width": width})
    made.on_click(lambda _: action())
    return made


def switch(label, action, *, tooltip=None, width="4.5em"):
    """A button that stays down when it is pressed, and calls `action()` each time."""
    made = widgets.ToggleButton(description=label, tooltip=tooltip, layout={"width": width})
    made.observe(lambda _: action(), "value")
    return made


def in_two_columns(rows, buttons):
    """All controls of an explorer, two in a line, and its buttons behind the last that
    leaves them room."""
    cells = [cell for row in rows for cell in row]
    for cell in cells:
        if not isinstance(cell, widgets.Button):
            cell.layout.width = "auto"  # the column's
    columns = sum(2 if "rnn-teach-wide" in cell._dom_classes else 1 for cell in cells)
    if columns % 2:
        cells.append(in_one_line(buttons))
    else:  # with the last that is none of several in a line
        place = max((k for k, cell in enumerate(cells) if not isinstance(cell, widgets.Box)), default=-1)
        cells[place] = in_one_line([cells[place], *buttons])
    grid = widgets.Box(cells)
    grid.add_class("rnn-teach-controls")
    return grid


def wide(control):
    """A control as wide as both columns, for a text that is read as a whole."""
    control.add_class("rnn-teach-wide")
    return control


def in_one_line(children):
    """Controls beside each other, as one."""
    line = widgets.HBox(children)
    line.add_class("rnn-teach-line")
    return line


def shown(control):
    """The value of a control as it shows it.

    A slider that is dragged to 0.15 says 0.15000000000000002 and shows 0.15. Picture,
    sentence and code take what is seen.
    """
    return as_shown(control, control.value)


def as_shown(control, value):
    """Any value of a control as it would show it."""
    if isinstance(control, widgets.FloatLogSlider):
        return round(value, FIGURES - 1 - floor(log10(value)))
    if isinstance(control, widgets.FloatSlider):
        return round(value, decimals(control.step)) + 0.0  # and no -0.0
    return value


def decimals(step):
    """How many decimals a step has: 2 of 0.05.

    >>> [decimals(step) for step in (0.05, 0.1, 0.5, 0.25, 1.0)]
    [2, 1, 1, 2, 0]
    """
    return next(n for n in range(10) if abs(round(step, n) - step) < 1e-9)


def within_reach(control):
    """What a control can be set to, for a message;
    a long list of choices is cut short."""
    if isinstance(control, widgets.FloatLogSlider):
        return f": it goes from {control.base**control.min:g} to {control.base**control.max:g}"
    if isinstance(control, (widgets.IntSlider, widgets.FloatSlider)):
        return f": it goes from {control.min} to {control.max}"
    if not isinstance(control, widgets.Dropdown):
        return ""
    told, left = [], [str(option) for option in control.options]
    while left and (not told or len(", ".join([*told, left[0]])) <= LONGEST_LIST):
        told.append(left.pop(0))
    return f": choose among {', '.join(told)}" + (f" and {len(left)} more" if left else "")
