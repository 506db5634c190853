"""A view of an explorer as a link: what the page and the explorer tell each other
of it.

The page knows its address, and the explorer its controls. An address carries texts, as
in `#explorer=unrolling_explorer&t=3`.
"""

import ipywidgets as widgets
import traitlets

from rnn_teach.kit import words as say

LINKS = ("explorer_link.js", "explorer_linked.js")
"""The page's part of it."""


class Linked(traitlets.HasTraits):
    """The traits by which a view of an explorer goes into the page's address, and comes
    from there."""

    explorer_name = traitlets.Unicode().tag(sync=True)
    """What makes the explorer."""
    moved = traitlets.Dict().tag(sync=True)
    """The values that are no more what they were at first, by name."""
    asked = traitlets.Dict().tag(sync=True)
    """The values that the page's address asks for, as texts. Told by the page."""
    link_words = traitlets.List([say.COPY_LINK, say.LINK_COPIED]).tag(sync=True)


def asked_values(texts, controls):
    """The values that an address asks for, by name. What is no control's is left out: a
    link may be older than the explorer.

    Raises
    ------
    ValueError
        If a text stands where a number belongs.
    """
    return {name: _value(name, texts[name], control) for name, control in controls.items() if name in texts}


def _value(name, text, control):
    kinds = {widgets.IntSlider: int, widgets.FloatSlider: float, widgets.FloatLogSlider: float}
    try:
        return kinds.get(type(control), str)(text)
    except ValueError:
        raise ValueError(say.no_number(name, text)) from None
