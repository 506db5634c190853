"""What can be set where nets learn the adding problem, and the nets that the settings stand for."""

from functools import lru_cache

import ipywidgets as widgets
import numpy as np

from rnn_teach.core.optimizers import SGD, Adam
from rnn_teach.kit.adding.run import AddingRun
from rnn_teach.kit.adding.task import make_adding

OPTIMIZERS = {"Adam": Adam, "SGD": SGD}
STEPS = ("Adam 0.001", "Adam 0.003", "Adam 0.01", "Adam 0.03", "SGD 0.03", "SGD 0.1", "SGD 0.2", "SGD 0.3")
CLIPS = ("off", "0.5", "1", "2", "5")


def new_run(cell, T, steps, clip, seed):
    """A new net with what trains it."""
    optimizer, rate = steps.split()
    moves = OPTIMIZERS[optimizer](float(rate))
    return AddingRun(cell, T, moves, np.random.default_rng(seed), clip_norm=threshold(clip))


@lru_cache(maxsize=8)
def example_of(T, seed):
    """A sequence to try the net of this seed on; it is not trained on it."""
    return make_adding(T, 1, np.random.default_rng(100 + seed))


def threshold(clip):
    """Where gradients are clipped, or None."""
    return None if clip == "off" else float(clip)


def choice(value, options, description, width):
    """A menu."""
    return widgets.Dropdown(
        options=options, value=value, description=description, style=STYLE, layout=widgets.Layout(width=width)
    )


def settings(*, T, clip, seed=0):
    """The controls for length, seed, optimizer and clipping, by the names of `new_run`."""
    return {
        "T": _slider(T, 10, 100, 10, "length T", "19em"),
        "steps": choice("Adam 0.01", STEPS, "optimizer, rate η", "16em"),
        "clip": choice(clip, CLIPS, "clip the norm at", "12em"),
        "seed": _slider(seed, 0, 20, 1, "seed", "16em"),
    }


STYLE = {"description_width": "initial"}


def _slider(value, low, high, step, description, width):
    return widgets.IntSlider(
        value, low, high, step, description=description, continuous_update=False, style=STYLE,
        layout=widgets.Layout(width=width),
    )  # fmt: skip
