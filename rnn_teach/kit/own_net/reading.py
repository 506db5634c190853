"""A net of one's own and what it reads: what each unit did, in the order of time."""

import os

import numpy as np

from rnn_teach.core import turn_round, unroll
from rnn_teach.core.arguments import in_short
from rnn_teach.core.cell import as_net
from rnn_teach.files import Network
from rnn_teach.files.found import Found
from rnn_teach.kit.own_net import words as say

MOST_STEPS = 120
"""So many words have room in a picture."""
MEMORY = "c"


def as_network(net):
    """`net` as a Network: as it is, or a cell or net of the package without words.

    Raises
    ------
    ValueError
        If it is none of these.
    """
    if isinstance(net, Network):
        return net
    if isinstance(net, (str, bytes, os.PathLike)):
        raise ValueError(f"net must be a net, and this is the name of a file: net=read_network({in_short(net)})")
    return Network(Found(as_net(net)), say.YOUR_NET, say.THIS_PACKAGE)


class Reading:
    """What a net computes over one text.

    Attributes
    ----------
    network : Network
    words : list of str
        What stands above each step.
    given : array
        What it reads: numbers of words (T,), or x.
    x : array (T+1, n_x, 1)
        That as the net's inputs.
    trace : Trace
    places : dict
        By what it is called, "layer 1, from the left: c", a state or gate of one cell:
        the cell, the parts that lead to its trace, and its name there.
    """

    def __init__(self, network, given, words):
        self.network, self.given, self.words = network, given, words
        self.x = network.inputs(given)[:, :, :1]
        self.trace = unroll(network.net, self.x)
        self._answers = None
        self.places = {
            say.quantity(where, name): (cell, parts, name)
            for where, (cell, parts) in network.cells().items()
            for name in self.carried(parts)
        }

    @property
    def T(self):
        """How many steps it has."""
        return len(self.words)

    def values(self, parts, name):
        """One quantity of one cell (T+1, n_h), its steps in the order of time."""
        trace = self.part(parts)
        values = trace.quantities[name][:, :, 0]
        return turn_round(values) if parts[-1:] == ("backward",) else values

    def of(self, place):
        """The state of that place, (T+1, n_h); of a memory c what h gets of it, tanh
        c."""
        _, parts, name = self.places[place]
        values = self.values(parts, name)
        return np.tanh(values) if name == MEMORY else values

    def gates(self, parts):
        """The gates of a cell by name, each (T+1, n_h), its candidate among them; of a
        plain RNN none."""
        names = [name for name, (whole, _) in self.part(parts).slices.items() if whole == "gates"]
        return {name: self.values(parts, name) for name in names}

    def carried(self, parts):
        """The states that a cell carries: c, where it has one, and h."""
        return sorted(self.part(parts).carried)

    def answers(self):
        """What the read-out answers after each step (T+1, n_y)."""
        if self._answers is None:
            self._answers = self.network.answer(self.given)
        return self._answers

    def part(self, parts):
        """The trace of one cell."""
        trace = self.trace
        for part in parts:
            trace = trace.parts[part]
        return trace


def as_given(network, x, words):
    """What is read at first, its words, and whether it is a text that can be changed.

    Parameters
    ----------
    network : Network
    x : array, numbers of words, or None
    words : str, list of str, or None
        The text to read; beside an x its labels.

    Raises
    ------
    ValueError
        If there is nothing to read, or too much of it.
    """
    if x is not None:
        array = np.asarray(x)
        steps = len(array) if array.ndim else 0
        labels = [str(t) for t in range(1, steps + 1)] if words is None else list(words)
        if len(labels) != steps:
            raise ValueError(say.not_as_many(len(labels), steps))
        return refuse_too_long(array, labels)
    if words is None:
        raise ValueError(say.NOTHING_TO_READ)
    return from_text(network, words)


def from_text(network, text):
    """The numbers of the words of a text, and the words.

    Raises
    ------
    ValueError
        If the text is empty, too long, or has a word that the net does not know.
    """
    if not text or (isinstance(text, str) and not text.strip()):
        raise ValueError(say.EMPTY)
    if not isinstance(text, (str, list)):
        raise ValueError(f"words must be a text or a list of words; got {in_short(text)}")
    words = network.split(text) if isinstance(text, str) else text
    if network.words is None:
        network.split("a")  # says that there is no vocabulary
    return refuse_too_long(np.array(network.words.numbers(words)), words)


def refuse_too_long(given, words):
    """What is read, and its words, where a picture has room for them.

    Raises
    ------
    ValueError
        If there are too many.
    """
    if not 1 <= len(words) <= MOST_STEPS:
        raise ValueError(say.too_long(len(words), MOST_STEPS))
    return given, words
