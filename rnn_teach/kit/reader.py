"""A net that was trained to label the words of a request, with its weights.

How it was trained: tools/train_reader.py.
"""

from functools import cache
from pathlib import Path

import numpy as np

from rnn_teach.core import Readout, RNNCell, unroll
from rnn_teach.kit.sentences import in_known_words

WEIGHTS = Path(__file__).parent / "reader.npz"
SLOTS = ("destination", "departure", "date", "other")
"""What a word can be to a travel desk. Most words fill no slot of its form: other."""
UNKNOWN = "<unk>"
"""In place of every word that the net does not know."""


class Reader:
    """A plain tanh cell, its read-out, and the words it knows.

        h[t] = tanh(U x[t] + W h[t-1] + b),   ŷ[t] = softmax(V h[t] + c)

    Attributes
    ----------
    words : list of str
        x[t] has a 1 at the place of the word, and at its last place for a word that is
        not here.
    cell : RNNCell
    readout : Readout
        Its outputs are those of `SLOTS`.
    """

    def __init__(self, words, cell, readout):
        self.words, self.cell, self.readout = list(words), cell, readout
        self._places = {word.casefold(): place for place, word in enumerate(self.words)}

    def __repr__(self):
        return f"Reader({len(self.words)} words, {self.cell!r})"

    def knows(self, word):
        """Whether it has a place of its own for a word."""
        return word.casefold() in self._places

    def place(self, word):
        """Where x[t] has its 1 for a word."""
        return self._places.get(word.casefold(), len(self.words))

    def split(self, sentence):
        """The words of a sentence; Chinese ones are found without spaces between
        them."""
        return in_known_words(sentence, self.words)

    def one_hot(self, words):
        """Words as inputs (T, n_x)."""
        return np.eye(len(self.words) + 1)[[self.place(word) for word in words]]

    def read(self, words, cell=None, readout=None):
        """What the net computes of some words: a trace with its read-out. Another cell
        or read-out can take the place of its own."""
        return (readout or self.readout).read(unroll(cell or self.cell, self.one_hot(words)))


@cache
def travel_reader():
    """The trained net of notebooks 0 and 1."""
    with np.load(WEIGHTS) as stored:
        parts = {name: np.round(stored[name].astype(float), 2) for name in "UWbVc"}
        words = stored["words"].tolist()
    cell = RNNCell(parts["U"], parts["W"], parts["b"])
    return Reader(words, cell, Readout(parts["V"], parts["c"]))
