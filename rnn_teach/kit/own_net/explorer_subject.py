"""What all explorers of your own net share: the net, and the text that it reads."""

from contextlib import suppress
from functools import lru_cache

import numpy as np

from rnn_teach.files.network import said_of
from rnn_teach.kit.explorer_controls import text
from rnn_teach.kit.own_net import words as say
from rnn_teach.kit.own_net.reading import Reading, as_given, as_network, from_text
from rnn_teach.kit.source import Lines, code_of

AS_NETWORK = "from rnn_teach.kit.own_net.reading import as_network"
NAMES = "Stack, bptt, turn_round, unroll"
"""What the code to take along needs of the package."""


class Subject:
    """A net, and a field for the text that it reads, where it reads texts.

    Parameters
    ----------
    net, x, words
        As the explorers take them.
    shipped : (str, str)
        What a lesson's own net is imported from and called, for the code to take along;
        any other is read from its file.
    examples : tuple of str
        Further texts that the field takes.

    Attributes
    ----------
    network : Network
    first : Reading
        Of what is read at first.
    controls : dict
        The field "text"; empty where the net reads numbers.
    """

    def __init__(self, net, x, words, *, shipped=None, examples=()):
        self.network, self._shipped = as_network(net), shipped
        given, labels = as_given(self.network, x, words)
        self.first = Reading(self.network, given, labels)
        self.controls, self._start = {}, None
        if x is None:
            self._start = words if isinstance(words, str) else " ".join(words)
            self.controls["text"] = text(say.TEXT, self._start, examples=examples)
        self._read = lru_cache(maxsize=4)(self._read_anew)

    def read(self, text=None):
        """The reading of a text; without one that of the beginning."""
        return self.first if text is None else self._read(text)

    def code(self, function, text, *needs, names=NAMES, **values):
        """Lines that compute it again: with a lesson's net by its name, else with
        yours from its file. `names` is what it needs of the package."""
        given = self.read(text).given
        if self._shipped:
            module, name = self._shipped
            imports, net = f"from rnn_teach import {names}\nfrom {module} import {name}\n", Lines(f"{name}()")
            given = (text or self._start) if given.ndim == 1 else given
        else:
            imports, net = self._from_its_file(names)
        given = Lines("x") if isinstance(given, np.ndarray) and given.ndim > 1 else given
        return code_of(function, *needs, imports=imports, net=net, given=given, **values)

    def _from_its_file(self, names):
        if self.network.form == say.THIS_PACKAGE:  # there is no file: `net` is what the explorer was given
            return f"from rnn_teach import {names}\n{AS_NETWORK}\n", Lines("as_network(net)")
        return f"from rnn_teach import {names}, read_network\n", Lines(f"read_network({self.network.name!r})")

    def _read_anew(self, text):
        return Reading(self.network, *from_text(self.network, text))

    def follow(self, controls, slider="t"):
        """Set the end of a slider over time to the text's."""
        if slider in controls and "text" in controls:
            with suppress(ValueError):  # `show` says why
                controls[slider].max = self.read(controls["text"].value).T


def subject_of(net, x, words, **more):
    """A net of your own, opened in an explorer that has a net of its own; None where
    none is given.

    Raises
    ------
    ValueError
        If there are inputs or words but no net, nothing to read, or too much of it.
    """
    if net is None:
        if x is not None or words is not None:
            raise ValueError(say.NO_NET)
        return None
    return Subject(net, x, words, **more)


def only(subject, kind, name):
    """The cells of one kind, by the name of their place.

    Parameters
    ----------
    kind : class
        The cell's.
    name : str
        What cells of that kind are called.

    Raises
    ------
    ValueError
        If the net has none.
    """
    cells = subject.network.cells()
    found = {where: (cell, parts) for where, (cell, parts) in cells.items() if isinstance(cell, kind)}
    if not found:
        raise ValueError(say.other_kind(name, said_of(subject.network.net)))
    return found
