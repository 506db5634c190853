"""The two sides of what is measured of sliders: our explorers, and plain `interact`
with the same drawing code.

The peer does what one does without an explorer: at each move a new pyplot figure, here
one of our own Picture classes, drawn by the very function that the explorer calls, and
`interact`.
"""

OURS = {
    "unrolled": "from rnn_teach.explorers import unrolling_explorer\n\nunrolling_explorer()",
    "lab": "from rnn_teach.explorers import vanishing_explorer\n\nvanishing_explorer()",
    "gates": "from rnn_teach.explorers import gate_explorer\n\ngate_explorer()",
}
PEER = """
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, IntSlider, interact
from rnn_teach.explorers import {maker}
from rnn_teach.kit.picture import Picture


def noted(kind, *arguments, **options):
    made = object.__new__(kind)
    made.made_with = arguments, options
    return made


def peer_of(taken_from):  # a function, for the notebook's other peers have such names too
    show, values = taken_from._show, taken_from.values
    kept = taken_from._pictures  # a picture, or an album with one for each layout
    (picture,) = [cell for cell in show.__closure__ if cell.cell_contents is kept]
    kind, (arguments, options) = type(kept.now), kept.now.made_with

    class OfPyplot(kind):
        def __init__(self, **_):  # what pyplot says of its size, kind knows better
            super().__init__(*arguments, **options)

        def of(self, *layout):  # so an album is asked for a picture: here a new one each time
            return self

    def draw(**moved):
        picture.cell_contents = plt.figure(FigureClass=OfPyplot)
        show(**values | moved)
        plt.show()

    return draw


Picture.__new__ = noted
interact(peer_of({maker}()), {sliders});
"""
PEERS = {
    "unrolled": PEER.format(maker="unrolling_explorer", sliders="t=IntSlider(2, 1, 5), seed=IntSlider(0, 0, 20)"),
    # Elsewhere than ours, or the one side would spare the other its mathematics.
    "lab": PEER.format(
        maker="vanishing_explorer",
        sliders="s=FloatSlider(1.5, min=0.1, max=3, step=0.05), seed=IntSlider(10, 1, 20)",
    ),
    "gates": PEER.format(
        maker="gate_explorer",
        sliders="t=IntSlider(2, 1, 5), value=FloatSlider(0, min=-100, max=100, step=0.5)",
    ),
}

FLOOR = """import anywidget
import traitlets
from ipywidgets import IntSlider, VBox


class Echo(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
        model.on("change:value", () => {
            el.textContent = model.get("value");
            el.dispatchEvent(new CustomEvent("painted", { bubbles: true }));
        });
    } }'''
    value = traitlets.Int().tag(sync=True)


slider, echo = IntSlider(0, 0, 20), Echo()
slider.observe(lambda change: setattr(echo, "value", change.new), "value")
VBox([slider, echo])"""
"""A move that draws nothing: the way from the page to the kernel and back."""

MOVES = {
    "time step t": ("unrolled", "t"),
    "seed": ("unrolled", "seed"),
    "scale s": ("lab", "s"),
    "seed of the lab": ("lab", "seed"),
    "time step of the gates": ("gates", "t"),
    "a weight of the gates": ("gates", "value"),
}
"""What is moved: in which explorer, by the name of its control. The peer's sliders have
these names."""
