"""Three trained nets in small files: one that writes like the course, one that closes
quotes, one that counts brackets. `tools/train_language_nets.py` made them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from rnn_teach.core import LSTMCell, Readout, load_net, unroll
from rnn_teach.core.arguments import as_choice
from rnn_teach.lessons.language_model.alphabet import Alphabet
from rnn_teach.lessons.language_model.run import one_hot

NETS = ("prose", "quotes", "brackets")
WARM_UP = 'the sea (and a "king") sleeps\nold "home (wind) to" red\nqueen\n'
WARM_UPS = {"prose": "\n\n", "quotes": WARM_UP, "brackets": 'ab(c"d"e)f\n(a)b(c(d))\n"e(f)"a\n'}
"""What each reads first: from a state of zero, as no text begins, a net errs."""


@dataclass(frozen=True)
class LanguageNet:
    """A trained cell, its read-out, its symbols, and the states after a few lines."""

    cell: LSTMCell
    readout: Readout
    alphabet: Alphabet
    warm: dict

    def read(self, text):
        """The trace of a text with its read-out, after the lines of the warm-up.

        Raises
        ------
        ValueError
            If the text holds a symbol that the net does not know, or is empty.
        """
        return self.read_from_the_start(text, **self.warm)

    def read_from_the_start(self, text, **states):
        """The same without the warm-up, or from other states."""
        x = one_hot(self.alphabet.encode(text)[:, np.newaxis], len(self.alphabet), float)
        return self.readout.read(unroll(self.cell, x, **states))


def file_of(name):
    """Where the net of that name is."""
    return Path(__file__).with_name(f"{name}_net.npz")


def language_net(name: Literal["prose", "quotes", "brackets"]) -> LanguageNet:
    """A trained net.

    Parameters
    ----------
    name : "prose", "quotes" or "brackets"
        Which has read the course's own prose; lines of words with quotes and brackets;
        lines of letters with brackets up to 4 deep.

    Returns
    -------
    LanguageNet

    Raises
    ------
    ValueError
        If there is no such net.
    """
    return _loaded(as_choice("name", name, NETS))


@cache
def _loaded(name):
    parts = load_net(file_of(name))
    alphabet, warm = Alphabet(parts["symbols"]), {}
    net = LanguageNet(parts["cell"], parts["readout"], alphabet, warm)
    warm |= net.read_from_the_start(WARM_UPS[name]).last
    return net
