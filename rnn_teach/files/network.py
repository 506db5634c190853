"""A net that was trained elsewhere, with the words that it knows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import Bidirectional, GRUCell, LSTMCell, Reversed, Stack, count_parameters, unroll
from rnn_teach.core.arguments import as_array, as_choice, as_sequence, in_short
from rnn_teach.core.cell import is_net
from rnn_teach.core.readout import ANSWERS
from rnn_teach.core.trace import Trace, as_trace
from rnn_teach.core.types import Array
from rnn_teach.files.found import EACH, LAST, listed
from rnn_teach.files.vocabulary import as_words

NAMES = {LSTMCell: "LSTM", GRUCell: "GRU"}
STEPS = 2_000
"""The longest sequence that a net of one's own reads at once."""


class Network:
    """What `read_network` gives: a net of this package that computes what yours does.

        trace = net.unroll("the words it reads")

    Attributes
    ----------
    net : cell, Stack or Bidirectional
        For `unroll`, `bptt`, `make_ledger` and all that takes a net.
    embedding : Embedding or None
    readout : Readout or None
    reads : "each step" or "last"
        Which states the read-out reads.
    words : Words or None
        The vocabulary.
    taken : dict
        For each part the arrays of the file that it was made of.
    unused : list of str
        Arrays of the file that were left out.
    notes : list of str
        What was decided, left out and not understood, in sentences.
    name : str
        The file's.
    """

    def __init__(self, found: Any, name: str, form: str, words: Any = None) -> None:
        self.net, self.embedding, self.readout, self.reads = found.net, found.embedding, found.readout, found.reads
        self.taken, self.unused, self.notes = found.taken, found.unused, found.notes
        self.name, self.form = name, form
        self.words = None if words is None else as_words(words, self.K)

    @property
    def K(self) -> int:
        """How many words it has columns for: those of the embedding, or of x itself."""
        return self.net.n_x if self.embedding is None else self.embedding.K

    def with_words(self, words: Any) -> Network:
        """The same net with a vocabulary: a list, a dict, or a text or JSON file.

        Raises
        ------
        ValueError
            If it is none, or has more words than the net has columns.
        """
        other = object.__new__(type(self))
        vars(other).update(vars(self), words=as_words(words, self.K))
        return other

    def split(self, text: str) -> list[str]:
        """The words of a text, as this net counts them.

        Raises
        ------
        ValueError
            If it has no vocabulary, or the text is none.
        """
        if self.words is None:
            raise ValueError("this net knows no words yet: give their list, read_network(path, words='vocab.json')")
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"give a text of at least one word; got {in_short(text)}")
        return self.words.split(text)

    def inputs(self, words: Any) -> Array:
        """What the cells read, x (T, n_x, B).

        Parameters
        ----------
        words : str, list of str, whole numbers (T,) or (T, B), or x (T, n_x, B)
            A text, its words, their numbers, or the inputs; (T, n_x) is one sequence.

        Raises
        ------
        ValueError
            If they are none of these, or longer than we compute at once.
        """
        if isinstance(words, str):
            words = self.split(words)
        if isinstance(words, list) and words and all(isinstance(word, str) for word in words):
            if self.words is None:
                self.split("a")
            words = np.array(self.words.numbers(words))
        array = as_array("x", words, convert=False)
        if array.ndim == 0 or len(array) > STEPS:
            raise ValueError(f"give a sequence of 1 to {STEPS:,} steps; got {in_short(words)}")
        vectors = array.ndim == 2 and self.embedding is None and array.shape[1] == self.net.n_x
        if array.dtype.kind not in "iu" or array.ndim == 3 or vectors:
            return as_sequence(array, self.net.n_x)
        if self.embedding is not None:
            return self.embedding.read(array)
        if array.min() < 0 or array.max() >= self.K:
            raise ValueError(f"the numbers of words go from 0 to {self.K - 1}; got {array.min()} to {array.max()}")
        return np.moveaxis(np.eye(self.K, dtype=self.net.dtype)[array.reshape(len(array), -1)], -1, 1)

    def unroll(self, words: Any, *, lengths: ArrayLike | None = None, **initial: Any) -> Trace:
        """Run it over words or inputs and keep everything that it computed.

        Parameters
        ----------
        words
            As `inputs` takes them.
        lengths, **initial
            As for `rnn_teach.unroll`.

        Returns
        -------
        Trace
            With `readout`, where the net has one that reads each step.

        Raises
        ------
        ValueError
            If the words are none, or unknown.
        """
        trace = unroll(self.net, self.inputs(words), lengths=lengths, **initial)
        return self.readout.read(trace) if self.readout is not None and self.reads == EACH else trace

    def answer(self, words: Any) -> Any:
        """What it answers at each step: ŷ (T+1, n_y), row 0 NaN.

        Of a net that reads the last states alone, what it would answer if the text
        ended there: it is run once over each beginning of the text.

        Raises
        ------
        ValueError
            If it has no read-out, or the words are none.
        """
        if self.readout is None:
            raise ValueError("this net came without a read-out, so there is no answer")
        x = self.inputs(words)[:, :, :1]
        if self.reads == EACH:
            return self.readout.read(unroll(self.net, x)).readout.y_hat[:, :, 0]
        T = len(x)
        beginnings = np.repeat(x, T, axis=2)
        states = last_states(unroll(self.net, beginnings, lengths=np.arange(1, T + 1)))
        o = self.readout.V @ states + (0 if self.readout.c is None else self.readout.c)
        y_hat = np.full((T + 1, self.readout.V.shape[0]), np.nan)
        y_hat[1:] = ANSWERS[self.readout.answer](o).T
        return y_hat

    def cells(self) -> Any:
        """Its cells by the name of their place, "layer 2, from the right", and where
        their traces are: {name: (cell, ("layer_2", "backward"))}."""
        return _cells(self.net)

    def __repr__(self) -> str:
        words = "" if self.words is None else f", {len(self.words)} words"
        return f"Network({self.name}: {said_of(self.net)}{words})"

    def __str__(self) -> str:
        rows = [(where, what, listed(self.taken.get(part, []), 2)) for part, where, what in self._rows()]
        wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
        lines = [f"{self.name}, a file of {self.form}: {count_parameters(*self._parts()):,} numbers"]
        lines += [f"  {where:<{wide[0]}}  {what:<{wide[1]}}  {names}" for where, what, names in rows]
        lines += [f"  left out: {listed(self.unused)}"] if self.unused else []
        return "\n".join([*lines, *self.notes])

    def _parts(self):
        return [part for part in (self.embedding, self.net, self.readout) if part is not None]

    def _rows(self):
        if self.embedding is not None:
            yield "embedding", "embedding", f"{self.embedding.K} words as {self.embedding.n_x} numbers"
        layers = self.net.parts if isinstance(self.net, Stack) else {"layer_1": self.net}
        for name, layer in layers.items():
            yield name, name.replace("_", " "), said_of(layer)
        if self.readout is not None:
            n_y, which = self.readout.V.shape[0], "at each step" if self.reads == EACH else "from the last states"
            yield "readout", "read-out", f"{n_y} outputs {which}, {self.readout.answer}"


