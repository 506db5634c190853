"""The layers of a net of your own."""

from functools import lru_cache

import numpy as np

from rnn_teach.core import Stack
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.own_net import words as shared
from rnn_teach.kit.own_net.picture_blocks import MOST_ROWS, Block, BlocksPicture, largest_first
from rnn_teach.kit.own_net.way_back import direct_of_answer, gradient_at_h, sizes_back, sizes_of_rows
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.picture_style import COLORS
from rnn_teach.lessons.deep import words as say
from rnn_teach.lessons.deep.code import own_flow, own_states

VIEWS = (say.STATES, say.FLOW)


def own_layers(subject, name, state):
    """What every layer of a net holds over a text, and how strongly its answer at t
    depends on each.

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
    """
    network, first, pictures = subject.network, subject.first, Album(BlocksPicture)
    is_stack = isinstance(network.net, Stack)

    @lru_cache(maxsize=4)
    def layers(text):
        trace = subject.read(text).trace
        parts = {part: trace.parts[part] for part in network.net.parts} if is_stack else {"layer_1": trace}
        return {part.replace("_", " "): np.nan_to_num(one.h[:, :, 0]) for part, one in parts.items()}

    @lru_cache(maxsize=64)
    def sizes(text, t):
        reading = subject.read(text)
        return sizes_back(network, reading.x, t, trace=reading.trace)

    def show(view, t, text=None):
        words, h = subject.read(text).words, layers(text)
        picture = pictures.of(view, *words)
        if view == say.STATES:
            picture.show(words, _maps(h, t), t)
            moved = [np.linalg.norm(values[t] - values[t - 1]) for values in h.values()]
            return say.own_states(t, words[t - 1], list(h), moved)
        of_x, of_layers = sizes(text, t)
        picture.show(words, _flow(of_x, of_layers, t), t, sizes=True)
        k = int(np.argmax(of_x))
        return say.own_flow(
            t, words[t - 1], {name: size[t - 1] for name, size in of_layers.items()}, k + 1, words[k]
        )

    def code(view, t, text=None):
        if view == say.STATES:
            return subject.code(own_states, text, names="Stack", t=t)
        return subject.code(own_flow, text, sizes_back, sizes_of_rows, direct_of_answer, gradient_at_h, t=t)

    controls = {**subject.controls, "view": menu(say.VIEW, VIEWS), "t": time_slider(first.T, t=first.T)}
    rows = [[*subject.controls.values(), controls["view"]], time_row(controls["t"])]
    return Explorer(
        pictures, controls, show, code, rows=rows, adjust=subject.follow, film=("t", "view"), name=name, state=state
    )


def _maps(h, t):
    """The states of each layer, the last above."""
    most = max(MOST_ROWS // len(h), 1)
    blocks = []
    for name, values in reversed(h.items()):
        units = largest_first(values[1:], most)
        title = shared.units_of(name, len(units), values.shape[1])
        blocks.append(Block(title, values[1:, units].T, units.tolist(), t))
    return blocks


def _flow(of_x, of_layers, t):
    """The size of the gradient in each layer, the last above, and at the input."""
    rows = [*reversed(of_layers.items()), (say.INPUT, of_x)]
    return [Block(name, size[np.newaxis], [], t, COLORS["gradient"]) for name, size in rows]
