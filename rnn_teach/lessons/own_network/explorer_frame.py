"""What the explorers of a net of one's own share: the text that it reads."""

from functools import lru_cache

import numpy as np

from rnn_teach.kit.explorer_controls import text
from rnn_teach.kit.source import Lines, code_of
from rnn_teach.lessons.own_network import words as say
from rnn_teach.lessons.own_network.reading import Reading, as_given, as_network, from_text
from rnn_teach.lessons.own_network.shipped import OTHER_TEXT, TEXT, quoting_net

SHIPPED = "from rnn_teach import Stack, bptt, turn_round, unroll\nfrom rnn_teach.tasks import quoting_net\n"
FROM_A_FILE = "from rnn_teach import Stack, bptt, read_network, turn_round, unroll\n"


class Subject:
    """A net, and a field for the text that it reads, where it reads texts.

    Parameters
    ----------
    net, x, words
        As the explorers take them.

    Attributes
    ----------
    network : Network
    first : Reading
        Of what is read at first.
    controls : dict
        The field "text"; empty where the net reads numbers.
    """

    def __init__(self, net, x, words):
        self.network = as_network(net)
        given, labels = as_given(self.network, x, words)
        self.first = Reading(self.network, given, labels)
        self.controls = {}
        if x is None:
            start = words if isinstance(words, str) else TEXT if words is None else " ".join(words)
            self.controls["text"] = text(say.TEXT, start, examples=(OTHER_TEXT, TEXT))
        self._read = lru_cache(maxsize=4)(self._read_anew)

    def read(self, text=None):
        """The reading of a text; without one that of the beginning."""
        return self.first if text is None else self._read(text)

    def code(self, function, text, *needs, **values):
        """Lines that compute it again: with the lesson's net by its name, else with
        yours from its file."""
        given = self.read(text).given
        if self.network is quoting_net():
            imports, net = SHIPPED, Lines("quoting_net()")
            given = (text or TEXT) if given.ndim == 1 else given
        else:
            imports, net = FROM_A_FILE, Lines(f"read_network({self.network.name!r})")
        given = Lines("x") if isinstance(given, np.ndarray) and given.ndim > 1 else given
        return code_of(function, *needs, imports=imports, net=net, given=given, **values)

    def _read_anew(self, text):
        return Reading(self.network, *from_text(self.network, text))

    def follow(self, controls):
        """Set the ends of the time slider to the text's."""
        if "t" not in controls or "text" not in controls:
            return
        try:
            controls["t"].max = self.read(controls["text"].value).T
        except ValueError:  # `show` says why
            return
