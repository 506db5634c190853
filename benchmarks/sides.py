"""The two sides of what is measured of sliders: our explorers, and plain `interact`
with the same drawing code.

A peer is what one writes without an explorer: a function of the sliders' values that
makes a pyplot figure, here one of our own Picture class, and `interact`.
"""

OURS = {
    "unrolled": "from rnn_teach.explorers import unrolling_explorer\n\nunrolling_explorer()",
    "lab": "from rnn_teach.explorers import vanishing_explorer\n\nvanishing_explorer()",
    "gates": "from rnn_teach.explorers import gate_explorer\n\ngate_explorer()",
}

AS_PYPLOT_FIGURE = """import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, IntSlider, interact


def figure_of(kind):
    class OfPyplot(kind):
        def __init__(self, **_):  # what pyplot says of the size, kind knows better
            super().__init__()

    return plt.figure(FigureClass=OfPyplot)
"""

PEERS = {
    "unrolled": AS_PYPLOT_FIGURE
    + """
from rnn_teach import RNNCell, unroll
from rnn_teach.lessons.unrolling.picture import UnrolledPicture
from rnn_teach.tasks import TRAVEL_SENTENCES, Vocabulary, split_words

vocabulary, sentence = Vocabulary(TRAVEL_SENTENCES), TRAVEL_SENTENCES[0]


def draw(t, seed):
    cell = RNNCell.random(len(vocabulary), 4, np.random.default_rng(seed), U_std=1)
    trace = unroll(cell, vocabulary.one_hot(sentence))
    figure_of(UnrolledPicture).show(cell, trace, split_words(sentence), t)
    plt.show()


interact(draw, t=IntSlider(2, 1, 5), seed=IntSlider(0, 0, 20));
""",
    "lab": AS_PYPLOT_FIGURE
    + """
from rnn_teach.core import spectral_radius, top_singular_value
from rnn_teach.lessons.vanishing import explorer as lab
from rnn_teach.lessons.vanishing.picture import VanishingPicture


def not_kept(function):
    return getattr(function, "__wrapped__", function)


plain, gated = not_kept(lab._plain), not_kept(lab._gated)  # or one side would spare the other its mathematics


def draw(s, b_f):
    matrix = list(lab.MATRICES)[1]
    W, norms = plain(matrix, s, "tanh", 1)
    gates = gated(matrix, s, b_f, 1)
    radius, top = spectral_radius(W), top_singular_value(W)
    curves = {"plain": norms[lab.T], "LSTM": gates.lstm, "GRU": gates.gru}
    said = f"radius {radius:.2f}, top singular value {top:.2f}", f"bound {top:.2f}"
    figure_of(VanishingPicture).show(curves, top ** np.arange(lab.T, -1.0, -1), norms, said)
    plt.show()


interact(draw, s=FloatSlider(0.9, min=0.1, max=3, step=0.05), b_f=FloatSlider(1, min=-2, max=6, step=0.5));
""",
    "gates": AS_PYPLOT_FIGURE
    + """
from rnn_teach import unroll
from rnn_teach.lessons.lstm_gates.explorer import changed_cell
from rnn_teach.lessons.lstm_gates.lee import lee_cell
from rnn_teach.lessons.lstm_gates.picture import GatePicture
from rnn_teach.lessons.lstm_gates.task import LEE_FIVE_STEPS


def draw(t, change):
    cell = changed_cell(lee_cell(), (0, 0), change, {})
    figure_of(GatePicture).show(cell, unroll(cell, LEE_FIVE_STEPS), t, (0, 0))
    plt.show()


interact(draw, t=IntSlider(2, 1, 5), change=FloatSlider(0, min=-10, max=10, step=0.5));
""",
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
    "forget bias b_f": ("lab", "b_f"),
    "time step of the gates": ("gates", "t"),
    "change of a weight": ("gates", "change"),
}
"""What is moved: in which explorer, by the name of its control. The peer's sliders have
these names."""