def _cells(net, path=(), name=""):
    if not is_net(net):
        return {name or "the cell": (net, path)}
    found = {}
    for part, inner in net.parts.items():
        told = {"forward": "from the left", "backward": "from the right"}.get(part, part.replace("_", " "))
        found |= _cells(inner, (*path, part), f"{name}, {told}" if name else told)
    return found


def said_of(net):
    """A net in a few words: "2 layers: LSTM, 64 units, both directions"."""
    if isinstance(net, Stack):
        return f"{len(net.parts)} layers: {'; '.join(said_of(layer) for layer in net.parts.values())}"
    if isinstance(net, (Bidirectional, Reversed)):
        cell = net.parts["backward"]
        way = "both directions" if isinstance(net, Bidirectional) else "from the right"
        return f"{said_of(cell)}, {way}"
    return f"{NAMES.get(type(net), 'plain RNN')}, {net.n_x} → {net.n_h} units"


def last_states(trace: Trace) -> Array:
    """The state after all that was read, (n_h, B), of each direction.

        [→h[T]; ←h[1]]

    What reads from the right is done at t = 1. PyTorch's h_n and Keras'
    return_sequences=False give this; `trace.h[T]` holds ←h[T], which has read one word.

    Parameters
    ----------
    trace : Trace
        Of a cell or a net; of layers the top one counts.

    Raises
    ------
    ValueError
        If it is no trace.
    """
    trace = as_trace(trace)
    layers = [name for name in trace.parts if name.startswith("layer_")]
    if layers:
        return last_states(trace.parts[layers[-1]])
    ways = [trace.parts[way].h[-1] for way in ("forward", "backward") if way in trace.parts]
    return np.concatenate(ways) if ways else trace.h[-1].copy()


def as_reads(reads):
    """`reads` itself, where it says which states a read-out reads."""
    return as_choice("reads", reads, (EACH, LAST))
