"""Both directions of a net of your own."""

from functools import partial

import numpy as np

from rnn_teach.core import Bidirectional
from rnn_teach.core.cell import is_net
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net import words as shared
from rnn_teach.kit.own_net.picture_blocks import MOST_ROWS, Block, BlocksPicture, largest_first
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.picture_style import COLORS
from rnn_teach.lessons.bidirectional import words as say
from rnn_teach.lessons.bidirectional.code import own_norms


def own_directions(subject, name, state):
    """→h and ←h of one layer over a text, each as far as it has read: after so many
    steps the one has read the first words, the other the last.

    Parameters
    ----------
    subject : Subject
        The net and what it reads.
    name : str
        What the explorer is called.
    state : str
        A view to begin with.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If no layer of the net reads both ways.
    """
    first, pictures = subject.first, Album(lambda: BlocksPicture("step"))
    layers = dict(_both_ways(subject.network.net))
    if not layers:
        raise ValueError(say.ONE_WAY)

    def show(layer, step, text=None):
        reading = subject.read(text)
        T = reading.T
        steps = np.arange(1, T + 1)
        seen = {"forward": steps <= step, "backward": steps > T - step}
        at = {"forward": step, "backward": T + 1 - step}
        blocks = [
            _block(direction, reading.values((*layers[layer], direction), "h")[1:], seen[direction], at[direction])
            for direction in seen
        ]
        pictures.of(*reading.words).show(reading.words, blocks, step, read=seen["forward"] & seen["backward"])
        sizes = [float(np.linalg.norm(values)) for values in _states(reading, layers[layer], at)]
        return say.own_step(layer, step, T, reading.words[step - 1], reading.words[T - step], *sizes)

    def code(layer, step, text=None):
        return subject.code(own_norms, text, names="Stack", parts=list(layers[layer]), step=step)

    controls = {
        **subject.controls,
        "layer": menu(say.LAYER, list(layers)),
        "step": time_slider(first.T, t=1 + first.T // 2),
    }
    controls["step"].description = say.STEPS
    rows = [[*subject.controls.values(), controls["layer"]], time_row(controls["step"])]
    return Explorer(
        pictures,
        controls,
        show,
        code,
        rows=rows,
        adjust=partial(subject.follow, slider="step"),
        film=("step", "layer"),
        name=name,
        state=state,
    )


def _both_ways(net, path=(), name=""):
    """The parts that read both ways, with the name of their place."""
    if isinstance(net, Bidirectional):
        yield name or say.THE_NET, path
    elif is_net(net):
        for part, inner in net.parts.items():
            yield from _both_ways(inner, (*path, part), part.replace("_", " "))


def _states(reading, parts, at):
    """The state of each direction after its last step, in the order of time."""
    return [reading.values((*parts, direction), "h")[t] for direction, t in at.items()]


def _block(direction, values, seen, t):
    """The states that one direction has computed so far, those that move most."""
    units = largest_first(values, MOST_ROWS // 2)
    rows = np.where(seen, values[:, units].T, np.nan)
    title, color = (shared.FROM_LEFT, "h") if direction == "forward" else (shared.FROM_RIGHT, "f")
    return Block(shared.units_of(title, len(units), values.shape[1]), rows, units.tolist(), t, COLORS[color])
